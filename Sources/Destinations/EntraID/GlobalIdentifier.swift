/// 8-4-4-4-12 hexadecimal digits, in lower case: the id of a directory, an application or a row.
struct GlobalIdentifier: Sendable, Hashable, CustomStringConvertible {
  private static let length = 36
  private static let hyphens: Set<Int> = [8, 13, 18, 23]

  /// The id in lower case.
  let text: String

  /// The id.
  var description: String { text }

  /// Takes a text that is an id and nothing else.
  init?(_ text: some StringProtocol) {
    guard Self.isIdentifier(text.utf8) else { return nil }
    self.text = text.lowercased()
  }

  /// Finds the one id that a text holds, whatever stands around it: braces, blanks, an address.
  init?(within text: String) {
    let bytes = Array(text.utf8)
    let found = Set(
      bytes.indices.compactMap { start -> String? in
        let end = start + Self.length
        guard end <= bytes.count, Self.isIdentifier(bytes[start..<end]),
          start == 0 || !Self.isHexadecimal(bytes[start - 1]),
          end == bytes.count || !Self.isHexadecimal(bytes[end])
        else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      })
    guard found.count == 1, let only = found.first else { return nil }
    self.text = only
  }

  /// Whether every digit is the same, as in the empty id.
  var isBlank: Bool { Set(text.utf8).count == 2 }

  private static func isIdentifier(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.count == length
      && bytes.enumerated().allSatisfy { index, byte in
        hyphens.contains(index) ? byte == UInt8(ascii: "-") : isHexadecimal(byte)
      }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
