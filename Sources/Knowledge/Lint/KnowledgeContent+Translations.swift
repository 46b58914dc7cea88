/// What must hold between guides or questions and their translations.
extension KnowledgeContent {
  /// Guides in other languages that have parted from the English one.
  func guideTranslationProblems() -> [KnowledgeProblem] {
    guideTranslations.flatMap { file -> [KnowledgeProblem] in
      let english = guideFiles.first { $0.guide.destination == file.guide.destination }?.guide
      guard let english else { return [file.problem("there is no such guide in English")] }
      let ids = (file.guide.steps.map(\.id), english.steps.map(\.id))
      guard ids.0 == ids.1 else {
        return [
          file.problem("expected the steps of the English guide: \(ids.1.joined(separator: ", "))")
        ]
      }
      return Self.differences(file.guide, english).map(file.problem)
    }
  }

  private static func differences(_ guide: Guide, _ english: Guide) -> [String] {
    let lists = zip(guide.lists, english.lists).flatMap { own, other -> [String] in
      guard own.items.count == other.items.count else {
        return [
          "\(own.name): \(own.items.count) items; expected \(other.items.count) as in English"
        ]
      }
      return zip(own.items, other.items).enumerated().filter { !isAlike($1.0, $1.1) }.map {
        "\(own.name), item \($0.offset + 1): placeholders and `code` differ from English"
      }
    }
    let proses = zip(guide.proses, english.proses).compactMap { own, other -> String? in
      guard own.text.isEmpty == other.text.isEmpty else {
        return "\(own.name) must be there or not as in English"
      }
      return isAlike(own.text, other.text)
        ? nil : "\(own.name): placeholders and `code` differ from English"
    }
    return lists + proses
  }

  private static func isAlike(_ text: String, _ english: String) -> Bool {
    fixedParts(text) == fixedParts(english)
  }

  /// Questions of one id, and translations that have parted from the English question.
  func questionProblems() -> [KnowledgeProblem] {
    questionTranslations.flatMap { file -> [KnowledgeProblem] in
      let english = questions.first { $0.question.id == file.question.id }?.question
      guard let english else { return [file.problem("there is no such question in English")] }
      var problems: [KnowledgeProblem] = []
      if file.question.changes.count != english.changes.count {
        problems.append(
          file.problem(
            "'Over time' has \(file.question.changes.count) items; "
              + "expected \(english.changes.count) as in English"))
      }
      if !Self.isAlike(file.question.shownText, english.shownText) {
        problems.append(file.problem("`code` differs from English"))
      }
      return problems
    }
  }
}

extension GuideTranslation {
  fileprivate func problem(_ message: String) -> KnowledgeProblem {
    KnowledgeProblem(path: path, line: 1, message: message)
  }
}

extension QuestionFile {
  fileprivate func problem(_ message: String) -> KnowledgeProblem {
    KnowledgeProblem(path: path, line: 1, message: message)
  }
}
