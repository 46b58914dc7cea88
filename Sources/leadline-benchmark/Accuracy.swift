import Diagnosis
import Knowledge
import KnowledgeBase
import Terminal
import Text

/// How often the right entry comes first, and how far confidence can be trusted.
struct Accuracy {
  fileprivate struct Score {
    var count = 0
    var first = 0
    var amongThree = 0
    var knownAndRight = 0
    var knownAndWrong = 0
  }

  let files: [String]

  func run(_ output: OutputSink) throws {
    let samples = try Sample.read(files)
    let archive = KnowledgeArchive.embedded
    let diagnoser = Diagnoser(archive)
    var answers = Answers(archive)
    var scores: [String: Score] = [:]
    var claims = (count: 0, known: 0, likely: 0)
    var outOfReach = 0
    var calibration = Calibration()
    for sample in samples {
      let result = diagnoser.diagnose(sample.text)
      let rights = result.findings.map { !answers[$0.number].isDisjoint(with: sample.expected) }
      if let finding = result.findings.first {
        calibration.add(finding.confidence, isRight: rights[0])
      }
      let isAnswered = !sample.expected.isDisjoint(with: answers.all)
      guard !sample.isNegative || isAnswered else {
        claims.count += 1
        claims.known += result.verdict == .known ? 1 : 0
        claims.likely += result.verdict == .likely ? 1 : 0
        continue
      }
      if !isAnswered { outOfReach += 1 }
      for key in ["all", sample.family] {
        scores[key, default: Score()].add(rights, isKnown: result.verdict == .known)
      }
    }
    for (family, score) in scores.sorted(by: { $0.key < $1.key }) {
      try output.write(score.line(family))
    }
    if outOfReach > 0 {
      try output.write("\(outOfReach) of them are failures that the knowledge base does not hold\n")
    }
    try output.write(
      "negatives: \(claims.count), known \(claims.known), likely \(claims.likely)\n")
    try output.write(calibration.text)
  }
}

extension Accuracy.Score {
  fileprivate mutating func add(_ rights: [Bool], isKnown: Bool) {
    count += 1
    if rights.first ?? false { first += 1 }
    if rights.prefix(3).contains(true) { amongThree += 1 }
    guard isKnown else { return }
    if rights.first ?? false { knownAndRight += 1 } else { knownAndWrong += 1 }
  }

  fileprivate func line(_ family: String) -> String {
    func share(_ part: Int) -> String {
      let thousandths = count > 0 ? (part * 1000 + count / 2) / count : 0
      return "\(thousandths / 10).\(thousandths % 10) %"
    }
    let name = family + String(repeating: " ", count: max(1, 16 - family.utf8.count))
    return "\(name)\(count) texts: first \(share(first)), among three \(share(amongThree)), "
      + "known and right \(share(knownAndRight)), known but wrong \(share(knownAndWrong))\n"
  }
}

/// What share of the findings of some confidence is right.
struct Calibration {
  private var deciles = [(count: Int, right: Int)](repeating: (0, 0), count: 10)

  mutating func add(_ confidence: Double, isRight: Bool) {
    let decile = min(9, max(0, Int(confidence * 10)))
    deciles[decile].count += 1
    if isRight { deciles[decile].right += 1 }
  }

  var text: String {
    deciles.enumerated().filter { $0.element.count > 0 }.map { decile, row in
      "confidence \(decile * 10) to \(decile * 10 + 10) %: \(row.count) findings, "
        + "\((row.right * 100 + row.count / 2) / row.count) % right\n"
    }.joined()
  }
}
