public import Knowledge

/// Finds the question that somebody asks in words of their own, in any language that the questions
/// stand in.
public struct QuestionFinder: Sendable {
  /// A question that was found.
  public struct Match: Sendable, Hashable {
    /// The question.
    public let id: EntryID
    /// The language in which it was asked.
    public let language: LanguageTag
    /// How well it fits, from 0 to 1.
    public let score: Double

    /// Whether the question is answered without showing others.
    public var isSure: Bool { score >= QuestionFinder.sure }
  }

  /// From here on the best question is the one that was asked.
  private static let sure = 0.5
  /// What it is worth that a language is the user's own: "Salesforce" is a word of every one.
  private static let expectation = 0.15
  /// What it is worth that a language is English, in which much is asked everywhere.
  private static let englishExpectation = 0.1

  private let shelves: [LanguageTag: [KnowledgeArchive.Asking]]

  /// Prepares a search.
  ///
  /// - Parameter askings: How each question is asked, in each language.
  public init(_ askings: [KnowledgeArchive.Asking]) {
    shelves = Dictionary(grouping: askings, by: \.language)
  }

  /// Looks for a question.
  ///
  /// - Parameters:
  ///   - text: The question, or some of its words.
  ///   - preferred: Languages that win where words are of several.
  /// - Returns: What may be meant, the likeliest first, each question once.
  public func matches(_ text: String, preferring preferred: [LanguageTag]) -> [Match] {
    guard let language = language(of: text, preferring: preferred) else { return [] }
    return QuestionIndex(shelves[language] ?? []).scores(of: QuestionWords(text))
      .map { Match(id: $0.id, language: language, score: $0.score) }
  }

  /// The language of whose questions most words are.
  private func language(of text: String, preferring preferred: [LanguageTag]) -> LanguageTag? {
    let words = QuestionWords.stems(of: text)
    guard !words.isEmpty else { return nil }
    let fluency = shelves.mapValues { askings in
      let known = askings.reduce(into: Set<String>()) { known, asking in
        for phrase in asking.phrases { known.formUnion(QuestionWords.stems(of: phrase)) }
      }
      return Double(words.intersection(known).count) / Double(words.count)
    }
    return fluency.max { left, right in
      func rank(_ item: (key: LanguageTag, value: Double)) -> Double {
        item.value
          + (preferred.contains(item.key)
            ? Self.expectation : item.key == .english ? Self.englishExpectation : 0)
      }
      return (rank(left), right.key) < (rank(right), left.key)
    }?.key
  }
}
