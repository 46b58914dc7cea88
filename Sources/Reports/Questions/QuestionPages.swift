public import Knowledge
public import Text

/// Draws questions and their answers.
public struct QuestionPages {
  private let style: ProseStyle

  /// Prepares pages.
  ///
  /// - Parameter style: Where and how they are drawn.
  public init(style: ProseStyle) { self.style = style }

  /// A question with its answer.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - others: Questions that may be meant as well.
  /// - Returns: Lines, each ended by a newline.
  public func answer(_ question: FrequentQuestion, others: [FrequentQuestion]) -> String {
    var page = TextPage(style: style)
    page.title(question.title)
    for (number, block) in question.answer.enumerated() {
      if number > 0 { page.gap() }
      switch block {
      case .paragraph(let text): page.paragraph(text)
      case .items(let items): for item in items { page.item(item) }
      }
    }
    if !question.changes.isEmpty {
      page.heading(.overTime, in: question.language)
      for change in question.changes {
        page.item(Wording.labelled(change.period, change.text))
      }
    }
    if !question.commands.isEmpty {
      page.heading(.tryIt, in: question.language)
      for command in question.commands { page.command(command) }
    }
    if !others.isEmpty {
      page.heading(.otherQuestions, in: question.language)
      for other in others { page.item(Wording.labelled("`\(other.id)`", other.title)) }
    }
    page.heading(.sources, in: question.language)
    for source in question.sources { page.item(source.shown(in: question.language)) }
    return page.text
  }

  /// Questions alone.
  ///
  /// - Parameter questions: The questions.
  /// - Returns: A line each, or more where it is long.
  public func list(_ questions: [FrequentQuestion]) -> String {
    var page = TextPage(style: style)
    for question in questions {
      page.item(Wording.labelled("`\(question.id)`", question.title))
    }
    return page.text
  }

  /// Questions for a script.
  ///
  /// - Parameter questions: The questions, the likeliest first.
  /// - Returns: An object.
  public func json(_ questions: [FrequentQuestion]) -> JSONValue {
    ["schemaVersion": 1, "questions": .list(questions.map(json))]
  }

  private func json(_ question: FrequentQuestion) -> JSONValue {
    .record([
      ("id", JSONValue(question.id.rawValue)),
      ("language", JSONValue(question.language.rawValue)),
      ("question", JSONValue(question.title)),
      ("answer", JSONValue(question.answer.map(\.markup).joined(separator: "\n\n"))),
      (
        "changes",
        .list(
          question.changes.map { ["period": JSONValue($0.period), "text": JSONValue($0.text)] })
      ),
      ("commands", JSONValue(question.commands)),
      ("sources", JSONValue(question.sources.map(\.url))),
    ])
  }
}

extension QuestionBlock {
  /// The part as it was written.
  fileprivate var markup: String {
    switch self {
    case .paragraph(let text): text
    case .items(let items): items.map { "- " + $0 }.joined(separator: "\n")
    }
  }
}
