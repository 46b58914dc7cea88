import Diagnosis
import Knowledge

/// Feeds a log to a scanner.
enum LogFeed {
  /// The failures found in some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The log.
  ///   - sizes: How many bytes each block has, over and over; nothing for one block.
  /// - Returns: The failures, in the order of the log.
  static func occurrences(in bytes: [UInt8], blocks sizes: [Int] = []) -> [LogOccurrence] {
    var scanner = LogScanner(Embedded.diagnoser)
    var found: [LogOccurrence] = []
    var start = 0
    var turn = 0
    while start < bytes.count {
      let size = sizes.isEmpty ? bytes.count : max(1, sizes[turn % sizes.count])
      let end = min(bytes.count, start + size)
      scanner.scan(Array(bytes[start..<end]).span) { found.append($0) }
      start = end
      turn += 1
    }
    scanner.finish { found.append($0) }
    return found
  }

  static func occurrences(in text: String, blocks sizes: [Int] = []) -> [LogOccurrence] {
    occurrences(in: Array(text.utf8), blocks: sizes)
  }
}

extension LogOccurrence {
  /// The place and the failure, for comparison.
  var place: String { "\(line)-\(endLine) \(finding.id.rawValue)" }
}

/// The same numbers on every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33 | state << 31
  }

  /// A GUID of random digits.
  mutating func guid() -> String {
    let digits = [8, 4, 4, 4, 12].map { count in
      String((0..<count).map { _ in "0123456789abcdef".randomElement(using: &self) ?? "0" })
    }
    return digits.joined(separator: "-")
  }
}
