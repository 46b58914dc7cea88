/// Bytes read as text.
public struct DecodedText: Sendable, Hashable {
  /// The encodings that are recognised.
  public enum Encoding: Sendable, Hashable, CaseIterable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    case utf32LittleEndian
    case utf32BigEndian
  }

  /// The text, without a byte order mark; what could not be read is U+FFFD.
  public let text: String
  /// What the bytes were read as.
  public let encoding: Encoding
  /// Whether a byte order mark said so.
  public let hasByteOrderMark: Bool
  /// Whether the bytes are no text: many controls, or controls amid many invalid sequences.
  public let isBinary: Bool
}
