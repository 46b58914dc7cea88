/// Gathers a marked paste, cut anywhere, up to the first end marker, and no more of it than fits.
struct PasteCollector {
  static let endMarker: [UInt8] = Array("\u{1B}[201~".utf8)

  let maximumBytes: Int
  private(set) var bytes: [UInt8] = []
  private(set) var omittedBytes = 0
  private var matched = 0

  init(maximumBytes: Int) {
    self.maximumBytes = maximumBytes
  }

  /// Takes more of the paste.
  ///
  /// - Returns: How many of the bytes belong to the paste and its marker; nil when all do and the
  ///   marker has not been seen.
  mutating func consume(_ received: ArraySlice<UInt8>) -> Int? {
    let marker = Self.endMarker
    var index = received.startIndex
    while index < received.endIndex {
      if matched == 0 {
        let next = received[index...].firstIndex(of: marker[0]) ?? received.endIndex
        keep(received[index..<next])
        index = next
        if index == received.endIndex { return nil }
      }
      if received[index] == marker[matched] {
        matched += 1
        index += 1
        if matched == marker.count { return index - received.startIndex }
      } else {
        // Escape stands only at the marker's front: what was matched is no beginning of another.
        keep(marker[..<matched])
        matched = 0
      }
    }
    return nil
  }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    let room = maximumBytes - bytes.count
    bytes.append(contentsOf: part.prefix(room))
    omittedBytes += max(0, part.count - room)
  }
}

/// The lines of a paste as its author had them.
enum PastedText {
  /// Decodes a paste; any line end becomes one newline.
  ///
  /// Terminals make a carriage return of each newline, and so two of the line end of Windows: when
  /// every second line is empty, these are folded.
  static func decode(_ bytes: [UInt8]) -> String {
    var normal: [UInt8] = []
    normal.reserveCapacity(bytes.count)
    var isAfterReturn = false
    for byte in bytes {
      if byte == 0x0A, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 0x0D
      normal.append(isAfterReturn ? 0x0A : byte)
    }
    return String(decoding: foldingDoubledEnds(normal), as: UTF8.self)
  }

  private static func foldingDoubledEnds(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 3 else { return bytes }
    var kept: [ArraySlice<UInt8>] = []
    for (number, line) in lines.enumerated() {
      if number % 2 == 0 {
        kept.append(line)
      } else if !line.isEmpty {
        return bytes
      }
    }
    guard kept.filter({ !$0.isEmpty }).count > 1 else { return bytes }
    return Array(kept.joined(separator: [0x0A]))
  }
}
