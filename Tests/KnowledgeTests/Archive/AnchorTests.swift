import Knowledge
import KnowledgeBase
import Testing

@Suite("Anchors") struct AnchorTests {
  private static let embedded = KnowledgeArchive.embedded.anchors.map {
    String(decoding: $0.bytes, as: UTF8.self)
  }
  private static let content = KnowledgeContent(parsing: KnowledgeArchive.embedded.knowledgeFiles)

  private static func sample(_ message: String, codes: String = "TenantMissing") -> [String] {
    let entry = SampleKnowledge.otherEntry.spoiled("AADSTS7000215\n", codes + "\n")
      .spoiled("Invalid client secret provided for '{applicationId}'.", message)
    let files = KnowledgeFiles([
      ("failures/sample/sample-secret.md", entry), ("lexicon.md", SampleKnowledge.lexicon),
    ])
    let bytes = ArchiveWriter.archive(of: KnowledgeContent(parsing: files), files: files)
    return KnowledgeArchive(bytes: bytes).anchors.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Lower case in ASCII only, as a log is searched.
  private static func lowered(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  @Test func anchorsAreStretchesOfTheWording() {
    let anchors = Self.sample("The widget '{name}' could not be sprocketed by the Flange.")
    let wording = anchors.filter { !$0.contains("tenantmissing") }
    #expect(!wording.isEmpty)
    #expect(wording.count <= 3)
    let lowered = "the widget '{name}' could not be sprocketed by the flange."
    #expect(wording.allSatisfy { lowered.contains($0) })
  }

  @Test func codeIsAnAnchorInEverySpellingOfLogs() {
    let anchors = Self.sample("x", codes: "0x80042F09, AADSTS7000215, HTTP_401")
    #expect(anchors.contains("0x80042f09"))
    #expect(anchors.contains("crm.80042f09"))
    #expect(anchors.contains("-2147209463"))
    #expect(anchors.contains("aadsts7000215"))
    #expect(!anchors.contains("http_401"), "shorter than the scanner can find")
  }

  @Test func wordingTooShortHasNoAnchor() {
    #expect(Self.sample("No {x} at {y}.") == ["tenantmissing"])
  }

  @Test func everyAnchorIsLongEnoughAndUnbroken() {
    #expect(Self.embedded.count > 100)
    #expect(Set(Self.embedded).count == Self.embedded.count)
    for anchor in Self.embedded {
      #expect(anchor.utf8.count >= KnowledgeArchive.Anchor.minimumBytes, "\(anchor)")
      #expect(!anchor.contains { "'\"\\{}<>&%’‘\n".contains($0) }, "\(anchor)")
      #expect(anchor == Self.lowered(anchor))
    }
  }

  /// The anchors by their first four bytes. Bytes are compared, as the scanner does: an anchor may
  /// begin at a mark that belongs to the letter before.
  private static let byStart = Dictionary(grouping: embedded.map { Array($0.utf8) }) {
    Array($0.prefix(4))
  }

  private static func hasAnchor(_ message: String) -> Bool {
    let bytes = Array(lowered(message).utf8)
    return bytes.indices.dropLast(3).contains { start in
      byStart[Array(bytes[start..<start + 4])]?.contains { bytes[start...].starts(with: $0) }
        ?? false
    }
  }

  /// Whether a wording has an unbroken stretch that is long enough to search for.
  private static func canHaveAnchor(_ message: String) -> Bool {
    let literals = message.split { "{}\"'\\\n<>&%’‘".contains($0) }
    return literals.contains { $0.utf8.count >= KnowledgeArchive.Anchor.minimumBytes }
  }

  @Test func everyDocumentedMessageHasAnAnchor() {
    for entry in Self.content.entries {
      for message in entry.recognition.messages where Self.canHaveAnchor(message) {
        #expect(Self.hasAnchor(message), "\(entry.id): \(message)")
      }
      for code in entry.recognition.codes where code.utf8.count >= 10 {
        #expect(Self.embedded.contains(Self.lowered(code)))
      }
    }
  }

  @Test func everyTranslatedMessageHasAnAnchor() {
    for (language, translations) in Self.content.translations {
      for (id, translation) in translations {
        for message in translation.messages {
          #expect(Self.hasAnchor(message), "\(language) \(id): \(message)")
        }
      }
    }
  }
}
