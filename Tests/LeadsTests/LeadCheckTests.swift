import Leads
import Testing
import Text

/// A lead and what must be said about it.
struct CheckedLead: Sendable, CustomTestStringConvertible {
  let id: String
  let gravity: LeadRemark.Gravity
  let member: String
  let text: String

  init(_ id: String, _ gravity: LeadRemark.Gravity, _ member: String = "", _ text: String) {
    self.id = id
    self.gravity = gravity
    self.member = member
    self.text = text
  }

  var testDescription: String { "\(id): \(text)" }
}

/// The body that an endpoint gets, with other values.
private func body(
  email: String = "john@adatum.com", phone: String = "+1 425 555 0100", country: String = "US",
  company: String = "Adatum", source: String = "SPZA", action: String = "PLT",
  title: String = "Suite", more: String = ""
) -> String {
  #"{"UserDetails":{"FirstName":"John","LastName":"Smith","Email":"\#(email)","Phone":"\#(phone)","#
    + #""Country":"\#(country)","Company":"\#(company)"},"LeadSource":"\#(source)","#
    + #""ActionCode":"\#(action)","OfferTitle":"\#(title)"\#(more)}"#
}

private let email = "UserDetails.Email"

private let checked = [
  CheckedLead("do-not-contact", .warning, "ActionCode", body(action: "DNC")),
  CheckedLead("do-not-contact", .warning, "", "SPZA-DNC|a.b"),
  CheckedLead("follow-up", .note, "ActionCode", body(action: "INS")),
  CheckedLead("follow-up", .note, "ActionCode", body(action: "Create")),
  CheckedLead("unknown-action", .note, "ActionCode", body(action: "NEW")),
  CheckedLead("unknown-source", .note, "LeadSource", body(source: "Elsewhere")),
  CheckedLead("code-spelling", .note, "ActionCode", body(action: "plt")),
  CheckedLead("code-spelling", .note, "LeadSource", body(source: "spza")),
  CheckedLead("source-dropped", .note, "LeadSource", body(source: "TestDrive")),
  CheckedLead(
    "action-contradicts", .warning, "ActionCode", body(source: "SPZA-INS|a.b", action: "PLT")),
  CheckedLead("offer-title-only", .note, "OfferTitle", body()),
  CheckedLead("offer-form", .note, "LeadSource", body(source: "SPZA-PLT|Suite")),
  CheckedLead(
    "offer-cut", .note, "lead_source",
    "SPZA-PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145"),
  CheckedLead("email-form", .warning, email, body(email: "john at adatum")),
  CheckedLead("email-form", .warning, email, body(email: "john@adatum")),
  CheckedLead("email-form", .warning, email, body(email: "jo hn@adatum.com")),
  CheckedLead("email-form", .warning, email, body(email: "john@-a.com")),
  CheckedLead("email-missing", .note, "", body(email: "")),
  CheckedLead("edu-address", .note, email, body(email: "john@mit.edu")),
  CheckedLead("edu-address", .note, email, body(email: "john@cs.uni.EDU")),
  CheckedLead("edu-address", .note, email, body(email: "john@uni.edu.au")),
  CheckedLead("test-domain", .note, email, body(email: "john@example.com")),
  CheckedLead("test-domain", .note, email, body(email: "john@mail.contoso.com")),
  CheckedLead("test-domain", .note, email, body(email: "john@x.test")),
  CheckedLead("documented-sample", .note, email, body(email: "JSmith@microsoft.com")),
  CheckedLead("phone-form", .note, "UserDetails.Phone", body(phone: "call me")),
  CheckedLead("country-unknown", .note, "UserDetails.Country", body(country: "Atlantis")),
  CheckedLead("empty-lead", .warning, "", #"{"UserDetails":{},"LeadSource":"","ActionCode":""}"#),
  CheckedLead("empty-lead", .warning, "", #"{"UserDetails":null,"LeadSource":"SPZA"}"#),
  CheckedLead("empty-lead", .warning, "", #"{"LeadSource":"SPZA","ActionCode":"INS"}"#),
  CheckedLead(
    "name-and-address-only", .note, "",
    #"{"UserDetails":{"FirstName":"J","LastName":"S","Email":"j@adatum.com"}}"#),
  CheckedLead(
    "test-marker-partial", .warning, "", body(company: "MSFT_TEST_636573304831318844")),
  CheckedLead(
    "test-markers-differ", .note, "",
    body(
      company: "MSFT_TEST_636573304831318844",
      more: #","Description":"MSFT_TEST_"#
        + #"638412345678901234""#)),
  CheckedLead("test-lead", .note, "", body(source: "MSFT_TEST_636573304831318844")),
  CheckedLead("member-repeated", .note, "actioncode", body(more: #","actioncode":"INS""#)),
  CheckedLead(
    "details-unreadable", .wrong, "CustomerInfo",
    #"{"PartitionKey":"p","LeadSource":"SPZA-PLT|a.b","CustomerInfo":"{\"FirstName\":\"J"}"#),
  CheckedLead(
    "details-unreadable", .wrong, "CustomerInfo",
    #"{"PartitionKey":"p","LeadSource":"SPZA-PLT|a.b","CustomerInfo":"John"}"#),
]

@Suite("Leads: checks") struct LeadCheckTests {
  private func remarks(_ text: String) throws -> [LeadRemark] {
    try #require(LeadText.read(text)?.leads.first).remarks
  }

  @Test(arguments: checked) func says(_ lead: CheckedLead) throws {
    let remarks = try remarks(lead.text)
    let remark = try #require(remarks.first { $0.id == lead.id }, "\(remarks.map(\.id))")
    #expect(remark.gravity == lead.gravity)
    #expect(remark.member == lead.member)
    #expect(remark.text.hasSuffix("."))
    #expect(remarks.map(\.gravity) == remarks.map(\.gravity).sorted())
    #expect(remarks.count { $0.id == lead.id } == 1)
  }

  /// What is merely unusual is not called wrong, and what is as it should be not mentioned.
  @Test func ordinaryLeadHasNothingButAdvice() throws {
    let lead = LeadSamples.record(LeadSamples.lead.tableRow(partitionKey: "p", rowKey: "r"))
    #expect(try #require(LeadDecoder.lead(in: lead)).remarks.map(\.id) == ["follow-up"])
  }

  @Test(arguments: [
    "john@adatum.com", "o'neill+tag@sub.adatum.co.uk", "zoë@företag.se", "a@b.museum",
    "very.long.name@xn--fretag-fya.se", " john@adatum.com ",
  ]) func addressesAreAccepted(_ address: String) throws {
    #expect(!(try remarks(body(email: address))).contains { $0.id.hasPrefix("email") })
  }

  @Test(arguments: ["1234567890", "+46 (0)8-123 45", "16175555555", "555 0100 ext. 12", "٠١٢٣٤٥٦"])
  func numbersAreAccepted(_ number: String) throws {
    #expect(!(try remarks(body(phone: number))).contains { $0.id == "phone-form" })
  }

  @Test func testLeadTellsItsTime() throws {
    let remarks = try remarks(LeadSamples.withoutComma)
    let remark = try #require(remarks.first { $0.id == "test-lead" })
    #expect(remark.text.contains("2018-03-22T15:48:03Z"))
    // Nobody follows a test lead up.
    #expect(!remarks.contains { $0.id == "follow-up" || $0.id == "test-domain" })
  }

  @Test func placeOfACutCustomerInfoIsSaid() throws {
    let text =
      #"{"PartitionKey":"p","LeadSource":"SPZA-PLT|a.b","CustomerInfo":"{\"FirstName\":\"J"}"#
    let remark = try #require(try remarks(text).first)
    #expect(remark.text.contains("(line 1, column 16)"), "\(remark.text)")
  }

  @Test func remarksCanBeLeftOut() throws {
    let record = LeadSamples.record(LeadSamples.lead.httpsBody)
    let read = try #require(LeadDecoder.lead(in: record, remarks: false))
    #expect(read.remarks.isEmpty)
    #expect(read.lead == LeadDecoder.lead(in: record)?.lead)
  }
}
