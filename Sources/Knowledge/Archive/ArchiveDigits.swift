/// Numbers in the archive: six bits a byte, most significant first, in printable ASCII, so that the
/// archive stays a text that a string literal can hold.
enum ArchiveDigits {
  private static let zero: UInt8 = 0x30

  static func append(_ value: Int, width: Int, to bytes: inout [UInt8]) {
    precondition(
      value >= 0 && value < 1 << (6 * width), "a number of the archive has \(width) digits")
    for position in (0..<width).reversed() {
      bytes.append(zero + UInt8(truncatingIfNeeded: value >> (6 * position) & 0x3F))
    }
  }

  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, width: Int) -> Int {
    var value = 0
    for offset in 0..<width { unsafe value = value << 6 | Int(bytes[index + offset] &- zero) }
    return value
  }

  static func read(_ bytes: [UInt8], at index: Int, width: Int) -> Int {
    (index..<index + width).reduce(0) { $0 << 6 | Int(bytes[$1] &- zero) }
  }
}
