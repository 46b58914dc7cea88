import Leads
import Testing
import Text

@Suite("Test leads") struct TestLeadTests {
  @Test func countsTicksAsTheSampleDoes() throws {
    let time = try #require(Timestamp(iso8601: "2018-03-22T15:48:03Z"))
    #expect(
      TestLead(at: time, fraction: 1_318_844).marker == "MSFT_TEST_636573304831318844")
  }

  @Test func tellsLeadsOfOneSecondApart() {
    let time = Timestamp(seconds: 1_700_000_000)
    #expect(TestLead(at: time, fraction: 1) != TestLead(at: time, fraction: 2))
    #expect(TestLead(at: time, fraction: -1) == TestLead(at: time))
    #expect(TestLead(at: time).marker == "MSFT_TEST_638355968000000000")
  }

  @Test func bearsTheMarkerNearlyEverywhere() {
    let test = TestLead(ticks: 636_573_304_831_318_844)
    let lead = test.lead(offerTitle: "Contoso")
    #expect(lead.customer.email == "\(test.marker)@test.com")
    #expect(lead.customer.phone == "1234567890")
    #expect(lead.customer.country == "US")
    #expect(lead.source.description == "\(test.marker)-\(test.marker)|Contoso")
  }
}
