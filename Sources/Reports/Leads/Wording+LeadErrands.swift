import Destinations
import Leads
import Text

extension Wording {
  static func word(_ state: LeadState) -> String {
    switch state {
    case .taken: "taken"
    case .arrived: "arrived"
    case .missing: "taken, and not there"
    case .refused: "not taken"
    case .unknown: "not established"
    case .notSent: "not sent"
    case .found: "there"
    case .wouldBeRemoved: "would be removed"
    case .removed: "removed"
    case .gone: "not there any more"
    case .awaited: "not there yet; it may come in"
    case .changed: "changed by somebody; it stays"
    case .left: "not removed"
    }
  }

  static func origin(_ lead: LeadLine) -> String {
    lead.isOwn ? "sent here     " : "sent elsewhere"
  }

  static func offer(_ name: String) -> String { "'\(name)'" }

  static func moreLeads(_ count: Int) -> String { "… and \(count) more" }

  /// How long ago a lead was made, in as many signs for each.
  static func age(of lead: TestLead, at now: Timestamp) -> String {
    let text = lead.made.map { age(now.seconds - $0.seconds) } ?? "of no known time"
    return text + String(repeating: " ", count: max(0, 14 - text.utf8.count))
  }

  private static func age(_ seconds: Int) -> String {
    let (number, unit) =
      switch seconds {
      case ..<60: (max(0, seconds), "second")
      case ..<3600: (seconds / 60, "minute")
      case ..<86_400: (seconds / 3600, "hour")
      default: (seconds / 86_400, "day")
      }
    return "\(number) \(unit)\(number == 1 ? "" : "s") old"
  }

  static func testLeads(_ count: Int) -> String {
    count == 1 ? "1 test lead" : "\(count) test leads"
  }

  /// What came of all leads of a destination, in a line.
  static func summary(of report: LeadErrandReport, _ kind: LeadErrandKind) -> String {
    let counts = LeadState.allCases.compactMap { state in
      report.counts[state].map { (state, $0) }
    }
    let total = counts.map(\.1).reduce(0, +)
    guard total > 0 else { return nothing(of: report, kind) }
    if kind == .find, report.counts[.found] == total {
      return found(total, report)
    }
    guard counts.count > 1 else { return "\(testLeads(total)): \(word(counts[0].0))" }
    return "\(testLeads(total)): "
      + counts.map { state, count in "\(count) \(word(state))" }.joined(separator: ", ")
  }

  private static func found(_ total: Int, _ report: LeadErrandReport) -> String {
    let more =
      report.leads.count < total ? "; the newest \(report.leads.count) are shown" : ""
    let own = report.own == total ? "sent" : report.own == 0 ? "none sent" : "\(report.own) sent"
    return total == 1 && report.own == 0
      ? "1 test lead, not sent from here" : "\(testLeads(total)), \(own) from here\(more)"
  }

  private static func nothing(of report: LeadErrandReport, _ kind: LeadErrandKind) -> String {
    switch kind {
    case .send: "no test lead was sent"
    case .find: report.subject.verdict == .ok ? "there are no test leads" : "no test lead was found"
    case .clean:
      report.subject.verdict == .ok
        ? "no test lead that was sent from here is on record for this destination"
        : "no test lead was removed"
    }
  }
}
