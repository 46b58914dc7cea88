import Destinations

extension Wording {
  static let tool = "leadline"
  static let reportTitle = "Lead destinations"
  static let nothingValidated = "No lead destination was checked."
  static let noName = "(no name)"
  static let check = "Check"
  static let result = "Result"
  static let subject = "Lead destination"
  static let place = "Where"
  static let problem = "What is wrong"
  static let noProblem = "Nothing is wrong."

  /// The name of a destination as portals show it; one that has none, as the document has it.
  static func destinationName(_ name: String) -> String {
    let known = destination(name)
    return known == destination("any") ? ForeignText.line(name) : known
  }

  static func word(_ status: CheckStatus) -> String {
    switch status {
    case .ok: "ok"
    case .broken: "broken"
    case .warning: "warning"
    case .notEstablished: "not established"
    case .skipped: "skipped"
    }
  }

  static func word(_ verdict: SubjectVerdict) -> String {
    switch verdict {
    case .ok: "ok"
    case .broken: "broken"
    case .notEstablished: "not established"
    }
  }

  /// What stands beside the word; never without it.
  static func symbol(_ status: CheckStatus, usesASCII: Bool) -> String {
    switch status {
    case .ok: usesASCII ? "+" : "√"
    case .broken: usesASCII ? "x" : "×"
    case .warning: "!"
    case .notEstablished: "?"
    case .skipped: usesASCII ? "-" : "–"
    }
  }

  static func skipped(_ ids: [String], because: String) -> String {
    "skipped because of \(because): \(ids.joined(separator: ", "))"
  }

  static func skipped(because: String?) -> String {
    because.map { "skipped because of \($0)" } ?? "skipped as asked for"
  }

  static func leftOut(_ ids: [String]) -> String {
    "skipped as asked for: \(ids.joined(separator: ", "))"
  }

  static func asAbove(_ title: String, _ id: String) -> String { "As above: \(title) (\(id))" }

  /// `Verdict: broken (20 ok, 1 broken, 3 skipped)`.
  static func verdict(_ verdict: SubjectVerdict, of tally: ReportTally) -> String {
    "Verdict: \(word(verdict)) (\(counts(tally)))"
  }

  /// `20 ok, 1 broken, 3 skipped`: what did not occur is left out.
  static func counts(_ tally: ReportTally) -> String {
    let order: [CheckStatus] = [.ok, .broken, .warning, .notEstablished, .skipped]
    let parts = order.compactMap { status in
      tally[status] == 0 ? nil : "\(tally[status]) \(word(status))"
    }
    return parts.isEmpty ? "no check" : parts.joined(separator: ", ")
  }

  /// `3 lead destinations: 1 ok, 2 broken, 0 not established`.
  static func summary(_ tally: ReportTally) -> String {
    guard tally.subjects > 0 else { return nothingValidated }
    let order: [SubjectVerdict] = [.ok, .broken, .notEstablished]
    return (tally.subjects == 1 ? "1 lead destination: " : "\(tally.subjects) lead destinations: ")
      + order.map { "\(tally[$0]) \(word($0))" }.joined(separator: ", ")
  }

  static func outcome(_ title: String, _ status: CheckStatus) -> String {
    "\(title): \(word(status))"
  }

  static func andMore(_ count: Int, _ status: CheckStatus) -> String {
    "and \(count) more \(word(status)); the log shows all"
  }

  static func andMoreResults(_ count: Int) -> String { "and \(count) more" }

  static let pageIsFull =
    "The page is full. The text and JSON reports hold the rest; the worst stands above."

  static func charactersLeftOut(_ count: Int) -> String { "… (\(count) more characters)" }

  static func place(_ source: String, line: Int, column: Int) -> String {
    "\(source):\(line):\(column)"
  }
}
