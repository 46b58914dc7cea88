import Knowledge
import Testing

@Suite("Archive") struct ArchiveRoundTripTests {
  private static let bytes = ArchiveWriter.archive(
    of: SampleKnowledge.content, files: SampleKnowledge.files)
  private static let archive = KnowledgeArchive(bytes: bytes)
  private let archive = Self.archive

  private func number(_ id: String) throws -> Int {
    try #require(archive.entryRows.firstIndex { $0.id.rawValue == id })
  }

  @Test func entriesKeepOrderAndNature() {
    let rows = archive.entryRows
    #expect(rows.map(\.id.rawValue) == ["sample-secret", "sample-tenant"])
    #expect(rows.map(\.isWrapper) == [true, false])
    #expect(rows.map(\.destination) == ["any", "dynamics"])
  }

  @Test func codesKnowTheirEntries() throws {
    let tenant = try number("sample-tenant")
    let claims = archive.codeClaims
    #expect(
      Set(claims.keys) == ["AADSTS90002", "TenantMissing", "0x80040220", "AADSTS7000215"])
    #expect(claims["TenantMissing"]?.map(\.entry) == [tenant])
    #expect(claims["TenantMissing"]?.map(\.isShared) == [false])
    #expect(claims["0x80040220"]?.map(\.entry) == [tenant])
    #expect(claims["0x80040220"]?.map(\.isShared) == [true])
    let secret = try number("sample-secret")
    #expect(claims["AADSTS7000215"]?.map(\.entry) == [secret])
  }

  @Test func sharedCodeKeepsAllItsEntries() {
    let shared = SampleKnowledge.otherEntry.spoiled(
      "destination", "shared-codes: 0x80040220\ndestination")
    let files = SampleKnowledge.files.overlaid(
      by: KnowledgeFiles([("failures/sample/sample-secret.md", shared)]))
    let both = KnowledgeArchive(
      bytes: ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files))
    #expect(both.codeClaims["0x80040220"]?.map(\.entry).sorted() == [0, 1])
  }

  @Test func signsKeepTheirOrder() throws {
    let tenant = try number("sample-tenant")
    let signs = archive.signs.filter { $0.entry == tenant }.map { $0.concepts.map(\.rawValue) }
    #expect(signs == [["tenant", "not-found", "subscription"], ["tenant", "not-found"]])
  }

  @Test func entryIsParsedFromTheArchive() throws {
    let entry = try #require(archive.entry(try number("sample-tenant")))
    let original = try #require(SampleKnowledge.content.entries.last)
    #expect(entry.id == original.id)
    #expect(entry.text == original.text)
    #expect(entry.recognition == original.recognition)
    #expect(entry.subject == original.subject)
    #expect(entry.sources == original.sources)
    #expect(entry.matches == original.matches)
    #expect(entry.nonMatches == original.nonMatches)
  }

  @Test func entryOfNoNumberIsNone() {
    #expect(archive.entry(2) == nil)
    #expect(archive.entry(-1) == nil)
    #expect(archive.translation(of: 7, in: LanguageTag("sv")) == nil)
    #expect(archive.languages(of: 7).isEmpty)
  }

  @Test func languagesAreThoseThatCanBeShown() throws {
    let tenant = try number("sample-tenant")
    #expect(archive.languages(of: tenant) == [.english, LanguageTag("sv")])
    let secret = try number("sample-secret")
    #expect(archive.languages(of: secret) == [.english])
    #expect(
      archive.translation(of: tenant, in: LanguageTag("sv"))?.text?.title == "Katalogen finns inte")
    let german = try #require(archive.translation(of: tenant, in: LanguageTag("de")))
    #expect(german.text == nil)
    #expect(german.messages.count == 1)
  }

  @Test func archiveOfItsOwnFilesIsTheSame() {
    let files = archive.knowledgeFiles
    #expect(
      files.files.map(\.path)
        == SampleKnowledge.files.files.map(\.path).filter {
          $0 != "README.md"
        })
    #expect(ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files) == Self.bytes)
  }

  @Test func archiveIsTextWithoutNULAndCarriageReturn() {
    let spoiled = SampleKnowledge.entry.replacing("\n", with: "\r\n")
      .spoiled("moves out?", "moves\0out?")
    let files = SampleKnowledge.files.overlaid(
      by: KnowledgeFiles([(SampleKnowledge.entryPath, spoiled)]))
    let bytes = ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files)
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    #expect(!bytes.contains(0))
    #expect(!bytes.contains(0x0D))
    #expect(KnowledgeArchive(bytes: bytes).entryRows == archive.entryRows)
  }

  @Test func emptyFolderMakesAnEmptyArchive() {
    let none = KnowledgeFiles([])
    let empty = KnowledgeArchive(
      bytes: ArchiveWriter.archive(of: KnowledgeContent(parsing: none), files: none))
    #expect(empty.entryRows.isEmpty)
    #expect(empty.codeClaims.isEmpty)
    #expect(empty.templateCount() == 0)
    #expect(empty.anchors.isEmpty)
    empty.lookUp([1, 2, 3], limit: 10) { _, _, _ in Issue.record("found in an empty archive") }
  }

  @Test func byteCountIsThatOfTheBytes() { #expect(archive.byteCount == Self.bytes.count) }

  @Test func wordTableHoldsFoldedWords() throws {
    let table = WordTable(archive)
    func candidates(_ text: String) -> [WordTable.Word] {
      Array(table.candidates(in: Array(text.utf8), at: 0))
    }
    func text(_ word: WordTable.Word) -> String {
      String(decoding: table.bytes[word.range], as: UTF8.self)
    }
    let swedish = candidates("hyresgästen")
    #expect(swedish.map(text) == ["hyresgast"])
    #expect(swedish.first.map { table.languages[$0.language] } == LanguageTag("sv"))
    #expect(swedish.first.map { table.concepts[$0.concept] } == Concept("tenant"))
    #expect(candidates("notinanywayfound").map(text) == ["notfound", "not~found"])
    #expect(candidates("t").isEmpty)
    #expect(candidates("zz").isEmpty)
  }
}
