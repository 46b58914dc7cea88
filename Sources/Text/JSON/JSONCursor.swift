/// Walks over the bytes of a JSON document and reads its strings and numbers.
struct JSONCursor {
  /// The next byte; moved freely within a line.
  var index = 0

  private let bytes: [UInt8]
  private var line = 1
  /// Up to here continuation bytes have been counted, so that positions need no second pass.
  private var counted = 0
  /// The scalars before `counted`.
  private var scalars = 0
  /// The scalars before the current line.
  private var scalarsAtLineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index >= bytes.count }

  /// The next byte, or 0 at the end, which nothing in the grammar starts with.
  var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The place of the next byte; moves the count of scalars on.
  var position: TextPosition {
    mutating get {
      count(to: index)
      return TextPosition(line: line, column: scalars - scalarsAtLineStart + 1, offset: scalars)
    }
  }

  mutating func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(problem, at: position)
  }

  mutating func skipMark() {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    index = 3
    // The mark is a scalar of the text, but in no column.
    count(to: index)
    scalarsAtLineStart = scalars
  }

  /// Moves to a byte of a text that is no JSON, and counts the lines before it.
  mutating func skip(to end: Int) {
    skipMark()
    while index < end {
      if bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
        skipLineBreak()
      } else {
        index += 1
      }
    }
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func skip(_ word: StaticString) -> Bool {
    let expected = String(describing: word).utf8
    guard bytes[index...].starts(with: expected) else { return false }
    index += expected.count
    return true
  }

  mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): skipLineBreak()
      default: return
      }
    }
  }

  mutating func number() throws(JSONError) -> String {
    let start = index
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    if isDigit(current) { throw error(.expectedDigit) }
    if skip(UInt8(ascii: ".")) { try digits() }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        defer { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      if byte < 0x20 { throw error(.controlCharacter) }
      index += 1
    }
    throw error(.unterminatedString)
  }

  /// Reads on from the first backslash.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var decoded = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: decoded, as: UTF8.self)
      case UInt8(ascii: "\\"):
        decoded.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw error(.controlCharacter)
      default:
        decoded.append(byte)
        index += 1
      }
    }
    throw error(.unterminatedString)
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard index + 1 < bytes.count else {
      index = bytes.count
      throw error(.unterminatedString)
    }
    let letter = bytes[index + 1]
    if letter == UInt8(ascii: "u") { return try unicodeEscape() }
    guard let scalar = Self.shortEscapes[letter] else { throw error(.expectedEscape) }
    index += 2
    return scalar
  }

  private static let shortEscapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    guard let first = hexadecimal(at: index) else { throw error(.expectedEscape) }
    index += 6
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, let second = hexadecimal(at: index), (0xDC00...0xDFFF).contains(second)
    else { return "\u{FFFD}" }
    index += 6
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  /// The value of `\uXXXX` at an index.
  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private mutating func digits() throws(JSONError) {
    guard isDigit(current) else { throw error(.expectedDigit) }
    while isDigit(current) { index += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func skipLineBreak() {
    let isPair =
      bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "\n")
    index += isPair ? 2 : 1
    count(to: index)
    line += 1
    scalarsAtLineStart = scalars
  }

  private mutating func count(to end: Int) {
    while counted < end {
      if bytes[counted] & 0xC0 != 0x80 { scalars += 1 }
      counted += 1
    }
  }
}
