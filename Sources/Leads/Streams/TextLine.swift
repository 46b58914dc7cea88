/// A line of a text, without what ends it.
struct TextLine {
  /// From 1.
  let number: Int
  /// Empty where it is too long.
  let bytes: [UInt8]
  /// Whether it was longer than is kept.
  let isTooLong: Bool

  var isBlank: Bool { !isTooLong && bytes.allSatisfy { $0 <= 0x20 && $0 != 0 } }
}

/// Parts a text into lines as it streams by, in constant memory.
///
/// Lines end with a line feed, a carriage return, or both.
struct LineSplitter {
  private var rest: [UInt8] = []
  private var number = 1
  private var isTooLong = false
  /// A carriage return ended the line before; a line feed that follows at once belongs to it.
  private var followsReturn = false

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  mutating func take<Failure: Error>(
    _ block: Span<UInt8>, _ body: (TextLine) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    for index in 0..<block.count {
      let byte = block[index]
      guard byte == Self.lineFeed || byte == Self.carriageReturn else { continue }
      let isSecondOfPair =
        byte == Self.lineFeed && followsReturn && index == start && rest.isEmpty && !isTooLong
      if !isSecondOfPair {
        keep(block.extracting(start..<index))
        try end(body)
      }
      followsReturn = byte == Self.carriageReturn
      start = index + 1
    }
    keep(block.extracting(start..<block.count))
  }

  /// Hands on the last line, where nothing ended it.
  mutating func finish<Failure: Error>(
    _ body: (TextLine) throws(Failure) -> Void
  ) throws(Failure) {
    if !rest.isEmpty || isTooLong { try end(body) }
  }

  private mutating func keep(_ part: Span<UInt8>) {
    guard !part.isEmpty, !isTooLong else { return }
    if rest.count + part.count > LeadStream.recordLimit {
      isTooLong = true
      rest = []
    } else {
      rest.append(part)
    }
  }

  private mutating func end<Failure: Error>(
    _ body: (TextLine) throws(Failure) -> Void
  ) throws(Failure) {
    let line = TextLine(number: number, bytes: rest, isTooLong: isTooLong)
    number += 1
    isTooLong = false
    rest = []
    try body(line)
  }
}

extension [UInt8] {
  mutating func append(_ part: Span<UInt8>) {
    unsafe part.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
