import Text

/// The words of a question, as far as other ways of asking it share them: without their endings,
/// whatever the language.
struct QuestionWords {
  /// The beginnings of words, and pairs of signs where a script sets no spaces; each once.
  let stems: Set<String>
  /// Four neighbouring letters each, which survive a mistyped one and show what is inside of
  /// compounds.
  let grams: Set<String>

  /// A word's first letters tell what it is about; what follows is grammar in the languages that
  /// bend their words.
  private static let stemLength = 5
  private static let gramLength = 4

  init(_ text: String) {
    let words = Self.words(of: FoldedText(text))
    stems = Self.stems(of: words)
    var grams: Set<String> = []
    for word in words where word.utf8.count >= Self.gramLength && !Self.isUnspaced(word) {
      let letters = Array("^" + word)
      for start in 0...max(0, letters.count - Self.gramLength) {
        grams.insert(String(letters[start..<min(start + Self.gramLength, letters.count)]))
      }
    }
    self.grams = grams
  }

  /// The stems alone, which take a fraction of the time.
  static func stems(of text: String) -> Set<String> { stems(of: words(of: FoldedText(text))) }

  private static func stems(of words: [String]) -> Set<String> {
    var stems: Set<String> = []
    /// The sign before, in a script without spaces, and whether it stands in a pair already.
    var previous: (sign: String, isPaired: Bool)?
    for word in words {
      guard isUnspaced(word) else {
        if let previous, !previous.isPaired { stems.insert(previous.sign) }
        previous = nil
        stems.insert(String(word.prefix(stemLength)))
        continue
      }
      if let previous { stems.insert(previous.sign + word) }
      previous = (word, previous != nil)
    }
    if let previous, !previous.isPaired { stems.insert(previous.sign) }
    return stems
  }

  private static func isUnspaced(_ word: String) -> Bool {
    word.unicodeScalars.first.map { Unspaced.contains($0.value) } ?? false
  }

  private static func words(of text: FoldedText) -> [String] {
    var words: [String] = []
    var start = 0
    while start < text.bytes.count {
      var end = start + 1
      while end < text.bytes.count, !text.wordStarts[end] { end += 1 }
      words.append(String(decoding: text.bytes[start..<end], as: UTF8.self))
      start = end
    }
    return words
  }
}
