import Leads
import Testing

/// A `lead_source` and its parts.
struct SampleSource: Sendable, CustomTestStringConvertible {
  let text: String
  let source: String
  let action: String
  let publisher: String?
  let offer: String

  var testDescription: String { text }

  init(
    _ text: String, _ source: String, _ action: String, publisher: String? = nil, offer: String
  ) {
    self.text = text
    self.source = source
    self.action = action
    self.publisher = publisher
    self.offer = offer
  }
}

private let samples: [SampleSource] = [
  SampleSource(
    "AzureMarketplace-INS|bitnami.openedxcypress", "AzureMarketplace", "INS", publisher: "bitnami",
    offer: "openedxcypress"),
  SampleSource(
    "AzurePortal-Create|checkpoint.check-point-r77-10sg-byol", "AzurePortal", "Create",
    publisher: "checkpoint", offer: "check-point-r77-10sg-byol"),
  SampleSource(
    "SPZA-PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145", "SPZA", "PLT", publisher: "docusign",
    offer: "3701c77e-1cfa-4c56-91e6-3ed0b622145"),
  SampleSource(
    " TestDrive - StartTestDrive | a.b.c ", "TestDrive", "StartTestDrive", publisher: "a",
    offer: "b.c"),
  SampleSource(
    "MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|<Offer Name>",
    "MSFT_TEST_636573304831318844", "MSFT_TEST_636573304831318844", offer: "<Offer Name>"),
  SampleSource(
    "MSFT_TEST_636573304831318844 MSFT_TEST_636573304831318844|<Offer Name>",
    "MSFT_TEST_636573304831318844", "MSFT_TEST_636573304831318844", offer: "<Offer Name>"),
  SampleSource("Referral-XYZ|a.b", "Referral", "XYZ", publisher: "a", offer: "b"),
  SampleSource("AzureMarketplace", "AzureMarketplace", "", offer: ""),
  SampleSource("AzureMarketplace-INS|x|y", "AzureMarketplace", "INS", offer: "x|y"),
  SampleSource(
    "AzurePortal-Create|Contoso Suite 2.0", "AzurePortal", "Create",
    offer: "Contoso Suite 2.0"),
  SampleSource("AzurePortal-Create|contoso.", "AzurePortal", "Create", offer: "contoso."),
]

@Suite("lead_source") struct LeadSourceTests {
  @Test(arguments: samples) func reads(_ sample: SampleSource) throws {
    let read = try #require(LeadSource(sample.text))
    #expect(read.source == sample.source)
    #expect(read.action == sample.action)
    #expect(read.publisherID == sample.publisher)
    #expect(read.offerID == sample.offer)
  }

  @Test(arguments: samples) func comesBackAsItIsWritten(_ sample: SampleSource) throws {
    let read = try #require(LeadSource(sample.text))
    #expect(LeadSource(read.description) == read)
  }

  @Test(arguments: ["", "  ", "|a.b", " - |a"]) func refusesNothing(_ text: String) {
    #expect(LeadSource(text) == nil)
  }

  @Test func knowsTheDocumentedWords() throws {
    let known = try #require(LeadSource("spza-dnc|a.b"))
    #expect(known.knownSource == .appSource)
    #expect(known.knownAction == .doNotContact)
    let other = try #require(LeadSource("Elsewhere-XYZ|a.b"))
    #expect(other.knownSource == nil)
    #expect(other.knownAction == nil)
    #expect(LeadSource.Source.allCases.count == 4)
    #expect(LeadSource.Action.allCases.count == 5)
  }
}
