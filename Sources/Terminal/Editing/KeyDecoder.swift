/// Makes characters and keys of the bytes that a terminal sends.
struct KeyDecoder {
  enum Input: Equatable {
    case character(Unicode.Scalar)
    case key(EditorKey)
    /// What there is may be the beginning of more; empty when there is nothing.
    case incomplete(byteCount: Int)
  }

  static let escape: UInt8 = 0x1B

  private var bytes: [UInt8] = []
  private var position = 0

  /// What has been received and not yet taken.
  var pending: ArraySlice<UInt8> { bytes[position...] }

  mutating func receive(_ received: ArraySlice<UInt8>) {
    if position == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      position = 0
    }
    bytes.append(contentsOf: received)
  }

  /// Takes bytes off the front.
  mutating func drop(_ count: Int) {
    position += count
  }

  /// Takes all that has been received.
  mutating func takePending() -> [UInt8] {
    defer { drop(pending.count) }
    return Array(pending)
  }

  /// Takes the next character or key off the front.
  ///
  /// - Parameter isFinal: Nothing more is coming: what could be a beginning is taken for itself.
  /// - Returns: The character or key, or how much there is of one.
  mutating func next(isFinal: Bool = false) -> Input {
    guard let first = pending.first else { return .incomplete(byteCount: 0) }
    if first == Self.escape { return sequence(isFinal: isFinal) }
    if first < 0x80 { return take(1, .character(Unicode.Scalar(first))) }
    return multibyte(isFinal: isFinal)
  }

  private mutating func take(_ count: Int, _ input: Input) -> Input {
    position += count
    return input
  }

  private mutating func sequence(isFinal: Bool) -> Input {
    for (bytes, key) in EditorKey.sequences where pending.starts(with: bytes) {
      return take(bytes.count, .key(key))
    }
    let mayGoOn = EditorKey.sequences.contains { $0.bytes.starts(with: pending) }
    if mayGoOn, !isFinal { return .incomplete(byteCount: pending.count) }
    return take(1, .character(Unicode.Scalar(Self.escape)))
  }

  private mutating func multibyte(isFinal: Bool) -> Input {
    let first = bytes[position]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let present = pending.prefix(length)
    let continuations = present.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    if first >= 0xC2, first <= 0xF4, continuations + 1 < length {
      if present.count < length, continuations + 1 == present.count, !isFinal {
        return .incomplete(byteCount: present.count)
      }
    } else if let text = String(validating: present, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    {
      // A C1 control could be mistaken for a key of ours, and no keyboard sends one.
      return take(length, .character(scalar.value < 0xA0 ? "\u{FFFD}" : scalar))
    }
    return take(1, .character("\u{FFFD}"))
  }
}
