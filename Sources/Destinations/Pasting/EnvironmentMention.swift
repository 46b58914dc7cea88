import Text

/// Finds the address of an environment in a text that does not say what it is: its host does.
enum EnvironmentMention {
  /// The root of the only environment that a text names; none where the text reports trouble.
  static func only(in words: [String], of text: String) -> String? {
    let addresses = words.filter { $0.utf8.count <= 2000 && $0.lowercased().contains("https://") }
    guard !addresses.isEmpty, addresses.count <= 100, !reportsTrouble(text) else { return nil }
    let roots = Set(addresses.compactMap(root))
    return roots.count == 1 ? roots.first : nil
  }

  private static func root(of word: String) -> String? {
    guard let start = word.ranges(of: "https://").first?.lowerBound else { return nil }
    let address = word[start...].prefix { !"<>()[]`".contains($0) }
    let entered = EnteredURL(String(address))
    guard let meant = entered.repaired?.text, EnteredURL(meant).slip == nil else { return nil }
    return meant
  }

  private static func reportsTrouble(_ text: String) -> Bool {
    let lower = text.lowercased()
    return [
      "error", "exception", "failed", "failure", "denied", "forbidden", "unauthorized", "not found",
      "invalid", "could not", "cannot", "unable to", "timed out",
    ].contains { lower.contains($0) }
  }
}
