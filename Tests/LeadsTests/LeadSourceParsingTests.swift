import Leads
import Testing
import Text

/// A text of `lead_source` and its parts.
struct SourceText: Sendable, CustomTestStringConvertible {
  let text: String
  let source: String
  let action: String
  let offer: String

  init(_ text: String, _ source: String, _ action: String, _ offer: String) {
    self.text = text
    self.source = source
    self.action = action
    self.offer = offer
  }

  var testDescription: String { text }
}

private let marker = "MSFT_TEST_636573304831318844"

private let texts = [
  SourceText(
    "AzureMarketplace-INS|checkpoint.check-point-r77-10sg-byol", "AzureMarketplace", "INS",
    "checkpoint.check-point-r77-10sg-byol"),
  SourceText(
    "AzurePortal-Create|bitnami.openedxcypress", "AzurePortal", "Create",
    "bitnami.openedxcypress"),
  SourceText(
    "SPZA-PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a", "SPZA", "PLT",
    "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a"),
  SourceText("TestDrive-StartTestDrive|a.b", "TestDrive", "StartTestDrive", "a.b"),
  // Blanks around the pipe, as the Polish and Portuguese pages have them.
  SourceText("  SPZA - DNC |  a.b ", "SPZA", "DNC", "a.b"),
  SourceText("\(marker)-\(marker) | Nazwa oferty<>", marker, marker, "Nazwa oferty<>"),
  // The Swedish page lost the hyphen.
  SourceText("\(marker) \(marker) |<Offer Name>", marker, marker, "<Offer Name>"),
  SourceText("SPZA INS|a.b", "SPZA", "INS", "a.b"),
  // The first of each sign parts.
  SourceText("A-B-C|d.e|f", "A", "B-C", "d.e|f"),
  SourceText("X9-NEW|a.b.c-d", "X9", "NEW", "a.b.c-d"),
  SourceText("AzureMarketplace", "AzureMarketplace", "", ""),
  SourceText("AzureMarketplace-INS", "AzureMarketplace", "INS", ""),
  SourceText("Partner-Referral", "Partner-Referral", "", ""),
  SourceText("Web Site", "Web Site", "", ""),
  SourceText("-INS|a.b", "", "INS", "a.b"),
  SourceText("|a.b", "", "", "a.b"),
  SourceText("|", "", "", ""),
  SourceText("-", "-", "", ""),
  SourceText("", "", "", ""),
  SourceText("源 - 操作|产品/服务", "源", "操作", "产品/服务"),
]

@Suite("Lead sources: parsing") struct LeadSourceParsingTests {
  @Test(arguments: texts) func partsAreThoseOfTheGrammar(_ text: SourceText) {
    let read = LeadSource(parsing: text.text)
    #expect(read.source == text.source)
    #expect(read.action == text.action)
    #expect(read.offer == text.offer)
  }

  @Test(arguments: texts) func whatIsWrittenIsReadAgain(_ text: SourceText) {
    let read = LeadSource(parsing: text.text)
    // An action without a source has no text of its own.
    guard !read.source.isEmpty else { return }
    #expect(LeadSource(parsing: read.description) == read)
  }

  @Test(
    arguments: [
      ("checkpoint.check-point-r77-10sg-byol", "checkpoint", "check-point-r77-10sg-byol", .name),
      ("bitnami.openedxcypress", "bitnami", "openedxcypress", .name),
      (
        "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a", "docusign",
        "3701c77e-1cfa-4c56-91e6-3ed0b622145a", .guid
      ),
      // As the pages of 2019 and later print it.
      (
        "docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145", "docusign",
        "3701c77e-1cfa-4c56-91e6-3ed0b622145", .cutGUID
      ),
      ("a.b.c", "a", "b.c", .name),
      (
        "a.3701c77e-1cfa-4c56-91e6-3ed0b622145az", "a", "3701c77e-1cfa-4c56-91e6-3ed0b622145az",
        .name
      ),
    ] as [(String, String, String, LeadOffer.Form)])
  func offersHavePublisherAndId(
    _ text: String, _ publisher: String, _ offer: String, _ form: LeadOffer.Form
  ) throws {
    let parts = try #require(LeadOffer(text))
    #expect(parts.publisher == publisher)
    #expect(parts.offer == offer)
    #expect(parts.form == form)
  }

  @Test(arguments: ["", ".", "a.", ".b", "ab", "Contoso Suite 1.0", "<Offer Name>", "a.b c", "ä.b"])
  func whatIsNoPairOfIdsHasNoParts(_ text: String) {
    #expect(LeadOffer(text) == nil)
  }

  @Test(arguments: [
    "", "MSFT_TEST_", "MSFT_TEST_63657330483131884", "MSFT_TEST_6365733048313188444",
    "msft_test_636573304831318844", " MSFT_TEST_636573304831318844",
    "MSFT_TEST_636573304831318844 and more", "MSFT_TEST_036573304831318844",
  ]) func whatIsNoMarkerIsNone(_ text: String) {
    #expect(TestLead(marker: text) == nil)
  }

  @Test func markerTellsWhenItWasMade() throws {
    #expect(TestLead(marker: marker)?.made?.iso8601 == "2018-03-22T15:48:03Z")
    #expect(TestLead(marker: marker + "@test.com")?.marker == marker)
    #expect(TestLead(marker: "MSFT_TEST_123456789012345678")?.made == nil)
    #expect(TestLead(marker: "MSFT_TEST_999999999999999999")?.made == nil)
  }
}
