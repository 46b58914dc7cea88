/// How an entry of several lines becomes one line of the file, and back.
enum HistoryLine {
  private static let backslash = UInt8(ascii: "\\")

  static func encode(_ entry: String) -> [UInt8] {
    var line: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case backslash: line += [backslash, backslash]
      case UInt8(ascii: "\n"): line += [backslash, UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): line += [backslash, UInt8(ascii: "r")]
      case 0: line += [backslash, UInt8(ascii: "0")]
      default: line.append(byte)
      }
    }
    return line
  }

  /// Nil for what is not UTF-8. An unknown escape stands for itself.
  static func decode(_ line: ArraySlice<UInt8>) -> String? {
    var entry: [UInt8] = []
    var isEscaped = false
    for byte in line {
      guard isEscaped else {
        if byte == backslash { isEscaped = true } else { entry.append(byte) }
        continue
      }
      isEscaped = false
      switch byte {
      case backslash: entry.append(backslash)
      case UInt8(ascii: "n"): entry.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): entry.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "0"): entry.append(0)
      default: entry += [backslash, byte]
      }
    }
    if isEscaped { entry.append(backslash) }
    return String(validating: entry, as: UTF8.self)
  }
}
