/// Counts what tells a text from other data.
struct ByteCensus {
  private(set) var total = 0
  /// Controls that no text has a use for: not tab, line feed, form feed, return, backspace, escape.
  private(set) var controls = 0
  /// Bytes, or for other encodings scalars, that spell nothing.
  private(set) var invalid = 0

  /// Looks at bytes that should be UTF-8.
  init(bytes: ArraySlice<UInt8>) {
    let span = bytes.span
    total = span.count
    var index = 0
    while index < span.count {
      let byte = span[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
      } else if byte < 0x80 {
        if Self.isOddControl(byte) { controls += 1 }
        index += 1
      } else {
        let length = Self.sequenceLength(span, at: index)
        if length == 0 { invalid += 1 }
        index += max(length, 1)
      }
    }
  }

  /// Looks at a text that was decoded from wider units.
  init(text: String) {
    for scalar in text.unicodeScalars {
      total += 1
      if scalar.value < 0x80 {
        if Self.isOddControl(UInt8(truncatingIfNeeded: scalar.value)) { controls += 1 }
      } else if scalar == "\u{FFFD}" {
        invalid += 1
      }
    }
  }

  /// Whether this is data rather than text.
  ///
  /// Compressed data and programs have 10% controls; a stray NUL or two in a paste is no data. Many
  /// invalid bytes alone are a text in an old national encoding, whose codes can still be read.
  var isBinary: Bool {
    if total > 0, controls == total { return true }
    guard controls >= 3 else { return false }
    return controls * 20 > total || (controls * 100 > total && invalid * 10 > total)
  }

  private static func isOddControl(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x1B: false
    default: byte < 0x20 || byte == 0x7F
    }
  }

  /// The length of the valid sequence of two to four bytes at an index (Unicode table 3-7), or 0.
  private static func sequenceLength(_ span: Span<UInt8>, at index: Int) -> Int {
    let first = span[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    switch first {
    case 0xE0: second = 0xA0...0xBF
    case 0xED: second = 0x80...0x9F
    case 0xF0: second = 0x90...0xBF
    case 0xF4: second = 0x80...0x8F
    default: break
    }
    guard index + length <= span.count, second.contains(span[index + 1]) else { return 0 }
    for place in (index + 2)..<(index + max(length, 2)) where span[place] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}
