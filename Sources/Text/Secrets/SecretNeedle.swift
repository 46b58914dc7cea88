/// One spelling of a secret that is looked for.
struct SecretNeedle: Sendable {
  private enum Kind {
    /// The bytes, encoded or not.
    case plain
    /// The bytes as they are, with no letter or digit beside them.
    case alone
    /// Digits of either case.
    case hexadecimal
    /// The characters that depend on the secret alone; whether those beside depend on it in part.
    case base64(before: Bool, after: Bool)
  }

  let secret: Secret
  private let kind: Kind

  /// The spellings of a secret.
  static func needles(of secret: Secret) -> [SecretNeedle] {
    secret.withExposedValue { bytes in
      guard bytes.count >= 4 else {
        return bytes.isEmpty ? [] : [SecretNeedle(secret: secret, kind: .alone)]
      }
      return ([bytes] + decodings(of: bytes)).flatMap { value in
        [
          SecretNeedle(secret: Secret(bytes: value), kind: .plain),
          SecretNeedle(secret: Secret(bytes: hexadecimal(value)), kind: .hexadecimal),
        ] + base64(value)
      }
    }
  }

  /// The bytes that may stand for a byte of the needle.
  func spellings(of byte: UInt8) -> [UInt8] {
    if case .hexadecimal = kind, byte >= UInt8(ascii: "a") { return [byte, byte - 0x20] }
    return [byte]
  }

  /// Where the needle stands, if it begins at an index.
  func range(of bytes: [UInt8], in text: EncodedText, at index: Int) -> Range<Int>? {
    switch kind {
    case .alone:
      guard text.bytes[index...].starts(with: bytes) else { return nil }
      let range = index..<index + bytes.count
      let isInWord =
        text.isWord(at: range.lowerBound - 1) || text.isWord(at: range.upperBound)
      return isInWord ? nil : range
    case .plain, .hexadecimal:
      let isHexadecimal = if case .hexadecimal = kind { true } else { false }
      return text.end(of: bytes, ignoringCase: isHexadecimal, from: index).map { index..<$0 }
    case .base64(let before, let after):
      guard var end = text.end(of: bytes, ignoringCase: false, from: index) else { return nil }
      let start = before && text.isBase64(at: index - 1) ? index - 1 : index
      if after, text.isBase64(at: end) { end += 1 }
      return start..<end
    }
  }

  /// What the secret may mean, where it is written in an encoding itself.
  private static func decodings(of bytes: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: bytes, as: UTF8.self)
    var decodings: [[UInt8]] = []
    if let plain = PercentEncoding.decode(text), plain != bytes { decodings.append(plain) }
    // Shorter text is base64 by chance.
    for alphabet in Base64.Alphabet.allCases where bytes.count >= 20 {
      guard let plain = try? Base64.decode(text, alphabet: alphabet) else { continue }
      if !decodings.contains(plain) { decodings.append(plain) }
    }
    return decodings.filter { $0.count >= 4 }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
  }

  /// The secret at each of the three places that it can have in a group of three bytes.
  private static func base64(_ bytes: [UInt8]) -> [SecretNeedle] {
    (0..<3).flatMap { offset in
      let standard = part(of: bytes, offset, .standard)
      let url = part(of: bytes, offset, .url)
      let kind = Kind.base64(before: offset > 0, after: (bytes.count + offset) % 3 != 0)
      return (standard == url ? [standard] : [standard, url]).map {
        SecretNeedle(secret: Secret(bytes: $0), kind: kind)
      }
    }
  }

  private static func part(
    of bytes: [UInt8], _ offset: Int, _ alphabet: Base64.Alphabet
  ) -> [UInt8] {
    let text = Base64.encode([UInt8](repeating: 0, count: offset) + bytes, alphabet: alphabet)
    let whole = (offset + bytes.count) * 8 / 6
    return Array(text.utf8.prefix(whole).dropFirst(offset == 0 ? 0 : offset + 1))
  }
}
