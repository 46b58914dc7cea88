/// Reads `synonyms.md`: names of the same thing, a line each.
enum SynonymParser {
  /// Reads the groups.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The groups, the name that stands for the others first, and all that is wrong.
  static func groups(path: String, text: String) -> ([[String]], [KnowledgeProblem]) {
    var groups: [[String]] = []
    var problems: [KnowledgeProblem] = []
    for line in KnowledgeFile.numbered(text) where line.text.hasPrefix("- ") {
      let parts = line.text.dropFirst(2).split(separator: ":", maxSplits: 1)
      let names = parts.last.map { $0.split(separator: ",").map { String($0.trimmed) } } ?? []
      guard parts.count == 2, !names.isEmpty, names.allSatisfy({ !$0.isEmpty }) else {
        problems.append(
          KnowledgeProblem(
            path: path, line: line.number, message: "expected '- name: another, a third'"))
        continue
      }
      groups.append([String(parts[0].trimmed)] + names)
    }
    return (groups, problems)
  }
}
