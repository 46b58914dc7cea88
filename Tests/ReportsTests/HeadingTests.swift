import Knowledge
import Testing

@testable import Reports

@Suite("Headings") struct HeadingTests {
  @Test(arguments: ["en", "sv", "pl", "tr", "zh-Hans", "pt"])
  func everyHeadingIsThere(_ language: String) throws {
    let table = try #require(Heading.translations[LanguageTag(language)])
    for heading in Heading.allCases {
      #expect(!(table[heading] ?? "").isEmpty, "\(language): \(heading)")
    }
  }

  @Test(arguments: ["sv", "pl", "tr", "zh-Hans", "pt"])
  func placesOfValuesAreThoseOfTheEnglish(_ language: String) {
    for heading in Heading.allCases {
      let own = heading.text(in: LanguageTag(language))
      let english = heading.text(in: .english)
      for place in ["{0}", "{1}"] {
        #expect(own.contains(place) == english.contains(place), "\(language): \(heading)")
      }
    }
  }

  @Test func valuesAreFilledIn() {
    #expect(Heading.read.text(in: .english, "2026-11-20") == "(read 2026-11-20)")
    #expect(
      Heading.onlyWhen.text(in: .english, "Authentication", "`x`")
        == "Only when Authentication is `x`.")
  }

  @Test func otherLanguagesGetEnglish() {
    #expect(Heading.cause.text(in: LanguageTag("xx")) == Heading.cause.text(in: .english))
  }
}
