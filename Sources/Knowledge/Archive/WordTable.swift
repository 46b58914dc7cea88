import Text

/// The words of all lexicons, sorted, to be found at the letters of a text; read where they lie.
public struct WordTable: Sendable {
  /// A word of a lexicon.
  public struct Word: Sendable {
    /// What must stand there, folded, in ``WordTable/bytes``; ``WordTable/gap`` for a gap.
    public let range: Range<Int>
    /// The number of its language in ``WordTable/languages``.
    public let language: Int
    /// The number of its concept in ``WordTable/concepts``.
    public let concept: Int
  }

  /// Stands for a gap in a word; no folded text has it.
  public static let gap = UInt8(ascii: "~")

  /// All words, one after the other.
  public let bytes: [UInt8]
  /// The languages of the lexicons.
  public let languages: [LanguageTag]
  /// The concepts of the lexicons.
  public let concepts: [Concept]
  private let archive: KnowledgeArchive

  /// Reads the table of an archive.
  public init(_ archive: KnowledgeArchive) {
    languages = archive.lines(.languages).map(LanguageTag.init)
    concepts = archive.lines(.concepts).map(Concept.init)
    bytes = archive.bytes(of: .words)
    self.archive = archive
  }

  /// The words that may begin at a place of a folded text.
  ///
  /// - Parameters:
  ///   - text: The text's bytes.
  ///   - index: The place.
  /// - Returns: Words of which the first two bytes agree.
  public func candidates(
    in text: [UInt8], at index: Int
  ) -> LazyMapSequence<Range<Int>, Word> {
    guard index + 1 < text.count else { return (0..<0).lazy.map(word) }
    let key = Self.key(text[index], text[index + 1])
    let width = ArchiveWriter.templateWidth
    let first = archive.number(.wordStarts, at: key, width: width)
    let end = archive.number(.wordStarts, at: key + 1, width: width)
    return (first..<end).lazy.map(word)
  }

  private func word(_ number: Int) -> Word {
    let width = ArchiveWriter.offsetWidth
    let start = archive.number(.wordOffsets, at: number, width: width)
    let end = archive.number(.wordOffsets, at: number + 1, width: width)
    // Behind the word stand a tab, two numbers and a line feed.
    let numbers = end - 1 - 2 * ArchiveWriter.wordWidth
    return Word(
      range: start..<numbers - 1,
      language: ArchiveDigits.read(bytes, at: numbers, width: ArchiveWriter.wordWidth),
      concept: ArchiveDigits.read(
        bytes, at: numbers + ArchiveWriter.wordWidth, width: ArchiveWriter.wordWidth))
  }

  static func key(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }
}
