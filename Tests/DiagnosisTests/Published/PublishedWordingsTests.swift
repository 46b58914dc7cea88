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

  /// The kinds of damage that the program must stand take every text, the others every second one,
  /// in turns, so that each failure and each language meets some.
  @Test(arguments: Mutation.all) func areKnown(_ mutation: Mutation) {
    let samples = Sample.published.enumerated()
      .filter { mutation.isCommon || ($0.offset + mutation.testDescription.utf8.count) % 2 == 0 }
      .map(\.element)
    #expect(Set(samples.map(\.language)).count == 17)
    #expect(Set(samples.flatMap(\.expect)).count == 8)
    let misses = samples.flatMap { sample -> [String] in
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
