import Leads
import Testing

@Suite("Lead vocabulary") struct LeadVocabularyTests {
  @Test func holdsEveryDocumentedCode() {
    #expect(
      LeadVocabulary.sources.map(\.code) == [
        "AzureMarketplace", "AzurePortal", "TestDrive", "SPZA",
      ])
    #expect(
      LeadVocabulary.actions.map(\.code) == ["INS", "PLT", "DNC", "Create", "StartTestDrive"])
  }

  @Test(arguments: LeadVocabulary.sources + LeadVocabulary.actions)
  func saysWhatACodeMeansAndWhereItOccurs(_ term: LeadTerm) {
    for text in [term.meaning, term.occurs] {
      #expect(text.hasSuffix("."), "\(text)")
      #expect(text.count > 8)
    }
    #expect(!term.name.isEmpty)
    for text in [term.history, term.advice] where !text.isEmpty { #expect(text.hasSuffix(".")) }
  }

  @Test(arguments: [
    ("azuremarketplace", "AzureMarketplace"), ("Azure Marketplace", "AzureMarketplace"),
    ("azure portal", "AzurePortal"), ("TESTDRIVE", "TestDrive"), ("spza", "SPZA"),
    ("AppSource", "SPZA"), ("Appsource", "SPZA"),
  ]) func sourcesAreKnownInAnySpelling(_ text: String, _ code: String) {
    #expect(LeadVocabulary.source(text)?.code == code)
  }

  @Test(arguments: [
    ("ins", "INS"), ("plt", "PLT"), ("Dnc", "DNC"), ("CREATE", "Create"),
    ("starttestdrive", "StartTestDrive"), ("Contact me", "PLT"), ("Get it now", "INS"),
    ("Test drive", "StartTestDrive"),
  ]) func actionsAreKnownInAnySpelling(_ text: String, _ code: String) {
    #expect(LeadVocabulary.action(text)?.code == code)
  }

  @Test(arguments: ["", "XYZ", "INSTALL", "Azure", "SPZ A1", "MSFT_TEST_636573304831318844"])
  func othersAreUnknown(_ text: String) {
    #expect(LeadVocabulary.source(text) == nil)
    #expect(LeadVocabulary.action(text) == nil)
  }

  @Test func onlyDoNotContactAdvisesAgainstIt() {
    let against = LeadVocabulary.actions.filter { $0.advice.contains("Do not contact") }
    #expect(against.map(\.code) == [LeadVocabulary.doNotContact])
    let followed = LeadVocabulary.actions.filter { $0.advice.contains("24 hours") }
    #expect(followed.map(\.code) == ["INS", "PLT", "Create", "StartTestDrive"])
  }

  @Test func changesOfTheDocumentationAreTold() throws {
    #expect(try #require(LeadVocabulary.source("TestDrive")).history.contains("2019"))
    #expect(try #require(LeadVocabulary.action("PLT")).history.contains("either site"))
    #expect(
      try #require(LeadVocabulary.action("INS")).history
        .contains("Get it now counts as initial interest, from 2019 on as active"))
    #expect(
      try #require(LeadVocabulary.action("PLT")).history
        .contains("Contact me counts as active, from 2019 on as initial interest"))
  }
}

@Suite("Countries") struct CountryTests {
  @Test(arguments: [
    ("US", "US"), ("us", "US"), ("USA", "US"), ("U.S.A.", "US"), ("United States", "US"),
    ("Sverige", "SE"), ("sweden", "SE"), ("Türkiye", "TR"), ("TURKEY", "TR"), ("中国", "CN"),
    ("Brasil", "BR"), ("UK", "GB"), ("GB", "GB"), ("Great Britain", "GB"), ("Åland Islands", "AX"),
    ("Korea", "KR"), ("South Korea", "KR"), ("Trinidad and Tobago", "TT"),
    ("Trinidad & Tobago", "TT"), ("Côte d'Ivoire", "CI"), ("Ivory Coast", "CI"), ("ZWE", "ZW"),
  ]) func areKnownByCodeAndName(_ text: String, _ code: String) {
    #expect(Countries.country(text)?.code == code)
  }

  @Test(arguments: ["", "XX", "ZZZ", "Atlantis", "U", "United"]) func othersAreNot(_ text: String) {
    #expect(Countries.country(text) == nil)
  }

  @Test func haveTheirEnglishNames() {
    #expect(Countries.country("DEU")?.name == "Germany")
    #expect(Countries.country("GBR")?.name == "United Kingdom")
    #expect(Countries.country("KOR")?.name == "South Korea")
  }
}
