public import Text

/// The words by which a text is compared with descriptions: without endings, without the words that
/// every sentence has, and with one word for things of several names.
public struct DescriptionWords: Sendable {
  /// Words of several names: what stands for a sequence of words.
  let synonyms: [[UInt8]: [UInt8]]
  /// The destination that a word names.
  let destinations: [[UInt8]: String]

  /// What turns a sentence round.
  public static let negation = Array("not".utf8)

  private static let longestName = 3
  private static let longestNumber = 4
  /// Words of every sentence. "No", "not", "without" and "only" are none of them.
  private static let common = Set(
    """
    a an the this that these those it its i we you he she they me us them my our your his her their
    is are was were be been being am has have had having do does did doing will would shall should
    can could may might must of to in on at by for from with as into onto up out about over and or
    but so if then than when while where which who whom whose what how why there here just also too
    very really please hi hello dear thanks thank regards team anyone somebody someone something
    any some all each such same other more most much many lot bit still already yet again now today
    yesterday always ever since because though although however get gets got getting go goes going
    went make makes made say says said saying tell tells told see sees saw seen know think seem
    seems seemed look looks looked thing things way one two guess kind sort maybe
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

  /// Takes names of the same thing, and names of destinations.
  init(_ names: Synonyms) {
    var synonyms: [[UInt8]: [UInt8]] = [:]
    for group in names.groups {
      guard let name = group.first.map(Self.key) else { continue }
      for other in group.dropFirst() { synonyms[Self.key(other)] = name }
    }
    var destinations: [[UInt8]: String] = [:]
    for group in names.destinations {
      for key in group.dropFirst().map(Self.key) { destinations[synonyms[key] ?? key] = group[0] }
    }
    self.init(synonyms: synonyms, destinations: destinations)
  }

  init(synonyms: [[UInt8]: [UInt8]], destinations: [[UInt8]: String]) {
    self.synonyms = synonyms
    self.destinations = destinations
  }

  /// The lead destinations that some words name, as entries call them.
  ///
  /// - Parameter words: Words as ``words(of:)`` gives them.
  /// - Returns: The destinations.
  public func destinations(named words: [[UInt8]]) -> Set<String> {
    Set(words.compactMap { destinations[$0] })
  }

  /// A word of a text, and where it stands.
  public struct Place: Sendable, Hashable {
    /// The word without endings, or the name that stands for it.
    public let word: [UInt8]
    /// Where it stands, in bytes of the folded text.
    public let range: Range<Int>
  }

  /// The words of a text, each once, in the order of the text.
  ///
  /// - Parameter text: The text, folded.
  /// - Returns: Words without endings.
  public func words(of text: FoldedText) -> [[UInt8]] { places(in: text).map(\.word) }

  /// The words of a text with their places, each once, in the order of the text.
  ///
  /// - Parameter text: The text, folded.
  /// - Returns: Words without endings, and where each stands first.
  public func places(in text: FoldedText) -> [Place] {
    let ranges = Self.ranges(of: text)
    let stems = ranges.map { WordStem.of(text.bytes[$0]) }
    var seen: Set<[UInt8]> = []
    var places: [Place] = []
    var index = 0
    while index < stems.count {
      let (word, length) = named(stems[index...])
      if length > 1 || !Self.isCommon(word), seen.insert(word).inserted {
        let end = ranges[index + length - 1].upperBound
        places.append(Place(word: word, range: ranges[index].lowerBound..<end))
      }
      index += length
    }
    return places
  }

  /// What stands for the longest name that begins here, and how many words it has.
  private func named(_ stems: ArraySlice<[UInt8]>) -> (word: [UInt8], length: Int) {
    for length in stride(from: min(Self.longestName, stems.count), through: 1, by: -1) {
      if let name = synonyms[Self.key(Array(stems.prefix(length)))] { return (name, length) }
    }
    return (stems[stems.startIndex], 1)
  }

  private static func key(_ name: String) -> [UInt8] { key(stems(FoldedText(name))) }

  private static func key(_ stems: [[UInt8]]) -> [UInt8] { Array(stems.joined(separator: [0x20])) }

  private static func isCommon(_ word: [UInt8]) -> Bool {
    if word.count == 1, word[0] < 0x80 { return true }
    let isNumber = word.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber && word.count > longestNumber || common.contains(word) || stemmed.contains(word)
  }

  private static let stemmed = Set(common.map { WordStem.of($0[...]) })

  private static func stems(_ text: FoldedText) -> [[UInt8]] {
    ranges(of: text).map { WordStem.of(text.bytes[$0]) }
  }

  private static func ranges(of text: FoldedText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.bytes.count {
      var end = start + 1
      while end < text.bytes.count, !text.wordStarts[end] { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }
}
