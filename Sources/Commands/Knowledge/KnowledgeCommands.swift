import Arguments
import Diagnosis
import Knowledge
import Storage
import Text

/// `knowledge lint`: checks every file, and proves every example and counter-example, and every
/// step of a guide.
struct KnowledgeLintCommand {
  func run(in context: CommandContext) throws -> ExitStatus {
    let files = try KnowledgeSource(context: context).files()
    let content = KnowledgeContent(parsing: files)
    var problems = content.problems + content.lint() + ProofCheck.problems(in: content)
    problems += GuideProof.problems(in: content) + QuestionProof.problems(in: content)
    if problems.isEmpty {
      let archive = KnowledgeArchive(bytes: ArchiveWriter.archive(of: content, files: files))
      problems = KnowledgeProof(content, archive: archive).problems()
    }
    for problem in problems {
      try context.write(SafeText.escapedLine(problem.description) + "\n")
    }
    let examples = content.entries.reduce(0) { $0 + $1.matches.count + $1.nonMatches.count }
    context.note(
      problems.isEmpty
        ? "\(content.entries.count) entries are sound, with \(examples) examples in English; "
          + Self.count(content)
        : problems.count == 1 ? "1 problem" : "\(problems.count) problems")
    return problems.isEmpty ? .ok : .notRecognised
  }

  /// How many guides and questions there are.
  static func count(_ content: KnowledgeContent) -> String {
    let guides = content.guides.count
    let questions = content.questions.count
    return (guides == 1 ? "1 guide" : "\(guides) guides") + ", "
      + (questions == 1 ? "1 question" : "\(questions) questions")
  }
}

/// `knowledge stats`: counts.
struct KnowledgeStatsCommand {
  private let isJSON: Bool

  init(_ parsed: ParsedCommand) { isJSON = parsed.value("format") == "json" }

  func run(in context: CommandContext) throws -> ExitStatus {
    let archive = try context.archive()
    let content = KnowledgeContent(parsing: archive.knowledgeFiles)
    let rows = content.lexicons.map { lexicon in
      row(lexicon, content)
    }
    if isJSON {
      let value: JSONValue = [
        "schemaVersion": 1, "entries": JSONValue(content.entries.count),
        "codes": JSONValue(CodeIndex(archive).all.count),
        "wordings": JSONValue(rows.reduce(0) { $0 + $1.wordings }),
        "languages": JSONValue(.array(rows.map(\.json))),
        "guides": JSONValue(content.guides.count),
        "questions": JSONValue(content.questions.count),
      ]
      try context.write(JSONWriter.pretty(value) + "\n")
      return .ok
    }
    try context.write(
      "\(content.entries.count) entries, \(CodeIndex(archive).all.count) codes, "
        + "\(rows.reduce(0) { $0 + $1.wordings }) wordings in \(rows.count) languages, "
        + "\(KnowledgeLintCommand.count(content))\n\n")
    for row in rows { try context.write(row.line) }
    return .ok
  }

  private func row(_ lexicon: Lexicon, _ content: KnowledgeContent) -> LanguageRow {
    let translations = content.translations[lexicon.language]?.values.map { $0 } ?? []
    let isEnglish = lexicon.language == .english
    return LanguageRow(
      language: lexicon.language, name: lexicon.name,
      wordings: isEnglish
        ? content.entries.reduce(0) { $0 + $1.recognition.messages.count }
        : translations.reduce(0) { $0 + $1.messages.count },
      resolutions: isEnglish
        ? content.entries.count : translations.filter { $0.text != nil }.count)
  }

  private struct LanguageRow {
    let language: LanguageTag
    let name: String
    let wordings: Int
    let resolutions: Int

    var json: JSONValue {
      [
        "language": JSONValue(language.rawValue), "name": JSONValue(name),
        "wordings": JSONValue(wordings), "resolutions": JSONValue(resolutions),
      ]
    }

    var line: String {
      let tag =
        language.rawValue + String(repeating: " ", count: max(1, 9 - language.rawValue.utf8.count))
      let shown = SafeText.escapedLine(name)
      let name = shown + String(repeating: " ", count: max(1, 24 - DisplayWidth.of(shown)))
      return "\(tag)\(name)\(wordings) wordings, \(resolutions) resolutions\n"
    }
  }
}
