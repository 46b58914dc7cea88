/// Resolution text whose placeholders are replaced by the user's own values.
public enum FilledText {
  /// The names in braces, whether known or not.
  ///
  /// - Parameter text: Text of an entry.
  /// - Returns: The names, in order.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    visit(text) { names.append($0) }
    return names
  }

  /// The known names in braces.
  ///
  /// - Parameter text: Text of an entry.
  /// - Returns: The parameters, in order.
  public static func placeholders(in text: String) -> [Parameter] {
    names(in: text).compactMap(Parameter.init)
  }

  /// Replaces placeholders.
  ///
  /// - Parameters:
  ///   - text: Text of an entry.
  ///   - value: What to put in; `nil` leaves the placeholder as it stands.
  /// - Returns: The text with values.
  public static func filled(_ text: String, value: (Parameter) -> String?) -> String {
    var result = ""
    visit(text, literal: { result += $0 }) { name in
      let replacement = Parameter(rawValue: name).flatMap(value) ?? "{\(name)}"
      result += replacement
    }
    return result
  }

  private static func visit(
    _ text: String, literal: (Substring) -> Void = { _ in }, name body: (String) -> Void
  ) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      literal(rest[..<open])
      rest = rest[open...]
      let inside = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      if !inside.isEmpty, inside.endIndex < rest.endIndex, rest[inside.endIndex] == "}" {
        body(String(inside))
        rest = rest[rest.index(after: inside.endIndex)...]
      } else {
        literal(rest.prefix(1))
        rest = rest.dropFirst()
      }
    }
    literal(rest)
  }
}
