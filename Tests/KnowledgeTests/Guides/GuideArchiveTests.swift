import Knowledge
import Testing

@Suite("Guides in the archive") struct GuideArchiveTests {
  private let archive = SampleGuide.archive([
    ("guides/table.md", SampleGuide.table), ("guides/blob.md", SampleGuide.retired),
    ("guides/marketo.md", SampleGuide.plain("marketo")),
    ("guides/email.md", SampleGuide.plain("email")),
    ("guides/dynamics.md", SampleGuide.plain("dynamics")),
  ])

  @Test func guidesComeInTheOrderInWhichTheyAreOffered() {
    #expect(
      archive.guides.map(\.destination) == ["dynamics", "table", "email", "marketo", "blob"])
  }

  @Test func guideOfADestinationIsTheParsedOne() throws {
    let guide = try #require(archive.guide(of: "table"))
    let content = KnowledgeContent(
      parsing: KnowledgeFiles([("guides/table.md", SampleGuide.table)]))
    #expect(guide.steps == content.guides.first?.steps)
    #expect(guide.steps.count == 2)
    #expect(guide.choice == content.guides.first?.choice)
    #expect(archive.guide(of: "blob")?.isRetired == true)
  }

  @Test(arguments: ["", "Table", "salesforce", "../lexicon", "table.md", "guides/table"])
  func thereIsNoGuideOfAnotherName(_ name: String) { #expect(archive.guide(of: name) == nil) }

  @Test func guidesAreAmongTheFilesAndBelongToNoEntry() throws {
    let files = archive.knowledgeFiles
    let text = try #require(files.files.first { $0.path == "guides/table.md" }?.text)
    #expect(text == SampleGuide.table)
    #expect(archive.entryRows.count == SampleKnowledge.content.entries.count)
    let again = ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files)
    #expect(KnowledgeArchive(bytes: again).guides.map(\.destination).count == 5)
    #expect(again.count == archive.byteCount)
  }

  @Test func anArchiveWithoutGuidesHasNone() {
    let bare = SampleGuide.archive([])
    #expect(bare.guides.isEmpty)
    #expect(bare.guide(of: "table") == nil)
  }

  @Test func aFileLaidOverReplacesAGuide() throws {
    let changed = SampleGuide.table.spoiled("# Azure table", "# The other table")
    let files = archive.knowledgeFiles.overlaid(by: KnowledgeFiles([("guides/table.md", changed)]))
    let over = KnowledgeArchive(
      bytes: ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files))
    #expect(try #require(over.guide(of: "table")).title == "The other table")
    #expect(over.guides.count == archive.guides.count)
  }
}
