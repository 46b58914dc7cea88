import Text

/// Finds `"name": "value"` anywhere in a text: in JSON that is whole, cut off, or among other lines.
enum QuotedMembers {
  /// The pairs in the order of the text, free of escapes.
  static func pairs(in bytes: [UInt8]) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var name: Range<Int>?
    var index = 0
    while index < bytes.count {
      guard bytes[index] == quote else {
        // Only a colon and blanks may stand between a name and its value.
        if !isBetween(bytes[index]) { name = nil }
        index += 1
        continue
      }
      let end = end(of: bytes, after: index)
      guard end < bytes.count, bytes[end] == quote else {
        // The quotes up to there are all escaped, so that none of them has an end either.
        name = nil
        index = end
        continue
      }
      let inner = index + 1..<end
      if let known = name, bytes[known.upperBound..<index].contains(colon) {
        if let name = text(bytes[known]), let value = text(bytes[inner]) {
          found.append((name, value))
        }
        name = nil
      } else {
        name = inner
      }
      index = end + 1
    }
    return found
  }

  private static let quote = UInt8(ascii: "\"")
  private static let colon = UInt8(ascii: ":")

  private static func isBetween(_ byte: UInt8) -> Bool {
    byte == colon || byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Where the quote is that ends what the one at an index begins, or where the line ends before.
  private static func end(of bytes: [UInt8], after start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != quote, bytes[index] != 0x0A, bytes[index] != 0x0D {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count <= 8192 else { return nil }
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    return (try? JSONParser.parse([quote] + bytes + [quote]))?.string
  }
}
