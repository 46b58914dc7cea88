import Arguments
import Diagnosis
import Knowledge
import Reports
import Text

/// `faq`: answers a question about leads, or lists the questions.
struct FaqCommand {
  /// How many questions are shown where none is surely the one that was asked.
  private static let choiceLimit = 6

  /// Questions of such a share of the best one's score may be meant as well.
  private static let near = 0.8

  private let words: [String]
  private let isJSON: Bool

  private init(words: [String], isJSON: Bool) {
    self.words = words
    self.isJSON = isJSON
  }

  init(_ parsed: ParsedCommand) {
    words = parsed.operands
    isJSON = parsed.value("format") == "json"
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let archive = try context.archive()
    guard !words.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else {
      return try list(archive.questions(in: context.language), in: context)
    }
    let id = EntryID(words[0].lowercased())
    if words.count == 1, let question = archive.question(id, in: context.language) {
      return try answer(question, others: [], in: context)
    }
    let text = words.joined(separator: " ")
    let matches = try context.questions(like: text)
    guard !matches.isEmpty else {
      if isJSON { try list([], in: context) }
      context.complain(
        "no question is like '\(SafeText.escapedLine(text))'; 'leadline faq' lists all of them")
      return .notRecognised
    }
    return try answer(matches, in: context)
  }

  /// Answers in text what a text at the prompt is like.
  static func answer(
    _ matches: [QuestionFinder.Match], in context: CommandContext
  ) throws -> ExitStatus {
    try FaqCommand(words: [], isJSON: false).answer(matches, in: context)
  }

  private func answer(
    _ matches: [QuestionFinder.Match], in context: CommandContext
  ) throws -> ExitStatus {
    let archive = try context.archive()
    let found = matches.prefix(Self.choiceLimit).compactMap { match in
      archive.question(match.id, in: context.options.language ?? match.language)
        .map { (match: match, question: $0) }
    }
    guard let best = found.first, best.match.isSure else {
      return try list(found.map(\.question), in: context)
    }
    let others = found.dropFirst().filter { $0.match.score > best.match.score * Self.near }
    return try answer(best.question, others: others.map(\.question), in: context)
  }

  private func answer(
    _ question: FrequentQuestion, others: [FrequentQuestion], in context: CommandContext
  ) throws -> ExitStatus {
    let pages = QuestionPages(style: context.style)
    try context.write(
      isJSON
        ? JSONWriter.pretty(pages.json([question])) + "\n" : pages.answer(question, others: others))
    return .ok
  }

  @discardableResult
  private func list(
    _ questions: [FrequentQuestion], in context: CommandContext
  ) throws -> ExitStatus {
    let pages = QuestionPages(style: context.style)
    try context.write(
      isJSON ? JSONWriter.pretty(pages.json(questions)) + "\n" : pages.list(questions))
    return .ok
  }
}

extension CommandContext {
  /// The language in which texts are shown that nothing was said about.
  var language: LanguageTag { languages.order(textLanguage: nil).first ?? .english }

  /// The questions that a text is like.
  func questions(like text: String) throws(CommandFailure) -> [QuestionFinder.Match] {
    QuestionFinder(try archive().askings)
      .matches(text, preferring: languages.order(textLanguage: nil))
  }
}
