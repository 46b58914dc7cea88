/// The pairs of a storage connection string as they were written, before references are resolved.
package struct ConnectionStringParts {
  /// A key and its value; text without an equals sign is a key without value.
  package struct Pair {
    package let key: String
    package let value: String
    package let hasValue: Bool

    /// Whether the value may be a reference.
    package var isSecret: Bool { ["accountkey", "sharedaccesssignature"].contains(trimmedKey) }

    private var trimmedKey: String {
      key.trimming(while: { $0.properties.isWhitespace }).lowercased()
    }
  }

  /// The text, where all of it is one reference.
  package let whole: String?
  package let pairs: [Pair]

  package init(_ text: String) {
    whole = Self.isReference(text) ? text : nil
    pairs = Self.split(text).map { part in
      guard let equals = part.firstIndex(of: "=") else {
        return Pair(key: String(part), value: "", hasValue: false)
      }
      return Pair(
        key: String(part[..<equals]), value: String(part[part.index(after: equals)...]),
        hasValue: true)
    }
  }

  /// Whether a text begins with `${` and ends with the brace that closes it.
  static func isReference(_ text: String) -> Bool {
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return false }
    return split(text).count == 1
  }

  /// Splits at semicolons outside of references: a program's arguments may hold one.
  private static func split(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var index = start
    var depth = 0
    var previous: Unicode.Scalar = " "
    while index < text.endIndex {
      let scalar = text.unicodeScalars[index]
      if scalar == "{", previous == "$" || depth > 0 { depth += 1 }
      if scalar == "}", depth > 0 { depth -= 1 }
      let next = text.unicodeScalars.index(after: index)
      if scalar == ";", depth == 0 {
        parts.append(text[start..<index])
        start = next
      }
      previous = scalar
      index = next
    }
    parts.append(text[start...])
    return parts
  }
}
