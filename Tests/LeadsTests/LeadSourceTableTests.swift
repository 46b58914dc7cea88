import Leads
import Testing

private let sources: [(LeadSource.Source, String)] = [
  (.azureMarketplace, "AzureMarketplace"), (.azurePortal, "AzurePortal"),
  (.testDrive, "TestDrive"), (.appSource, "SPZA"),
]

private let actions: [(LeadSource.Action, String)] = [
  (.installation, "INS"), (.partnerLedTrial, "PLT"), (.doNotContact, "DNC"),
  (.create, "Create"), (.startTestDrive, "StartTestDrive"),
]

@Suite("lead_source: the documented tables") struct LeadSourceTableTests {
  @Test(arguments: LeadSource.Source.allCases, LeadSource.Action.allCases)
  func readsEveryPair(_ source: LeadSource.Source, _ action: LeadSource.Action) throws {
    let text = "\(source.rawValue)-\(action.rawValue)|contoso.suite"
    let read = try #require(LeadSource(text))
    #expect(read.knownSource == source)
    #expect(read.knownAction == action)
    #expect(read.publisherID == "contoso")
    #expect(read.offerID == "suite")
    #expect(read.description == text)
    let lower = try #require(LeadSource(text.lowercased()))
    #expect(lower.knownSource == source)
    #expect(lower.knownAction == action)
    #expect(lower.description == text.lowercased())
  }

  @Test func hasTheDocumentedWords() {
    for (source, word) in sources { #expect(source.rawValue == word) }
    for (action, word) in actions { #expect(action.rawValue == word) }
    #expect(sources.map { $0.0 } == LeadSource.Source.allCases)
    #expect(actions.map { $0.0 } == LeadSource.Action.allCases)
  }

  @Test(arguments: [
    "SPZA-PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a",
    "SPZA - PLT | docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a",
    "  SPZA-PLT |docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a\n",
    "SPZA-PLT\u{A0}|\u{A0}docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a",
    "SPZA PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a",
  ]) func readsWhatTranslationsMadeOfIt(_ text: String) throws {
    let read = try #require(LeadSource(text))
    #expect(read.description == "SPZA-PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a")
  }

  @Test(
    arguments: [
      OfferPart("contoso.suite", "contoso", "suite"), OfferPart("a.b|c", "a", "b|c"),
      OfferPart("contoso.suite.v2", "contoso", "suite.v2"),
      OfferPart("con-toso.a-b", "con-toso", "a-b"), OfferPart(".suite", nil, ".suite"),
      OfferPart("contoso.", nil, "contoso."), OfferPart("", nil, ""),
      OfferPart("Contoso Suite", nil, "Contoso Suite"),
    ])
  func splitsTheOfferAtItsFirstDot(_ part: OfferPart) throws {
    let read = try #require(LeadSource("AzureMarketplace-INS|\(part.offer)"))
    #expect(read.offer == part.offer)
    #expect(read.publisherID == part.publisher)
    #expect(read.offerID == part.id)
  }

  @Test(arguments: ["Referral-XYZ|a.b", "SPZA-XYZ|a.b", "Referral-INS|a.b", "AzurePortal-a-b|c.d"])
  func keepsWhatNobodyDocumented(_ text: String) throws {
    let read = try #require(LeadSource(text))
    #expect(read.description == text)
    #expect(read.knownSource == nil || read.knownAction == nil)
  }
}

/// An offer and its parts.
struct OfferPart: Sendable {
  let offer: String
  let publisher: String?
  let id: String

  init(_ offer: String, _ publisher: String?, _ id: String) {
    self.offer = offer
    self.publisher = publisher
    self.id = id
  }
}
