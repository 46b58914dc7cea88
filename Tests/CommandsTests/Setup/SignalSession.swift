import Glibc
import TestSupport
import Testing

/// The built program setting something up under a shell that only stops and continues it, at a
/// terminal whose settings are not the usual ones.
///
/// Unlike other shells, `dash` leaves a terminal as the program has left it.
final class SignalSession {
  /// A kind of question, and how one comes to it.
  struct Prompt: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    var steps: [CrashStep] = []
    /// What is typed at the last question of `steps`, besides.
    var keys: String?
    let question: String
    /// Whether the journal has begun.
    var isKept = true
    var statusAfterInterrupts: Int32 = 130
    var statusAfterEndOfInput: Int32 = 0
  }

  private static let table = ["setup", "table", "--offline", "--profile", "contoso"]
  private static let first = CrashStep(question: "Step 1 of 5", answer: "")
  private static let secret = CrashStep(
    question: "is not shown.", answer: Installation.connection)

  static let prompts = [
    Prompt(
      testDescription: "destination", arguments: ["setup", "--offline"],
      question: "Where shall the leads go?", isKept: false),
    Prompt(
      testDescription: "name", arguments: ["setup", "table", "--offline"],
      question: "What shall this set-up be called?", isKept: false),
    Prompt(
      testDescription: "visible value",
      arguments: ["setup", "dynamics", "--offline", "--profile", "contoso"], question: "URL:"),
    Prompt(
      testDescription: "hidden secret", arguments: table, steps: [first],
      question: "is not shown."),
    Prompt(
      testDescription: "keeping", arguments: table, steps: [first, secret],
      question: "In a file that only you can read"),
    Prompt(
      testDescription: "besides", arguments: table,
      steps: [first, secret, CrashStep(question: "In a file", answer: "2")],
      question: "Which variable?"),
    Prompt(testDescription: "action", arguments: table, question: "Step 1 of 5"),
    Prompt(
      testDescription: "confirmation", arguments: table,
      keys: "\u{1B}[200~one\n\(Installation.connection)\u{1B}[201~", question: "Take it? [Y/n]"),
    Prompt(
      testDescription: "steps", arguments: table,
      steps: [CrashStep(question: "Step 1 of 5", answer: "steps")],
      question: "Type a number to go there"),
    Prompt(
      testDescription: "leaving", arguments: table, keys: "\u{03}",
      question: "Leave the set-up?", statusAfterEndOfInput: 130),
    Prompt(
      testDescription: "document", arguments: table,
      steps: [
        first, secret, CrashStep(question: "In a file", answer: ""),
        CrashStep(question: "Step 3 of 5", answer: ""),
        CrashStep(question: "Contact email:", answer: ""),
      ], question: "customer-leads document", isKept: false, statusAfterInterrupts: 0),
  ]

  let user: Installation
  let terminal: PseudoTerminal
  /// The settings before the program began.
  let before: TerminalModes
  private var mark = 0

  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    user = try Installation()
    let script = """
      ulimit -c 0; stty -ixon erase '^H' susp '^Y' eof '^D'; set -m; echo prepared; read go
      "$@"; status=$?
      while [ $status = 148 ]; do echo stopped; read go; fg >/dev/null; status=$?; done
      echo ended $status; read end
      """
    terminal = try PseudoTerminal(
      running: "/bin/dash", ["-c", script, "dash", user.program] + arguments,
      environment: user.environment.merging(["TERM": "xterm"]) { $1 }.merging(environment) { $1 },
      workingDirectory: user.folder.path, columns: 200, rows: 60)
    try terminal.expect("prepared", within: CrashSession.limit)
    before = try terminal.modes()
    try type("\n")
  }

  /// Goes to a kind of question.
  convenience init(at prompt: Prompt) throws {
    try self.init(prompt.arguments)
    for step in prompt.steps {
      try question(step.question)
      try type(step.answer + "\r")
    }
    if let keys = prompt.keys {
      try question("Step 1 of 5")
      try type(keys)
    }
    try question(prompt.question)
    #expect(try terminal.modes() != before)
  }

  func type(_ keys: String) throws {
    mark = terminal.received.count
    try terminal.send(keys)
  }

  /// Waits until something is asked that holds a text.
  func question(_ text: String) throws {
    try terminal.expectScreen("the question '\(text)'", within: CrashSession.limit) {
      [self] screen in
      screen.cursorLine == ">" && (try? terminal.modes().isLineWise) == false
        && LivePrompt.plain(terminal.received[mark...]).contains(text)
    }
  }

  /// Waits for the program's line to be there again.
  func prompt() throws {
    try terminal.expectScreen("the prompt", within: CrashSession.limit) { [self] screen in
      screen.cursorLine == ">" && (try? terminal.modes().isLineWise) == false
    }
  }

  /// Waits until what was typed is answered: another question is there, or the program has ended.
  func answered() throws {
    try terminal.expectScreen("an answer", within: CrashSession.limit) { [self] screen in
      let seen = LivePrompt.plain(terminal.received[mark...])
      if seen.contains("\nended ") { return true }
      return seen.contains("\n") && screen.cursorLine == ">"
        && (try? terminal.modes().isLineWise) == false
    }
    terminal.settle()
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32) {
    let group = tcgetpgrp(terminal.master)
    if group > 0, group != terminal.process { kill(-group, number) }
  }

  /// Waits until the program is stopped.
  func stop() throws {
    try terminal.expect("stopped", within: CrashSession.limit)
    #expect(try terminal.modes() == before)
    #expect(!terminal.screen.bracketsPastes)
  }

  /// Lets the program go on.
  func goOn() throws {
    try terminal.send("\n")
    try prompt()
  }

  /// Waits for the end, after which the terminal is as it was.
  func end(with status: Int32) throws {
    try terminal.expect("ended \(status)\r\n", within: CrashSession.limit)
    #expect(try terminal.modes() == before)
    #expect(!terminal.screen.bracketsPastes)
    #expect(terminal.screen.cursorColumn == 0)
  }
}
