import Leads
import Testing
import Text

@Suite("What leads in a table cost") struct TableCostTests {
  private func cost(
    leads: Int = 1000, bytes: Int = 1024, months: Int = 12, minutes: Int? = 60
  ) -> TableCost {
    var usage = LeadUsage()
    usage.leads = leads
    usage.bytes = bytes
    usage.months = months
    usage.minutes = minutes
    return TableCost(usage)
  }

  @Test func ofMicrosoftsExampleIsFarBelowFiftyCents() throws {
    let cost = TableCost(LeadUsage())
    // 12,288,000 bytes of 2^30, at 0.045 dollars; 1,000 and 730 + 1 operations.
    #expect(cost.usage.storedBytes == 12_288_000)
    #expect(cost.storage.decimal == "0.00051498413")
    #expect(cost.writing.decimal == "0.000036")
    #expect(cost.reading.decimal == "0.000026316")
    #expect(cost.total == cost.storage + cost.writing + cost.reading)
    #expect(cost.total < (try #require(DollarAmount("0.50"))))
  }

  @Test func ofAGigabyteIsItsPrice() {
    // 1,048,576 leads of 1,024 bytes are a gigabyte (2^30).
    #expect(cost(leads: 1_048_576, months: 1).storage.decimal == "0.045")
  }

  @Test func growsWithEachMeasure() {
    let usual = cost().storage
    #expect(usual < cost(leads: 1001).storage)
    #expect(usual < cost(bytes: 1025).storage)
    #expect(usual < cost(months: 13).storage)
  }

  @Test func atTheLimitsDoesNotOverflow() {
    let limits = LeadUsage.limits
    let cost = cost(
      leads: limits.leads.upperBound, bytes: limits.bytes.upperBound,
      months: limits.months.upperBound, minutes: limits.minutes.lowerBound)
    #expect(cost.usage.storedBytes == 1_000_000_000 * 1_048_576 * 1200)
    #expect(cost.storage.decimal == "52734375")
    #expect(cost.writing.decimal == "36")
    #expect(cost.usage.looks == 43_800)
  }

  @Test func ofNothingIsNothing() {
    let cost = cost(leads: 0, minutes: nil)
    #expect(cost.total.shown == "$0")
    #expect(cost.logicApp.shown == "$0")
    #expect(cost.mails == 0)
  }

  @Test func countsCallsAndActionsOfALogicApp() {
    // 730 looks and as many mails are 1,460 calls; 2,920 built-in actions are free.
    #expect(cost().logicApp.decimal == "0.1825")
    // 43,800 looks and 10 mails: 43,810 calls; 87,620 built-in actions, 4,000 of them free.
    #expect(cost(leads: 10, minutes: 1).logicApp.decimal == "7.56675")
  }

  @Test func countsARowByTheFormula() {
    let lead = Lead(
      customer: Lead.Customer(), source: LeadSource(source: "A", action: "B", offer: ""),
      offerTitle: "")
    let longer = Lead(
      customer: Lead.Customer(), source: LeadSource(source: "A", action: "B", offer: ""),
      offerTitle: "Zoë")
    // A letter takes two bytes.
    #expect(TableRowSize.bytes(of: longer) == TableRowSize.bytes(of: lead) + 6)
    #expect((500..<1024).contains(TableRowSize.bytes(of: DocumentedLead.usual)))
  }
}
