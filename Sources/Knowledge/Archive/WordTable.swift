/// The words of all lexicons, sorted, to be found at the letters of a text.
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
  private let words: [Word]
  /// Where the words begin whose first two bytes are at least a number.
  private let starts: [Int32]

  /// Reads the table of an archive.
  public init(_ archive: KnowledgeArchive) {
    languages = archive.lines(.languages).map(LanguageTag.init)
    concepts = archive.lines(.concepts).map(Concept.init)
    let bytes = archive.bytes(of: .words)
    self.bytes = bytes
    var words: [Word] = []
    words.reserveCapacity(bytes.count / 16)
    var start = 0
    for end in bytes.indices where bytes[end] == 0x0A {
      let width = ArchiveWriter.wordWidth
      let numbers = end - 2 * width
      words.append(
        Word(
          range: start..<numbers - 1,
          language: ArchiveDigits.read(bytes, at: numbers, width: width),
          concept: ArchiveDigits.read(bytes, at: numbers + width, width: width)))
      start = end + 1
    }
    self.words = words
    var starts = [Int32](repeating: 0, count: 1 << 16 + 1)
    var filled = 0
    for (index, word) in words.enumerated() {
      let key = Self.key(bytes, at: word.range.lowerBound)
      while filled <= key {
        starts[filled] = Int32(index)
        filled += 1
      }
    }
    while filled < starts.count {
      starts[filled] = Int32(words.count)
      filled += 1
    }
    self.starts = starts
  }

  /// The words that may begin at a place of a folded text.
  ///
  /// - Parameters:
  ///   - text: The text's bytes.
  ///   - index: The place.
  /// - Returns: Words of which the first two bytes agree.
  public func candidates(in text: [UInt8], at index: Int) -> ArraySlice<Word> {
    guard index + 1 < text.count else { return [] }
    let key = Self.key(text, at: index)
    return words[Int(starts[key])..<Int(starts[key + 1])]
  }

  private static func key(_ bytes: [UInt8], at index: Int) -> Int {
    Int(bytes[index]) << 8 | Int(bytes[index + 1])
  }
}
