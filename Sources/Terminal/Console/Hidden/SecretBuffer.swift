import Glibc
import Text

/// The bytes of a secret while it is typed: they are never moved, and overwritten in the end.
@safe struct SecretBuffer: ~Copyable {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0
  /// How many bytes found no room.
  private(set) var omittedBytes = 0
  /// How many line ends found no room, and nothing behind them: they are no part of the text.
  private var omittedLineEnds = 0

  init(capacity: Int) {
    unsafe bytes = UnsafeMutableBufferPointer.allocate(capacity: capacity)
    unsafe bytes.initialize(repeating: 0)
  }

  deinit {
    if let start = unsafe bytes.baseAddress { unsafe explicit_bzero(start, bytes.count) }
    unsafe bytes.deallocate()
  }

  var isEmpty: Bool { count == 0 }

  /// The last byte.
  var last: UInt8? { isEmpty ? nil : unsafe bytes[count - 1] }

  mutating func append(_ byte: UInt8) {
    guard unsafe count < bytes.count else {
      omittedLineEnds += 1
      if byte != 0x0A, byte != 0x0D {
        omittedBytes += omittedLineEnds
        omittedLineEnds = 0
      }
      return
    }
    unsafe bytes[count] = byte
    count += 1
  }

  mutating func removeAll() {
    removeLast(where: { _ in true })
    omittedBytes = 0
    omittedLineEnds = 0
  }

  /// Takes off the last character, with all the bytes that make it in UTF-8.
  mutating func removeLastCharacter() {
    removeLast(where: Self.isContinuation)
    removeLast()
  }

  /// Takes off the blanks at the end, and the word before them.
  mutating func removeLastWord() {
    removeLast(where: Self.isBlank)
    removeLast(where: { !Self.isBlank($0) })
  }

  /// Makes a newline of every line end, and leaves out those before and behind the text.
  ///
  /// - Returns: What was entered.
  mutating func secret() -> Secret {
    var span = unsafe UnsafeMutableBufferPointer(rebasing: bytes[..<count]).mutableSpan
    count = PastedText.normalizeLineEnds(&span)
    removeLast(where: { $0 == 0x0A })
    let text = unsafe bytes[..<count].drop { $0 == 0x0A }
    return unsafe Secret(bytes: Array(text))
  }

  private mutating func removeLast(where isMeant: (UInt8) -> Bool) {
    while let last, isMeant(last) { removeLast() }
  }

  private mutating func removeLast() {
    if isEmpty { return }
    count -= 1
    unsafe bytes[count] = 0
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
