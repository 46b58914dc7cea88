import Diagnosis
import Testing

/// How many of a file's texts are recognised.
struct Shares {
  private(set) var first = 0
  private(set) var firstThree = 0
  private(set) var known = 0
  private(set) var wrong: [String] = []
  let count: Int

  init(_ samples: [Sample]) {
    count = samples.count
    for sample in samples {
      let result = Embedded.diagnose(sample.text)
      let isFirst = result.findings.first?.answers(sample.expect) ?? false
      if isFirst { first += 1 }
      if result.findings.prefix(3).contains(where: { $0.answers(sample.expect) }) {
        firstThree += 1
      }
      if isFirst, result.verdict == .known { known += 1 }
      if !isFirst, result.verdict == .known { wrong.append("\(sample.id): \(result.summary)") }
      wrong += EvidenceCheck.problems(result, in: sample.text).map { "\(sample.id): \($0)" }
    }
  }

  func percent(_ part: KeyPath<Shares, Int>) -> Int {
    count > 0 ? self[keyPath: part] * 100 / count : 0
  }
}

@Suite("Shares that are recognised") struct SharesTests {
  @Test func ofTranslations() {
    let shares = Shares(Sample.translations)
    #expect(shares.count >= 470)
    #expect(shares.wrong.isEmpty, "\(shares.wrong.joined(separator: "\n"))")
    print(
      "translations", shares.percent(\.first), shares.percent(\.firstThree), shares.percent(\.known)
    )
    for family in Set(Sample.translations.map(\.language)).sorted() {
      let s = Shares(Sample.translations.filter { $0.language == family })
      print(family, s.percent(\.first), s.percent(\.firstThree), s.percent(\.known))
    }
  }

  @Test func ofWordings() {
    let shares = Shares(Sample.wordings)
    #expect(shares.count >= 207)
    #expect(shares.wrong.isEmpty, "\(shares.wrong.joined(separator: "\n"))")
    for family in ["entra", "dataverse", "network", "nested", "paraphrase"] {
      let s = Shares(Sample.wordings.filter { $0.family == family })
      print(family, s.percent(\.first), s.percent(\.firstThree), s.percent(\.known))
    }
    print(
      "wordings", shares.percent(\.first), shares.percent(\.firstThree), shares.percent(\.known))
  }
}
