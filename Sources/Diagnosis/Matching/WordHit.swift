import Knowledge
import Text

/// A word of a lexicon that stands in a text.
struct WordHit {
  let concept: Concept
  let language: LanguageTag
  /// Where it stands, in bytes of the folded text.
  let range: Range<Int>
}

/// Distances in a folded text that mean the same in every script.
///
/// A letter counts as one, however many bytes it has; a character of a script without spaces, which
/// says as much as half a word, counts as three.
struct TextMeasure {
  private let positions: [Int32]
  private static let unspacedWeight: Int32 = 3

  init(_ text: FoldedText) {
    var position: Int32 = 0
    var positions: [Int32] = []
    positions.reserveCapacity(text.bytes.count + 1)
    for index in text.bytes.indices {
      positions.append(position)
      guard Gram.begins(text.bytes[index]) else { continue }
      let isUnspaced = text.bytes[index] >= 0xE0 && text.wordStarts[index]
      position += isUnspaced ? Self.unspacedWeight : 1
    }
    positions.append(position)
    self.positions = positions
  }

  /// How wide a stretch is.
  func width(_ range: Range<Int>) -> Int {
    Int(positions[min(range.upperBound, positions.count - 1)] - positions[range.lowerBound])
  }

  /// How wide the stretch is that holds both.
  func width(_ one: Range<Int>, _ other: Range<Int>) -> Int {
    width(min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound))
  }
}

/// Finds the words of all lexicons in a text.
struct WordFinder {
  let table: WordTable

  /// Up to this many words may stand in the gap of a word that has one.
  private static let gapWords = 4
  /// Where every letter may begin a word: up to this many letters.
  private static let gapLetters = 12
  /// However little the words in a gap count, it is no longer than this.
  private static let gapBytes = 120
  /// A word this long also counts inside a compound.
  private static let compoundBytes = 9

  func hits(in text: FoldedText) -> [WordHit] {
    var hits: [WordHit] = []
    for start in text.bytes.indices where Gram.begins(text.bytes[start]) {
      let isWordStart = text.wordStarts[start]
      for word in table.candidates(at: text.bytes[start...]) {
        guard isWordStart || word.parts[0].count >= Self.compoundBytes else { continue }
        guard let end = end(of: word, at: start, in: text) else { continue }
        hits.append(WordHit(concept: word.concept, language: word.language, range: start..<end))
      }
    }
    return hits
  }

  private func end(of word: WordTable.Word, at start: Int, in text: FoldedText) -> Int? {
    guard Self.stands(word.parts[0], at: start, in: text) else { return nil }
    var end = start + word.parts[0].count
    for part in word.parts.dropFirst() {
      guard let next = next(part, after: end, in: text) else { return nil }
      end = next + part.count
    }
    return end
  }

  /// The first place within the gap where a part stands.
  private func next(_ part: [UInt8], after start: Int, in text: FoldedText) -> Int? {
    var words = 0
    var letters = 0
    var index = start
    while index < text.bytes.count {
      if text.wordStarts[index] {
        if Self.stands(part, at: index, in: text) { return index }
        let isUnspaced = text.bytes[index] >= 0xE0
        // Ids and numbers stand between words without parting them.
        let isNumber = (0x30...0x39).contains(text.bytes[index])
        if isUnspaced { letters += 1 } else if !isNumber, !isHexadecimal(text, at: index) { words += 1 }
        if index - start > Self.gapBytes { return nil }
        if words > Self.gapWords || letters > Self.gapLetters { return nil }
      }
      index += 1
    }
    return nil
  }

  /// A group of an id: four, eight or twelve hexadecimal digits.
  private func isHexadecimal(_ text: FoldedText, at start: Int) -> Bool {
    var end = start
    while end < text.bytes.count, end == start || !text.wordStarts[end] {
      let byte = text.bytes[end]
      guard (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) else { return false }
      end += 1
    }
    return [4, 8, 12].contains(end - start)
  }

  private static func stands(_ part: [UInt8], at index: Int, in text: FoldedText) -> Bool {
    guard index + part.count <= text.bytes.count else { return false }
    for offset in part.indices where text.bytes[index + offset] != part[offset] { return false }
    return true
  }
}
