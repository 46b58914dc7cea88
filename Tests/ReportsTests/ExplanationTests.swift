import Knowledge
import Reports
import Testing
import Text

@Suite("Explanation of an entry") struct ExplanationTests {
  private func explanation(_ id: String, in language: LanguageTag) throws -> Explanation {
    let archive = SampleReport.archive
    let number = try #require(archive.entryRows.firstIndex { $0.id.rawValue == id })
    return try #require(Explanation(number: number, from: archive, in: [language]))
  }

  @Test(arguments: ["en", "sv", "zh-Hans"]) func textLooksAsRecorded(_ tag: String) throws {
    let explanation = try explanation("sample-tenant", in: LanguageTag(tag))
    let languages = [LanguageTag.english, SampleReport.swedish, SampleReport.chinese]
    try expectSnapshot(
      explanation.text(SampleReport.style(80), languages: languages), "explain-\(tag).txt")
  }

  @Test func jsonLooksAsRecorded() throws {
    let explanation = try explanation("sample-tenant", in: .english)
    try expectSnapshot(JSONWriter.pretty(explanation.json) + "\n", "explain.json")
  }

  @Test func nothingIsSaidOfAPaste() throws {
    let explanation = try explanation("sample-role", in: .english)
    #expect(explanation.finding == nil)
    #expect(explanation.json["confidence"] == nil)
    #expect(explanation.json["evidence"] == nil)
    #expect(explanation.json["parameters"] == nil)
    let text = explanation.text(SampleReport.style(80), languages: [.english])
    #expect(!text.contains("What decided"))
    #expect(!text.contains(" %"))
    #expect(text.contains("sample-role · HTTPS endpoint\n"))
    #expect(text.contains("- No roles are assigned to user {userId}."))
  }

  @Test func numberOfNoEntryIsNoExplanation() {
    #expect(Explanation(number: 99, from: SampleReport.archive, in: []) == nil)
  }
}
