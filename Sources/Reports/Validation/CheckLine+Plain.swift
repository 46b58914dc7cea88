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

  /// What is wrong, in one line without markup: the entry's title, else the first of the words,
  /// else what was checked and how that ended.
  public var headline: String {
    if let explanation { return SafeText.escapedLine(Prose(explanation.text.title).plain) }
    let words = said.flatMap { ForeignText.lines($0).first { !$0.isEmpty } }
    return ForeignText.line(words ?? Wording.outcome(title, status))
  }

  /// The check because of which this one was skipped; none where it was left out as asked for,
  /// which bears its own name as the reason.
  var cause: String? { because == id ? nil : because }

  /// Everything there is to say, without markup: what was checked, what came back, what it means
  /// and what to do.
  func plainText(subject: String) -> String {
    let end = status == .skipped ? Wording.skipped(because: cause) : Wording.word(status)
    var parts = ["\(ForeignText.line(subject)): \(id), \(title): \(end)"]
    if let said { parts.append(ForeignText.passage(said)) }
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
      "\(Heading.resolution.text(in: language)):\n\(steps.joined(separator: "\n"))",
      "\(Heading.who.text(in: language)): \(Prose(text.who).plain)",
      "\(Heading.verify.text(in: language)): \(Prose(text.verify).plain)",
    ]
  }
}
