/// What was read of a knowledge folder so far.
struct KnowledgeReader {
  private(set) var entries: [FailureEntry] = []
  private(set) var translations: [LanguageTag: [EntryID: FailureTranslation]] = [:]
  private(set) var lexicons: [Lexicon] = []
  private(set) var helps: [String: CatalogueHelp] = [:]
  private(set) var rows: [String: [CatalogueRow]] = [:]
  private(set) var synonyms = Synonyms()
  private(set) var guideFiles: [GuideFile] = []
  private(set) var guideTranslations: [GuideTranslation] = []
  private(set) var questions: [QuestionFile] = []
  private(set) var questionTranslations: [QuestionFile] = []
  private(set) var paths: [String: KnowledgeContent.EntryPath] = [:]
  private(set) var problems: [KnowledgeProblem] = []
  /// Where the rows of each catalogue stand.
  private var rowPaths: [String: String] = [:]

  /// Reads a file; one that is no part of the format is left alone.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the knowledge folder.
  ///   - text: What it holds.
  mutating func read(_ path: String, _ text: String) {
    switch KnowledgePath(path) {
    case .entry:
      let entry = kept(FailureParser.entry(path: path, text: text))
      entries.append(entry)
      paths[path] = KnowledgeContent.EntryPath(id: entry.id, language: .english)
    case .translation(let language):
      let translation = kept(FailureParser.translation(path: path, text: text))
      translations[language, default: [:]][translation.id] = translation
      paths[path] = KnowledgeContent.EntryPath(id: translation.id, language: language)
    case .lexicon: lexicons.append(kept(LexiconParser.lexicon(path: path, text: text)))
    case .guide: guideFiles.append(kept(GuideParser.guide(path: path, text: text)))
    case .guideTranslation(let language):
      guideTranslations.append(
        kept(GuideParser.translation(path: path, text: text, language: language)))
    case .question: questions.append(kept(QuestionParser.question(path: path, text: text)))
    case .questionTranslation(let language):
      questionTranslations.append(
        kept(QuestionParser.translation(path: path, text: text, language: language)))
    case .catalogueHelp(let name):
      helps[name] = kept(CatalogueParser.help(path: path, text: text))
    case .catalogueRows(let name):
      rows[name] = kept(CatalogueParser.rows(path: path, text: text))
      rowPaths[name] = path
    case .synonyms: synonyms = kept(SynonymParser.synonyms(path: path, text: text))
    case .other: break
    case .misplaced(let expected): report(expected, path)
    }
  }

  /// Reports catalogues of which nothing can be said but their rows.
  mutating func reportRowsWithoutHelp() {
    for (name, path) in rowPaths where helps[name] == nil {
      report("expected \(KnowledgePath.help(of: name)) beside it", path)
    }
  }

  private mutating func kept<Value>(_ read: (Value, [KnowledgeProblem])) -> Value {
    problems += read.1
    return read.0
  }

  private mutating func report(_ message: String, _ path: String) {
    problems.append(KnowledgeProblem(path: path, line: 0, message: message))
  }
}
