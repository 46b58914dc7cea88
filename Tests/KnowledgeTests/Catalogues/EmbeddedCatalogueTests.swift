import Knowledge
import KnowledgeBase
import Testing

@Suite("Catalogues: the embedded ones") struct EmbeddedCatalogueTests {
  private let archive = KnowledgeArchive.embedded

  @Test func everyRowOfTheServicesTablesIsThere() {
    #expect(archive.catalogueRowCount >= 4762)
    let rows = Dictionary(
      uniqueKeysWithValues: archive.catalogues.map { ($0.name, $0.numbers.count) })
    #expect(rows["dataverse"] == 3407)
    #expect(rows["entra"] ?? 0 >= 306)
    #expect(rows["storage"] ?? 0 >= 101)
    #expect(rows["marketo"] ?? 0 >= 74)
  }

  @Test func everyRowIsExplainedByItsCodeAndByEachName() throws {
    let first = archive.entryCount
    for number in first..<first + archive.catalogueRowCount {
      let entry = try #require(archive.entry(number))
      for name in entry.recognition.codes {
        #expect(!archive.claims(of: name).isEmpty, "nobody explains \(name)")
      }
    }
  }

  @Test func idsAreDistinctAndWellFormed() throws {
    let first = archive.entryCount
    let ids = try (0..<first + archive.catalogueRowCount).map {
      try #require(archive.id(of: $0)).rawValue
    }
    #expect(Set(ids).count == ids.count)
    #expect(ids.prefix(first).allSatisfy { !$0.hasPrefix("catalogue-") })
  }

  @Test func generalKnowledgeHasNoSource() throws {
    let first = archive.entryCount
    var general = 0
    for number in first..<first + archive.catalogueRowCount {
      let entry = try #require(archive.entry(number))
      #expect(entry.tier == .catalogue)
      if entry.origin == .general {
        general += 1
        #expect(entry.sources.isEmpty)
      } else {
        #expect(!entry.sources.isEmpty)
      }
    }
    #expect(general > 0)
  }
}
