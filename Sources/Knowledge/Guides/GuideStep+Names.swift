extension GuideStep {
  /// The words that mean something else wherever a step can be named.
  public static let controlWords: Set<String> = [
    "?", "help", "back", "steps", "skip", "check", "wait", "admin", "for-admin", "quit", "exit",
    "mend",
  ]

  /// What is wrong with an id, if anything is.
  static func fault(ofID id: String) -> String? {
    // A step can be named by its number, too.
    guard EntryID(id).isWellFormed, id.utf8.first.map({ $0 > 0x39 }) ?? false else {
      return "expected lower-case letters, digits and hyphens in the id '\(id)', a letter first"
    }
    return controlWords.contains(id) ? "the id '\(id)' is a word that the wizard obeys" : nil
  }
}
