import TestSupport
import Testing

/// Somebody who has never done it: reads the screen, types what the sandbox says is to be typed,
/// makes one mistake, and does what is printed.
///
/// It knows nothing of what was made to go wrong; all it goes by is `NoviceReading`.
final class Novice {
  /// What it types by mistake at its first visit to a question.
  struct Slip: Sendable {
    let label: String
    let text: String
  }

  /// How it ended.
  struct Outcome: Sendable {
    var status: Int32
    /// The failures that were explained on the way, each once, in order.
    var entries: [String]
    /// Whether a value was offered in place of what was typed.
    var wasRepaired: Bool
    /// Everything that was on the screen.
    var rows: [String]
    /// How often something was entered.
    var turns: Int

    var text: String { rows.joined(separator: "\n") }
    func says(_ words: String) -> Bool { NoviceReading(lines: rows, columns: 0).says(words) }
  }

  static let name = "novice"
  private static let patience = 60

  let terminal: NoviceTerminal
  /// The kind of sign-in that it was told to choose, where there are several.
  private let authentication: String?
  private var slips: [Slip]
  private var values: [String: String] = [:]
  private var problems: [NoviceReading.Problem] = []
  /// The failures because of which a value was typed once more.
  private var retyped: Set<String> = []
  private var waited: Set<String> = []
  private var hasMended = false
  private var wasRepaired = false
  /// Whether it reads what the sandbox offers to do.
  var heedsHints = true
  /// The labels of what it keeps to itself.
  var withheld: Set<String> = []
  private var turns = 0

  init(_ terminal: NoviceTerminal, authentication: String? = nil, slips: [Slip] = []) {
    self.terminal = terminal
    self.authentication = authentication
    self.slips = slips
  }

  /// Goes on until the program ends.
  func run() throws -> Outcome {
    while true {
      switch try terminal.next() {
      case .ended(let reading, let status):
        note(reading)
        return outcome(status)
      case .asked(let reading):
        note(reading)
        turns += 1
        guard turns < Self.patience else {
          throw TestSupportError.timedOut(
            awaiting: "the end of the set-up", seen: terminal.rows.joined(separator: "\n"))
        }
        try act(on: reading)
      }
    }
  }

  private func outcome(_ status: Int32) -> Outcome {
    var entries: [String] = []
    for problem in problems where !entries.contains(problem.entry) { entries.append(problem.entry) }
    return Outcome(
      status: status, entries: entries, wasRepaired: wasRepaired, rows: terminal.rows, turns: turns)
  }

  /// Remembers what was read.
  func note(_ reading: NoviceReading) {
    problems += reading.problems
    let lists = reading.values.filter { list in
      guard let authentication else { return true }
      return list.contains { $0.value == authentication }
    }
    guard values.isEmpty, let list = lists.first else { return }
    for (label, value) in list where !withheld.contains(label) { values[label] = value }
  }

  private func act(on reading: NoviceReading) throws {
    switch reading.question {
    case .name: try terminal.enter(Self.name)
    case .confirmation:
      if reading.says("seems to be meant") { wasRepaired = true }
      try terminal.enter("")
    case .keeping: try terminal.enter("1")
    case .document: try terminal.enter("")
    case .action where reading.asksToMend: try mend(reading)
    case .action: try terminal.enter("")
    case .value(let label) where reading.asksToMend: try mend(reading, at: label)
    case .value(let label): try terminal.enter(answer(to: label))
    case .unclear:
      throw TestSupportError.timedOut(awaiting: "a question that can be read", seen: reading.text)
    }
  }

  private func answer(to label: String) -> String {
    if let index = slips.firstIndex(where: { $0.label == label }) {
      return slips.remove(at: index).text
    }
    return values[label] ?? ""
  }

  /// Does what the explanation says that was printed last.
  private func mend(_ reading: NoviceReading, at label: String? = nil) throws {
    if hasMended {
      hasMended = false
      return try terminal.enter("")
    }
    let problem = problems.last
    if let label, let problem, problem.blamesField, let right = values[label],
      retyped.insert(problem.entry + label).inserted
    {
      return try terminal.enter(slips.isEmpty ? right : answer(to: label))
    }
    if let problem, problem.isUncertain, problem.saysWait, waited.insert(problem.entry).inserted {
      return try wait()
    }
    if !reading.offersMending, let problem, let (label, row) = reading.change, values[label] != nil,
      retyped.insert(problem.entry + label).inserted
    {
      try terminal.answer("steps")
      return try terminal.enter(row)
    }
    hasMended = reading.offersMending && heedsHints
    try terminal.enter(hasMended ? "mend" : "")
  }

  /// Lets the program look a few times, and loses patience.
  private func wait() throws {
    try terminal.enter("wait")
    if case .asked(let reading) = try terminal.next(or: "looked 2 times"),
      reading.text.contains("looked 2 times")
    {
      try terminal.send("\u{03}")
    }
  }
}

extension Novice {
  /// Types an answer, and goes on until the program ends.
  func finish(with answer: String) throws -> Outcome {
    try terminal.enter(answer)
    return try run()
  }
}

/// The paths of all files below a folder.
func files(in folder: TemporaryDirectory) throws -> [String] {
  var child = ChildProcess("/usr/bin/find", [folder.path, "-type", "f"])
  child.environment = ["PATH": "/usr/bin:/bin"]
  return try child.run().output.split(separator: "\n").map(String.init)
}
