public import Text

/// A wording whose changing parts are placeholders.
public struct MessageTemplate: Sendable {
  /// What changes from case to case.
  public struct Placeholder: Sendable, Hashable {
    /// The name in braces.
    public let name: String
    /// The number of the segment right before it; `nil` at the template's start and right behind
    /// another placeholder.
    public let left: Int?
    /// The number of the segment right behind it; `nil` at the template's end and right before
    /// another placeholder.
    public let right: Int?
  }

  /// What stands between the placeholders, folded; placeholders at either end leave none there, and
  /// neither do two with nothing but punctuation in between.
  public private(set) var segments: [FoldedText] = []
  /// The placeholders, in order.
  public private(set) var placeholders: [Placeholder] = []

  /// Takes a message apart.
  ///
  /// A brace that does not enclose a plain name is a letter like any other.
  ///
  /// - Parameter message: The wording, with `{name}` for what changes.
  public init(_ message: String) {
    var literal = ""
    var waiting: (name: String, left: Int?)?
    var rest = message[...]
    while let brace = rest.firstIndex(of: "{") {
      literal += rest[..<brace]
      rest = rest[brace...]
      guard let name = Self.leadingPlaceholder(rest) else {
        literal.append(rest.removeFirst())
        continue
      }
      rest = rest.dropFirst(name.count + 2)
      let left = add(literal, after: waiting)
      waiting = (name, left)
      literal = ""
    }
    _ = add(literal + rest, after: waiting)
  }

  /// Adds a literal and the placeholder that waits for it.
  ///
  /// - Returns: The number of its segment; `nil` when nothing of it is left to compare.
  private mutating func add(_ literal: String, after waiting: (name: String, left: Int?)?) -> Int? {
    let folded = FoldedText(literal)
    let number = folded.bytes.isEmpty ? nil : segments.count
    if number != nil { segments.append(folded) }
    if let waiting {
      placeholders.append(
        Placeholder(name: waiting.name, left: waiting.left, right: number))
    }
    return number
  }

  private static func leadingPlaceholder(_ text: Substring) -> String? {
    guard let end = text.firstIndex(of: "}") else { return nil }
    let name = text[text.index(after: text.startIndex)..<end]
    guard !name.isEmpty, name.utf8.count <= 24, name.utf8.allSatisfy(isNameByte) else { return nil }
    return String(name)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { ASCIILetter.folded(byte) != nil }
}
