@testable import Diagnosis
import Knowledge
import Reports
import Testing
import Text

@Suite("Log report") struct LogReportTests {
  /// Line by line, the failures of a log.
  private static let occurrences = [
    (3, "sample-role"), (17, "sample-tenant"), (18, "sample-tenant"), (40, "sample-tenant"),
    (41, "sample-tenant"), (1_000, "sample-tenant"), (1_001, "sample-tenant"),
    (2_000_000, "sample-sign-in"),
  ]

  private static func filled(
    _ occurrences: [(Int, String)] = occurrences, asked: LanguageTag? = nil
  ) -> (report: LogReport, lines: [String]) {
    var report = LogReport(
      source: "logs/connector.log", archive: SampleReport.archive,
      languages: LanguagePreference(asked: asked, environment: nil))
    let lines = occurrences.map { line, id in
      let occurrence = LogOccurrence(
        line: line, endLine: line + 1,
        finding: SampleReport.finding(id, parameters: [.tenantId: "tenant-\(line).example"]),
        textLanguage: nil)
      let make = report.add(occurrence)
      return JSONWriter.compact(make())
    }
    return (report, lines)
  }

  @Test(arguments: [40, 80]) func textLooksAsRecorded(_ width: Int) throws {
    let report = Self.filled().report
    try expectSnapshot(report.text(SampleReport.style(width), naming: true), "log-\(width).txt")
  }

  @Test func jsonLooksAsRecorded() throws {
    try expectSnapshot(JSONWriter.pretty(Self.filled().report.json) + "\n", "log.json")
  }

  @Test func linesLookAsRecorded() throws {
    let lines = Self.filled(
      [(3, "sample-role"), (17, "sample-tenant")], asked: SampleReport.swedish
    )
    .lines
    try expectSnapshot(lines.joined(separator: "\n") + "\n", "log.jsonl")
  }

  @Test func failuresAreOrderedByCountThenByFirstLine() {
    let failures = Self.filled().report.json["failures"]?.array ?? []
    #expect(
      failures.map { $0["id"]?.string } == [
        "sample-tenant", "sample-role", "sample-sign-in",
      ])
    #expect(failures.map { $0["count"]?.integer } == [6, 1, 1])
    #expect(failures[0]["firstLines"] == [17, 18, 40, 41, 1_000])
  }

  @Test func countsReadAsWords() {
    let text = Self.filled().report.text(SampleReport.style(80), naming: false)
    #expect(text.contains("6 times, lines 17, 18, 40, 41, 1000, …\n"))
    #expect(text.contains("once, line 3\n"))
    #expect(!text.contains("logs/connector.log"))
  }

  /// Occurrences have values of their own; the failure as such has none.
  @Test func valuesBelongToOccurrences() throws {
    let (report, lines) = Self.filled()
    let line = try JSONParser.parse(lines[1])
    #expect(line.object?.prefix(4).map(\.key) == ["schemaVersion", "source", "line", "endLine"])
    #expect(line["line"]?.integer == 17)
    #expect(line["endLine"]?.integer == 18)
    #expect(line["cause"]?.string?.contains("tenant-17.example") == true)
    #expect(report.json["failures"]?[0]?["cause"]?.string?.contains("<directory-id>") == true)
  }

  @Test func emptyLogSaysSo() {
    let report = Self.filled([]).report
    #expect(report.isEmpty)
    #expect(!Self.filled().report.isEmpty)
    #expect(report.text(SampleReport.style(80), naming: false).contains("No known failure"))
    #expect(report.json["failures"]?.array == [])
    #expect(report.json["source"]?.string == "logs/connector.log")
  }

  @Test func languageIsThatOfTheFirstOccurrenceUnlessAskedFor() {
    var report = LogReport(
      source: "x", archive: SampleReport.archive,
      languages: LanguagePreference(asked: nil, environment: nil))
    for language in [SampleReport.swedish, .english] {
      let occurrence = LogOccurrence(
        line: 1, endLine: 1, finding: SampleReport.finding("sample-tenant"),
        textLanguage: language)
      _ = report.add(occurrence)
    }
    #expect(report.text(SampleReport.style(80), naming: false).hasPrefix("Katalogen"))
  }
}
