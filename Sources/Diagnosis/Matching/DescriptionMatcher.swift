import Glibc
import Knowledge
import Text

/// How near a text comes to the descriptions of an entry.
struct DescriptionMatch {
  /// The entry's number.
  let entry: Int
  /// How alike the text and the nearest description are, from 0 to 1.
  let likeness: Double
  /// The share of the text that the entry's descriptions together have.
  let coverage: Double
  /// How far the nearest other entry lies behind, from 0 to 1; how far before, below 0.
  let lead: Double
  /// How much more alike the nearest counter-example is; 0 where none is.
  let denial: Double
  /// Whether the text says that something went wrong.
  var speaksOfTrouble = true

  /// The measures, in the order of ``weights``.
  var measures: [Double] {
    [likeness, coverage, lead, denial, speaksOfTrouble ? 1 : 0]
  }

  /// The names of the measures.
  static let names = ["likeness", "coverage", "lead", "denial", "trouble"]
  static let bias = -5.6
  static let weights = [6.5, 2.8, 6.0, -8.0, 0.7]

  /// The probability that the entry is what the text describes: a logistic regression that
  /// `leadline-benchmark fit-descriptions` prints anew, each description held against all others.
  var probability: Double {
    let sum = zip(measures, Self.weights).reduce(Self.bias) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-sum))
  }
}

/// Finds failures by the words of those who have them and quote nothing.
struct DescriptionMatcher {
  private let archive: KnowledgeArchive
  private let words: DescriptionWords

  /// Who says more than this quotes or tells a story.
  private static let wordLimit = 60
  /// How much a word tells that no description has: a name, or what makes the text another one.
  private static let strangerWeight = 0.55
  private static let minimumWords = 2
  private static let matchLimit = 8

  init(archive: KnowledgeArchive) {
    self.archive = archive
    self.words = archive.descriptionWords
  }

  /// The nearest entries, the best first.
  ///
  /// - Parameters:
  ///   - text: The text, folded.
  ///   - excluded: The number of a description that does not count.
  func matches(in text: FoldedText, without excluded: Int? = nil) -> [DescriptionMatch] {
    let query = words.words(of: text)
    guard (Self.minimumWords...Self.wordLimit).contains(query.count) else { return [] }
    var products: [Int: Double] = [:]
    var heard: [Int: (weight: Double, count: Int)] = [:]
    var length = 0.0
    var total = 0.0
    for word in query {
      guard let term = archive.term(word) else {
        length += Self.strangerWeight * Self.strangerWeight
        total += Self.strangerWeight
        continue
      }
      length += term.weight * term.weight
      total += term.weight
      var owners: Set<Int> = []
      for number in term.descriptions where number != excluded {
        products[number, default: 0] += term.weight * term.weight
        if let owner = archive.description(number).owner { owners.insert(owner) }
      }
      for owner in owners {
        heard[owner, default: (0, 0)].weight += term.weight
        heard[owner, default: (0, 0)].count += 1
      }
    }
    guard length > 0, total > 0 else { return [] }
    var likeness: [Int: Double] = [:]
    var denial = 0.0
    for (number, product) in products {
      let description = archive.description(number)
      let value = product / (length * max(description.length, 0.001)).squareRoot()
      if let owner = description.owner {
        likeness[owner] = max(likeness[owner] ?? 0, min(1, value))
      } else {
        denial = max(denial, value)
      }
    }
    return ranked(likeness, heard, total: total, denial: denial)
  }

  private func ranked(
    _ likeness: [Int: Double], _ heard: [Int: (weight: Double, count: Int)], total: Double,
    denial: Double
  ) -> [DescriptionMatch] {
    let scores = likeness.map { owner, value in
      (owner: owner, score: value * 0.6 + (heard[owner]?.weight ?? 0) / total * 0.4)
    }.sorted { ($0.score, $1.owner) > ($1.score, $0.owner) }
    return scores.prefix(Self.matchLimit).enumerated().compactMap { place, item in
      let words = heard[item.owner] ?? (0, 0)
      guard words.count >= Self.minimumWords else { return nil }
      let rival = place == 0 ? (scores.count > 1 ? scores[1].score : 0) : scores[0].score
      return DescriptionMatch(
        entry: item.owner, likeness: likeness[item.owner] ?? 0, coverage: words.weight / total,
        lead: item.score - rival, denial: max(0, denial - (likeness[item.owner] ?? 0)))
    }
  }
}
