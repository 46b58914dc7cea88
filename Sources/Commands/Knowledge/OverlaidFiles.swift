import Knowledge

/// The built-in knowledge files with a user's folder laid over them.
///
/// Where the folder explains a failure anew, the built-in translations of the old explanation say
/// something else: of these, only the wordings stay, until the folder translates it too. Those of a
/// guide or a question that the folder writes anew go altogether.
enum OverlaidFiles {
  static func files(_ builtIn: KnowledgeFiles, under folder: KnowledgeFiles) -> KnowledgeFiles {
    let changed = changedExplanations(builtIn, folder)
    guard !changed.isEmpty else { return builtIn.overlaid(by: folder) }
    let kept = builtIn.files.compactMap { path, text -> (path: String, text: String)? in
      guard let original = translatedPath(path), changed.contains(original) else {
        return (path, text)
      }
      return isFailure(original) ? (path, wordings(of: text)) : nil
    }
    return KnowledgeFiles(kept).overlaid(by: folder)
  }

  /// The paths of the entries whose explanation the folder changes, and of guides and questions
  /// that it changes.
  private static func changedExplanations(
    _ builtIn: KnowledgeFiles, _ folder: KnowledgeFiles
  ) -> Set<String> {
    let old = Dictionary(builtIn.files.map { ($0.path, $0.text) }) { first, _ in first }
    let changed = folder.files.filter { path, text in
      guard let before = old[path] else { return false }
      return isFailure(path)
        ? explanation(path, before) != explanation(path, text) : before != text
    }
    return Set(changed.map(\.path))
  }

  private static func isFailure(_ path: String) -> Bool { path.hasPrefix("failures/") }

  private static func explanation(_ path: String, _ text: String) -> EntryText? {
    KnowledgeContent(parsing: KnowledgeFiles([(path, text)])).entries.first?.text
  }

  /// `failures/…` of `languages/<tag>/failures/…`; `nil` for what is no translation.
  private static func translatedPath(_ path: String) -> String? {
    let parts = path.split(separator: "/", maxSplits: 2)
    return parts.count == 3 && parts[0] == "languages" ? String(parts[2]) : nil
  }

  /// A translation without its explanation.
  private static func wordings(of text: String) -> String {
    let sections = ["## Messages", "## Matches", "## Does not match"]
    var isKept = true
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.hasPrefix("## ") { isKept = sections.contains { $0 == line } }
      return isKept && !line.hasPrefix("# ") && !line.hasPrefix("who:")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
