import Destinations
@testable import Diagnosis
import Knowledge
@testable import Reports
import Text

/// Destinations with every status, made by hand.
enum ValidationSample {
  static let tenantWords =
    "AADSTS90002: Tenant 'fabrikam.example' not found. Trace ID: 1b2c\r\nTimestamp: 2026-11-20"

  static func explanation(
    _ id: String, in language: LanguageTag = .english,
    parameters: [Parameter: String] = [.tenantId: "fabrikam.example", .userId: "4711"]
  ) -> Explanation? {
    let finding = Finding(
      found: EntryID(id), number: SampleReport.finding(id).number, parameters: parameters)
    return Explanation(finding, from: SampleReport.archive, in: [language])
  }

  /// A line as a verification makes it.
  static func line(
    _ id: String, _ title: String = "the directory exists", _ status: CheckStatus = .ok,
    said: String? = nil, entry: String? = nil, field: String? = nil, because: String? = nil,
    milliseconds: Int = 41, position: TextPosition? = nil,
    parameters: [Parameter: String] = [.tenantId: "fabrikam.example", .userId: "4711"]
  ) -> CheckLine {
    let check = Check(CheckID(id), title, field: field) { _ in .ok }
    let seen =
      entry.map { Observation.entry($0, said: said) } ?? Observation.said(said ?? "it said so")
    let report =
      status == .skipped
      ? CheckReport(skipped: check, because: CheckID(because ?? id))
      : CheckReport(
        check, outcome: outcome(status, seen), duration: .milliseconds(milliseconds))
    return CheckLine(
      report, explanation: entry.flatMap { explanation($0, parameters: parameters) },
      position: position)
  }

  private static func outcome(_ status: CheckStatus, _ seen: Observation) -> CheckOutcome {
    switch status {
    case .broken: .broken(seen)
    case .warning: .warning(seen)
    case .notEstablished: .notEstablished(seen)
    case .ok, .skipped: .ok
    }
  }

  static let broken = SubjectReport(
    name: "contoso-offer", source: "./offers/contoso offer.json", destination: "dynamics",
    checks: [
      line("dynamics.url", "the URL is the root of a Dynamics 365 environment", milliseconds: 0),
      line(
        "dynamics.tenant", "the directory exists", .broken, said: tenantWords,
        entry: "sample-tenant", field: "directoryId", milliseconds: 1_063,
        position: TextPosition(line: 12, column: 22, offset: 310)),
      line(
        "dynamics.tenant-match", "the environment belongs to the directory", .broken,
        said: "Tenant not found.", entry: "sample-tenant", field: "directoryId",
        position: TextPosition(line: 12, column: 22, offset: 310)),
      line(
        "dynamics.solution", "the lead integration solution is installed", .warning,
        said: "no solution for Marketplace leads is installed"),
      line("dynamics.application", .skippedTitle, .skipped, because: "dynamics.tenant"),
      line("dynamics.sign-in", .skippedTitle, .skipped, because: "dynamics.tenant"),
      line("dynamics.role", .skippedTitle, .skipped),
    ])

  static let ok = SubjectReport(
    name: "fabrikam-offer", source: "offers/fabrikam.json", destination: "table",
    checks: [
      line("table.host", "the account's table host can be reached", milliseconds: 38),
      line("table.sign-in", "the account accepts the key or signature", milliseconds: 55),
    ])

  static let doubtful = SubjectReport(
    name: "adatum-offer", source: "/srv/offers/adatum.json", destination: "table",
    checks: [
      line("table.host", "the account's table host can be reached"),
      line(
        "table.sign-in", "the account accepts the key or signature", .notEstablished,
        said: "HTTP 503: the service is busy", entry: "sample-role",
        position: TextPosition(line: 3, column: 5, offset: 40)),
      line("table.leads-table", .skippedTitle, .skipped, because: "table.sign-in"),
    ])

  static let warned = SubjectReport(
    name: "warned-offer", source: "offers/warned.json", destination: "table",
    checks: [line("table.clock", "this machine's clock agrees", .warning, entry: "sample-role")])

  static let unreadable = SubjectReport(
    name: "notes.txt", source: "notes.txt", destination: nil,
    checks: [
      CheckLine(
        id: "document.readable", title: "the document can be read", status: .broken,
        said: "this is no JSON: a value was expected", explanation: nil,
        position: TextPosition(line: 1, column: 1, offset: 0))
    ])

  static let all = [broken, ok, doubtful, unreadable, warned]

  static func setting(_ width: Int = 80) -> ReportSetting {
    ReportSetting(version: "0.1.0", style: SampleReport.style(width)) { "q7Kx2v" }
  }

  static func render(
    _ format: ReportFormat, _ subjects: [SubjectReport] = all, width: Int = 80,
    _ adjust: (inout ReportSetting) -> Void = { _ in }
  ) -> String {
    var setting = setting(width)
    adjust(&setting)
    return render(format.renderer(setting), subjects)
  }

  static func render(_ renderer: any ReportRenderer, _ subjects: [SubjectReport]) -> String {
    var renderer = renderer
    return renderer.begin() + subjects.map { renderer.add($0) }.joined() + renderer.end()
  }
}

extension String {
  fileprivate static let skippedTitle = "something that was not looked at"
}
