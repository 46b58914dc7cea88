import Diagnosis
import Glibc
import Knowledge
import KnowledgeBase
import Terminal

/// Fits the weights of the measures by logistic regression, with a small pull towards zero.
struct Fit {
  private struct Row {
    let measures: [Double]
    let isRight: Bool
  }

  let files: [String]
  private static let rounds = 4000
  private static let rate = 0.5
  private static let pull = 0.0003

  init(files: [String]) { self.files = files }

  func run(_ output: OutputSink) throws {
    let archive = KnowledgeArchive.embedded
    let diagnoser = Diagnoser(archive)
    var answers = Answers(archive)
    var rows: [Row] = []
    for sample in try Sample.read(files) {
      for (id, measures) in diagnoser.measures(of: sample.text) {
        let isRight = archive.number(of: id).map {
          !answers[$0].isDisjoint(with: sample.expected)
        }
        rows.append(Row(measures: measures, isRight: isRight ?? false))
      }
    }
    let weights = fitted(rows)
    try output.write("\(rows.count) rows, \(rows.filter(\.isRight).count) of them right\n")
    for (name, weight) in zip(["bias"] + Diagnoser.measureNames, weights) {
      try output.write("\(name) \((weight * 100).rounded() / 100)\n")
    }
  }

  /// The bias, then a weight a measure: plain gradient descent, for the rows are few.
  private func fitted(_ rows: [Row]) -> [Double] {
    let count = Diagnoser.measureNames.count + 1
    var weights = [Double](repeating: 0, count: count)
    for _ in 0..<Self.rounds {
      var gradient = weights.map { $0 * Self.pull }
      gradient[0] = 0
      for row in rows {
        let sum = zip(row.measures, weights.dropFirst()).reduce(weights[0]) { $0 + $1.0 * $1.1 }
        let slip = (1 / (1 + exp(-sum)) - (row.isRight ? 1 : 0)) / Double(rows.count)
        gradient[0] += slip
        for (index, measure) in row.measures.enumerated() { gradient[index + 1] += slip * measure }
      }
      for index in weights.indices { weights[index] -= Self.rate * 10 * gradient[index] }
    }
    return weights
  }
}
