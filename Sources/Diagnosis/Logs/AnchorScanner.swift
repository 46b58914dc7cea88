/// Finds the anchors in bytes, a step of several bytes at a time.
///
/// Every anchor is longer than the step by three bytes at least, so that one of the four-byte
/// stretches at which the scanner stops lies within it. Most stops end at one bit test.
struct AnchorScanner: Sendable {
  private struct Entry {
    /// The four bytes at the stop.
    let key: UInt32
    /// How many bytes before the stop the anchor begins.
    let offset: UInt32
    let anchor: Int32
    /// The next entry of the same bucket, or -1.
    let next: Int32
  }

  /// Letters are compared in lower case; other bytes lose the same bit on both sides.
  private static let lowerCase: UInt32 = 0x2020_2020
  private static let bits = 19

  private let anchors: [[UInt8]]
  private let step: Int
  private let filter: [UInt64]
  private let buckets: [Int32]
  private let entries: [Entry]

  init(anchors: [[UInt8]], minimumBytes: Int) {
    let anchors = anchors.map { $0.map { $0 | 0x20 } }
    let step = minimumBytes - 3
    var filter = [UInt64](repeating: 0, count: 1 << (Self.bits - 6))
    var buckets = [Int32](repeating: -1, count: 1 << 13)
    var entries: [Entry] = []
    for (number, anchor) in anchors.enumerated() {
      for offset in 0..<step {
        let key = (0..<4).reduce(UInt32(0)) { $0 | UInt32(anchor[offset + $1]) << (8 * $1) }
        let hash = Self.hash(key)
        filter[hash >> 6] |= 1 << UInt64(hash & 63)
        let bucket = hash & (buckets.count - 1)
        entries.append(
          Entry(
            key: key, offset: UInt32(offset), anchor: Int32(number), next: buckets[bucket]))
        buckets[bucket] = Int32(entries.count - 1)
      }
    }
    self.anchors = anchors
    self.step = step
    self.filter = filter
    self.buckets = buckets
    self.entries = entries
  }

  @inline(__always) private static func hash(_ key: UInt32) -> Int {
    Int((key &* 0x9E37_79B1) >> (32 - UInt32(bits)))
  }

  /// The first place from `start` on where an anchor stands, or `nil`.
  func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let end = bytes.count - 4
    var index = start
    return unsafe filter.withUnsafeBufferPointer { filter in
      while index <= end {
        let key = unsafe base.loadUnaligned(fromByteOffset: index, as: UInt32.self) | Self.lowerCase
        let hash = Self.hash(key)
        if unsafe filter[hash >> 6] & (1 << UInt64(truncatingIfNeeded: hash & 63)) != 0,
          let found = unsafe verified(bytes, at: index, key: key, hash: hash), found >= start
        {
          return found
        }
        index += step
      }
      return nil
    }
  }

  /// Where the anchor begins of which the stretch is a part.
  private func verified(
    _ bytes: UnsafeRawBufferPointer, at index: Int, key: UInt32, hash: Int
  ) -> Int? {
    var number = buckets[hash & (buckets.count - 1)]
    while number >= 0 {
      let entry = entries[Int(number)]
      let start = index - Int(entry.offset)
      if entry.key == key, start >= 0,
        unsafe stands(anchors[Int(entry.anchor)], in: bytes, at: start)
      {
        return start
      }
      number = entry.next
    }
    return nil
  }

  private func stands(
    _ anchor: [UInt8], in bytes: UnsafeRawBufferPointer, at start: Int
  ) -> Bool {
    guard start + anchor.count <= bytes.count else { return false }
    for offset in anchor.indices where unsafe bytes[start + offset] | 0x20 != anchor[offset] {
      return false
    }
    return true
  }
}

/// Counts line feeds.
enum LineCounter {
  /// Eight bytes at a time: a byte of the difference that is zero carries into no high bit.
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int {
    let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var count = 0
    var index = 0
    while index + 8 <= bytes.count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ feeds
      count += (~(((word & low) &+ low) | word | low)).nonzeroBitCount
      index += 8
    }
    while index < bytes.count {
      if unsafe bytes[index] == 0x0A { count += 1 }
      index += 1
    }
    return count
  }
}
