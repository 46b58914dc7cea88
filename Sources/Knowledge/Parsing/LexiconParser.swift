/// Reads `lexicon.md` and its translations.
enum LexiconParser {
  /// Reads a lexicon.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The lexicon, as far as it could be read, and everything that is wrong with it.
  static func lexicon(path: String, text: String) -> (Lexicon, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(keys: ["language", "name"], sections: [])
    let language = LanguageTag(file.value("language", required: true) ?? "")
    let parts = path.split(separator: "/")
    let folder = parts.count > 1 ? String(parts[1]) : LanguageTag.english.rawValue
    if language.rawValue != folder {
      file.report(
        "language '\(language)' differs from its folder; expected '\(folder)'",
        line: file.line(of: "language"))
    }
    var words: [(concept: Concept, words: [String])] = []
    for line in file.preamble where !line.text.trimmed.isEmpty {
      guard line.text.hasPrefix("- "), let colon = line.text.firstIndex(of: ":") else {
        file.report("expected '- concept: word, word'", line: line.number)
        continue
      }
      let concept = Concept(String(line.text[..<colon].dropFirst(2).trimmed))
      let list = line.text[line.text.index(after: colon)...].split(separator: ",")
        .map { String($0.trimmed) }.filter { !$0.isEmpty }
      if list.isEmpty { file.report("expected a word after the colon", line: line.number) }
      if words.contains(where: { $0.concept == concept }) {
        file.report("concept '\(concept.rawValue)' stands twice", line: line.number)
      }
      words.append((concept, list))
    }
    let name = file.value("name", required: true) ?? ""
    return (Lexicon(language: language, name: name, words: words), file.problems)
  }
}
