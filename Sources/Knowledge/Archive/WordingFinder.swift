import Text

/// Finds wordings that stand in a text to the letter.
struct WordingFinder {
  private struct Wording {
    let owner: Int
    let segments: [[UInt8]]
    /// The segment by which the wording is found.
    let key: Int
  }

  private let wordings: [UInt32: [Wording]]

  /// A shorter wording may stand in any text.
  private static let minimumBytes = 16

  /// Prepares for the English wordings of all entries.
  init(_ content: KnowledgeContent) {
    var wordings: [UInt32: [Wording]] = [:]
    for (owner, entry) in content.entries.enumerated() {
      for message in entry.recognition.messages {
        let segments = MessageTemplate(message).segments.map(\.bytes)
        guard segments.reduce(0, { $0 + $1.count }) >= Self.minimumBytes,
          let key = segments.indices.max(by: { segments[$0].count < segments[$1].count }),
          segments[key].count >= Gram.length
        else { continue }
        let hash = Gram.hash(segments[key], at: 0)
        wordings[hash, default: []].append(Wording(owner: owner, segments: segments, key: key))
      }
    }
    self.wordings = wordings
  }

  /// Whether a wording of another entry stands in a text.
  ///
  /// - Parameters:
  ///   - text: Where to look.
  ///   - entry: The number of the entry whose wordings do not count.
  /// - Returns: Whether one of them stands there whole.
  func holdsOne(in text: String, besides entry: Int) -> Bool {
    let bytes = FoldedText(text).bytes
    guard bytes.count >= Self.minimumBytes else { return false }
    return (0...(bytes.count - Gram.length)).contains { index in
      guard let candidates = wordings[Gram.hash(bytes, at: index)] else { return false }
      return candidates.contains { $0.owner != entry && Self.stands($0, in: bytes, at: index) }
    }
  }

  /// Whether all of a wording stands in a text, in its order, the key segment at an index.
  private static func stands(_ wording: Wording, in bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index...].starts(with: wording.segments[wording.key]) else { return false }
    var start = 0
    for segment in wording.segments {
      guard let found = find(segment, in: bytes, from: start) else { return false }
      start = found + segment.count
    }
    return true
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count - start >= needle.count else { return nil }
    return (start...(bytes.count - needle.count)).first { bytes[$0...].starts(with: needle) }
  }
}
