import Knowledge
import Testing

@Suite("Places of knowledge files") struct KnowledgePathTests {
  @Test(arguments: [
    "failures/sample-tenant.md", "failures/a/b/sample-tenant.md",
    "languages/sv/sample-tenant.md", "languages/sv/failures/sample-tenant.md",
    "languages/lexicon.md", "languages/sv/guides/a/sample-tenant.md",
    "failures/a\nb/sample-tenant.md", "languages/s\tv/failures/a/sample-tenant.md",
    "languages/s\u{9B}v/failures/a/sample-tenant.md", "languages/s\u{202E}v/lexicon.md",
    "languages/s_v/lexicon.md",
  ])
  func misplacedFileIsNamed(_ path: String) {
    let content = KnowledgeContent(parsing: KnowledgeFiles([(path, SampleKnowledge.entry)]))
    #expect(content.problems.map(\.path) == [path])
    #expect(content.problems.first?.message.hasPrefix("expected ") == true)
    #expect(content.entries.isEmpty)
    #expect(content.translations.isEmpty)
  }

  @Test(arguments: ["README.md", "notes/plan.md", "questions/dynamics.md"])
  func otherFilesAreLeftAlone(_ path: String) {
    let content = KnowledgeContent(parsing: KnowledgeFiles([(path, "Anything.")]))
    #expect(content.problems.isEmpty)
    #expect(content.entries.isEmpty)
  }
}
