/// How failures are described.
extension KnowledgeArchive {
  /// A word by which failures are described.
  public struct Term: Sendable {
    /// How much it tells, from 0 to 1.
    public let weight: Double
    /// The numbers of the descriptions that hold it.
    public let descriptions: [Int]
    /// The numbers of the entries whose cause or messages hold it.
    public let entries: [Int]
  }

  /// The words by which a text is compared with descriptions.
  public var descriptionWords: DescriptionWords {
    var synonyms: [[UInt8]: [UInt8]] = [:]
    var destinations: [[UInt8]: String] = [:]
    forEachRow(.synonyms) { synonyms[$0.bytes(0)] = $0.bytes(1) }
    forEachRow(.destinationWords) { destinations[$0.bytes(0)] = $0.text(1) }
    return DescriptionWords(synonyms: synonyms, destinations: destinations)
  }

  /// Looks up a word.
  ///
  /// - Parameter word: The word without endings.
  /// - Returns: Who is described by it; `nil` for nobody.
  public func term(_ word: [UInt8]) -> Term? {
    var low = 0
    var high = unsafe withSection(.termOffsets) { $0.count / ArchiveWriter.offsetWidth }
    var found: Term?
    while low < high, found == nil {
      let middle = (low + high) / 2
      let start = number(.termOffsets, at: middle, width: ArchiveWriter.offsetWidth)
      withRow(.terms, at: start) { row in
        let other = row.bytes(0)
        if other == word {
          found = term(row)
        } else if other.lexicographicallyPrecedes(word) {
          low = middle + 1
        } else {
          high = middle
        }
      }
    }
    return found
  }

  private func term(_ row: borrowing ArchiveRow) -> Term {
    let first = row.number(1) ?? 0
    let middle = first + (row.number(2) ?? 0)
    func numbers(_ range: Range<Int>) -> [Int] {
      range.map { number(.termPostings, at: $0, width: ArchiveWriter.templateWidth) }
    }
    return Term(
      weight: Double(row.number(4) ?? 0) / DescriptionIndex.unit,
      descriptions: numbers(first..<middle),
      entries: numbers(middle..<middle + (row.number(3) ?? 0)))
  }

  /// A sentence that describes a failure.
  public struct Description: Sendable {
    /// The number of the entry; `nil` for a counter-example.
    public let owner: Int?
    /// What its words weigh together.
    public let length: Double
    /// Whether it denies something.
    public let isNegated: Bool
  }

  /// A counter-example of more bytes is no sentence about the failure, and no description.
  public static let longestDenial = 240

  private static let descriptionWidth = ArchiveWriter.ownerWidth + ArchiveWriter.weightWidth + 1

  /// How many descriptions there are.
  public var descriptionCount: Int {
    unsafe withSection(.documents) { $0.count / Self.descriptionWidth }
  }

  /// A description.
  ///
  /// - Parameter number: Below ``descriptionCount``.
  /// - Returns: What is known of it.
  public func description(_ number: Int) -> Description {
    unsafe withSection(.documents) { bytes in
      let start = number * Self.descriptionWidth
      let width = ArchiveWriter.ownerWidth
      let owner = unsafe ArchiveDigits.read(bytes, at: start, width: width)
      let length = unsafe ArchiveDigits.read(
        bytes, at: start + width, width: ArchiveWriter.weightWidth)
      let flag = unsafe ArchiveDigits.read(
        bytes, at: start + width + ArchiveWriter.weightWidth, width: 1)
      return Description(
        owner: owner == ArchiveWriter.decoyOwner ? nil : owner,
        length: Double(length) / DescriptionIndex.unit, isNegated: flag == 1)
    }
  }
}
