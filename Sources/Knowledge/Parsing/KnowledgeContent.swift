/// A whole knowledge folder as values.
public struct KnowledgeContent: Sendable {
  /// The entries, by id.
  public let entries: [FailureEntry]
  /// Translations by language, then by entry.
  public let translations: [LanguageTag: [EntryID: FailureTranslation]]
  /// The lexicons; English first.
  public let lexicons: [Lexicon]
  /// The catalogues, by name.
  public let catalogues: [Catalogue]
  /// Names of the same thing, and words that name destinations.
  public let synonyms: Synonyms
  /// The guides and where each stands, by path.
  public let guideFiles: [GuideFile]
  /// Guides in other languages and where each stands, by path.
  public let guideTranslations: [GuideTranslation]
  /// The questions and where each stands, by path.
  public let questions: [QuestionFile]
  /// Questions in other languages and where each stands, by path.
  public let questionTranslations: [QuestionFile]
  /// Where each entry and translation stands.
  public let paths: [String: EntryPath]
  /// What is wrong with the files, each by itself; what holds between them is ``lint()``'s.
  public let problems: [KnowledgeProblem]

  /// What a path under `failures` or `languages` stands for.
  public struct EntryPath: Sendable, Hashable {
    /// The entry.
    public let id: EntryID
    /// The language; English for the entry itself.
    public let language: LanguageTag
  }

  /// Parses every file.
  ///
  /// - Parameter files: The folder's files; those that are no part of the format are left alone.
  public init(parsing files: KnowledgeFiles) {
    var reader = KnowledgeReader()
    for (path, text) in files.files { reader.read(path, text) }
    reader.reportRowsWithoutHelp()
    entries = reader.entries.sorted { $0.id < $1.id }
    translations = reader.translations
    lexicons = reader.lexicons.sorted { $0.place < $1.place }
    catalogues = reader.helps.sorted { $0.key < $1.key }.map { name, help in
      Catalogue(name: name, help: help, rows: reader.rows[name] ?? [])
    }
    synonyms = reader.synonyms
    guideFiles = reader.guideFiles
    guideTranslations = reader.guideTranslations
    questions = reader.questions
    questionTranslations = reader.questionTranslations
    paths = reader.paths
    problems = reader.problems.sorted()
  }

  /// The guides, in the order in which they are offered.
  public var guides: [Guide] { Guide.ordered(guideFiles.map(\.guide)) }
}

extension Lexicon {
  /// English first, then by tag.
  fileprivate var place: String { language == .english ? "" : language.rawValue }
}
