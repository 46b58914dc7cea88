import Testing

@testable import Knowledge

@Suite("Wordings within a text") struct WordingFinderTests {
  private static let finder = WordingFinder(content)
  private static let content = KnowledgeContent(
    parsing: KnowledgeFiles([
      (SampleKnowledge.entryPath, SampleKnowledge.entry),
      ("failures/sample/sample-secret.md", SampleKnowledge.otherEntry),
    ]))

  private func number(_ id: String) throws -> Int {
    try #require(Self.content.entries.firstIndex { $0.id.rawValue == id })
  }

  @Test(arguments: [
    "Tenant '3f0c1c58' not found. There may be no subscription.",
    "> Error: TENANT 'x' NOT FOUND - there may be no\n> subscription!",
    "The directory of the organisation could not be located.",
  ])
  func areFoundWhateverStandsAround(_ text: String) throws {
    #expect(Self.finder.holdsOne(in: text, besides: try number("sample-secret")))
    #expect(!Self.finder.holdsOne(in: text, besides: try number("sample-tenant")))
  }

  @Test(arguments: [
    "", "x", "Tenant", "There may be no subscription. Tenant 'x' not found.",
    "Tenant 'x' found. There may be no subscription.",
    "The directory of the organisation could be located.",
  ])
  func areNotFoundInPart(_ text: String) throws {
    #expect(!Self.finder.holdsOne(in: text, besides: try number("sample-secret")))
  }
}
