import Glibc
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
  /// Below this, words are shared by chance.
  private static let floor = 0.25

  private let shelves: [QuestionShelf]

  /// Prepares a search.
  ///
  /// - Parameter askings: How each question is asked, in each language.
  public init(_ askings: [KnowledgeArchive.Asking]) {
    shelves = Dictionary(grouping: askings, by: \.language)
      .sorted { $0.key < $1.key }.map { QuestionShelf($0.key, $0.value) }
  }

  /// Looks for a question.
  ///
  /// - Parameters:
  ///   - text: The question, or some of its words.
  ///   - preferred: Languages that win where words are of several, the first before the next.
  /// - Returns: What may be meant, the likeliest first, each question once.
  public func matches(_ text: String, preferring preferred: [LanguageTag]) -> [Match] {
    let words = QuestionWords(text).stems
    let order = preferred + [.english]
    let found = shelves.compactMap { shelf -> (rank: Double, matches: [Match])? in
      let matches = shelf.matches(words).filter { $0.score >= Self.floor }
      guard let best = matches.first else { return nil }
      let isExpected = order.contains(shelf.language)
      // "Salesforce" is a word of every language; how rare it is in one tells nothing.
      return (
        shelf.fluency(words) + best.score * Self.scoreShare
          + (isExpected ? Self.expectation : 0), matches
      )
    }
    return found.max { $0.rank < $1.rank }?.matches ?? []
  }

  /// What it is worth that a language is the user's own.
  private static let expectation = 0.15
  /// How much the score tells of the language, beside the words that the language has.
  private static let scoreShare = 0.2
}

/// The questions of one language.
private struct QuestionShelf: Sendable {
  let language: LanguageTag
  private let questions: [(id: EntryID, phrases: [Set<String>])]
  private let weights: [String: Double]
  /// What a word weighs that stands in no question.
  private let foreignWeight: Double

  init(_ language: LanguageTag, _ askings: [KnowledgeArchive.Asking]) {
    self.language = language
    let questions = askings.map { (id: $0.id, phrases: $0.phrases.map { QuestionWords($0).stems }) }
    var counts: [String: Int] = [:]
    for question in questions {
      for word in question.phrases.reduce(into: Set<String>(), { $0.formUnion($1) }) {
        counts[word, default: 0] += 1
      }
    }
    self.questions = questions
    weights = counts.mapValues { Self.weight($0, of: questions.count) }
    foreignWeight = Self.weight(1, of: questions.count)
  }

  /// What a word weighs that stands in two questions of forty: less than that tells little.
  private static let telling = 2.4
  /// What a word weighs that stands in every question.
  private static let commonWeight = 0.05

  /// The rarer a word is among the questions, the more it tells.
  private static func weight(_ count: Int, of all: Int) -> Double {
    log(1 + Double(all) / Double(count)) - log(2) + commonWeight
  }

  /// The share of words that the language has, as far as the questions show.
  func fluency(_ words: Set<String>) -> Double {
    Double(words.count { weights[$0] != nil }) / Double(max(1, words.count))
  }

  func matches(_ words: Set<String>) -> [QuestionFinder.Match] {
    let asked = sum(words)
    guard asked > 0 else { return [] }
    return questions.map { question in
      let union = question.phrases.reduce(into: Set<String>()) { $0.formUnion($1) }
      let shared = sum(words.intersection(union))
      let coverage = shared / asked
      let likeness =
        question.phrases.map { phrase in
          sum(words.intersection(phrase)) / (asked * sum(phrase)).squareRoot()
        }.max() ?? 0
      return QuestionFinder.Match(
        id: question.id, language: language,
        score: (coverage + likeness) / 2 * min(1, shared / Self.telling))
    }.sorted { ($0.score, $1.id) > ($1.score, $0.id) }
  }

  private func sum(_ words: Set<String>) -> Double {
    // Sets have no order, and sums of doubles do: the same words weigh the same each time.
    words.map { weights[$0] ?? foreignWeight }.sorted().reduce(0, +)
  }
}
