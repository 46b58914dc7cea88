import Leads
import Testing
import Text

@Suite("Leads: blocks of the documentation") struct LeadBlockTests {
  private static let languages = ["en", "sv", "pl", "tr", "zh-Hans", "pt"]

  private func read(_ lines: [String], by separator: String = "\n\n") throws -> DecodedLead {
    let text = try #require(LeadText.read(lines.joined(separator: separator)))
    #expect(text.certainty == .certain)
    #expect(text.leads.count == 1)
    return try #require(text.leads.first)
  }

  private func expectTestLead(_ read: DecodedLead, country: String) {
    let marker = LeadSamples.marker
    let expected = TestLead(ticks: 636_573_304_831_318_844).lead()
    var customer = expected.customer
    customer.country = country
    #expect(read.form == .block)
    #expect(read.lead.customer == customer)
    #expect(read.lead.description == marker)
    #expect(read.lead.source.source == marker)
    #expect(read.lead.source.action == marker)
    #expect(read.test?.marker == marker)
    #expect(read.created?.iso8601 == "2018-03-22T15:48:03Z")
  }

  @Test(arguments: languages) func areRead(_ language: String) throws {
    let lines = try #require(LeadSamples.blocks[language])
    for separator in ["\n\n", "\n", "\r\n\r\n"] {
      let read = try read(lines, by: separator)
      expectTestLead(read, country: language == "sv" ? "USA" : "US")
      #expect(read.others.count == 3)
      #expect(read.others.filter { $0.value == "UTF-8" }.count == 2)
    }
  }

  @Test(arguments: [
    ("en", "<Offer Name>"), ("sv", "<Offer Name>"), ("pl", "Nazwa oferty<>"),
    ("tr", "<Offer Name>"), ("zh-Hans", "<Offer Name>"), ("pt", "<Nome da oferta >"),
  ]) func offerIsAPlaceholder(_ language: String, _ offer: String) throws {
    let read = try read(try #require(LeadSamples.blocks[language]))
    #expect(read.lead.source.offer == offer)
    #expect(read.remarks.contains { $0.id == "offer-placeholder" })
  }

  /// Names that nobody knows: values and order tell.
  @Test func areReadByValuesAndOrder() throws {
    let lines = try #require(LeadSamples.blocks["en"]).enumerated().map { place, line in
      "x\(place) =" + line.drop { $0 != "=" }.dropFirst()
    }
    expectTestLead(try read(lines), country: "US")
    // One `encoding` was lost.
    let fewer = Array(lines[..<4] + lines[5...])
    expectTestLead(try read(fewer), country: "US")
  }

  @Test func orderIsNotReliedOnWhereANameContradicts() throws {
    var lines = try #require(LeadSamples.blocks["en"])
    lines[0] = "phone = 5"
    lines[1] = "foo = bar"
    lines[10] = "company = x"
    let read = try read(lines)
    #expect(read.lead.customer.country.isEmpty)
    #expect(read.others.contains(LeadRecord.Member("foo", "bar")))
  }

  @Test(arguments: [
    "> ", "* ", "- ", "• ", "    ", "\u{FEFF}",
  ]) func signsOfListsAndQuotationAreNoObstacle(_ sign: String) throws {
    let lines = try #require(LeadSamples.blocks["en"]).map { sign + $0 }
    expectTestLead(try read(lines), country: "US")
  }

  @Test func sentenceAroundABlockMakesItLessCertain() throws {
    let lines = try #require(LeadSamples.blocks["sv"])
    let page = ["Sök efter ”MSFT_TEST” i ditt lead-mål, här är en lead testdata exemplet:"] + lines
    let text = try #require(LeadText.read(page.joined(separator: "\n\n")))
    #expect(text.certainty == .likely)
    expectTestLead(text.leads[0], country: "USA")
  }

  @Test func colonsAndPartsOfALeadDo() throws {
    let text = try #require(
      LeadText.read(
        """
        First Name: John
        Last Name: Smith
        E-mail: jsmith@adatum.com
        Telefonnummer: 08-123
        Företag: Adatum: Norr
        """))
    #expect(text.certainty == .likely)
    let customer = text.leads[0].lead.customer
    #expect(customer.firstName == "John")
    #expect(customer.email == "jsmith@adatum.com")
    #expect(customer.phone == "08-123")
    #expect(customer.company == "Adatum: Norr")
  }

  @Test func emptyValuesStayEmpty() throws {
    let text = try #require(
      LeadText.read("first_name =\nlast_name = Smith\nadres e-mail =\nlead_source = SPZA-PLT|a.b"))
    let customer = text.leads[0].lead.customer
    #expect(customer.firstName.isEmpty)
    #expect(customer.lastName == "Smith")
    #expect(customer.email.isEmpty)
    #expect(text.leads[0].lead.source.offer == "a.b")
  }
}
