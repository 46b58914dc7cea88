@testable import Sandbox

/// Hands out bytes in pieces, and keeps what is written.
final class ScriptedChannel: Channel {
  private var pieces: [[UInt8]]
  private(set) var written: [UInt8] = []
  private let endsWell: Bool

  /// Prepares a client's words.
  ///
  /// - Parameters:
  ///   - text: All that it sends.
  ///   - step: How many bytes arrive at a time.
  ///   - endsWell: Whether the connection ends after them, or breaks.
  init(_ text: String, step: Int = 1 << 20, endsWell: Bool = true) {
    let bytes = Array(text.utf8)
    pieces = stride(from: 0, to: bytes.count, by: step).map {
      Array(bytes[$0..<min(bytes.count, $0 + step)])
    }
    self.endsWell = endsWell
  }

  func read(upTo count: Int) -> [UInt8]? {
    guard let piece = pieces.first else { return endsWell ? [] : nil }
    if piece.count > count {
      pieces[0] = Array(piece.dropFirst(count))
    } else {
      pieces.removeFirst()
    }
    return Array(piece.prefix(count))
  }

  func write(_ bytes: [UInt8]) -> Bool {
    written += bytes
    return true
  }

  func finish() {}
}
