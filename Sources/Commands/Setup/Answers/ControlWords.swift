/// The words that steer the set-up at every question, and so can be no answer.
enum ControlWords {
  static let all = [
    "?", "help", "back", "steps", "skip", "check", "wait", "admin", "quit", "exit", "mend",
    "--for-admin",
  ]

  /// The word that a text is, if it is one: in any case of letters, with blanks around it.
  static func word(_ text: String) -> String? {
    let bare = text.drop(while: \.isWhitespace)
    guard let last = bare.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    let word = bare[...last].lowercased()
    return all.first { $0 == word }
  }
}
