/// Standard input, taken apart into lines. What stands behind the last end of a line is no command:
/// whoever wrote it may have been cut off in the middle.
struct ControlInput: Sendable {
  /// A line.
  enum Line: Sendable, Hashable {
    case whole(String)
    /// It was longer than any command is, and is forgotten.
    case tooLong
  }

  /// No command is longer.
  static let maximumBytes = 1 << 16

  private var bytes: [UInt8] = []
  private var isTooLong = false

  /// Takes what was read.
  ///
  /// - Parameter block: The bytes.
  /// - Returns: The lines that end in them.
  mutating func take(_ block: some Sequence<UInt8>) -> [Line] {
    var lines: [Line] = []
    for byte in block {
      if byte == UInt8(ascii: "\n") {
        lines.append(isTooLong ? .tooLong : .whole(String(decoding: bytes, as: UTF8.self)))
        bytes = []
        isTooLong = false
      } else if bytes.count < Self.maximumBytes {
        bytes.append(byte)
      } else {
        isTooLong = true
      }
    }
    return lines
  }
}
