@testable import Diagnosis
import Knowledge
import Reports
import Testing

/// Who wants which language, and which is shown.
struct LanguageCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let asked: String?
  let text: String?
  let environment: String?
  let shown: String

  init(
    _ testDescription: String, asked: String? = nil, text: String? = nil,
    environment: String? = nil, shown: String
  ) {
    self.testDescription = testDescription
    self.asked = asked
    self.text = text
    self.environment = environment
    self.shown = shown
  }
}

@Suite("Language of a report") struct LanguagePreferenceTests {
  @Test(arguments: [
    LanguageCase("nothing", shown: "en"),
    LanguageCase("environment", environment: "sv", shown: "sv"),
    LanguageCase("text", text: "sv", shown: "sv"),
    LanguageCase("text over environment", text: "sv", environment: "zh-Hans", shown: "sv"),
    LanguageCase(
      "asked over both", asked: "zh-Hans", text: "sv", environment: "sv", shown: "zh-Hans"),
    LanguageCase("asked for English", asked: "en", text: "sv", environment: "sv", shown: "en"),
    LanguageCase(
      "asked for what there is not", asked: "fi", text: "sv", environment: "sv", shown: "en"),
    LanguageCase("English text", text: "en", environment: "sv", shown: "en"),
    LanguageCase(
      "text without translation", text: "fi", environment: "zh-Hans", shown: "zh-Hans"),
    LanguageCase(
      "text of which only the wordings are known", text: "de", environment: "sv", shown: "sv"),
    LanguageCase("neither translated", text: "de", environment: "fi", shown: "en"),
  ])
  func firstThatCanBeShown(_ wanted: LanguageCase) {
    let result = DiagnosisResult(
      verdict: .known, findings: [SampleReport.finding("sample-tenant")],
      textLanguage: wanted.text.map { LanguageTag($0) }, unknownCodes: [])
    let preference = LanguagePreference(
      asked: wanted.asked.map { LanguageTag($0) },
      environment: wanted.environment.map { LanguageTag($0) })
    let report = DiagnosisReport(result, from: SampleReport.archive, in: preference, limit: 3)
    #expect(report.language.rawValue == wanted.shown)
    #expect(report.explanations.first?.language.rawValue == wanted.shown)
    #expect(report.textLanguage?.rawValue == wanted.text)
  }

  @Test func titleIsOfTheShownLanguage() {
    let report = SampleReport.report(SampleReport.known, in: SampleReport.swedish)
    let titles = report.explanations.map(\.text.title)
    #expect(titles.first == "Katalogen (klientorganisationen) `fabrikam.example` finns inte")
    #expect(titles.last?.hasPrefix("The sign-in fails") == true, "it is not translated")
    #expect(report.explanations.map(\.language) == [SampleReport.swedish, .english])
  }
}
