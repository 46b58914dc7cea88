import Diagnosis
import Testing

@Suite("Published wordings") struct PublishedWordingsTests {
  @Test func areAllThere() {
    #expect(Sample.published.count == 152)
    #expect(Set(Sample.published.map(\.language)).count == 17)
    for language in Set(Sample.published.map(\.language)) {
      let failures = Set(Sample.published.filter { $0.language == language }.flatMap(\.expect))
      #expect(failures.count == 8, "\(language)")
    }
  }

  @Test(arguments: Mutation.all) func areKnown(_ mutation: Mutation) {
    let misses = Sample.published.flatMap { sample -> [String] in
      let text = mutation.apply(sample.text)
      let result = Embedded.diagnose(text)
      let isRight = result.first == sample.expect.first && result.verdict == .known
      let problems = EvidenceCheck.problems(result, in: text)
      return (isRight ? problems : problems + [result.summary]).map { "\(sample.id): \($0)" }
    }
    #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
  }

  @Test func areKnownInTurkishCapitals() {
    let turkish = Sample.published.filter { $0.language == "tr" }
    #expect(turkish.count == 8)
    for sample in turkish {
      let text = sample.text.byScalar { _, scalar in scalar == "i" ? "İ" : String(scalar) }
      let result = Embedded.diagnose(text.uppercased())
      #expect(result.first == sample.expect.first, "\(sample.id): \(result.summary)")
      #expect(result.verdict == .known, "\(sample.id): \(result.summary)")
    }
  }

  @Test func tellTheirLanguage() {
    // Where the message was left in English, as in much of the Russian page, English is right, too.
    let misses = Sample.published.filter { sample in
      let language = Embedded.diagnose(sample.text).language
      return language != sample.language && language != "en"
    }
    #expect(misses.map(\.id) == [])
    for language in ["sv", "pl", "tr", "zh-Hans", "de", "ko", "hu", "zh-Hant"] {
      let own = Sample.published.filter { $0.language == language }
      let told = own.filter { Embedded.diagnose($0.text).language == language }
      #expect(told.count == own.count, "\(language)")
    }
  }

  @Test func mutationsChangeTheText() {
    for mutation in Mutation.all where mutation.testDescription != "unchanged" {
      let changed = Sample.published.filter {
        !mutation.apply($0.text).utf8.elementsEqual($0.text.utf8)
      }
      #expect(changed.count >= 10, "\(mutation.testDescription)")
    }
  }
}

@Suite("Published wordings, cut") struct CutWordingsTests {
  private static let length = 120

  /// What is left of these is the report that a lead could not be saved, and less than the first two
  /// words of the reason, which could begin any.
  private static let undistinguished: Set<String> = [
    "aad-tenant-not-found-pt-BR", "aad-application-not-found-pt-BR",
    "aad-invalid-tenant-identifier-pt-BR", "aad-invalid-client-secret-pt-BR",
  ]

  @Test func areKnownByTheirBeginning() {
    let cut = Sample.published.filter { !Self.undistinguished.contains($0.id) }
    #expect(cut.count == Sample.published.count - Self.undistinguished.count)
    let misses = cut.compactMap { sample -> String? in
      let text = sample.text.cut(to: Self.length)
      let result = Embedded.diagnose(text)
      let isRight = result.first == sample.expect.first && result.verdict == .known
      return isRight ? nil : "\(sample.id): \(result.summary): \(text.suffix(40))"
    }
    #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
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
