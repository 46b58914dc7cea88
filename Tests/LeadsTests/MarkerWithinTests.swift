import Leads
import Testing

@Suite("A marker within a text") struct MarkerWithinTests {
  private static let marker = "MSFT_TEST_636573304831318844"

  @Test(arguments: [
    marker, "\(marker)@test.com", "\(marker)-\(marker)|offer", #"{"Email":"\#(marker)@test.com"}"#,
    "MSFT_TEST_1 and \(marker).", "MSFT_TEST_MSFT_TEST_\(marker)", "MSFT_TEST_0123 \(marker)é",
  ])
  func isFound(_ text: String) {
    #expect(TestLead(within: text)?.marker == Self.marker)
  }

  @Test(arguments: [
    "", "MSFT_TEST_", "MSFT_TEST_63657330483131884", "MSFT_TEST_6365733048313188441",
    "msft_test_636573304831318844", "MSFT_TEST_036573304831318844", "MSFT TEST 636573304831318844",
  ])
  func isNone(_ text: String) { #expect(TestLead(within: text) == nil) }
}
