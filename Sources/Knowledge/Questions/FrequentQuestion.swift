/// A question that publishers ask, and its answer.
public struct FrequentQuestion: Sendable, Hashable {
  /// The stable id.
  public let id: EntryID
  /// The language in which it stands here.
  public let language: LanguageTag
  /// The question, as a sentence.
  public let title: String
  /// The question in the words of those who ask it.
  public let askedAs: [String]
  /// The answer: what holds today.
  public let answer: [QuestionBlock]
  /// What held before, the oldest first.
  public let changes: [QuestionChange]
  /// Commands that show it or do it.
  public let commands: [String]
  /// Where its claims can be read.
  public let sources: [EntrySource]
}

/// A part of an answer.
public enum QuestionBlock: Sendable, Hashable {
  /// A paragraph.
  case paragraph(String)
  /// A list.
  case items([String])
}

/// What held at a time.
public struct QuestionChange: Sendable, Hashable {
  /// When.
  public let period: String
  /// What held then.
  public let text: String
}

/// A question and where it stands.
public struct QuestionFile: Sendable {
  /// The file, relative to the knowledge folder.
  public let path: String
  /// The question, as far as it could be read. A translation has neither commands nor sources.
  public let question: FrequentQuestion
}

extension FrequentQuestion {
  /// The question in another language.
  ///
  /// - Parameter translation: What is translated; commands and sources stay.
  /// - Returns: The question.
  func translated(_ translation: FrequentQuestion) -> FrequentQuestion {
    FrequentQuestion(
      id: id, language: translation.language, title: translation.title,
      askedAs: translation.askedAs, answer: translation.answer, changes: translation.changes,
      commands: commands, sources: sources)
  }

  /// All that is shown, in one text.
  var shownText: String {
    let blocks = answer.flatMap { block in
      switch block {
      case .paragraph(let text): [text]
      case .items(let items): items
      }
    }
    return (blocks + changes.map(\.text)).joined(separator: "\n")
  }
}
