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
      guard let end = end(of: bytes, after: index) else {
        name = nil
        index += 1
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

  /// The quote that ends what the one at an index begins; none where the line ends first.
  private static func end(of bytes: [UInt8], after start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case quote: return index
      case 0x0A, 0x0D: return nil
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count <= 8192 else { return nil }
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    return (try? JSONParser.parse([quote] + bytes + [quote]))?.string
  }
}
