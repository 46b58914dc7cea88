import Diagnosis
import Knowledge
import KnowledgeBase
import Storage
import Terminal
import Text

/// How often the question that was meant is found: JSON lines of `language`, `text` and `ids`, none
/// for a text that no question answers.
struct QuestionAccuracy {
  fileprivate struct Score {
    var count = 0
    var first = 0
    var listed = 0
    var sure = 0
    var sureAndWrong = 0
    var inItsLanguage = 0
  }

  /// How many questions are listed where none is sure.
  private static let listLength = 6

  let files: [String]
  /// Whether what was not found is printed.
  let isVerbose: Bool

  func run(_ output: OutputSink) throws {
    let finder = QuestionFinder(KnowledgeArchive.embedded.askings)
    var scores: [String: Score] = [:]
    for line in try files.flatMap({ try TextFile.read($0).split(separator: 0x0A) }) {
      let value = try JSONParser.parse(Array(line))
      let text = value["text"]?.string ?? ""
      let language = value["language"]?.string ?? ""
      let expected = Set(value["ids"]?.array?.compactMap(\.string) ?? [])
      let found = finder.matches(text, preferring: [])
      let rights = found.map { expected.contains($0.id.rawValue) }
      let isRight = rights.first ?? false
      for key in expected.isEmpty ? ["negatives"] : ["all", language] {
        scores[key, default: Score()].add(
          rights, isSure: found.first?.isSure ?? false, listLength: Self.listLength,
          isInItsLanguage: found.first?.language.rawValue == language)
      }
      if isVerbose, expected.isEmpty ? found.first?.isSure ?? false : !isRight {
        let best = found.first.map { "\($0.id) \($0.score)" } ?? "-"
        try output.write("\(language) \(text) | \(expected.sorted()) | \(best)\n")
      }
    }
    for (name, score) in scores.sorted(by: { $0.key < $1.key }) {
      try output.write(score.line(name))
    }
  }
}

extension QuestionAccuracy.Score {
  fileprivate mutating func add(
    _ rights: [Bool], isSure: Bool, listLength: Int, isInItsLanguage: Bool
  ) {
    let isRight = rights.first ?? false
    count += 1
    first += isRight ? 1 : 0
    listed += rights.prefix(listLength).contains(true) ? 1 : 0
    sure += isSure ? 1 : 0
    sureAndWrong += isSure && !isRight ? 1 : 0
    inItsLanguage += isInItsLanguage ? 1 : 0
  }

  fileprivate func line(_ name: String) -> String {
    "\(name): \(count) texts, first \(first), listed \(listed), sure \(sure), "
      + "sure but wrong \(sureAndWrong), in its language \(inItsLanguage)\n"
  }
}
