/// The id of a Salesforce organisation: fifteen letters and digits whose case counts, of which the
/// first three are `00D`.
struct OrganisationIdentifier: Sendable, Hashable {
  /// The fifteen letters and digits.
  let text: String

  /// Takes an id of fifteen characters, or of eighteen whose last three agree with the others.
  init?(_ text: String) {
    guard Self.isIdentifier(text), text.hasPrefix("00D") else { return nil }
    let short = String(text.prefix(Self.shortLength))
    guard text.utf8.count == Self.shortLength || text.suffix(3) == Self.checkCharacters(of: short)
    else { return nil }
    self.text = short
  }

  /// The id that may be written without regard to case.
  var long: String { text + Self.checkCharacters(of: text) }

  static let shortLength = 15
  static let longLength = 18

  /// Whether a text has the length and the characters of an id of whatever object.
  static func isIdentifier(_ text: String) -> Bool {
    [shortLength, longLength].contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Three characters that tell which of the fifteen are capital letters: five bits each, the first
  /// character being the lowest.
  static func checkCharacters(of text: String) -> String {
    let bits = text.utf8.map { (0x41...0x5A).contains($0) }
    let indices = stride(from: 0, to: bits.count, by: blockLength).map { start in
      bits[start..<min(start + blockLength, bits.count)].enumerated()
        .reduce(0) { $1.element ? $0 | 1 << $1.offset : $0 }
    }
    return String(decoding: indices.map { alphabet[$0] }, as: UTF8.self)
  }

  /// The fifteen characters in the case that the check characters tell; `nil` where these cannot be
  /// those of the id.
  static func restored(_ text: String) -> String? {
    guard isIdentifier(text), text.utf8.count == longLength else { return nil }
    let values = text.suffix(3).uppercased().utf8.compactMap { alphabet.firstIndex(of: $0) }
    guard values.count == 3 else { return nil }
    var bytes: [UInt8] = []
    for (index, byte) in text.utf8.prefix(shortLength).enumerated() {
      let isCapital = values[index / blockLength] >> (index % blockLength) & 1 == 1
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      guard isLetter || !isCapital else { return nil }
      bytes.append(isLetter ? (isCapital ? byte & ~0x20 : byte | 0x20) : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let blockLength = 5
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
}
