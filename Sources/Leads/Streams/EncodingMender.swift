/// Reads bytes that are no UTF-8 as Windows-1252, the encoding in which most other exports come;
/// it holds Latin-1.
struct EncodingMender {
  /// How many records were read so.
  private(set) var count = 0
  /// The line of the first.
  private(set) var firstLine = 0

  /// UTF-8 for bytes of either encoding.
  mutating func mended(_ bytes: [UInt8], line: Int) -> [UInt8] {
    if Self.isUTF8(bytes) { return bytes }
    if count == 0 { firstLine = line }
    count += 1
    return Self.fromWindows1252(bytes)
  }

  static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

  static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt16(byte)
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return Array(String(text).utf8)
  }

  /// What 80 to 9F stand for (WHATWG Encoding, index windows-1252).
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
