import Knowledge
import Testing

/// A locale's name and the tag it is read as; `nil` for no language.
struct LocaleName: Sendable, CustomTestStringConvertible {
  let name: String
  let tag: String?

  var testDescription: String { "'\(name)'" }

  init(_ name: String, _ tag: String?) {
    self.name = name
    self.tag = tag
  }
}

/// An environment and the language it asks for.
struct EnvironmentCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let environment: [String: String]
  let tag: String?
}

@Suite("Language tags") struct LanguageTagTests {
  @Test(arguments: [
    LocaleName("en", "en"), LocaleName("sv", "sv"), LocaleName("sv_SE.UTF-8", "sv"),
    LocaleName("SV-se", "sv"), LocaleName("pt_BR", "pt"), LocaleName("pt-PT", "pt"),
    LocaleName("de_DE@euro", "de"), LocaleName("no_NO", "nb"), LocaleName("nb", "nb"),
    LocaleName("fil_PH", "fil"), LocaleName("tr_TR.ISO-8859-9", "tr"),
    LocaleName("zh", "zh-Hans"), LocaleName("zh_CN.GB18030", "zh-Hans"),
    LocaleName("zh-Hans", "zh-Hans"), LocaleName("zh_SG", "zh-Hans"),
    LocaleName("zh_TW", "zh-Hant"), LocaleName("zh-hant", "zh-Hant"),
    LocaleName("zh_HK.UTF-8", "zh-Hant"), LocaleName("zh-Hant-CN", "zh-Hant"),
    LocaleName("zh-Hans-TW", "zh-Hans"), LocaleName("zh_Hans_HK", "zh-Hans"),
    LocaleName("C", nil), LocaleName("C.UTF-8", nil), LocaleName("POSIX", nil),
    LocaleName("", nil), LocaleName("_", nil), LocaleName(".UTF-8", nil), LocaleName("12", nil),
    LocaleName("English", nil), LocaleName("İT", nil), LocaleName("ру", nil),
  ])
  func localeName(_ locale: LocaleName) {
    #expect(LanguageTag(locale: locale.name)?.rawValue == locale.tag)
  }

  @Test(arguments: [
    EnvironmentCase(testDescription: "nothing", environment: [:], tag: nil),
    EnvironmentCase(testDescription: "LANG", environment: ["LANG": "sv_SE.UTF-8"], tag: "sv"),
    EnvironmentCase(
      testDescription: "messages over LANG",
      environment: ["LANG": "sv_SE.UTF-8", "LC_MESSAGES": "pl_PL"], tag: "pl"),
    EnvironmentCase(
      testDescription: "all over messages",
      environment: ["LANG": "sv", "LC_MESSAGES": "pl_PL", "LC_ALL": "tr_TR"], tag: "tr"),
    EnvironmentCase(
      testDescription: "empty LC_ALL is unset", environment: ["LC_ALL": "", "LANG": "pt_BR"],
      tag: "pt"),
    EnvironmentCase(
      testDescription: "all empty",
      environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": ""], tag: nil),
    EnvironmentCase(
      testDescription: "C decides too", environment: ["LC_ALL": "C", "LANG": "sv_SE"], tag: nil),
    EnvironmentCase(
      testDescription: "other categories do not count",
      environment: ["LC_CTYPE": "sv_SE.UTF-8", "LANGUAGE": "pl"], tag: nil),
  ])
  func environment(_ environment: EnvironmentCase) {
    #expect(LanguageTag(environment: environment.environment)?.rawValue == environment.tag)
  }

  @Test func tagsAreOrderedAndShownByTheirNames() {
    #expect(
      [LanguageTag("sv"), .english, LanguageTag("de")].sorted().map(\.rawValue) == [
        "de", "en", "sv",
      ])
    #expect("\(LanguageTag("zh-Hans"))" == "zh-Hans")
  }
}
