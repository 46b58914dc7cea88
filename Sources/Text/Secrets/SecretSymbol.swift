/// A character of syntax, however it is escaped.
struct SecretSymbol {
  /// How a character is spelled.
  enum Style { case plain, backslash, percent, entity }

  let byte: UInt8
  /// The units that it takes.
  let length: Int
  var style = Style.plain
  /// How often it is escaped, or an equivalent that grows alike.
  var depth = 0
}

extension SecretSweep {
  private static let longestEscape = 64

  /// Reads the character at an index; byte 0 and length 0 at the end.
  func symbol(at index: Int) -> SecretSymbol {
    guard index < units.count else { return SecretSymbol(byte: 0, length: 0) }
    let symbol: SecretSymbol? =
      switch units[index] {
      case UInt8(ascii: "\\"): backslashSymbol(at: index)
      case UInt8(ascii: "%"): percentSymbol(at: index)
      case UInt8(ascii: "&"): entitySymbol(at: index)
      default: nil
      }
    return symbol ?? SecretSymbol(byte: units[index], length: 1)
  }

  /// `\"`, `\\\"`, `\n`, `\u0022`, `\x22`.
  private func backslashSymbol(at start: Int) -> SecretSymbol {
    var index = start
    while byte(index) == UInt8(ascii: "\\"), index - start < Self.longestEscape { index += 1 }
    let depth = index - start
    let letter = byte(index)
    var digits = 0
    switch letter {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return SecretSymbol(byte: 0x0A, length: depth + 1, style: .backslash, depth: depth)
    case UInt8(ascii: "u") where byte(index + 1) == 0x30 && byte(index + 2) == 0x30:
      digits = index + 3
    case UInt8(ascii: "x"): digits = index + 1
    default:
      guard letter > 0x20, letter < 0x7F, !SecretAlphabet.isAlphanumeric(letter), letter != 0x5C
      else { return SecretSymbol(byte: UInt8(ascii: "\\"), length: depth) }
      return SecretSymbol(byte: letter, length: depth + 1, style: .backslash, depth: depth)
    }
    guard let decoded = hexadecimalPair(at: digits) else {
      return SecretSymbol(byte: UInt8(ascii: "\\"), length: depth)
    }
    return SecretSymbol(
      byte: decoded, length: digits + 2 - start, style: .backslash, depth: depth)
  }

  /// `%22`, `%2522`, `%252522`.
  private func percentSymbol(at start: Int) -> SecretSymbol? {
    var index = start + 1
    var depth = 1
    while depth < 16, byte(index) == UInt8(ascii: "2"), byte(index + 1) == UInt8(ascii: "5"),
      hexadecimalPair(at: index + 2) != nil
    {
      index += 2
      depth += 1
    }
    guard let decoded = hexadecimalPair(at: index) else { return nil }
    return SecretSymbol(byte: decoded, length: index + 2 - start, style: .percent, depth: depth)
  }

  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    ("quot;", "\""), ("apos;", "'"), ("lt;", "<"), ("gt;", ">"), ("nbsp;", " "), ("#34;", "\""),
    ("#39;", "'"), ("#60;", "<"), ("#62;", ">"), ("#61;", "="), ("#58;", ":"), ("#38;", "&"),
    ("#x22;", "\""), ("#x27;", "'"), ("#x3c;", "<"), ("#x3e;", ">"), ("#x3d;", "="), ("#x3a;", ":"),
    ("#x26;", "&"),
  ].map { (Array($0.0.utf8), UInt8(ascii: $0.1)) }

  /// `&quot;`, `&amp;quot;`, `&#34;`.
  private func entitySymbol(at start: Int) -> SecretSymbol? {
    var index = start + 1
    var depth = 1
    while depth < 8, matches("amp;", at: index) {
      index += 4
      depth += 1
    }
    for entity in Self.entities where matches(entity.name, at: index) {
      return SecretSymbol(
        byte: entity.byte, length: index + entity.name.count - start, style: .entity, depth: depth)
    }
    guard depth > 1 else { return nil }
    return SecretSymbol(
      byte: UInt8(ascii: "&"), length: index - start, style: .entity, depth: depth - 1)
  }

  private func hexadecimalPair(at index: Int) -> UInt8? {
    guard let high = SecretAlphabet.hexadecimal(byte(index)),
      let low = SecretAlphabet.hexadecimal(byte(index + 1))
    else { return nil }
    let value = high << 4 | low
    return value < 0x80 ? value : ScannedText.narrow
  }

  /// The unit at an index, or 0 outside of the text.
  func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < units.count ? units[index] : 0
  }

  /// Whether lower-case text stands at an index, in any case.
  func matches(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= units.count else { return false }
    for place in 0..<count where Self.lower(units[index + place]) != (unsafe text.utf8Start[place])
    {
      return false
    }
    return true
  }

  /// Whether lower-case text stands at an index, in any case.
  func matches(_ text: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + text.count <= units.count else { return false }
    for place in text.indices where Self.lower(units[index + place]) != text[place] { return false }
    return true
  }

  private static func lower(_ unit: UInt8) -> UInt8 {
    unit >= 0x41 && unit <= 0x5A ? unit | 0x20 : unit
  }
}
