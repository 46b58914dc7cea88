import Text

/// Turns the blocks of a log into UTF-8 as they stream by: Windows writes logs in UTF-16, and with
/// a byte order mark.
struct LogDecoder: ~Copyable {
  /// What the blocks are, once enough of the log was seen to tell.
  private var encoding: DecodedText.Encoding?
  /// The log's beginning until then; after that the bytes of a character that a block's end parts.
  private var rest: [UInt8] = []

  /// As much tells the encoding.
  private static let headBytes = 4096

  /// Takes a block, and hands on what can be read already.
  mutating func decode<Failure: Error>(
    _ block: Span<UInt8>, _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    switch encoding {
    case .utf8: try body(block)
    case let encoding:
      unsafe block.withUnsafeBufferPointer { unsafe rest.append(contentsOf: $0) }
      if encoding != nil {
        try forward(isLast: false, body)
      } else if rest.count >= Self.headBytes {
        try begin(isLast: false, body)
      }
    }
  }

  /// Hands on what is left after the last block.
  mutating func finish<Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    if encoding == nil { try begin(isLast: true, body) } else { try forward(isLast: true, body) }
  }

  private mutating func begin<Failure: Error>(
    isLast: Bool, _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let head = Decoding.text(from: Array(rest.prefix(Self.headBytes)))
    encoding = head.encoding
    if head.hasByteOrderMark { rest.removeFirst(Self.mark(of: head.encoding).count) }
    try forward(isLast: isLast, body)
  }

  /// Hands on the whole characters, and keeps the bytes behind them.
  private mutating func forward<Failure: Error>(
    isLast: Bool, _ body: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    guard let encoding, encoding != .utf8 else {
      let whole = rest
      rest = []
      return try body(whole.span)
    }
    let count = isLast ? rest.count : wholeBytes
    let text = Decoding.text(from: Self.mark(of: encoding) + rest[..<count]).text
    rest.removeFirst(count)
    try body(Array(text.utf8).span)
  }

  /// Up to where no character is parted; half of a surrogate pair waits for the other.
  private var wholeBytes: Int {
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      let even = rest.count & ~1
      guard even >= 2 else { return 0 }
      let high = encoding == .utf16LittleEndian ? rest[even - 1] : rest[even - 2]
      return (0xD8...0xDB).contains(high) ? even - 2 : even
    case .utf32LittleEndian, .utf32BigEndian: return rest.count & ~3
    case .utf8, nil: return rest.count
    }
  }

  /// The mark by which each block is read as what the log's beginning is.
  private static func mark(of encoding: DecodedText.Encoding) -> [UInt8] {
    switch encoding {
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    case .utf8: [0xEF, 0xBB, 0xBF]
    }
  }
}
