import Glibc

/// How sure the words of a text make an entry.
///
/// A logistic regression over a handful of measures. The weights were fitted on texts that the
/// entries were not written from (`leadline-benchmark fit` prints them anew), so that confidence
/// is a probability and not a taste.
struct EvidenceScore {
  /// The measures, in the order of ``weights``.
  let measures: [Double]

  /// The names of the measures.
  static let names = [
    "coverage", "matched", "run", "sign", "named", "certain", "sharedCode", "decoy", "foreignCode",
  ]
  static let bias = -4.2
  static let weights = [4.0, 2.0, 1.5, 3.0, 0.8, 1.8, 2.0, -3.0, -3.0]

  init(_ evidence: EntryEvidence, in surroundings: Surroundings) {
    let alignment = evidence.alignment
    let concepts = evidence.sign?.conceptCount ?? 0
    measures = [
      alignment?.coverage ?? 0,
      min(1, (alignment?.matched ?? 0) / 40),
      min(1, Double(alignment?.longestRun ?? 0) / 50),
      min(1, Double(concepts) / 4),
      surroundings == .named ? 1 : 0,
      surroundings == .certain ? 1 : 0,
      evidence.sharedCodes.isEmpty ? 0 : 1,
      evidence.decoyWeight > 0 ? 1 : 0,
      evidence.followsForeignCode ? 1 : 0,
    ]
  }

  /// The probability that the entry is what the text means, by its words.
  var probability: Double {
    let sum = zip(measures, Self.weights).reduce(Self.bias) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-sum))
  }
}
