/// Gathers a marked paste, cut anywhere, up to the first end marker, and no more of it than fits.
struct PasteCollector {
  static let startMarker: [UInt8] = Array("\u{1B}[200~".utf8)
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

  /// A text without the markers of pastes, which a terminal may send although nobody asked for it.
  static func withoutMarkers(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(KeyDecoder.escape) else { return bytes }
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first {
      let marker = [startMarker, endMarker].first { rest.starts(with: $0) }
      if marker == nil { kept.append(first) }
      rest = rest.dropFirst(marker?.count ?? 1)
    }
    return kept
  }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    let room = maximumBytes - bytes.count
    bytes.append(contentsOf: part.prefix(room))
    omittedBytes += max(0, part.count - room)
  }
}
