/// The account of a Marketo instance: three digits, three letters, three digits, with hyphens.
///
/// The host of its interface is made of nothing else, so whatever is sent there goes to Marketo:
/// a document cannot name another host, and there is none to be trusted.
struct MunchkinIdentifier: Sendable, Hashable {
  private static let length = 11

  /// The id with letters in upper case, as Marketo shows it.
  let text: String

  /// Takes a text that is an id and nothing else, in whatever case.
  init?(_ text: some StringProtocol) {
    guard Self.isIdentifier(text.utf8) else { return nil }
    self.text = text.uppercased()
  }

  /// Finds the one id that a text holds, whatever stands around it: blanks, a host, an address.
  init?(within text: some StringProtocol) {
    let found = Self.all(in: Array(text.utf8))
    guard found.count == 1, let only = found.first else { return nil }
    self.text = only
  }

  /// The host of the instance's interface.
  var host: String { "\(text).mktorest.com" }

  /// The ids in a text, in upper case.
  static func all(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    var start = 0
    while let hyphen = bytes[start...].firstIndex(of: UInt8(ascii: "-")) {
      start = hyphen + 1
      let range = hyphen - 3..<hyphen - 3 + length
      guard range.lowerBound >= 0, range.upperBound <= bytes.count,
        isIdentifier(bytes[range]), !isPart(before: range.lowerBound, in: bytes),
        range.upperBound == bytes.count || !isPart(bytes[range.upperBound])
      else { continue }
      found.insert(String(decoding: bytes[range], as: UTF8.self).uppercased())
    }
    return found
  }

  private static func isIdentifier(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.count == length
      && bytes.enumerated().allSatisfy { index, byte in
        switch index {
        case 3, 7: byte == UInt8(ascii: "-")
        case 4...6: isLetter(byte)
        default: isDigit(byte)
        }
      }
  }

  /// Whether an id goes on there; the digits of an encoded sign are no part of it.
  private static func isPart(before index: Int, in bytes: [UInt8]) -> Bool {
    guard index > 0, isPart(bytes[index - 1]) else { return false }
    let isEncoded = index > 2 && bytes[index - 3] == UInt8(ascii: "%")
    return !isEncoded
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
