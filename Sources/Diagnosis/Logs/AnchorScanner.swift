import Knowledge

/// Finds the anchors in bytes, a step of several bytes at a time.
///
/// Every anchor is longer than the step by four bytes at least, so that one of the five-byte
/// stretches at which the scanner stops lies within it. Most stops end at one bit test.
struct AnchorScanner: Sendable {
  private struct Entry {
    /// The five bytes at the stop.
    let key: UInt64
    /// Where the anchor begins in ``text``, and its length.
    let start: Int32
    let length: Int32
    /// How many bytes before the stop the anchor begins.
    let offset: Int32
    /// The next entry of the same bucket, or -1.
    let next: Int32
  }

  private static let step = KnowledgeArchive.Anchor.step
  private static let keyBytes = KnowledgeArchive.Anchor.keyBytes
  private static let keyMask: UInt64 = 0xFF_FFFF_FFFF
  /// Letters are compared in lower case; other bytes lose the same bit on both sides.
  private static let lowerCase: UInt64 = 0x20_2020_2020
  private static let filterBits: UInt64 = 19
  private static let bucketMask = 1 << 14 - 1

  /// All anchors, one after the other.
  private let text: [UInt8]
  private let filter: [UInt64]
  private let buckets: [Int32]
  private let entries: [Entry]

  init(_ anchors: [KnowledgeArchive.Anchor]) {
    var filter = [UInt64](repeating: 0, count: 1 << (Self.filterBits - 6))
    var buckets = [Int32](repeating: -1, count: Self.bucketMask + 1)
    var text: [UInt8] = []
    var entries: [Entry] = []
    for anchor in anchors {
      let bytes = anchor.bytes.map { $0 | 0x20 }
      for offset in anchor.stop..<anchor.stop + Self.step {
        let key = Self.key(bytes, at: offset)
        let hash = Self.hash(key)
        filter[hash >> 6] |= 1 << UInt64(hash & 63)
        entries.append(
          Entry(
            key: key, start: Int32(text.count), length: Int32(bytes.count),
            offset: Int32(offset), next: buckets[hash & Self.bucketMask]))
        buckets[hash & Self.bucketMask] = Int32(entries.count - 1)
      }
      text += bytes
    }
    self.text = text
    self.filter = filter
    self.buckets = buckets
    self.entries = entries
  }

  private static func key(_ bytes: [UInt8], at index: Int) -> UInt64 {
    (0..<keyBytes).reduce(0) { $0 | UInt64(bytes[index + $1]) << (8 * UInt64($1)) }
  }

  @inline(__always) private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - filterBits))
  }

  /// The first place from `start` on where an anchor stands, or `nil`.
  func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    return unsafe filter.withUnsafeBufferPointer { filter in
      var index = start
      // A stop loads eight bytes and looks at five.
      let end = bytes.count - 8
      while index <= end {
        let word = unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let key = word & Self.keyMask | Self.lowerCase
        let hash = Self.hash(key)
        if unsafe filter[hash >> 6] & (1 &<< UInt64(truncatingIfNeeded: hash & 63)) != 0,
          let found = unsafe verified(bytes, at: index, key: key, hash: hash), found >= start
        {
          return found
        }
        index += Self.step
      }
      return unsafe lastStop(in: bytes, from: index, notBefore: start)
    }
  }

  /// The stops too near to the end for a load of eight bytes.
  private func lastStop(
    in bytes: UnsafeRawBufferPointer, from first: Int, notBefore start: Int
  ) -> Int? {
    var index = first
    while index + Self.keyBytes <= bytes.count {
      var key: UInt64 = 0
      for offset in 0..<Self.keyBytes {
        unsafe key |= UInt64(bytes[index + offset] | 0x20) << (8 * UInt64(offset))
      }
      if let found = unsafe verified(bytes, at: index, key: key, hash: Self.hash(key)),
        found >= start
      {
        return found
      }
      index += Self.step
    }
    return nil
  }

  /// Where the anchor begins of which the stretch is a part.
  private func verified(
    _ bytes: UnsafeRawBufferPointer, at index: Int, key: UInt64, hash: Int
  ) -> Int? {
    var number = buckets[hash & Self.bucketMask]
    while number >= 0 {
      let entry = entries[Int(number)]
      let start = index - Int(entry.offset)
      if entry.key == key, start >= 0, unsafe stands(entry, in: bytes, at: start) { return start }
      number = entry.next
    }
    return nil
  }

  private func stands(_ entry: Entry, in bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard start + Int(entry.length) <= bytes.count else { return false }
    for offset in 0..<Int(entry.length) {
      if unsafe bytes[start + offset] | 0x20 != text[Int(entry.start) + offset] { return false }
    }
    return true
  }
}

/// Counts line feeds.
enum LineCounter {
  private static let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// So often can a lane of a byte be added to before it runs over.
  private static let roundLimit = 255

  /// Eight bytes at a time, each in a lane of its own.
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var index = 0
    while index + 8 <= bytes.count {
      let rounds = min(roundLimit, (bytes.count - index) / 8)
      var lanes: UInt64 = 0
      for _ in 0..<rounds {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ feeds
        // The high bit of each byte that is no line feed; a zero byte carries into none.
        let others = ((word & low) &+ low) | word
        lanes &+= (~others >> 7) & ones
        index += 8
      }
      // The lanes' sum, in pairs of sixteen bits so that it does not run over.
      let pairs = (lanes & 0x00FF_00FF_00FF_00FF) &+ ((lanes >> 8) & 0x00FF_00FF_00FF_00FF)
      count += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    while index < bytes.count {
      if unsafe bytes[index] == 0x0A { count += 1 }
      index += 1
    }
    return count
  }
}
