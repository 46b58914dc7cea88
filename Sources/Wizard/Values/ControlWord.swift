/// A word that steers the set-up wherever something is asked, and is never taken for an answer.
public enum ControlWord: String, Sendable, Hashable, CaseIterable {
  /// Why something is asked, where it is found, how it looks.
  case help
  /// To the question before.
  case back
  /// What is done and what is not; from there to any step.
  case steps
  /// On without this.
  case skip
  /// Look once more.
  case check
  /// Look again and again until it is well: changes take minutes to arrive everywhere.
  case wait
  /// A message for whoever has the right to do this.
  case admin
  /// Leave; what was answered is kept.
  case quit
  /// In the sandbox: do what the steps say.
  case mend

  /// Reads a line.
  ///
  /// - Parameter line: What was typed; case, and blanks around it, do not count.
  public init?(_ line: String) {
    let word = Self.trimmed(line).lowercased()
    if let known = Self(rawValue: word) {
      self = known
    } else if let synonym = Self.synonyms[word] {
      self = synonym
    } else {
      return nil
    }
  }

  /// Every spelling.
  public static let spellings = allCases.map(\.rawValue) + synonyms.keys.sorted()

  private static let synonyms: [String: ControlWord] = [
    "?": .help, "exit": .quit, "--for-admin": .admin,
  ]

  private static func trimmed(_ line: String) -> String {
    let start = line.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
