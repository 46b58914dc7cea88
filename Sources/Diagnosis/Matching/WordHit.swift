import Knowledge
import Text

/// A word of a lexicon that stands in a text.
struct WordHit {
  let concept: Concept
  let language: LanguageTag
  /// Where it stands, in bytes of the folded text.
  let range: Range<Int>
}

/// Finds the words of all lexicons in a text.
struct WordFinder {
  let table: WordTable

  /// Up to this many words may stand in the gap of a word that has one.
  private static let gapWords = 4
  /// Where every letter may begin a word: up to this many letters.
  private static let gapLetters = 12
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
        if isUnspaced { letters += 1 } else { words += 1 }
        if words > Self.gapWords || letters > Self.gapLetters { return nil }
      }
      index += 1
    }
    return nil
  }

  private static func stands(_ part: [UInt8], at index: Int, in text: FoldedText) -> Bool {
    guard index + part.count <= text.bytes.count else { return false }
    for offset in part.indices where text.bytes[index + offset] != part[offset] { return false }
    return true
  }
}
