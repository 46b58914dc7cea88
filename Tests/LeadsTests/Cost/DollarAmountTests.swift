import Leads
import Testing

@Suite("Amounts of money") struct DollarAmountTests {
  @Test(
    arguments: [
      ("0", "0", "$0"), ("0.045", "0.045", "$0.045"), ("15", "15", "$15.00"),
      ("0.00036", "0.00036", "$0.00036"), ("0.10", "0.1", "$0.10"), ("0.995", "0.995", "$1.00"),
      ("0.0996", "0.0996", "$0.1"), ("1234567.899", "1234567.899", "$1,234,567.90"),
      ("999.999", "999.999", "$1,000.00"), ("0.000000000001", "0.000000000001", "$0.000000000001"),
    ])
  func readAndShown(_ text: String, _ decimal: String, _ shown: String) throws {
    let amount = try #require(DollarAmount(text))
    #expect(amount.decimal == decimal)
    #expect(amount.shown == shown)
  }

  @Test(
    arguments: [
      "", ".", "1.", ".5", "-1", "+1", "1,5", "$1", "1e3", "0.0000000000001", "1234567890", "1.2.3",
      " 1", "٣",
    ])
  func refused(_ text: String) { #expect(DollarAmount(text) == nil) }

  @Test func addAndCompare() throws {
    let one = try #require(DollarAmount("0.1"))
    let other = try #require(DollarAmount("0.2"))
    #expect((one + other).decimal == "0.3")
    #expect(one < other)
  }
}
