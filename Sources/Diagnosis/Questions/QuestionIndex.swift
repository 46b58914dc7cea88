import Glibc
import Knowledge

/// The questions of one language, ready to be compared with.
struct QuestionIndex {
  private let questions: [(id: EntryID, phrases: [Set<String>], all: Set<String>)]
  private let weights: [String: Double]
  /// What a part of a word weighs that stands in no question.
  private let foreignWeight: Double

  /// How much what is covered counts, beside how like a single phrase the text is.
  private static let coverageShare = 0.65
  /// What a word weighs that stands in two questions of forty: less than that tells little.
  private static let telling = 2.4
  /// What a word weighs that stands in every question.
  private static let commonWeight = 0.05
  /// What a gram weighs beside a word: a word has several.
  private static let gramShare = 0.3
  /// What is known from no question is often beside the point.
  private static let foreignShare = 0.6
  /// Grams are kept apart from stems by this.
  private static let gramMark = "~"

  init(_ askings: [KnowledgeArchive.Asking]) {
    questions = askings.map { asking in
      let phrases = asking.phrases.map { Self.parts(of: QuestionWords($0)) }
      return (asking.id, phrases, phrases.reduce(into: Set<String>()) { $0.formUnion($1) })
    }
    var counts: [String: Int] = [:]
    for question in questions {
      for part in question.all { counts[part, default: 0] += 1 }
    }
    let count = questions.count
    weights = counts.mapValues { Self.weight($0, of: count) }
    foreignWeight = Self.weight(1, of: max(1, count)) * Self.foreignShare
  }

  /// Below this, words are shared by chance.
  private static let floor = 0.15
  /// What shared words weigh that are not shared by chance, unless they are nearly all.
  private static let meant = 2.0
  private static let nearlyAll = 0.8

  /// How well questions fit, from 0 to 1, the best first.
  ///
  /// - Parameter words: The words of a text.
  /// - Returns: Those that may be meant.
  func scores(of words: QuestionWords) -> [(id: EntryID, score: Double)] {
    let text = Self.parts(of: words)
    let asked = sum(text)
    guard asked > 0 else { return [] }
    return questions.compactMap { question -> (id: EntryID, score: Double)? in
      let shared = sum(text.intersection(question.all))
      let likeness =
        question.phrases.map { phrase in
          sum(text.intersection(phrase)) / (asked * sum(phrase)).squareRoot()
        }.max() ?? 0
      let coverage = shared / asked
      // Words tell whether anything is meant; parts of them are shared by chance.
      let told = sum(words.stems.intersection(question.all))
      let fit = coverage * Self.coverageShare + likeness * (1 - Self.coverageShare)
      guard fit >= Self.floor, told >= Self.meant || coverage >= Self.nearlyAll else {
        return nil
      }
      return (question.id, fit * min(1, shared / Self.telling))
    }.sorted { ($0.score, $1.id) > ($1.score, $0.id) }
  }

  private static func parts(of words: QuestionWords) -> Set<String> {
    words.stems.union(words.grams.lazy.map { gramMark + $0 })
  }

  /// The rarer a word is among the questions, the more it tells.
  private static func weight(_ count: Int, of all: Int) -> Double {
    log(1 + Double(all) / Double(count)) - log(2) + commonWeight
  }

  private func weight(of part: String) -> Double {
    (weights[part] ?? foreignWeight) * (part.hasPrefix(Self.gramMark) ? Self.gramShare : 1)
  }

  private func sum(_ parts: Set<String>) -> Double {
    // Sets have no order, and sums of doubles do: the same words weigh the same each time.
    parts.map(weight).sorted().reduce(0, +)
  }
}
