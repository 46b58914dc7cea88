import Destinations
import Reports
import Testing
import Text

@Suite("Validation as text") struct ValidationTextTests {
  private func text(
    _ subjects: [SubjectReport], width: Int = 80, _ adjust: (inout ReportSetting) -> Void = { _ in }
  ) -> String { ValidationSample.render(.text, subjects, width: width, adjust) }

  @Test(arguments: [40, 80, 120]) func looksAsRecorded(_ width: Int) throws {
    try expectSnapshot(text(ValidationSample.all, width: width), "validation-\(width).txt")
  }

  @Test func quietLooksAsRecorded() throws {
    try expectSnapshot(text(ValidationSample.all) { $0.isQuiet = true }, "validation-quiet.txt")
  }

  @Test(arguments: [20, 33, 40, 61, 80]) func linesKeepToTheWidth(_ width: Int) {
    for line in text([ValidationSample.ok], width: width).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
    }
  }

  @Test func diagnosisIsShownOnceAndReferredToAfterwards() {
    let shown = text([ValidationSample.broken], width: 200)
    #expect(shown.split(separator: "\n").count { $0.contains("What to do") } == 1)
    #expect(
      shown.contains(
        "As above: The directory (tenant) `fabrikam.example` does not exist (sample-tenant)"))
    let twice = text([ValidationSample.broken, ValidationSample.broken], width: 200)
    #expect(twice.split(separator: "\n").count { $0.contains("What to do") } == 2)
  }

  @Test func skippedChecksAreCollectedByCause() {
    let shown = text([ValidationSample.broken])
    #expect(
      shown.contains(
        "– skipped because of dynamics.tenant: dynamics.application, dynamics.sign-in"))
    #expect(shown.contains("– skipped as asked for: dynamics.role"))
  }

  @Test func placeOfTheFieldIsSaid() {
    let shown = text([ValidationSample.broken], width: 200)
    #expect(
      shown.contains(
        "sample-tenant · field `directoryId` · ./offers/contoso offer.json:12:22"))
    #expect(text([ValidationSample.unreadable]).contains("notes.txt:1:1"))
  }

  @Test func asciiHasNoOtherSymbols() {
    let subject = SubjectReport(
      name: "a", source: "", destination: nil,
      checks: [
        ValidationSample.line("a.ok"), ValidationSample.line("a.broken", "b", .broken),
        ValidationSample.line("a.skipped", "c", .skipped, because: "a.broken"),
      ])
    let shown = text([subject]) { $0.usesASCII = true }
    #expect(shown.utf8.allSatisfy { $0 < 0x80 })
    #expect(shown.contains("  + ok: the directory exists (a.ok)\n"))
    #expect(shown.contains("  x broken: b (a.broken)\n"))
    #expect(shown.contains("  - skipped because of a.broken: a.skipped\n"))
  }

  @Test func quietSaysNothingOfWhatIsWell() {
    #expect(text([ValidationSample.ok]) { $0.isQuiet = true }.isEmpty)
    let shown = text(ValidationSample.all) { $0.isQuiet = true }
    #expect(!shown.contains("fabrikam-offer"))
    #expect(!shown.contains("dynamics.url"))
    #expect(shown.contains("dynamics.tenant"))
    #expect(shown.contains("warned-offer"))
  }

  @Test func summaryCountsDestinations() {
    #expect(
      text(ValidationSample.all).hasSuffix(
        "\n5 lead destinations: 2 ok, 2 broken, 1 not established\n"))
    #expect(
      text([ValidationSample.ok]).hasSuffix(
        "\n1 lead destination: 1 ok, 0 broken, 0 not established\n"))
    #expect(text([]) == "No lead destination was checked.\n")
  }

  @Test func verdictCountsChecks() {
    #expect(
      text([ValidationSample.broken]).contains(
        "  Verdict: broken (1 ok, 2 broken, 1 warning, 3 skipped)\n"))
    let empty = SubjectReport(name: "a", source: "b", destination: nil, checks: [])
    #expect(text([empty]).contains("Verdict: ok (no check)"))
  }

  @Test func symbolsAloneAreDrawn() {
    let style = ProseStyle(width: 80) { text, role in "<\(role):\(text)>" }
    let setting = ReportSetting(version: "1.0.0", style: style) { "" }
    let shown = ValidationSample.render(ReportFormat.text.renderer(setting), [ValidationSample.ok])
    #expect(
      shown.contains("  <success:√ ok:> the account's table host can be reached (table.host)\n"))
    #expect(shown.contains("  <success:Verdict: ok (2 ok)>\n"))
    #expect(shown.hasPrefix("<title:fabrikam-offer · offers/fabrikam.json · Azure table>\n"))
  }

  @Test func longWordsAreCutAndSaySo() {
    let page = String(repeating: "<p>busy</p> ", count: 100_000)
    let subject = SubjectReport(
      name: String(repeating: "n", count: 5_000), source: "a.json", destination: "table",
      checks: [ValidationSample.line("table.host", "it answers", .broken, said: page)])
    let shown = text([subject])
    #expect(shown.utf8.count < 8_000)
    #expect(shown.contains("more characters)"))
  }
}
