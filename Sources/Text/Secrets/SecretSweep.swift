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
    return SecretField(sweep: self, key: key.kind, word: word, nameStart: start)?.secret
  }
}
