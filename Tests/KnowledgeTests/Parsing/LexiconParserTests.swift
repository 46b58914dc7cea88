import Knowledge
import Testing

@Suite("Lexicon parser") struct LexiconParserTests {
  @Test func wordsAreReadInOrder() throws {
    let lexicons = SampleKnowledge.content.lexicons
    let swedish = try #require(lexicons.last)
    #expect(lexicons.map(\.language.rawValue) == ["en", "sv"])
    #expect(swedish.name == "Swedish")
    #expect(swedish.words.map(\.concept.rawValue) == ["tenant", "not-found"])
    #expect(
      swedish.words.map(\.words) == [
        ["klientorganisation", "Hyresgäst"], ["hittades inte", "inte … hittas"],
      ])
  }

  @Test func englishComesFirstWhateverTheNames() {
    let arabic = SampleKnowledge.swedishLexicon.spoiled("language: sv", "language: ar")
    let content = SampleKnowledge.content("languages/ar/lexicon.md", arabic)
    #expect(content.lexicons.map(\.language.rawValue) == ["en", "ar", "sv"])
  }

  @Test(arguments: [
    MalformedEntry("no dash", "- tenant: k", "tenant: k", line: 5, "expected '- concept: word"),
    MalformedEntry("no colon", "- tenant: k", "- tenant k", line: 5, "expected '- concept: word"),
    MalformedEntry(
      "no word", "klientorganisation, Hyresgäst", " , ", line: 5, "expected a word"),
    MalformedEntry(
      "concept twice", "- not-found:", "- tenant:", line: 6, "concept 'tenant' stands twice"),
    MalformedEntry(
      "language of another folder", "language: sv", "language: no", line: 2, "expected 'sv'"),
    MalformedEntry(
      "no language", "language: sv\n", "", line: 1, "expected the key 'language'"),
    MalformedEntry("no name", "name: Swedish\n", "", line: 1, "expected the key 'name'"),
    MalformedEntry(
      "unknown key", "name: Swedish", "name: Swedish\nscript: Latn", line: 4,
      "unknown key 'script'"),
    MalformedEntry(
      "a section", "- not-found", "## Words\n- not-found", line: 6, "unknown section 'Words'"),
  ])
  func problemNamesItsLine(_ malformed: MalformedEntry) {
    let text = SampleKnowledge.swedishLexicon.spoiled(malformed.passage, malformed.replacement)
    let problems = SampleKnowledge.content("languages/sv/lexicon.md", text).problems
    #expect(problems.contain(line: malformed.line, malformed.message), "\(problems)")
  }

  @Test func carriageReturnsMakeNoDifference() {
    let windows = SampleKnowledge.swedishLexicon.replacing("\n", with: "\r\n")
    let content = SampleKnowledge.content("languages/sv/lexicon.md", windows)
    #expect(content.problems.isEmpty)
    #expect(content.lexicons.last?.words.last?.words == ["hittades inte", "inte … hittas"])
  }
}
