import Diagnosis
import Testing

@Suite("Published wordings, cut") struct CutWordingsTests {
  private static let length = 120

  /// What is left of these breaks off before it says what is wrong, or of what: "Application with
  /// identifier", "Error validating credentials", which other failures begin with, too.
  private static let undistinguished: Set<String> = [
    "aad-application-not-found-fr-FR", "aad-application-not-found-hu",
    "aad-application-not-found-ja-JP", "aad-application-not-found-pl-PL",
    "aad-application-not-found-pt-BR", "aad-application-not-found-pt-PT",
    "aad-invalid-client-secret-de-DE", "aad-invalid-client-secret-es-ES",
    "aad-invalid-client-secret-fr-FR", "aad-invalid-client-secret-hu",
    "aad-invalid-client-secret-it-IT", "aad-invalid-client-secret-ja-JP",
    "aad-invalid-client-secret-nl-NL", "aad-invalid-client-secret-pl-PL",
    "aad-invalid-client-secret-pt-BR", "aad-invalid-client-secret-pt-PT",
    "aad-invalid-client-secret-tr-TR", "aad-invalid-tenant-identifier-es-ES",
    "aad-invalid-tenant-identifier-fr-FR", "aad-invalid-tenant-identifier-ja-JP",
    "aad-invalid-tenant-identifier-pl-PL", "aad-invalid-tenant-identifier-pt-BR",
    "aad-invalid-tenant-identifier-pt-PT", "aad-invalid-tenant-identifier-tr-TR",
    "aad-tenant-not-found-pt-BR",
  ]

  private static let telling = Sample.published.filter { !undistinguished.contains($0.id) }

  /// The samples whose beginning is not told as it should be.
  private func misses(_ isRight: (Sample, DiagnosisResult) -> Bool) -> String {
    let misses = Self.telling.compactMap { sample -> String? in
      let text = sample.text.cut(to: Self.length)
      let result = Embedded.diagnose(text)
      return isRight(sample, result) ? nil : "\(sample.id): \(result.summary): \(text.suffix(40))"
    }
    return misses.joined(separator: "\n")
  }

  @Test func mostStillTell() {
    #expect(Self.telling.count == Sample.published.count - Self.undistinguished.count)
    #expect(Self.telling.count > 120)
  }

  @Test func areRightByTheirBeginning() {
    #expect(misses { $1.first == $0.expect.first } == "")
  }

  @Test func areKnownByTheirBeginning() {
    #expect(misses { $1.first == $0.expect.first && $1.verdict == .known } == "")
  }

  @Test func noTwoFailuresHaveTheSameBeginning() {
    for sample in Sample.published {
      let same = Sample.published.filter {
        $0.expect != sample.expect
          && $0.text.cut(to: Self.length) == sample.text.cut(to: Self.length)
      }
      #expect(same.isEmpty, "\(sample.id)")
    }
  }

  @Test func whatNoLongerTellsIsNotClaimedForAnother() {
    for sample in Sample.published where Self.undistinguished.contains(sample.id) {
      let result = Embedded.diagnose(sample.text.cut(to: Self.length))
      let isWrong = result.verdict == .known && result.first != sample.expect.first
      #expect(!isWrong, "\(sample.id): \(result.summary)")
    }
  }
}
