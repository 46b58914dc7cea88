import Knowledge
import Testing
import Text

@Suite("Template index") struct TemplateIndexTests {
  private static let archive = KnowledgeArchive(
    bytes: ArchiveWriter.archive(of: SampleKnowledge.content, files: SampleKnowledge.files))
  private let archive = Self.archive

  private static func texts(_ segments: [[UInt8]]) -> [String] {
    segments.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The templates that hold a text's grams, gram by gram.
  private func templates(_ text: String, limit: Int = 100) -> [Set<Int>] {
    let bytes = FoldedText(text).bytes
    let hashes = (0...(bytes.count - Gram.length)).filter { Gram.begins(bytes[$0]) }
      .map { Gram.hash(bytes, at: $0) }
    var found = [Set<Int>](repeating: [], count: hashes.count)
    archive.lookUp(hashes, limit: limit) { position, _, template in
      found[position].insert(template)
    }
    return found
  }

  @Test func everyWordingAndCounterExampleIsATemplate() {
    let rows = (0..<archive.templateCount()).map { archive.template($0) }
    #expect(rows.count == 7)
    #expect(rows.map(\.entry) == rows.indices.map { archive.templateOwner($0) })
    #expect(rows.count { $0.entry == nil } == 2)
    #expect(Set(rows.map(\.language.rawValue)) == ["en", "sv", "de"])
    let segments = rows.map { Self.texts($0.segments) }
    #expect(segments.contains(["tenant", "notfoundtheremaybenosubscription"]))
    #expect(segments.contains(["thedirectoryoftheorganisationcouldnotbelocated"]))
  }

  @Test func weightOfATemplateIsThatOfItsGrams() {
    for number in 0..<archive.templateCount() {
      let weight = archive.templateWeight(number)
      let grams = archive.template(number).segments.reduce(0) {
        $0 + max(0, $1.count - Gram.length + 1)
      }
      #expect(weight > 0)
      #expect(weight <= Double(grams), "no gram weighs more than one")
    }
  }

  @Test func gramsOfAWordingLeadToIt() throws {
    let number = try #require(
      (0..<archive.templateCount()).first { archive.template($0).language == LanguageTag("de") })
    let found = templates("Der Mandant")
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.contains(number) })
  }

  @Test func gramsOfAnotherTextLeadNowhere() {
    #expect(templates("quick brown fox jumps").allSatisfy { $0.isEmpty })
  }

  @Test func gramOfTooManyTemplatesIsLeftOut() {
    // "tenant" is in an English wording and in a counter-example.
    #expect(templates("tenant").first?.count == 2)
    #expect(templates("tenant", limit: 1).first == [])
  }

  @Test func positionsAreThoseOfTheHashes() {
    let bytes = FoldedText("Mandant").bytes
    let hash = Gram.hash(bytes, at: 0)
    var positions: [Int] = []
    archive.lookUp([1, hash, 2, hash], limit: 10) { position, _, _ in
      positions.append(position)
    }
    #expect(positions == [1, 3])
  }

  @Test func shortSegmentsHaveNoGramsAndStillATemplate() {
    let entry = SampleKnowledge.otherEntry.spoiled(
      "    Invalid client secret provided for '{applicationId}'.", "    No {text}.")
    let files = SampleKnowledge.files.overlaid(
      by: KnowledgeFiles([("failures/sample/sample-secret.md", entry)]))
    let small = KnowledgeArchive(
      bytes: ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files))
    #expect(small.templateCount() == 7)
    #expect(small.templateWeight(0) == 0)
  }
}
