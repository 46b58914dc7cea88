import Destinations
import Knowledge
import Text

extension CheckLine {
  /// Whether somebody has to look at it.
  var isProblem: Bool {
    switch status {
    case .broken, .warning, .notEstablished: true
    case .ok, .skipped: false
    }
  }

  /// What is wrong, in one line: the entry's title, else what was checked.
  var headline: String {
    let title = explanation.map { Prose($0.text.title).plain } ?? Prose(self.title).plain
    return SafeText.escapedLine(title)
  }

  /// Everything there is to say, without markup: what was checked, what came back, what it means
  /// and what to do.
  func plainText(subject: String) -> String {
    var parts = ["\(ForeignText.line(subject)): \(id), \(title): \(Wording.word(status))"]
    if let said { parts.append(ForeignText.passage(said)) }
    if status == .skipped { parts[0] = parts[0] + ". " + Wording.skipped(because: because) }
    if let explanation { parts += explanation.plainParts }
    return SafeText.escaped(parts.filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }
}

extension Explanation {
  /// Title, cause, steps, who and verification, without markup.
  fileprivate var plainParts: [String] {
    let steps = text.resolution.enumerated().map { number, step in
      "\(number + 1). \(Prose(step).plain)"
    }
    return [
      "\(Prose(text.title).plain) (\(entry.id))", Prose(text.cause).plain,
      "\(Wording.resolution):\n\(steps.joined(separator: "\n"))",
      "\(Wording.who): \(Prose(text.who).plain)",
      "\(Wording.verify): \(Prose(text.verify).plain)",
    ]
  }
}
