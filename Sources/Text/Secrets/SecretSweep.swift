/// One pass over a text, from word to word, that gathers the ranges of secrets.
struct SecretSweep {
  let units: [UInt8]
  private var spans: [Range<Int>] = []

  /// The ranges of secrets in a text, in no certain order.
  static func spans(in units: [UInt8]) -> [Range<Int>] {
    var sweep = SecretSweep(units: units)
    sweep.run()
    return sweep.spans
  }

  private init(units: [UInt8]) {
    self.units = units
  }

  private mutating func run() {
    var index = 0
    while index < units.count {
      let found: Range<Int>?
      var end = index + 1
      if SecretAlphabet.isWord(units[index]) {
        while end < units.count, SecretAlphabet.isWord(units[end]) { end += 1 }
        found = keyedSecret(at: index..<end) ?? shape(at: index..<end)
      } else if ScannedText.endsName(units[index]) {
        found = foreignKeyedSecret(endingAt: index)
      } else {
        found = shape(atSign: index)
      }
      if let found {
        spans.append(found)
        end = max(end, found.upperBound)
      }
      index = end
    }
  }

  private func keyedSecret(at word: Range<Int>) -> Range<Int>? {
    guard let (key, start) = SecretKey.match(units, word: word) else { return nil }
    let word = wordStart(before: word.lowerBound)..<word.upperBound
    return SecretField(sweep: self, key: key.kind, word: word, nameStart: start)?.secret
  }

  /// The value of a field whose name ends with a scalar that is not ASCII.
  private func foreignKeyedSecret(endingAt last: Int) -> Range<Int>? {
    let word = wordStart(before: last)..<(last + 1)
    return SecretField(sweep: self, key: .password, word: word, nameStart: word.lowerBound)?.secret
  }

  /// Where a word begins whose letters are not all ASCII.
  private func wordStart(before index: Int) -> Int {
    var start = index
    while index - start < 64,
      SecretAlphabet.isWord(byte(start - 1)) || byte(start - 1) >= ScannedText.narrowName
    {
      start -= 1
    }
    return start
  }
}
