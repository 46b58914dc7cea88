import Diagnosis
import Testing

@Suite("Texts of other kinds") struct NegativesTests {
  @Test func samplesAreThere() {
    #expect(Sample.negatives.count >= 25)
    #expect(Sample.moreNegatives.count >= 177)
  }

  @Test func noneIsKnown() {
    let claims = (Sample.negatives + Sample.moreNegatives).flatMap { sample -> [String] in
      guard let result = Embedded.resultsByID[sample.id] else { return ["\(sample.id): not there"] }
      let isOwn = sample.code.map { result.findings.first?.answers([$0]) ?? false } ?? false
      let problems = EvidenceCheck.problems(result, in: sample.text)
      let claims = result.verdict == .known && !isOwn ? [result.summary] : []
      return (claims + problems).map { "\(sample.id): \($0)" }
    }
    #expect(claims.isEmpty, "\(claims.joined(separator: "\n"))")
  }

  /// Wrapping must not make a text more like a failure.
  @Test(arguments: Mutation.all) func noneIsKnownWhenDamaged(_ mutation: Mutation) {
    let hard = Sample.moreNegatives.filter { $0.kind != "other-failure" }.enumerated()
      .filter { $0.offset % 12 == mutation.testDescription.utf8.count % 12 }.map(\.element)
    let claims = (Sample.negatives + hard).compactMap { sample -> String? in
      let result = Embedded.diagnose(mutation.apply(sample.text))
      return result.verdict == .known ? "\(sample.id): \(result.summary)" : nil
    }
    #expect(claims.isEmpty, "\(claims.joined(separator: "\n"))")
  }

  @Test func easyOnesAreNotEvenLikely() {
    let easy = Sample.negatives.filter { ["guid", "short", "excel", "printer"].contains($0.kind) }
    #expect(!easy.isEmpty)
    for sample in easy {
      let result = Embedded.diagnose(sample.text)
      #expect(result.verdict == .unknown, "\(sample.id): \(result.summary)")
    }
  }
}
