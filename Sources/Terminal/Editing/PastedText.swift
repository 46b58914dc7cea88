/// The lines of a paste as its author had them.
enum PastedText {
  /// How long after a line its continuation may come to be taken for a paste, and how long a paste
  /// without markers may pause, in milliseconds.
  static var pause: Int32 { 30 }

  /// Decodes a paste; any line end becomes one newline.
  static func decode(_ bytes: [UInt8]) -> String {
    var bytes = bytes
    var span = bytes.mutableSpan
    let count = normalizeLineEnds(&span)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// Whether a byte behind a line's end goes on with a text, and is no key of its own.
  static func isText(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || [0x09, 0x0A, 0x0D].contains(byte)
  }

  /// Makes a newline of every line end, in place.
  ///
  /// Terminals make a carriage return of each newline, and so two of the line end of Windows: when
  /// every second line is empty, these are folded.
  ///
  /// - Parameter bytes: The text.
  /// - Returns: How many bytes at the front are left of it.
  static func normalizeLineEnds(_ bytes: inout MutableSpan<UInt8>) -> Int {
    var count = 0
    var isAfterReturn = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 0x0D
      bytes[count] = isAfterReturn ? 0x0A : byte
      count += 1
    }
    guard let lines = doubledLines(bytes, count) else { return count }
    return fold(&bytes, count, lines: lines)
  }

  /// The number of lines, when every second of them is empty and others are not.
  private static func doubledLines(_ bytes: borrowing MutableSpan<UInt8>, _ count: Int) -> Int? {
    var line = 0
    var isEmpty = true
    var filled = 0
    for index in 0..<count {
      if bytes[index] == 0x0A {
        line += 1
        isEmpty = true
      } else if isEmpty {
        if line % 2 == 1 { return nil }
        isEmpty = false
        filled += 1
      }
    }
    return line + 1 > 3 && filled > 1 ? line + 1 : nil
  }

  // Of the two newlines between two lines that are kept, the first stays.
  private static func fold(_ bytes: inout MutableSpan<UInt8>, _ count: Int, lines: Int) -> Int {
    var kept = 0
    var newline = 0
    for index in 0..<count {
      let byte = bytes[index]
      if byte == 0x0A {
        newline += 1
        guard newline % 2 == 1, newline + 1 < lines else { continue }
      }
      bytes[kept] = byte
      kept += 1
    }
    return kept
  }
}

extension String {
  /// The text without the line ends behind it.
  func trimmingLineEnds() -> String {
    var end = unicodeScalars.endIndex
    while end > unicodeScalars.startIndex {
      let before = unicodeScalars.index(before: end)
      guard unicodeScalars[before] == "\n" else { break }
      end = before
    }
    return String(unicodeScalars[..<end])
  }
}
