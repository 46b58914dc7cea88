import Text

/// What stands in a field that may be shown, on its way into a sentence about it.
enum QuotedValue {
  /// The value, kept to a length; a mask where it may be a secret that was pasted into the wrong
  /// box.
  static func shown(_ text: String, limit: Int = 80) -> String {
    guard !mayBeSecret(text) else { return Secret.mask }
    return text.unicodeScalars.count > limit ? text.prefix(limit) + "…" : text
  }

  /// Whether a value has the shape of a secret, or a long word of it is mixed, or unbroken, as only
  /// secrets are.
  static func mayBeSecret(_ text: String) -> Bool {
    SecretScanner.containsSecret(text)
      || text.utf8.split(whereSeparator: { !isOfSecret($0) }).contains {
        isMixed($0) || isUnbroken($0)
      }
  }

  private static let shortest = 16
  /// No id and hardly a name is as long without a sign in it.
  private static let longestName = 40

  /// Letters, digits and the signs of base64 and of client secrets.
  private static func isOfSecret(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || "+/=_~-".utf8.contains(byte)
  }

  private static func isMixed(_ word: Substring.UTF8View) -> Bool {
    word.count >= shortest && word.contains(where: isDigit)
      && word.contains { (0x41...0x5A).contains($0) }
      && word.contains { (0x61...0x7A).contains($0) }
      // Ids have hexadecimal digits in either case.
      && word.contains { isLetter($0) && !(0x61...0x66).contains($0 | 0x20) }
  }

  /// Whether a word is a key written in hexadecimal digits, or as long as one.
  private static func isUnbroken(_ word: Substring.UTF8View) -> Bool {
    word.count >= longestName && word.contains(where: isDigit) && word.contains(where: isLetter)
      && word.allSatisfy { isDigit($0) || isLetter($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
