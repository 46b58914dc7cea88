import Destinations
import Leads
import Text

/// What is written about one destination and the leads there.
struct LeadErrandPage {
  /// More leads than these are only counted: a person asks for them by `--format json`.
  private static let mostShown = 20

  private let kind: LeadErrandKind
  private let setting: ReportSetting
  private let now: Timestamp
  private var page: IndentedPage

  static func text(
    of report: LeadErrandReport, _ kind: LeadErrandKind, _ setting: ReportSetting,
    at now: Timestamp
  ) -> String {
    var writer = LeadErrandPage(
      kind: kind, setting: setting, now: now, page: IndentedPage(style: setting.style))
    return writer.whole(report)
  }

  private mutating func whole(_ report: LeadErrandReport) -> String {
    var text = ""
    if !setting.isQuiet {
      writeHead(report.subject)
      text = page.text
    }
    for check in report.subject.checks where check.isProblem {
      text += check.text(
        setting.style, usesASCII: setting.usesASCII, source: report.subject.source)
    }
    page = IndentedPage(style: setting.style)
    writeLeads(report)
    if !setting.isQuiet {
      let summary = Wording.summary(of: report, kind)
      page.line(summary, indent: 2, role: Self.role(report.subject.verdict))
    }
    return text + page.text
  }

  private mutating func writeHead(_ subject: SubjectReport) {
    let name = ForeignText.line(subject.name)
    let source = ForeignText.line(subject.source)
    var head = name == source || subject.source.isEmpty ? [name] : [name, source]
    if let destination = subject.destination { head.append(Wording.destinationName(destination)) }
    page.line(head.joined(separator: " · "), role: .title)
  }

  private mutating func writeLeads(_ report: LeadErrandReport) {
    // Whoever looks for leads has said how many to show.
    let shown = kind == .find ? report.leads[...] : report.leads.prefix(Self.mostShown)
    for lead in shown { page.line(line(lead), indent: 2, role: Self.role(lead)) }
    let rest = report.leads.count - shown.count
    if rest > 0 { page.line(Wording.moreLeads(rest), indent: 2, role: .muted) }
  }

  private func line(_ lead: LeadLine) -> String {
    var parts = [lead.test.marker]
    if kind == .find {
      parts += [Wording.age(of: lead.test, at: now), Wording.origin(lead)]
      if lead.state != .found { parts.append(Wording.word(lead.state)) }
      if let offer = lead.decoded?.lead.offer {
        parts.append(Wording.offer(ForeignText.line(offer)))
      }
    } else {
      parts.append(Wording.word(lead.state))
    }
    return parts.joined(separator: "  ")
  }

  private static func role(_ lead: LeadLine) -> ProseRole? {
    switch lead.state {
    case .refused, .changed, .left: .failure
    case .unknown, .missing, .awaited: .warning
    case .notSent, .gone: .muted
    case .found: lead.isOwn ? nil : .muted
    case .taken, .arrived, .removed, .wouldBeRemoved: nil
    }
  }

  private static func role(_ verdict: SubjectVerdict) -> ProseRole {
    switch verdict {
    case .ok: .success
    case .broken: .failure
    case .notEstablished: .warning
    }
  }
}

extension Lead {
  /// The offer, by whatever it is called; `nil` where it is not told.
  fileprivate var offer: String? {
    [source.offer, offerTitle].first { !$0.isEmpty }
  }
}
