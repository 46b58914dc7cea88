/// A domain name of at least two labels.
struct DomainName: Sendable, Hashable {
  /// The name in lower case.
  let text: String

  /// Takes a text that is a domain name and nothing else (RFC 1035, 2.3.1).
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, bytes.count <= 253, labels.allSatisfy(Self.isLabel),
      labels.last?.contains(where: { (0x61...0x7A).contains($0 | 0x20) }) ?? false
    else { return nil }
    self.text = text.lowercased()
  }

  /// Finds the domain name in a text that has an address or quotes around it.
  init?(within text: String) {
    let separators: Set<Character> = ["/", "\"", "'", "<", ">", "{", "}", "@", ":", ",", ";"]
    let pieces = text.split { separators.contains($0) || $0.isWhitespace }
    let names = pieces.compactMap { DomainName(String($0)) }
    guard names.count == 1, let only = names.first else { return nil }
    self = only
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    (1...63).contains(label.count) && label.first != 0x2D
      && label.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
      }
  }
}
