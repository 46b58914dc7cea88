import Leads
import Testing

@Suite("Counts of leads") struct LeadCountsTests {
  private func counts(_ sources: [String]) -> LeadCounts {
    var counts = LeadCounts()
    for lead in StreamReading(sources.joined(separator: "\n")).leads { counts.add(lead) }
    return counts
  }

  @Test func keepsTestLeadsAndThoseNotForContactApart() {
    let test = "MSFT_TEST_636573304831318844"
    let counts = counts([
      "SPZA-INS|c.d", "spza-plt|c.d", "AzureMarketplace-DNC|c.e", "\(test)-\(test)|Backup",
      "SPZA-Dance|c.d",
    ])
    #expect(counts.all.total == 5)
    #expect(counts.all.contacts == 3)
    #expect(counts.all.doNotContact == 1)
    #expect(counts.all.tests == 1)
    #expect(
      counts[.source].mostFirst.map(\.name) == ["SPZA", "AzureMarketplace", LeadCounts.testName])
    #expect(counts[.source].mostFirst.map(\.total) == [3, 1, 1])
    // The unknown code is kept as it came, a known one counted under its documented spelling.
    #expect(
      Set(counts[.action].mostFirst.map(\.name))
        == ["INS", "PLT", "DNC", "Dance", LeadCounts.testName])
    #expect(counts[.offer].mostFirst.map(\.name) == ["c.d", "c.e", "Backup"])
    #expect(counts[.day].inOrder.map(\.name) == ["2018-03-22", ""])
  }

  @Test func boundsTheValues() {
    let extra = 500
    let sources = (0..<LeadTally.valueLimit + extra).map { "SPZA-INS|c.offer\($0)" }
    let counts = counts(sources + [sources[0]])
    #expect(counts[.offer].count == LeadTally.valueLimit)
    #expect(counts[.offer].beyond.total == extra)
    #expect(counts[.offer].mostFirst.first?.total == 2)
    #expect(counts.all.total == sources.count + 1)
  }

  @Test func cutsLongNames() {
    let counts = counts(["SPZA-INS|c." + String(repeating: "x", count: 450)])
    #expect((counts[.offer].mostFirst.first?.name.count ?? 0) < 100)
  }

  @Test func putsTimesTogether() {
    let counts = counts([
      "MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|x",
      "MSFT_TEST_636574304831318844-MSFT_TEST_636574304831318844|x",
    ])
    let days = counts[.day].inOrder
    #expect(days.count == 2)
    let months = LeadTally.grouped(days) { String($0.prefix(7)) }
    #expect(months.map(\.name) == ["2018-03"])
    #expect(months.map(\.tests) == [2])
  }
}
