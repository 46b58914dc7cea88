import Leads
import Testing
import Text

@Suite("Leads for Marketo") struct MarketoFieldsTests {
  @Test func bearMarketosNames() {
    let marker = "MSFT_TEST_636573304831318844"
    let lead = TestLead(ticks: 636_573_304_831_318_844).lead(offerTitle: "Contoso")
    #expect(
      lead.marketoFields == [
        "firstName": JSONValue(marker), "lastName": JSONValue(marker),
        "email": JSONValue("\(marker)@test.com"), "phone": "1234567890", "country": "US",
        "company": JSONValue(marker), "title": JSONValue(marker),
        "leadSource": JSONValue("\(marker)-\(marker)|Contoso"),
      ])
  }
}
