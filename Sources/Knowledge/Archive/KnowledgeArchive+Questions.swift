/// Questions, which are parsed when they are asked for.
extension KnowledgeArchive {
  /// How a question is asked, in one language.
  public struct Asking: Sendable {
    /// The question.
    public let id: EntryID
    /// The language.
    public let language: LanguageTag
    /// Its title, then other ways to ask it.
    public let phrases: [String]
  }

  /// All questions in a language, by id.
  ///
  /// - Parameter language: The language; a question that is not translated stays in English.
  /// - Returns: The questions.
  public func questions(in language: LanguageTag) -> [FrequentQuestion] {
    commonFiles.filter { $0.path.hasPrefix(Self.questionFolder) }
      .compactMap { question(EntryID($0.path.fileName), in: language) }.sorted { $0.id < $1.id }
  }

  /// A question in a language.
  ///
  /// - Parameters:
  ///   - id: The question.
  ///   - language: The language; English where it is not translated.
  /// - Returns: The question, or `nil` where there is none.
  public func question(_ id: EntryID, in language: LanguageTag) -> FrequentQuestion? {
    let files = commonFiles
    func read(_ path: String) -> FrequentQuestion? {
      files.first { $0.path == path }.map {
        $0.path.hasPrefix(Self.questionFolder)
          ? QuestionParser.question(path: path, text: text(of: $0)).0.question
          : QuestionParser.translation(path: path, text: text(of: $0), language: language).0
            .question
      }
    }
    guard let english = read("\(Self.questionFolder)\(id).md") else { return nil }
    return read("languages/\(language)/\(Self.questionFolder)\(id).md")
      .map(english.translated) ?? english
  }

  /// How every question is asked, in every language. Answers are passed over.
  public var askings: [Asking] {
    commonFiles.compactMap { row in
      let language: LanguageTag
      switch KnowledgePath(row.path) {
      case .question: language = .english
      case .questionTranslation(let tag): language = tag
      default: return nil
      }
      return Asking(
        id: EntryID(row.path.fileName), language: language,
        phrases: QuestionParser.phrases(in: text(of: row)))
    }
  }

  private static let questionFolder = "faq/"
}

extension String {
  /// A file's name without folders and `.md`.
  fileprivate var fileName: String {
    split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
  }
}
