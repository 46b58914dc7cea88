import Knowledge
import Testing

@Suite("Translation") struct TranslationTests {
  private static let id = EntryID("sample-tenant")

  private func translation(_ tag: String) throws -> FailureTranslation {
    try #require(SampleKnowledge.content.translations[LanguageTag(tag)]?[Self.id])
  }

  @Test func shownTextAndWordingsAreRead() throws {
    let translation = try translation("sv")
    let text = try #require(translation.text)
    #expect(text.title == "Katalogen finns inte")
    #expect(text.who == "en administratör")
    #expect(text.resolution.count == 2)
    #expect(text.verify == "Adressen svarar.")
    #expect(
      translation.messages == ["Klientorganisationen '{tenantId}' hittades inte i registret."])
    #expect(translation.matches == ["Klientorganisationen 'x' hittades inte."])
  }

  @Test func wordingsAloneAreEnough() throws {
    let translation = try translation("de")
    #expect(translation.text == nil)
    #expect(translation.messages == ["Der Mandant '{tenantId}' wurde nicht gefunden."])
    #expect(translation.matches.isEmpty)
  }

  @Test(arguments: [
    MalformedEntry("no title", "# Katalogen finns inte\n", "", line: 1, "expected a title"),
    MalformedEntry("no who", "who: en administratör\n", "", line: 1, "expected the key 'who'"),
    MalformedEntry(
      "no cause", "## Cause\nIngen känner till katalogen `{tenantId}`.\n", "", line: 1,
      "'## Cause'"),
    MalformedEntry(
      "no verify", "## Verify\nAdressen svarar.\n", "", line: 1, "'## Verify'"),
    MalformedEntry(
      "a key of the entry", "who: en administratör", "who: jag\nproof: dynamics.tenant", line: 4,
      "unknown key 'proof'"),
    MalformedEntry(
      "a section of the entry", "## Matches", "## Signs\n- tenant\n## Matches", line: 8,
      "unknown section 'Signs'"),
    MalformedEntry(
      "id differs", "id: sample-tenant", "id: sample-secret", line: 2, "expected 'sample-tenant'"),
  ])
  func allOfTheShownTextOrNone(_ malformed: MalformedEntry) {
    let text = SampleKnowledge.translation.spoiled(malformed.passage, malformed.replacement)
    let problems = SampleKnowledge.content(SampleKnowledge.translationPath, text).problems
    #expect(problems.contain(line: malformed.line, malformed.message), "\(problems)")
  }

  @Test(arguments: ["who: jemand\n", "title", "## Verify\nGut.\n"])
  func onePieceAsksForTheOthers(_ piece: String) {
    let text =
      switch piece {
      case "title": SampleKnowledge.wordingsOnly.spoiled("## Messages", "# Titel\n## Messages")
      case let key where key.hasPrefix("who"):
        SampleKnowledge.wordingsOnly.spoiled("id: sample-tenant\n", "id: sample-tenant\n" + key)
      default: SampleKnowledge.wordingsOnly + piece
      }
    let path = "languages/de/failures/sample/sample-tenant.md"
    let problems = SampleKnowledge.content(path, text).problems
    #expect(
      problems.contain(line: 1, "expected the sections '## Cause', '## Resolution'"), "\(problems)")
  }

  @Test func pathsTellWhatTheyStandFor() {
    let paths = SampleKnowledge.content.paths
    #expect(paths[SampleKnowledge.entryPath]?.language == .english)
    #expect(paths[SampleKnowledge.translationPath]?.language == LanguageTag("sv"))
    #expect(paths[SampleKnowledge.translationPath]?.id == Self.id)
    #expect(paths["lexicon.md"] == nil)
  }
}
