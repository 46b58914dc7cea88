/// The words of all lexicons, sorted, to be found at the letters of a text.
public struct WordTable: Sendable {
  /// A word of a lexicon.
  public struct Word: Sendable {
    /// What must stand there, folded; more than one where the word has gaps.
    public let parts: [[UInt8]]
    /// Whose word it is.
    public let language: LanguageTag
    /// What it means.
    public let concept: Concept
  }

  private let words: [Word]
  /// The words' numbers by their first two bytes.
  private let byStart: [UInt16: Range<Int>]

  /// Reads the table of an archive.
  public init(_ archive: KnowledgeArchive) {
    var words: [Word] = []
    archive.forEachRow(.words) { row in
      words.append(
        Word(
          parts: row.bytes(0).split(separator: UInt8(ascii: "~")).map(Array.init),
          language: LanguageTag(row.text(1)), concept: Concept(row.text(2))))
    }
    var byStart: [UInt16: Range<Int>] = [:]
    for (index, word) in words.enumerated() {
      guard let key = Self.key(word.parts[0][...]) else { continue }
      byStart[key] = (byStart[key]?.lowerBound ?? index)..<(index + 1)
    }
    self.words = words
    self.byStart = byStart
  }

  /// The words that may begin with given bytes.
  ///
  /// - Parameter text: The text from the place in question on.
  /// - Returns: Words of which the first two bytes agree.
  public func candidates(at text: ArraySlice<UInt8>) -> ArraySlice<Word> {
    guard let key = Self.key(text), let range = byStart[key] else { return [] }
    return words[range]
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt16? {
    guard bytes.count >= 2 else { return nil }
    return UInt16(bytes[bytes.startIndex]) << 8 | UInt16(bytes[bytes.startIndex + 1])
  }
}
