import Destinations
import Knowledge
import KnowledgeBase
import Testing

@Suite("Conformance: entries") struct ConformanceEntryTests {
  @Test func everyEntryOfTheSourcesIsInTheKnowledgeBase() throws {
    let known = Set(KnowledgeArchive.embedded.entryRows.map(\.id.rawValue))
    let named = try SourceLiterals.entries()
    #expect(named.count > 60)
    let missing = named.filter { !known.contains($0) }
    #expect(missing == [], "without a file in knowledge/failures: \(missing)")
  }
}
