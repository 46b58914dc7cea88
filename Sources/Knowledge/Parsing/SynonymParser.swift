/// Reads `synonyms.md`: names of the same thing, a line each, and under `## Destinations` the words
/// that name one.
enum SynonymParser {
  private static let destinations = "## Destinations"

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The names, as far as they could be read, and all that is wrong.
  static func synonyms(path: String, text: String) -> (Synonyms, [KnowledgeProblem]) {
    var synonyms = Synonyms()
    var problems: [KnowledgeProblem] = []
    var isOfDestinations = false
    for line in KnowledgeFile.numbered(text) {
      isOfDestinations = isOfDestinations || line.text.trimmed == destinations
      guard line.text.hasPrefix("- ") else { continue }
      let parts = line.text.dropFirst(2).split(separator: ":", maxSplits: 1)
      let names = parts.last.map { $0.split(separator: ",").map { String($0.trimmed) } } ?? []
      guard parts.count == 2, !names.isEmpty, names.allSatisfy({ !$0.isEmpty }) else {
        problems.append(
          KnowledgeProblem(
            path: path, line: line.number, message: "expected '- name: another, a third'"))
        continue
      }
      let group = [String(parts[0].trimmed)] + names
      if isOfDestinations {
        synonyms.destinations.append(group)
      } else {
        synonyms.groups.append(group)
      }
    }
    return (synonyms, problems)
  }
}
