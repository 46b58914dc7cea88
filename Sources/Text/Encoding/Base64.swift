/// Base64 in both alphabets (RFC 4648, 4 and 5).
public enum Base64 {
  /// Which characters stand for 62 and 63.
  public enum Alphabet: Sendable, Hashable, CaseIterable {
    /// `+` and `/`, filled up with `=`.
    case standard
    /// `-` and `_`, not filled up.
    case url
  }

  /// Writes bytes as text; only the standard alphabet fills up with `=`.
  ///
  /// - Parameters:
  ///   - bytes: What to write.
  ///   - alphabet: Which characters to use.
  /// - Returns: The text.
  public static func encode(_ bytes: some Sequence<UInt8>, alphabet: Alphabet = .standard) -> String
  {
    var text: [UInt8] = []
    var pending: UInt32 = 0
    var count = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      count += 1
      guard count == 3 else { continue }
      for shift in [18, 12, 6, 0] { text.append(character(pending >> UInt32(shift), alphabet)) }
      (pending, count) = (0, 0)
    }
    if count > 0 {
      pending <<= UInt32(8 * (3 - count))
      for shift in [18, 12, 6].prefix(count + 1) {
        text.append(character(pending >> UInt32(shift), alphabet))
      }
      if alphabet == .standard { text += Array(repeating: fill, count: 3 - count) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads text strictly: no blank, no foreign character, filled up exactly, no bits left over.
  ///
  /// In the alphabet for addresses, which JSON Web Tokens use, filling up is optional.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - alphabet: Which characters are expected.
  /// - Returns: The bytes.
  /// - Throws: Where the text is not base64, and why.
  public static func decode(
    _ text: String, alphabet: Alphabet = .standard
  ) throws(Base64Error) -> [UInt8] {
    let characters = Array(text.utf8)
    let padding = characters.reversed().prefix { $0 == fill }.count
    let digits = characters.dropLast(padding)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count * 3 / 4)
    var pending: UInt32 = 0
    for (offset, character) in digits.enumerated() {
      guard let value = value(of: character, alphabet) else {
        throw Base64Error(.foreignCharacter, offset: offset)
      }
      pending = pending << 6 | value
      guard offset % 4 == 3 else { continue }
      bytes += [UInt8(truncatingIfNeeded: pending >> 16), UInt8(truncatingIfNeeded: pending >> 8)]
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending = 0
    }
    try checkEnd(of: digits.count, padding: padding, alphabet)
    switch digits.count % 4 {
    case 2:
      guard pending & 0xF == 0 else { throw Base64Error(.bitsLeftOver, offset: digits.count - 1) }
      bytes.append(UInt8(truncatingIfNeeded: pending >> 4))
    case 3:
      guard pending & 0x3 == 0 else { throw Base64Error(.bitsLeftOver, offset: digits.count - 1) }
      bytes += [UInt8(truncatingIfNeeded: pending >> 10), UInt8(truncatingIfNeeded: pending >> 2)]
    default: break
    }
    return bytes
  }

  private static let fill = UInt8(ascii: "=")

  private static func checkEnd(
    of digits: Int, padding: Int, _ alphabet: Alphabet
  ) throws(Base64Error) {
    let wanted = (4 - digits % 4) % 4
    guard digits % 4 != 1 else { throw Base64Error(.cutOff, offset: digits) }
    if padding == wanted || (padding == 0 && alphabet == .url) { return }
    throw Base64Error(
      padding < wanted ? .cutOff : .overfilled, offset: digits + min(padding, wanted))
  }

  private static func character(_ value: UInt32, _ alphabet: Alphabet) -> UInt8 {
    let value = UInt8(value & 0x3F)
    switch value {
    case 0..<26: return UInt8(ascii: "A") + value
    case 26..<52: return UInt8(ascii: "a") + value - 26
    case 52..<62: return UInt8(ascii: "0") + value - 52
    case 62: return alphabet == .standard ? UInt8(ascii: "+") : UInt8(ascii: "-")
    default: return alphabet == .standard ? UInt8(ascii: "/") : UInt8(ascii: "_")
    }
  }

  private static func value(of character: UInt8, _ alphabet: Alphabet) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 0x41
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 0x61 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) - 0x30 + 52
    case UInt8(ascii: "+") where alphabet == .standard: 62
    case UInt8(ascii: "/") where alphabet == .standard: 63
    case UInt8(ascii: "-") where alphabet == .url: 62
    case UInt8(ascii: "_") where alphabet == .url: 63
    default: nil
    }
  }
}

/// Where a text is not base64.
public struct Base64Error: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// A character that base64 does not have, a blank and a `=` inside among them.
    case foreignCharacter
    /// Characters are missing at the end.
    case cutOff
    /// There are more `=` than the length asks for.
    case overfilled
    /// The last character holds bits that belong to no byte: it was altered.
    case bitsLeftOver
  }

  /// What is wrong.
  public let problem: Problem
  /// The byte of the text at which it is wrong, from 0.
  public let offset: Int

  /// Notes where a text is not base64.
  ///
  /// - Parameters:
  ///   - problem: What is wrong.
  ///   - offset: The byte of the text, from 0.
  public init(_ problem: Problem, offset: Int) {
    self.problem = problem
    self.offset = offset
  }
}
