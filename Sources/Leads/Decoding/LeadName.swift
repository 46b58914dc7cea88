import Text

/// Names of members, reduced to what comparison looks at.
enum LeadName {
  /// Letters and digits in lower case, without accents: `First Name`, `first_name` and `FirstName`
  /// are one.
  static func folded(_ name: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x80...: return String(decoding: FoldedText(name).bytes, as: UTF8.self)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
