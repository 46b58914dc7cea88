import Diagnosis
import Leads
import Reports
import Text

/// A text at the prompt that is no command: a lead, an error or a question.
struct PromptText {
  private enum Meaning {
    case lead(LeadText)
    case question([QuestionFinder.Match])
    case failure(Verdict)
  }

  /// Nobody asks at greater length; a text that is longer reports something.
  private static let longestQuestion = 240
  /// What is not put as a question must be more like one, and have more than a few words: a
  /// mistyped command has few.
  private static let plainScore = 0.6
  private static let plainWords = 4

  private let text: String
  private let context: CommandContext
  private let meaning: Meaning

  /// Looks at a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - context: Everything that the command touches.
  /// - Throws: What is wrong with the knowledge base.
  init(_ text: String, in context: CommandContext) throws {
    self.text = text
    self.context = context
    let lead = LeadText.read(text)
    if let lead, lead.certainty == .certain {
      meaning = .lead(lead)
      return
    }
    let verdict = try context.diagnoser().diagnose(text).verdict
    if let lead, verdict != .known {
      meaning = .lead(lead)
    } else if let questions = try Self.questions(text, verdict, in: context) {
      meaning = .question(questions)
    } else {
      meaning = .failure(verdict)
    }
  }

  /// Whether there is something to say about it.
  var carriesSomething: Bool {
    switch meaning {
    case .lead, .question: true
    case .failure(let verdict): verdict != .unknown
    }
  }

  /// Prints what there is to say.
  func answer() throws -> ExitStatus {
    switch meaning {
    case .failure: return try DiagnoseCommand().run(on: text, in: context)
    case .question(let matches): return try FaqCommand.answer(matches, in: context)
    case .lead(let lead):
      if let fault = lead.fault { throw CommandFailure(fault.sentence(in: text), .invalidData) }
      let pages = lead.leads.map { LeadReport($0).text(context.style) }
      try context.write(pages.joined(separator: "\n"))
      return .ok
    }
  }

  /// The questions that are surely meant. What merely may be a failure yields to a question that is
  /// put as one.
  private static func questions(
    _ text: String, _ verdict: Verdict, in context: CommandContext
  ) throws -> [QuestionFinder.Match]? {
    guard text.utf8.count <= longestQuestion, !text.contains("\n"), verdict != .known else {
      return nil
    }
    let matches = try context.questions(like: text)
    guard let best = matches.first, best.isSure else { return nil }
    let isPlain =
      verdict == .unknown && best.score >= plainScore
      && text.split(whereSeparator: \.isWhitespace).count >= plainWords
    return asks(text) || isPlain ? matches : nil
  }

  private static func asks(_ text: String) -> Bool {
    text.last { !$0.isWhitespace }.map { ["?", "\u{FF1F}"].contains($0) } ?? false
  }
}
