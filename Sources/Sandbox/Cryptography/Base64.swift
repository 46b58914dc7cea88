/// Base64 (RFC 4648), with the usual alphabet and with that for URLs.
enum Base64 {
  private static let usual = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let forURLs = usual.dropLast(2) + Array("-_".utf8)

  /// Encodes bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - isForURLs: Whether to use the alphabet for URLs, and no padding.
  /// - Returns: The text.
  static func encode(_ bytes: some Collection<UInt8>, isForURLs: Bool = false) -> String {
    let alphabet = isForURLs ? Array(forURLs) : usual
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      let padded = Array(group) + [0, 0]
      let bits = UInt32(padded[0]) << 16 | UInt32(padded[1]) << 8 | UInt32(padded[2])
      for index in 0..<4 {
        if index <= group.count {
          result.append(alphabet[Int(bits >> (18 - 6 * UInt32(index)) & 63)])
        } else if !isForURLs {
          result.append(UInt8(ascii: "="))
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Decodes either alphabet, padded or not.
  ///
  /// - Parameter text: The text.
  /// - Returns: The bytes, or `nil` where a character has no place.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var digits = Array(text.utf8)[...]
    while digits.last == UInt8(ascii: "=") { digits = digits.dropLast() }
    for byte in digits {
      guard let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return count < 6 ? result : nil
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
