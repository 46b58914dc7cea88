@testable import Diagnosis
import Knowledge
import Reports
import Testing
import Text

@Suite("Layout") struct LayoutTests {
  /// What a line holds behind its margin, its bullet or its number.
  private static func content(_ line: Substring) -> Substring {
    var rest = line.drop { $0 == " " }
    if rest.hasPrefix("- ") { return rest.dropFirst(2) }
    let digits = rest.prefix { $0.isNumber }
    if !digits.isEmpty, rest.dropFirst(digits.count).hasPrefix(". ") {
      rest = rest.dropFirst(digits.count + 2)
    }
    return rest
  }

  @Test(arguments: [40, 41, 47, 53, 59, 61, 72, 79, 80, 81, 100, 120, 132, 200])
  func noLineIsWiderThanAsked(_ width: Int) {
    let far = Evidence(
      line: 1_048_576, column: 1_048_576, length: 300,
      text: String(repeating: "租户 tenant ", count: 30))
    let wide = DiagnosisResult(
      verdict: .known, findings: [SampleReport.finding("sample-tenant", evidence: [far])],
      textLanguage: nil,
      unknownCodes: [
        Sighting(code: "AADSTS90003", evidence: far, nearest: ["AADSTS90002", "AADSTS900023"])
      ])
    for result in [SampleReport.known, SampleReport.likely, SampleReport.unknown, wide] {
      for language in [LanguageTag.english, SampleReport.swedish, SampleReport.chinese] {
        let text = SampleReport.report(result, in: language).text(SampleReport.style(width))
        for line in text.split(separator: "\n") where DisplayWidth.of(String(line)) > width {
          #expect(!Self.content(line).contains(" "), "\(DisplayWidth.of(String(line))): \(line)")
        }
      }
    }
  }

  @Test func furtherLinesStandUnderTheFirst() throws {
    let text = SampleReport.report(SampleReport.known).text(SampleReport.style(40))
    let lines = text.split(separator: "\n")
    let step = try #require(lines.firstIndex { $0.hasPrefix("  2. Choose") })
    #expect(lines[step + 1].hasPrefix("     "))
    #expect(!lines[step + 1].hasPrefix("      "))
  }

  @Test func tenStepsAreAligned() throws {
    let steps = (1...10).map { "\($0). Step." }.joined(separator: "\n")
    let entry = SampleReport.role.replacing("1. Assign one.", with: steps)
    let archive = SampleReport.archive(with: [("failures/sample/sample-role.md", entry)])
    let number = try #require(archive.entryRows.firstIndex { $0.id.rawValue == "sample-role" })
    let explanation = try #require(Explanation(number: number, from: archive, in: []))
    let text = explanation.text(SampleReport.style(80), languages: [])
    #expect(text.contains("\n   9. Step.\n  10. Step.\n"))
  }

  @Test func rolesAreDrawnAndOnlyTheirWords() {
    let style = ProseStyle(width: 120) { text, role in "<\(role)|\(text)>" }
    let text = SampleReport.report(SampleReport.known).text(style)
    #expect(text.hasPrefix("<title|The directory (tenant) `fabrikam.example` does not exist>\n"))
    #expect(text.contains("\n<heading|Cause>\n"))
    #expect(text.contains("<muted|line 3, column 12>  <evidence|AADSTS90002>"))
    #expect(text.contains("Choose <command|Entra ID> > <command|Overview> and copy"))
    #expect(text.contains("Run <command|`az account show --query tenantId --output tsv`> for"))
  }

  /// A button that is broken over two lines is drawn in both, and its neighbours in neither.
  @Test func roleGoesOnInTheNextLine() {
    let style = ProseStyle(width: 40) { text, role in role == .command ? "[\(text)]" : text }
    let text = SampleReport.report(SampleReport.known).text(style)
    let plain = SampleReport.report(SampleReport.known).text(SampleReport.style(40))
    #expect(text.filter { $0 != "[" && $0 != "]" } == plain)
    #expect(text.contains("[`az account show --query]\n     [tenantId --output tsv`]"))
  }
}
