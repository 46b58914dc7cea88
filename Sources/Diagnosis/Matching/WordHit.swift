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
  private let gap = WordTable.gap

  /// Up to this many words may stand in the gap of a word that has one.
  private static let gapWords = 4
  /// Where every letter may begin a word: up to this many letters.
  private static let gapLetters = 12
  /// However little the words in a gap count, it is no longer than this.
  private static let gapBytes = 120
  /// A word of no more than this has to end where a word of the text ends.
  private static let wholeBytes = 2
  /// A word this long also counts inside a compound.
  private static let compoundBytes = 9

  init(table: WordTable) { self.table = table }

  func hits(in text: FoldedText) -> [WordHit] {
    var hits: [WordHit] = []
    for start in text.bytes.indices where Gram.begins(text.bytes[start]) {
      for word in table.candidates(in: text.bytes, at: start) {
        guard let end = end(of: word.range, at: start, in: text) else { continue }
        hits.append(
          WordHit(
            concept: table.concepts[word.concept], language: table.languages[word.language],
            range: start..<end))
      }
    }
    return hits
  }

  /// Where a word ends that stands at a place.
  private func end(of word: Range<Int>, at start: Int, in text: FoldedText) -> Int? {
    // The table's candidates agree in their first two bytes.
    var offset = word.lowerBound + 2
    var place = start + 2
    while offset < word.upperBound, table.bytes[offset] != gap {
      guard place < text.bytes.count, table.bytes[offset] == text.bytes[place] else { return nil }
      offset += 1
      place += 1
    }
    guard text.wordStarts[start] || place - start >= Self.compoundBytes else { return nil }
    while offset < word.upperBound {
      let part = part(of: word, from: offset + 1)
      guard let next = next(part, after: place, in: text) else { return nil }
      place = next + part.count
      offset = part.upperBound
    }
    // "id" is no "idea": so short a word ends where the text's word does.
    if place - start <= Self.wholeBytes, place < text.bytes.count, !text.wordStarts[place],
      text.bytes[place] < 0x80
    {
      return nil
    }
    return place
  }

  /// What stands in a word from a place up to its next gap.
  private func part(of word: Range<Int>, from start: Int) -> Range<Int> {
    var end = start
    while end < word.upperBound, table.bytes[end] != gap { end += 1 }
    return start..<end
  }

  /// The first place within the gap where a part stands.
  private func next(_ part: Range<Int>, after start: Int, in text: FoldedText) -> Int? {
    var words = 0
    var letters = 0
    var index = start
    while index < text.bytes.count, index - start <= Self.gapBytes {
      if text.wordStarts[index] {
        if stands(part, at: index, in: text) { return index }
        let isUnspaced = text.bytes[index] >= 0xE0
        // Ids and numbers stand between words without parting them.
        let isNumber = (0x30...0x39).contains(text.bytes[index])
        if isUnspaced {
          letters += 1
        } else if !isNumber, !isHexadecimal(text, at: index) {
          words += 1
        }
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
      guard end - start < 12 else { return false }
      let byte = text.bytes[end]
      guard (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) else { return false }
      end += 1
    }
    return [4, 8, 12].contains(end - start)
  }

  private func stands(_ part: Range<Int>, at index: Int, in text: FoldedText) -> Bool {
    guard index + part.count <= text.bytes.count else { return false }
    var place = index
    for offset in part {
      if text.bytes[place] != table.bytes[offset] { return false }
      place += 1
    }
    return true
  }
}
