import Knowledge
import Testing

@Suite("Catalogues: in the archive") struct CatalogueArchiveTests {
  private static func archive(_ catalogues: [(name: String, help: String, rows: String)])
    -> KnowledgeArchive
  {
    let files = SampleKnowledge.files.overlaid(
      by: KnowledgeFiles(
        catalogues.flatMap {
          [("catalogues/\($0.name).md", $0.help), ("catalogues/\($0.name).jsonl", $0.rows)]
        }))
    return KnowledgeArchive(
      bytes: ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files))
  }

  private let archive = Self.archive([
    (
      "one", CatalogueParsingTests.help.replacing("recognition: name", with: "recognition: code"),
      """
      {"code":"AADSTS99001","names":["TooLate"],"message":"Too late.","origin":"documentation"}
      {"code":"AADSTS99001","message":"Far too late.","meaning":"Late.","origin":"observed"}
      """
    ),
    (
      "two", CatalogueParsingTests.help,
      #"{"code":"Conflict","message":"Clash.","remedy":"Wait.","origin":"general knowledge"}"#
    ),
  ])

  private var first: Int { archive.entryCount }

  @Test func rowsAreNumberedBehindTheEntries() throws {
    #expect(archive.catalogueRowCount == 3)
    #expect(archive.catalogues.map(\.name) == ["one", "two"])
    #expect(archive.catalogues.map(\.numbers) == [first..<first + 2, first + 2..<first + 3])
    let ids = (0..<3).map { archive.id(of: first + $0)?.rawValue }
    #expect(
      ids == ["catalogue-one-aadsts99001", "catalogue-one-aadsts99001-2", "catalogue-two-conflict"])
    for number in 0..<first + 3 {
      #expect(archive.number(of: try #require(archive.id(of: number))) == number)
    }
    #expect(archive.id(of: first + 3) == nil)
    #expect(archive.number(of: EntryID("catalogue-one-none")) == nil)
    #expect(archive.entry(first + 3) == nil)
  }

  @Test func aRowIsAnEntryOfItsTier() throws {
    let entry = try #require(archive.entry(first + 2))
    #expect(entry.tier == .catalogue)
    #expect(entry.origin == .general)
    #expect(entry.sources.isEmpty, "general knowledge is never shown as documented")
    #expect(entry.text.resolution == ["Wait.", "Read the log."])
    #expect(entry.text.cause.contains("The service says: \"Clash.\""))
    #expect(entry.recognition.codes == ["Conflict"])
    #expect(archive.languages(of: first + 2) == [.english])
    let documented = try #require(archive.entry(first))
    #expect(documented.sources.map(\.url) == ["https://docs.example/codes"])
    #expect(archive.entry(0)?.tier == .documented)
    #expect(archive.entry(0)?.origin == nil)
  }

  @Test func claimsSayWhatACodeDecides() {
    #expect(archive.claims(of: "aadsts99001").map(\.kind) == [.alone, .shared])
    #expect(archive.claims(of: "TOOLATE").map(\.kind) == [.named])
    #expect(archive.claims(of: "Conflict").map(\.kind) == [.explained], "a word that all use")
    #expect(archive.claims(of: "AADSTS9900").isEmpty)
    #expect(archive.claims(of: "").isEmpty)
  }

  @Test func everyClaimIsFoundByItsCode() {
    for (code, claims) in archive.codeClaims {
      #expect(archive.claims(of: code.uppercased()) == claims)
    }
  }

  @Test func aCuratedEntryTakesARowsNamesAndWordings() throws {
    let entry = try #require(archive.entry(0))
    let code = try #require(entry.recognition.codes.first)
    let row =
      #"{"code":"\#(code)","names":["OtherName"],"message":"Quite other words.","origin":"observed"}"#
    let archive = Self.archive([("one", CatalogueParsingTests.help, row)])
    #expect(archive.claims(of: code).map(\.entry) == [0])
    #expect(archive.claims(of: "OtherName").map(\.entry) == [0])
    #expect(archive.templateOwner(0, .catalogues) == 0)
  }

  @Test func theIndexesAreApart() {
    #expect(archive.templateCount(.catalogues) == 3)
    let owners = (0..<3).map { archive.templateOwner($0, .catalogues) }
    #expect(owners == [first, first + 1, first + 2])
    let entries = archive.templateCount()
    #expect((0..<entries).allSatisfy { archive.templateOwner($0) ?? 0 < first })
  }
}
