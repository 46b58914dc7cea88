import Diagnosis
import Testing

/// Texts of all services, by somebody who had not seen the entries.
@Suite("Failures of all services") struct BreadthTests {
  private func share(_ samples: [Sample], among count: Int) -> Double {
    let right = samples.count { sample in
      Embedded.diagnose(sample.text).findings.prefix(count).contains { $0.answers(sample.expect) }
    }
    return Double(right) / Double(samples.count)
  }

  @Test func areRightFirst() {
    #expect(Sample.pastes.count >= 260)
    #expect(share(Sample.pastes, among: 1) >= 0.97)
    #expect(share(Sample.pastes, among: 3) >= 0.99)
  }

  @Test func areSeldomKnownAndWrong() {
    let wrong = Sample.pastes.filter { sample in
      let result = Embedded.diagnose(sample.text)
      return result.verdict == .known && !(result.findings.first?.answers(sample.expect) ?? false)
    }
    #expect(wrong.count <= Sample.pastes.count / 200)
  }

  @Test func areFoundByDescription() {
    #expect(Sample.descriptions.count >= 130)
    #expect(share(Sample.descriptions, among: 3) >= 0.85)
    let known = Sample.descriptions.filter { Embedded.diagnose($0.text).verdict == .known }
    #expect(known.isEmpty, "what is only described is likely at most")
  }

  @Test func nearMissesAreNeverKnown() {
    #expect(Sample.nearMisses.count >= 110)
    let known = Sample.nearMisses.filter { Embedded.diagnose($0.text).verdict == .known }
    #expect(known.isEmpty, "\(known.map(\.id))")
  }
}
