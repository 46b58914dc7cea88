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
    "coverage", "matched", "run", "sign", "longSign", "fullSign", "named", "certain",
    "certainCoverage", "sharedCode", "decoy", "foreignCode", "spread", "report",
  ]
  static let bias = -6.7
  static let weights = [
    3.7, 4.3, -1.2, 4.0, 1.9, 1.3, 2.1, 1.4, 1.8, 0.1, -1.8, -2.1, -1.1, 0.4,
  ]

  init(_ evidence: EntryEvidence, in surroundings: Surroundings) {
    let coverage = evidence.alignment?.coverage ?? 0
    let concepts = evidence.sign?.conceptCount ?? 0
    func flag(_ condition: Bool) -> Double { condition ? 1 : 0 }
    measures = [
      coverage,
      min(1, (evidence.alignment?.matched ?? 0) / 40),
      min(1, Double(evidence.alignment?.longestRun ?? 0) / 50),
      flag(concepts > 0), flag(concepts > 2), flag(concepts > 3),
      flag(surroundings == .named), flag(surroundings >= .certain),
      surroundings >= .certain ? coverage : 0,
      flag(!evidence.sharedCodes.isEmpty),
      flag(evidence.decoyWeight > 0),
      flag(evidence.followsForeignCode),
      Double(evidence.sign?.width ?? 0) / 140,
      flag(surroundings == .report),
    ]
  }

  /// The probability that the entry is what the text means, by its words.
  var probability: Double {
    let sum = zip(measures, Self.weights).reduce(Self.bias) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-sum))
  }
}
