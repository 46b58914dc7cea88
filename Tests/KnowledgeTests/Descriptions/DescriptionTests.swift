import Knowledge
import Testing
import Text

@Suite("Descriptions") struct DescriptionTests {
  private static func archive(_ changes: [(String, String)]) -> KnowledgeArchive {
    let files = SampleKnowledge.files.overlaid(by: KnowledgeFiles(changes))
    return KnowledgeArchive(
      bytes: ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files))
  }

  private static let archive = archive([
    ("synonyms.md", "# Names\n- client secret: app password, secret\n- not: no, never\n")
  ])

  private func words(_ text: String) -> [String] {
    Self.archive.descriptionWords.words(of: FoldedText(text)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("expired", "expires"), ("expiring", "expired"), ("refused", "refuses"),
    ("policies", "policy"), ("stopped", "stop"), ("connections", "connection"),
    ("authenticated", "authentication"), ("missing", "missed"), ("addresses", "address"),
  ])
  func endingsDoNotMatter(_ one: String, _ other: String) {
    #expect(words(one) == words(other))
  }

  @Test(arguments: [("lead", "leader"), ("table", "tablet"), ("key", "keyboard")])
  func otherWordsStayOthers(_ one: String, _ other: String) {
    #expect(words(one) != words(other))
  }

  @Test func thingsOfSeveralNamesAreOne() {
    #expect(words("the app password has expired") == words("our secret expired"))
    #expect(words("it never expires") == words("no, it does not expire"))
  }

  @Test func wordsOfEverySentenceAreLeftOut() {
    #expect(words("Hello, we have got this since yesterday, please help us") == ["help"])
    #expect(words("12345678 and 500 a 7") == ["500"])
  }

  @Test func eachWordCountsOnce() {
    #expect(words("leads, leads and leads") == ["lead"])
  }

  @Test func whatDescribesManyTellsLess() throws {
    let archive = Self.archive([
      (
        SampleKnowledge.entryPath,
        SampleKnowledge.entry.spoiled(
          "## Matches", "## Described as\n- our directory is not there\n## Matches")
      ),
      (
        "failures/sample/sample-secret.md",
        SampleKnowledge.otherEntry.spoiled(
          "## Matches", "## Described as\n- the directory refuses our password\n## Matches")
      ),
    ])
    let shared = try #require(archive.term(Array("directory".utf8)))
    let own = try #require(archive.term(Array("password".utf8)))
    #expect(shared.weight < own.weight)
    #expect(archive.term(Array("elephant".utf8)) == nil)
    let owners = own.descriptions.map { archive.description($0).owner }
    #expect(owners.count == 1)
    #expect(archive.descriptionCount > 2)
  }

  @Test(arguments: ["## Described as\nno dash\n", "## Described as\n", "## Described as\n- \n"])
  func whatIsNoListIsTold(_ section: String) {
    let spoiled = SampleKnowledge.entry.spoiled("## Matches", section + "## Matches")
    let content = KnowledgeContent(
      parsing: KnowledgeFiles([(SampleKnowledge.entryPath, spoiled)]))
    #expect(!content.problems.isEmpty)
  }

  @Test func aLineOfSynonymsNeedsANameAndOthers() {
    let content = KnowledgeContent(
      parsing: KnowledgeFiles([("synonyms.md", "- alone\n- a: b, c\n- d:\n- e: , f\n")]))
    #expect(content.synonyms.groups == [["a", "b", "c"]])
    #expect(content.problems.map(\.line) == [1, 3, 4])
  }
}
