import Text

/// The words of a question, as far as other ways of asking it share them: without their endings,
/// whatever the language.
struct QuestionWords {
  /// The beginnings of words, and pairs of signs where a script sets no spaces; each once.
  let stems: Set<String>

  /// A word's first letters tell what it is about; what follows is grammar in the languages that
  /// bend their words.
  private static let stemLength = 5

  init(_ text: String) {
    var stems: Set<String> = []
    /// The sign before, in a script without spaces, and whether it stands in a pair already.
    var previous: (sign: String, isPaired: Bool)?
    for word in Self.words(of: FoldedText(text)) {
      guard word.unicodeScalars.first.map({ Unspaced.contains($0.value) }) ?? false else {
        if let previous, !previous.isPaired { stems.insert(previous.sign) }
        previous = nil
        stems.insert(String(word.prefix(Self.stemLength)))
        continue
      }
      if let previous { stems.insert(previous.sign + word) }
      previous = (word, previous != nil)
    }
    if let previous, !previous.isPaired { stems.insert(previous.sign) }
    self.stems = stems
  }

  private static func words(of text: FoldedText) -> [String] {
    var words: [String] = []
    var start = 0
    for end in 1...max(1, text.bytes.count)
    where end >= text.bytes.count || text.wordStarts[end] {
      if start < min(end, text.bytes.count) {
        words.append(String(decoding: text.bytes[start..<end], as: UTF8.self))
      }
      start = end
    }
    return words
  }
}
