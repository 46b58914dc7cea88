/// Questions, which are parsed when they are asked for.
extension KnowledgeArchive {
  /// All questions in a language, by id.
  ///
  /// - Parameter language: The language; a question that is not translated stays in English.
  /// - Returns: The questions.
  public func questions(in language: LanguageTag) -> [FrequentQuestion] {
    let english = questionRows("faq/").map {
      QuestionParser.question(path: $0.path, text: text(of: $0)).0.question
    }.sorted { $0.id < $1.id }
    guard language != .english else { return english }
    let translations = questionRows("languages/\(language)/faq/").map {
      QuestionParser.translation(path: $0.path, text: text(of: $0), language: language).0.question
    }
    return english.map { question in
      translations.first { $0.id == question.id }.map(question.translated) ?? question
    }
  }

  private func questionRows(_ folder: String) -> [FileRow] {
    commonFiles.filter { $0.path.hasPrefix(folder) }
  }
}
