/// Finds out how bytes spell a text, and reads it.
public enum Decoding {
  /// Reads bytes of unknown encoding.
  ///
  /// A byte order mark decides; without one, zero bytes at every second place mean UTF-16, and all
  /// else is UTF-8.
  ///
  /// - Parameter bytes: A file, a paste or a response.
  /// - Returns: The text, and whether it is one.
  public static func text(from bytes: [UInt8]) -> DecodedText {
    let (encoding, markLength) = encoding(of: bytes)
    let content = bytes[markLength...]
    let text: String
    let census: ByteCensus
    switch encoding {
    case .utf8:
      text = String(decoding: content, as: UTF8.self)
      census = ByteCensus(bytes: content)
    case .utf16LittleEndian, .utf16BigEndian:
      text = utf16(content, isLittleEndian: encoding == .utf16LittleEndian)
      census = ByteCensus(text: text)
    case .utf32LittleEndian, .utf32BigEndian:
      text = utf32(content, isLittleEndian: encoding == .utf32LittleEndian)
      census = ByteCensus(text: text)
    }
    return DecodedText(
      text: text, encoding: encoding, hasByteOrderMark: markLength > 0, isBinary: census.isBinary)
  }

  private static let marks: [(bytes: [UInt8], encoding: DecodedText.Encoding)] = [
    ([0xEF, 0xBB, 0xBF], .utf8),
    // Before UTF-16, whose little-endian mark begins alike.
    ([0xFF, 0xFE, 0, 0], .utf32LittleEndian),
    ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
    ([0xFF, 0xFE], .utf16LittleEndian),
    ([0xFE, 0xFF], .utf16BigEndian),
  ]

  private static func encoding(of bytes: [UInt8]) -> (DecodedText.Encoding, markLength: Int) {
    for mark in marks where bytes.starts(with: mark.bytes) {
      return (mark.encoding, mark.bytes.count)
    }
    return (unmarkedUTF16(bytes.prefix(4096)) ?? .utf8, 0)
  }

  /// UTF-16 when zero bytes stand on one side of the pairs only, and often enough to be the upper
  /// halves of ASCII: a fifth of the pairs, since a text in Chinese still has its codes and blanks.
  private static func unmarkedUTF16(_ sample: ArraySlice<UInt8>) -> DecodedText.Encoding? {
    var zeros = [0, 0]
    var pairsOfZeros = 0
    for index in stride(from: 0, to: sample.count & ~1, by: 2) {
      let first = sample[index] == 0
      let second = sample[index + 1] == 0
      if first, second { pairsOfZeros += 1 }
      zeros[0] += first ? 1 : 0
      zeros[1] += second ? 1 : 0
    }
    let pairs = sample.count / 2
    guard pairs >= 2, pairsOfZeros * 50 <= pairs else { return nil }
    let few = pairs / 50 + pairsOfZeros
    if zeros[1] * 5 >= pairs, zeros[0] <= few { return .utf16LittleEndian }
    if zeros[0] * 5 >= pairs, zeros[1] <= few { return .utf16BigEndian }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
    let low = isLittleEndian ? 0 : 1
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
      index += 2
    }
    // Half a unit is left when the text was cut.
    if index < bytes.endIndex { units.append(0xFFFD) }
    return String(decoding: units, as: UTF16.self)
  }

  private static func utf32(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let unit = bytes[index..<min(index + 4, bytes.endIndex)]
      var value: UInt32 = 0
      for (place, byte) in (isLittleEndian ? Array(unit.reversed()) : Array(unit)).enumerated() {
        value |= UInt32(byte) << UInt32(8 * (3 - place))
      }
      scalars.append(unit.count == 4 ? Unicode.Scalar(value) ?? "\u{FFFD}" : "\u{FFFD}")
      index += 4
    }
    return String(scalars)
  }
}
