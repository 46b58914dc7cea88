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
    try write(rows, Diagnoser.measureNames, to: output)
  }

  /// Fits the weights of descriptions: to labelled texts, or, where none are given, to the
  /// knowledge base's own, each held against all others.
  func runDescriptions(_ output: OutputSink) throws {
    let archive = KnowledgeArchive.embedded
    let diagnoser = Diagnoser(archive)
    let rows =
      files.isEmpty
      ? try leftOut(archive, diagnoser, output) : try labelled(archive, diagnoser)
    try write(rows, Diagnoser.descriptionMeasureNames, to: output)
  }

  private func labelled(_ archive: KnowledgeArchive, _ diagnoser: Diagnoser) throws -> [Row] {
    var answers = Answers(archive)
    return try Sample.read(files).flatMap { sample in
      diagnoser.descriptionMeasures(of: sample.text).prefix(1).map { index, measures in
        Row(measures: measures, isRight: !answers[index].isDisjoint(with: sample.expected))
      }
    }
  }

  private func leftOut(
    _ archive: KnowledgeArchive, _ diagnoser: Diagnoser, _ output: OutputSink
  ) throws -> [Row] {
    var rows: [Row] = []
    var first = 0
    var number = 0
    var count = 0
    for index in archive.entryRows.indices {
      guard let entry = archive.entry(index) else { continue }
      for text in [entry.text.title] + entry.recognition.descriptions {
        let found = diagnoser.descriptionMeasures(of: text, without: number)
        rows += found.prefix(1).map { Row(measures: $0.measures, isRight: $0.entry == index) }
        first += found.first?.entry == index ? 1 : 0
        number += 1
        count += 1
      }
      for text in entry.nonMatches where text.utf8.count <= KnowledgeArchive.longestDenial {
        let found = diagnoser.descriptionMeasures(of: text, without: number)
        rows += found.prefix(1).map { Row(measures: $0.measures, isRight: false) }
        number += 1
      }
    }
    try output.write("left out, \(first) of \(count) descriptions are right first\n")
    return rows
  }

  private func write(_ rows: [Row], _ names: [String], to output: OutputSink) throws {
    try output.write("\(rows.count) rows, \(rows.filter(\.isRight).count) of them right\n")
    for (name, weight) in zip(["bias"] + names, fitted(rows)) {
      try output.write("\(name) \((weight * 100).rounded() / 100)\n")
    }
  }

  /// The bias, then a weight a measure: plain gradient descent, for the rows are few.
  private func fitted(_ rows: [Row]) -> [Double] {
    let count = (rows.first?.measures.count ?? 0) + 1
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
