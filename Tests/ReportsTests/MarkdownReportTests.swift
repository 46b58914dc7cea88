import Destinations
@testable import Reports
import Testing

@Suite("Validation as Markdown") struct MarkdownReportTests {
  private func page(_ subjects: [SubjectReport] = ValidationSample.all) -> String {
    ValidationSample.render(.markdown, subjects)
  }

  @Test func pageLooksAsRecorded() throws {
    try expectSnapshot(page(), "validation.md")
  }

  @Test func tableNamesEveryDestinationTheWorstFirst() {
    let rows = page().split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    #expect(rows.count == 5)
    #expect(
      rows.map { $0.split(separator: " | ")[0] } == [
        "| × broken", "| × broken", "| ? not established", "| ! warning", "| √ ok",
      ])
    #expect(rows.allSatisfy { $0.count { $0 == "|" } == 5 })
  }

  @Test func detailsFollowForWhatIsNotWell() {
    let heads = page().split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(heads.count == 4)
    #expect(heads.first == "## × broken: <code>contoso-offer</code>")
    let text = page([ValidationSample.broken])
    #expect(
      text.contains("```\nAADSTS90002: Tenant 'fabrikam.example' not found. Trace ID: 1b2c\n"))
    #expect(
      text.contains("2. Choose <strong>Entra ID</strong> &#62; <strong>Overview</strong> and"))
    #expect(text.contains("As above&#58; The directory"))
  }

  @Test func onlyOkHasNoDetails() {
    let text = page([ValidationSample.ok])
    #expect(text.contains("| √ ok | <code>fabrikam-offer</code> |"))
    #expect(!text.contains("\n## "))
    #expect(page([]) == "# Lead destinations\n\nNo lead destination was checked.\n")
  }

  @Test func pageKeepsToItsLimitAndToTheWorst() {
    var subjects = Array(repeating: ValidationSample.doubtful, count: 800)
    subjects += Array(repeating: ValidationSample.broken, count: 800)
    subjects += Array(repeating: ValidationSample.ok, count: 300)
    let text = page(subjects)
    #expect(text.utf8.count <= 1_048_576)
    #expect(text.utf8.count > 600_000)
    #expect(!text.contains("## ? not established"))
    #expect(text.contains("## × broken"))
    #expect(text.hasSuffix("\n\(Wording.pageIsFull)\n"))
    #expect(text.contains("1900 lead destinations: 300 ok, 800 broken, 800 not established"))
  }

  @Test func smallLimitHoldsToo() {
    let renderer = MarkdownReportRenderer(limit: 20_000)
    let text = ValidationSample.render(
      renderer, Array(repeating: ValidationSample.all, count: 50).flatMap { $0 })
    #expect(text.utf8.count <= 20_000)
    #expect(text.contains("more\n"))
  }

  @Test func manyOkRowsAreCounted() {
    let text = page(Array(repeating: ValidationSample.ok, count: 130))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("| √ ok") } == 100)
    #expect(text.hasSuffix("\nand 30 more\n"))
  }

  @Test func manyProblemsOfOneDestinationAreCounted() {
    let subject = SubjectReport(
      name: "a", source: "a.json", destination: nil,
      checks: Array(
        repeating: ValidationSample.line("document.keys", "known keys", .warning), count: 55))
    let text = page([subject])
    #expect(text.split(separator: "\n").count { $0.hasPrefix("### ") } == 40)
    #expect(text.hasSuffix("\nand 15 more\n"))
  }

  @Test(arguments: [
    ("a|b", "a&#124;b"), ("<script>", "&#60;script&#62;"), ("@team", "@team"),
    ("[x](http://y)", "&#91;x&#93;(http&#58;//y)"), ("`a`", "&#96;a&#96;"),
    ("www.a.b", "www&#46;a.b"), ("- x", "&#45; x"), ("a\nb", "a&#92;nb"),
    ("*_~$", "&#42;&#95;&#126;&#36;"), ("&lt;", "&#38;lt&#59;"), ("é租", "é租"),
  ]) func foreignWordsAreWrittenAsReferences(_ text: String, _ expected: String) {
    let expected = expected.replacing("@", with: "&#64;<wbr>")
    #expect(MarkdownText.code(text) == "<code>\(expected)</code>")
  }

  @Test func ownWordsAreDrawn() {
    #expect(
      MarkdownText.line("Choose **Keys** and `a|b` @x #1")
        == "Choose <strong>Keys</strong> and <code>a&#124;b</code> <code>&#64;</code>x "
        + "<code>&#35;</code>1")
    #expect(MarkdownText.line("**open") == "<strong>open</strong>")
    #expect(MarkdownText.line("`open") == "<code>open</code>")
  }

  @Test func fenceIsLongerThanAnyWithin() {
    #expect(MarkdownText.block(["a", "````", "b"]) == "`````\na\n````\nb\n`````\n")
    #expect(MarkdownText.block(["a"]) == "```\na\n```\n")
  }
}
