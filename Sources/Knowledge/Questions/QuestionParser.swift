/// Reads `faq/<id>.md` and its translations.
enum QuestionParser {
  private static let sections = ["Asked as", "Answer", "Over time"]

  /// Reads a question.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  /// - Returns: The question, as far as it could be read, and everything that is wrong with it.
  static func question(path: String, text: String) -> (QuestionFile, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(keys: ["id", "try", "source"], sections: sections)
    let commands = file.fields.filter { $0.key == "try" }.map(\.value)
    let sources = file.sources()
    return read(&file, .english, commands: commands, sources: sources)
  }

  /// Reads a translation.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  ///   - language: The language.
  /// - Returns: The question without commands and sources, and everything that is wrong with it.
  static func translation(
    path: String, text: String, language: LanguageTag
  ) -> (QuestionFile, [KnowledgeProblem]) {
    var file = KnowledgeFile(path: path, text: text)
    file.allowOnly(keys: ["id"], sections: sections)
    return read(&file, language, commands: [], sources: [])
  }

  /// The title and the ways to ask, without a look at the answer.
  ///
  /// - Parameter text: What a file holds that is well-formed.
  /// - Returns: The phrases, the title first.
  static func phrases(in text: String) -> [String] {
    var phrases: [String] = []
    for line in text.utf8.split(separator: 0x0A) {
      let line = Substring(line)
      if line.hasPrefix("## Answer") { break }
      if line.hasPrefix("# ") || line.hasPrefix("- ") { phrases.append(String(line.dropFirst(2))) }
    }
    return phrases
  }

  private static func read(
    _ file: inout KnowledgeFile, _ language: LanguageTag, commands: [String],
    sources: [EntrySource]
  ) -> (QuestionFile, [KnowledgeProblem]) {
    file.allowNoPreamble()
    if file.title == nil { file.report("expected a title, '# …'", line: 1) }
    let askedAs = file.items("Asked as")
    if askedAs.isEmpty { file.report("expected a section '## Asked as'", line: 1) }
    let question = FrequentQuestion(
      id: FailureParser.identifier(&file), language: language,
      title: file.title.map { String($0.text) } ?? "", askedAs: askedAs,
      answer: file.blocks("Answer"), changes: changes(&file), commands: commands, sources: sources)
    return (QuestionFile(path: file.path, question: question), file.problems)
  }

  /// Lines `- period: what held then`; a colon of full width does as well.
  private static func changes(_ file: inout KnowledgeFile) -> [QuestionChange] {
    let line = file.sections.first { $0.name == "Over time" }?.line ?? 1
    return file.items("Over time").compactMap { item in
      guard let colon = item.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
        file.report("expected '- period: what held then' instead of '\(item)'", line: line)
        return nil
      }
      return QuestionChange(
        period: String(item[..<colon][...].trimmed),
        text: String(item[item.index(after: colon)...].trimmed))
    }
  }
}

extension KnowledgeFile {
  /// Paragraphs and lists of lines `- item`.
  mutating func blocks(_ name: String) -> [QuestionBlock] {
    guard let section = section(name, required: true) else { return [] }
    var blocks: [QuestionBlock] = []
    var isOpen = false
    for line in section.lines {
      let text = String(line.text.trimmed)
      switch (blocks.last, text.hasPrefix("- ")) {
      case _ where text.isEmpty: isOpen = false
      case (.items(let items), true):
        blocks[blocks.count - 1] = .items(items + [Self.item(text)])
        isOpen = true
      case (.items(let items), false) where isOpen:
        blocks[blocks.count - 1] = .items(items.dropLast() + [items[items.count - 1] + " " + text])
      case (.paragraph(let paragraph), false) where isOpen:
        blocks[blocks.count - 1] = .paragraph(paragraph + " " + text)
      case (_, let isItem):
        blocks.append(isItem ? .items([Self.item(text)]) : .paragraph(text))
        isOpen = true
      }
    }
    if blocks.isEmpty { report("expected a sentence under '## \(name)'", line: section.line) }
    return blocks
  }

  private static func item(_ line: String) -> String { String(line.dropFirst(2)[...].trimmed) }
}
