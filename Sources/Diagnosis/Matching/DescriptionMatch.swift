import Glibc
import Knowledge

/// How near a text comes to the descriptions of an entry.
struct DescriptionMatch {
  /// The entry's number.
  let entry: Int
  /// How near: ``DescriptionScore``.
  let score: Double
  /// How far the nearest other entry lies behind; how far before, below 0.
  let lead: Double
  /// How much more alike the nearest counter-example is; 0 where none is.
  let denial: Double
  /// How many of the text's words the entry's descriptions have.
  let wordCount: Int
  /// Where they stand, in bytes of the folded text.
  let places: [Range<Int>]

  /// The measures, in the order of ``weights``.
  var measures: [Double] {
    [score, lead, denial, min(1, Double(wordCount) / Self.manyWords)]
  }

  private static let manyWords = 6.0

  /// The names of the measures.
  static let names = ["score", "lead", "denial", "words"]
  static let bias = -5.6
  static let weights = [3.1, 4.6, -6.0, 3.0]

  /// The probability that the entry is what the text describes: a logistic regression that
  /// `leadline-benchmark fit-descriptions` prints anew, for labelled texts.
  var probability: Double {
    let sum = zip(measures, Self.weights).reduce(Self.bias) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-sum))
  }
}

/// How near a text comes to an entry, in one number that orders entries.
struct DescriptionScore {
  /// How alike the text and the nearest description are, from 0 to 1.
  let likeness: Double
  /// The share of the text that the entry's descriptions together have.
  let coverage: Double
  /// The share of the text that stands in the entry's cause and messages.
  let background: Double
  let entry: KnowledgeArchive.EntryRow
  /// The destinations that the text names.
  let services: Set<String>

  private static let weights = (likeness: 0.6, coverage: 0.4, background: 0.7)
  /// Of two that fit alike, what many have is likelier.
  private static let common = 0.18
  /// What concerns another destination than the one that is named.
  private static let elsewhere = 0.65

  var value: Double {
    let heard =
      Self.weights.likeness * likeness + Self.weights.coverage * coverage
      + Self.weights.background * background
    let isElsewhere =
      !services.isEmpty && entry.destination != "any" && !services.contains(entry.destination)
    return heard * (isElsewhere ? Self.elsewhere : 1) + (entry.isCommon ? Self.common : 0)
  }
}
