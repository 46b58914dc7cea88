import Leads
import Reports
import Testing
import Text

/// Reports of many leads: the table, the counts, the chart and the rows of CSV.
@Suite("Reports of many leads") struct LeadManyTests {
  private static func lead(
    _ source: String, _ action: String, _ offer: String, day: String? = nil, name: String = "Ek",
    test: TestLead? = nil
  ) -> DecodedLead {
    var customer = Lead.Customer()
    customer.firstName = "Anna"
    customer.lastName = name
    customer.email = "anna@fabrikam.com"
    customer.company = "Fabrikam"
    customer.phone = "+46 8 123"
    return DecodedLead(
      form: .table,
      lead: Lead(
        customer: customer, source: LeadSource(source: source, action: action, offer: offer),
        offerTitle: "Backup"), test: test, created: day.flatMap(Timestamp.init(iso8601:)))
  }

  private static let sample: [DecodedLead] = [
    lead("SPZA", "INS", "contoso.backup", day: "2024-01-02"),
    lead("SPZA", "INS", "contoso.backup", day: "2024-01-02", name: "李小龍"),
    lead("SPZA", "DNC", "contoso.vault", day: "2024-01-03"),
    lead("Fax", "Shout", "contoso.\u{1b}[31mred", day: "2024-01-05", name: "A\nB"),
    lead(
      "MSFT_TEST_636573304831318844", "MSFT_TEST_636573304831318844", "Backup",
      test: TestLead(ticks: 636_573_304_831_318_844)),
  ]

  private static func counts(_ leads: [DecodedLead]) -> LeadCounts {
    var counts = LeadCounts()
    for lead in leads { counts.add(lead) }
    return counts
  }

  private static func style(_ width: Int) -> ProseStyle {
    ProseStyle(width: width) { text, _ in text }
  }

  private static func table(_ width: Int, limit: Int = 20, naming: Bool = false) -> String {
    var listing = LeadListing(limit: limit, naming: naming)
    for (place, lead) in sample.enumerated() {
      listing.add(lead, line: place + 2, source: "leads.csv")
    }
    return listing.text(style(width))
  }

  @Test(arguments: [40, 80, 120]) func fitsTheWidth(_ width: Int) {
    let counts = Self.counts(Self.sample)
    let pages = [
      Self.table(width), Self.table(width, naming: true),
      LeadCountsReport(counts).text(Self.style(width)),
      LeadChart(counts, by: .source).text(Self.style(width), isASCII: false),
      LeadChart(counts, by: .day).text(Self.style(width), isASCII: true),
    ]
    for page in pages {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines {
        #expect(DisplayWidth.of(String(line)) <= width, "\(width): \(line)")
      }
      #expect(!page.contains("\u{1b}"))
    }
  }

  @Test func theTableLooksLikeThis() {
    #expect(
      Self.table(160, limit: 4) == """
        Line  Day         Source  Action  Offer                E-mail             Name         \
        Company
           2  2024-01-02  SPZA    INS     contoso.backup       anna@fabrikam.com  Anna Ek      \
        Fabrikam
           3  2024-01-02  SPZA    INS     contoso.backup       anna@fabrikam.com  Anna 李小龍  \
        Fabrikam
           4  2024-01-03  SPZA    DNC     contoso.vault        anna@fabrikam.com  Anna Ek      \
        Fabrikam
           5  2024-01-05  Fax     Shout   contoso.\\x1b[31mred  anna@fabrikam.com  Anna A\\nB    \
        Fabrikam
        and 1 more lead; '--limit N' shows more, '--format csv' all

        """)
  }

  @Test func theCountsLookLikeThis() {
    let text = LeadCountsReport(Self.counts(Self.sample)).text(Self.style(100))
    #expect(
      text.hasPrefix(
        """
        5 leads: 3 to follow up, 1 not for contact, 1 test lead

        By source                   to follow up  not for contact  test
          SPZA (AppSource)                     2                1     0
          Fax (unknown code)                   1                0     0
          MSFT_TEST_* (test leads)             0                0     1

        """))
    #expect(text.contains("\nBy day        to follow up  not for contact  test\n  2024-01-02"))
  }

  @Test func manyDaysBecomeMonthsAndManyOffersOthers() {
    let leads = (0..<60).map { number in
      Self.lead(
        "SPZA", "INS", "c.o\(number)", day: "2024-0\(1 + number / 20)-\(10 + number % 20)")
    }
    let text = LeadCountsReport(Self.counts(leads)).text(Self.style(80))
    #expect(text.contains("\n  2024-01     20\n  2024-02     20\n  2024-03     20\n"))
    #expect(text.contains("  others (45 values)     45\n"))
  }

  @Test func theChartLooksLikeThis() {
    let counts = Self.counts(Self.sample)
    #expect(
      LeadChart(counts, by: .source).text(Self.style(48), isASCII: true) == """
        By source
          SPZA (AppSource)  3  #################--------
          Fax (unknown co…  1  ########
          MSFT_TEST_* (te…  1  ........
          # contact   - DNC   . test

        """)
    let one = LeadChart(Self.counts([Self.sample[0]]), by: .day).text(
      Self.style(30), isASCII: false)
    #expect(one == "By day\n  2024-01-02  1  █████████████\n")
    let none = LeadChart(LeadCounts(), by: .day).text(Self.style(60), isASCII: false)
    #expect(none == "By day\n  No lead was counted, so there is nothing to draw.\n")
  }

  @Test func aFewLeadsBesideManyAreSeen() {
    let many = [DecodedLead](repeating: Self.sample[0], count: 999) + [Self.sample[2]]
    let chart = LeadChart(Self.counts(many), by: .offer).text(Self.style(60), isASCII: true)
    #expect(chart.contains("contoso.vault     1  -\n"))
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", #""a,b""#), (#"say "hi""#, #""say ""hi""""#),
    ("two\nlines", "\"two\nlines\""), ("=1+1", #""'=1+1""#), ("+46 8", #""'+46 8""#),
    ("-1", #""'-1""#), ("@SUM(A1)", #""'@SUM(A1)""#), ("\t=1", "\"'\t=1\""),
    ("\r=1", #""'\r=1""#), ("＝1", #""'＝1""#), ("a;=1", #""a;=1""#),
    ("\u{1b}[2J", #"\x1b[2J"#), ("", ""),
  ])
  func neutralisesCells(_ text: String, _ cell: String) {
    let lead = Self.lead("SPZA", "INS", "c.d", name: text)
    let row = LeadSheet.row(lead, line: 7, source: "leads.csv")
    #expect(row.contains(",Anna,\(cell),anna@fabrikam.com,\"'+46 8 123\","), "\(row)")
  }

  @Test func theRowsHaveTheCellsThatTheFirstLineNames() {
    let names = LeadSheet.header.split(separator: ",").count
    let row = LeadSheet.row(Self.sample[0], line: 7, source: "leads.csv")
    #expect(row.split(separator: ",", omittingEmptySubsequences: false).count == names)
    #expect(
      row.hasPrefix("leads.csv,7,table,contact,2024-01-02T00:00:00Z,SPZA,INS,contoso.backup,"))
  }

  @Test func countsAsJSONHoldEveryValue() {
    let json = LeadCountsReport(Self.counts(Self.sample)).json
    #expect(json["leads"]?.integer == 5)
    #expect(json["contacts"]?.integer == 3)
    #expect(json["source"]?[0]?["value"]?.string == "SPZA")
    #expect(json["source"]?[0]?["doNotContact"]?.integer == 1)
    #expect(json["day"]?.array?.count == 4)
  }
}
