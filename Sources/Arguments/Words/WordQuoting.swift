/// How the word at the cursor is quoted.
public enum WordQuoting: Sendable, Hashable {
  /// Not at all: a backslash protects a character.
  case plain
  /// Within single quotes that are still open.
  case single
  /// Within double quotes that are still open.
  case double

  /// Quotes a whole word in this manner, the quotes closed.
  func quote(_ word: String) -> String {
    switch self {
    case .plain:
      // A backslash before a line feed would take both away.
      if word.isEmpty || word.unicodeScalars.contains("\n") { return Self.single.quote(word) }
      return word.unicodeScalars.map { scalar in
        CommandLineWords.isPlain(scalar) ? "\(scalar)" : "\\\(scalar)"
      }.joined()
    case .single:
      return "'" + word.unicodeScalars.map { $0 == "'" ? "'\\''" : "\($0)" }.joined() + "'"
    case .double:
      let protected: Set<Unicode.Scalar> = ["\\", "\"", "$", "`"]
      return "\""
        + word.unicodeScalars.map { protected.contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
    }
  }
}
