import Destinations
import Reports
import Testing

@Suite("Validation for GitHub Actions") struct GitHubReportTests {
  private func lines(_ subjects: [SubjectReport] = ValidationSample.all) -> [Substring] {
    ValidationSample.render(.github, subjects).split(separator: "\n")
  }

  private func annotations(_ subjects: [SubjectReport]) -> [Substring] {
    lines(subjects).split(separator: "::q7Kx2v::").last.map(Array.init) ?? []
  }

  @Test func outputLooksAsRecorded() throws {
    try expectSnapshot(ValidationSample.render(.github), "validation.github.txt")
  }

  @Test func textStandsWhereNothingIsObeyed() {
    let lines = lines()
    #expect(lines.first == "::stop-commands::q7Kx2v")
    #expect(lines.count { $0 == "::q7Kx2v::" } == 1)
    let text = ValidationSample.render(.text).split(separator: "\n")
    #expect(Array(lines.dropFirst().prefix(text.count)) == text)
  }

  @Test func tokenIsAskedForOnce() {
    var asked = 0
    let setting = ReportSetting(version: "1.0.0", style: SampleReport.style(80)) {
      asked += 1
      return "t\(asked)"
    }
    let text = ValidationSample.render(ReportFormat.github.renderer(setting), [])
    #expect(asked == 1)
    #expect(text.hasPrefix("::stop-commands::t1\n"))
    #expect(text.hasSuffix("\n::t1::\n"))
  }

  @Test func worstComeFirst() {
    let levels = annotations(ValidationSample.all.reversed()).map {
      $0.split(separator: " ")[0]
    }
    #expect(
      levels == ["::error", "::error", "::error", "::warning", "::warning", "::notice"])
  }

  @Test func annotationPointsAtTheField() {
    let first = annotations([ValidationSample.broken])[0]
    #expect(
      first.hasPrefix(
        "::error file=offers/contoso offer.json,line=12,col=22,title=contoso-offer%3A The directory"
          + " (tenant) `fabrikam.example` does not exist::"))
    #expect(first.contains("%0A%0AWhat to do:%0A1. Open `https://login.example.com/"))
  }

  @Test func tenOfEachLevelAreKeptAndTheLastCountsTheOthers() {
    let many = Array(repeating: ValidationSample.all, count: 12).flatMap { $0 }
    let annotations = annotations(many)
    for (level, more) in [
      ("error", "and 26 more broken; the log shows all"),
      ("warning", "and 14 more warning; the log shows all"),
      ("notice", "and 2 more not established; the log shows all"),
    ] {
      let those = annotations.filter { $0.hasPrefix("::\(level) ") }
      #expect(those.count == 10)
      #expect(those.count { $0.contains("more; the log") || $0.contains("the log shows all") } == 1)
      #expect(those.last?.hasSuffix("%0A%0A\(more)") == true)
    }
  }

  @Test func exactlyTenNeedNoCount() {
    let ten = Array(repeating: ValidationSample.doubtful, count: 10)
    let annotations = annotations(ten)
    #expect(annotations.count == 10)
    #expect(!annotations.contains { $0.contains("the log shows all") })
  }

  @Test func signsAreEscaped() {
    let subject = SubjectReport(
      name: "50 %, a:b", source: "a,b:c%.json", destination: nil,
      checks: [ValidationSample.line("t.h", "t", .broken, said: "100 %\r\nnext: x, y")])
    let line = annotations([subject])[0]
    #expect(
      line.hasPrefix(
        "::error file=a%2Cb%3Ac%25.json,line=1,col=1,title=50 %25%2C a%3Ab%3A 100 %25::"))
    #expect(line.hasSuffix("100 %25%0Anext: x, y"))
  }

  /// A combining mark makes another character of a sign, but not another sign.
  @Test func signsWithMarksAreEscaped() {
    let subject = SubjectReport(
      name: "a,\u{301}line=9:\u{301}:x%\u{301}", source: "a.json", destination: nil,
      checks: [ValidationSample.line("t.h", "t", .broken)])
    let properties = annotations([subject])[0].dropFirst("::error ".count)
    #expect(properties.contains("title=a%2C\u{301}line=9%3A\u{301}%3Ax%25\u{301}%3A it said so::"))
  }
}
