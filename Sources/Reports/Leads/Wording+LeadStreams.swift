import Leads

extension Wording {
  /// The words of the reports of many leads.
  enum LeadStream {
    static let line = "Line"
    static let day = "Day"
    static let name = "Name"
    static let leads = "leads"
    static let nothingToDraw = "No lead was counted, so there is nothing to draw."
    static let notTold = "(not told)"
    static let unknownCode = "unknown code"

    static func leads(_ count: Int) -> String { count == 1 ? "1 lead" : "\(count) leads" }

    static func moreLeads(_ count: Int) -> String {
      "and \(count) more \(count == 1 ? "lead" : "leads"); "
        + "'--limit N' shows more, '--format csv' all"
    }

    static func summary(_ all: LeadTally.Row) -> String {
      var parts = ["\(all.contacts) to follow up"]
      if all.doNotContact > 0 { parts.append("\(all.doNotContact) not for contact") }
      if all.tests > 0 { parts.append(all.tests == 1 ? "1 test lead" : "\(all.tests) test leads") }
      return "\(leads(all.total)): \(parts.joined(separator: ", "))"
    }

    static func by(_ subject: LeadCounts.Subject) -> String { "By \(subject.rawValue)" }

    static func column(_ kind: LeadKind, width: Int) -> String {
      let isNarrow = width < 60
      return switch kind {
      case .contact: isNarrow ? "contact" : "to follow up"
      case .doNotContact: isNarrow ? "DNC" : "not for contact"
      case .test: "test"
      }
    }

    static func label(_ value: String, _ subject: LeadCounts.Subject) -> String {
      if value.isEmpty { return notTold }
      if value == LeadCounts.testName { return "\(value) (test leads)" }
      let term: LeadTerm?
      switch subject {
      case .source: term = LeadVocabulary.source(value)
      case .action: term = LeadVocabulary.action(value)
      case .offer, .day: return value
      }
      return "\(value) (\(term?.name ?? unknownCode))"
    }

    static func others(_ count: Int?) -> String {
      count.map { "others (\($0) values)" } ?? "others"
    }
  }
}
