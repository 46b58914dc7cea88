public import Text

/// A wording whose changing parts are placeholders.
public struct MessageTemplate: Sendable {
  /// What stands between the placeholders, folded; placeholders at either end leave none there.
  public let segments: [FoldedText]
  /// The placeholders' names: `names[i]` stands before `segments[i]` when the template begins with
  /// one, else after it.
  public let names: [String]
  /// Whether a placeholder stands first.
  public let beginsWithPlaceholder: Bool

  /// Takes a message apart.
  ///
  /// A brace that does not enclose a plain name is a letter like any other.
  ///
  /// - Parameter message: The wording, with `{name}` for what changes.
  public init(_ message: String) {
    var segments: [FoldedText] = []
    var names: [String] = []
    var literal = ""
    var beginsWithPlaceholder = false
    var rest = message[...]
    while let brace = rest.firstIndex(of: "{") {
      literal += rest[..<brace]
      rest = rest[brace...]
      guard let name = Self.leadingPlaceholder(rest) else {
        literal.append(rest.removeFirst())
        continue
      }
      rest = rest.dropFirst(name.count + 2)
      let folded = FoldedText(literal)
      if !folded.bytes.isEmpty {
        segments.append(folded)
      } else if names.isEmpty {
        beginsWithPlaceholder = true
      }
      names.append(name)
      literal = ""
    }
    let folded = FoldedText(literal + rest)
    if !folded.bytes.isEmpty { segments.append(folded) }
    self.segments = segments
    self.names = names
    self.beginsWithPlaceholder = beginsWithPlaceholder
  }

  private static func leadingPlaceholder(_ text: Substring) -> String? {
    guard let end = text.firstIndex(of: "}") else { return nil }
    let name = text[text.index(after: text.startIndex)..<end]
    guard !name.isEmpty, name.utf8.count <= 24, name.utf8.allSatisfy(isNameByte) else { return nil }
    return String(name)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { ASCIILetter.folded(byte) != nil }
}
