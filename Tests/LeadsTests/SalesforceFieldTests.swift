import Leads
import Testing
import Text

@Suite("Payloads: web-to-lead") struct SalesforceFieldTests {
  @Test func areTheFieldsOfTheDocumentedTestLead() {
    let marker = "MSFT_TEST_636573304831318844"
    let fields = TestLead(ticks: 636_573_304_831_318_844).lead(offerTitle: "Contoso Suite")
      .salesforceFields(organisation: "00Do0000000ZHog")
    #expect(
      fields.map { "\($0.name) = \($0.value)" } == [
        "company = \(marker)", "country = US", "description = \(marker)",
        "email = \(marker)@test.com", "encoding = UTF-8", "first_name = \(marker)",
        "last_name = \(marker)", "lead_source = \(marker)-\(marker)|Contoso Suite",
        "oid = 00Do0000000ZHog", "phone = 1234567890", "title = \(marker)",
      ])
  }

  @Test(arguments: ["a&b=c", "Zoë 租户", "100% +1", "line\nbreak"])
  func surviveTheWayThroughAForm(_ text: String) throws {
    var customer = Lead.Customer()
    customer.company = text
    let lead = Lead(
      customer: customer, source: LeadSource(source: "SPZA", action: "PLT", offer: text),
      offerTitle: text, description: text)
    let fields = lead.salesforceFields(organisation: "x")
    let read = try #require(PercentEncoding.decodeForm(PercentEncoding.form(fields)))
    #expect(read.map(\.name) == fields.map(\.name))
    #expect(read.map(\.value) == fields.map(\.value))
  }
}
