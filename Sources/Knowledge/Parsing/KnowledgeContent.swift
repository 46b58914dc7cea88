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
  /// Names of the same thing, the one that stands for all of them first.
  public let synonyms: [[String]]
  /// The guides and where each stands, by path.
  public let guideFiles: [GuideFile]
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
    var entries: [FailureEntry] = []
    var translations: [LanguageTag: [EntryID: FailureTranslation]] = [:]
    var lexicons: [Lexicon] = []
    var helps: [String: CatalogueHelp] = [:]
    var rows: [String: [CatalogueRow]] = [:]
    var synonyms: [[String]] = []
    var guideFiles: [GuideFile] = []
    var paths: [String: EntryPath] = [:]
    var problems: [KnowledgeProblem] = []
    for (path, text) in files.files {
      switch KnowledgePath(path) {
      case .entry:
        let (entry, found) = FailureParser.entry(path: path, text: text)
        entries.append(entry)
        paths[path] = EntryPath(id: entry.id, language: .english)
        problems += found
      case .translation(let language):
        let (translation, found) = FailureParser.translation(path: path, text: text)
        translations[language, default: [:]][translation.id] = translation
        paths[path] = EntryPath(id: translation.id, language: language)
        problems += found
      case .lexicon:
        let (lexicon, found) = LexiconParser.lexicon(path: path, text: text)
        lexicons.append(lexicon)
        problems += found
      case .guide:
        let (guide, found) = GuideParser.guide(path: path, text: text)
        guideFiles.append(guide)
        problems += found
      case .catalogueHelp(let name):
        let (help, found) = CatalogueParser.help(path: path, text: text)
        helps[name] = help
        problems += found
      case .catalogueRows(let name):
        let (read, found) = CatalogueParser.rows(path: path, text: text)
        rows[name] = read
        problems += found
        if files.files.allSatisfy({ $0.path != KnowledgePath.help(of: name) }) {
          let message = "expected \(KnowledgePath.help(of: name)) beside it"
          problems.append(KnowledgeProblem(path: path, line: 0, message: message))
        }
      case .synonyms:
        let (groups, found) = SynonymParser.groups(path: path, text: text)
        synonyms += groups
        problems += found
      case .other: break
      case .misplaced(let expected):
        problems.append(KnowledgeProblem(path: path, line: 0, message: expected))
      }
    }
    self.entries = entries.sorted { $0.id < $1.id }
    self.translations = translations
    self.lexicons = lexicons.sorted {
      ($0.language == .english ? "" : $0.language.rawValue)
        < ($1.language == .english ? "" : $1.language.rawValue)
    }
    self.catalogues = helps.sorted { $0.key < $1.key }.map { name, help in
      Catalogue(name: name, help: help, rows: rows[name] ?? [])
    }
    self.synonyms = synonyms
    self.guideFiles = guideFiles
    self.paths = paths
    self.problems = problems.sorted()
  }

  /// The guides, in the order in which they are offered.
  public var guides: [Guide] { Guide.ordered(guideFiles.map(\.guide)) }
}

/// What a file is, by where it stands.
enum KnowledgePath {
  case entry
  case translation(LanguageTag)
  case lexicon
  case guide
  case synonyms
  case catalogueHelp(String)
  case catalogueRows(String)
  /// Read by people, or by another part of the program.
  case other
  case misplaced(String)

  init(_ path: String) {
    let parts = path.split(separator: "/")
    guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      self = .misplaced("expected a name without control characters")
      return
    }
    if parts.first == "languages", parts.count > 2, !Self.isTag(parts[1]) {
      self = .misplaced("expected a language tag such as 'sv' instead of '\(parts[1])'")
      return
    }
    switch (parts.first, parts.count) {
    case ("failures", 3): self = .entry
    case ("failures", _): self = .misplaced("expected failures/<area>/<id>.md")
    case ("languages", 3) where parts[2] == "lexicon.md": self = .lexicon
    case ("languages", 5) where parts[2] == "failures":
      self = .translation(LanguageTag(String(parts[1])))
    case ("languages", _):
      self = .misplaced(
        "expected languages/<tag>/lexicon.md or languages/<tag>/failures/<area>/<id>.md")
    case ("guides", 2): self = .guide
    case ("guides", _): self = .misplaced("expected guides/<destination>.md")
    case ("catalogues", 2) where path.hasSuffix(".md"):
      self = .catalogueHelp(String(parts[1].dropLast(3)))
    case ("catalogues", 2) where path.hasSuffix(".jsonl"):
      self = .catalogueRows(String(parts[1].dropLast(6)))
    case ("catalogues", _):
      self = .misplaced("expected catalogues/<name>.md or catalogues/<name>.jsonl")
    case ("lexicon.md", 1): self = .lexicon
    case ("synonyms.md", 1): self = .synonyms
    default: self = .other
    }
  }

  /// Whether the program reads it and it belongs to no entry.
  var standsAlone: Bool {
    switch self {
    case .lexicon, .guide, .synonyms, .catalogueHelp, .catalogueRows: true
    case .entry, .translation, .other, .misplaced: false
    }
  }

  /// Where what can be said of every row of a catalogue stands.
  static func help(of catalogue: String) -> String { "catalogues/\(catalogue).md" }

  /// Letters, digits and hyphens (BCP 47).
  private static func isTag(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
    }
  }
}
