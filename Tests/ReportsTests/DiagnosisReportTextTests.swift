@testable import Diagnosis
import Knowledge
import Reports
import Testing

/// One rendering that is kept as a file.
struct RenderedReport: Sendable, CustomTestStringConvertible {
  let verdict: Verdict
  let language: String
  let width: Int

  var testDescription: String { "\(verdict.rawValue)-\(language)-\(width)" }

  var result: DiagnosisResult {
    switch verdict {
    case .known: SampleReport.known
    case .likely: SampleReport.likely
    case .unknown: SampleReport.unknown
    }
  }

  static let all = [Verdict.known, .likely, .unknown].flatMap { verdict in
    ["en", "sv", "zh-Hans"].flatMap { language in
      [40, 80, 120].map { RenderedReport(verdict: verdict, language: language, width: $0) }
    }
  }
}

@Suite("Diagnosis as text") struct DiagnosisReportTextTests {
  @Test(arguments: RenderedReport.all) func looksAsRecorded(_ rendered: RenderedReport) throws {
    let report = SampleReport.report(rendered.result, in: LanguageTag(rendered.language))
    try expectSnapshot(
      report.text(SampleReport.style(rendered.width)), "\(rendered.testDescription).txt")
  }

  @Test(arguments: [DiagnosisReport.Obstacle.blank, .binary])
  func whatIsNoTextIsSaid(_ obstacle: DiagnosisReport.Obstacle) {
    let report = DiagnosisReport(obstacle: obstacle)
    let text = report.text(SampleReport.style(80))
    #expect(report.verdict == .unknown)
    #expect(text.hasPrefix("Not known\n"))
    #expect(text.contains("no text"))
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func valuesStandInTheirPlaces() {
    let text = SampleReport.report(SampleReport.known).text(SampleReport.style(120))
    #expect(text.contains("The directory (tenant) `fabrikam.example` does not exist"))
    #expect(text.contains("https://login.example.com/fabrikam.example/v2.0/"))
    #expect(text.contains("user 4711 of <instance-url>"))
    #expect(!text.contains("{"))
  }

  @Test func missingValuesHaveStandIns() {
    let text = SampleReport.report(SampleReport.likely, in: .english)
      .text(SampleReport.style(120))
    #expect(text.contains("https://login.example.com/<directory-id>/v2.0/"))
    #expect(text.contains("user <user-id> of <instance-url>"))
  }

  @Test func everyParameterHasAStandIn() throws {
    let names = Parameter.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
    let entry = SampleReport.role.replacing("1. Assign one.", with: "1. \(names)")
    let archive = SampleReport.archive(with: [("failures/sample/sample-role.md", entry)])
    let number = try #require(archive.entryRows.firstIndex { $0.id.rawValue == "sample-role" })
    let explanation = try #require(Explanation(number: number, from: archive, in: []))
    let words = explanation.text.resolution[0].split(separator: " ")
    #expect(Set(words).count == Parameter.allCases.count)
    #expect(words.allSatisfy { $0.hasPrefix("<") && $0.hasSuffix(">") && !$0.contains("{") })
  }

  @Test func buttonsLoseTheirAsterisksAndCommandsKeepTheirBackticks() {
    for rendered in RenderedReport.all {
      let text = SampleReport.report(rendered.result, in: LanguageTag(rendered.language))
        .text(SampleReport.style(rendered.width))
      #expect(!text.contains("**"))
    }
    let text = SampleReport.report(SampleReport.known).text(SampleReport.style(120))
    #expect(text.contains("Choose Entra ID > Overview and copy Tenant ID: 36"))
    #expect(text.contains("`az account show --query tenantId --output tsv`"))
  }

  @Test func limitLeavesTheBest() {
    let report = SampleReport.report(SampleReport.known, limit: 1)
    #expect(report.explanations.map(\.entry.id.rawValue) == ["sample-tenant"])
    #expect(!report.text(SampleReport.style(80)).contains("Also possible"))
  }

  @Test func anotherCodeIsSaidBeforeWhatIsMerelyLikely() {
    let text = SampleReport.report(SampleReport.likely).text(SampleReport.style(80))
    #expect(text.hasPrefix("What was seen\n  - AADSTS90019 is not in the knowledge base"))
    let known = DiagnosisResult(
      verdict: .known, findings: SampleReport.known.findings, textLanguage: nil,
      unknownCodes: SampleReport.likely.unknownCodes)
    let certain = SampleReport.report(known).text(SampleReport.style(80))
    #expect(certain.hasPrefix("The directory"))
    #expect(certain.contains("\nWhat was seen\n"))
  }

  @Test func certaintyIsNeverWhole() {
    let sure = DiagnosisResult(
      verdict: .known, findings: [SampleReport.finding("sample-role", confidence: 1)],
      textLanguage: nil, unknownCodes: [])
    #expect(SampleReport.report(sure).text(SampleReport.style(80)).contains("recognised, 99 %"))
  }

  @Test func findingOfNoEntryIsLeftOut() {
    let stray = DiagnosisResult(
      verdict: .known, findings: [SampleReport.finding("sample-none")], textLanguage: nil,
      unknownCodes: [])
    #expect(SampleReport.report(stray).explanations.isEmpty)
  }
}
