import Leads
import Testing
import Text

/// The documented customer.
private var customer: Lead.Customer {
  var customer = Lead.Customer()
  customer.firstName = "John"
  customer.lastName = "Smith"
  customer.email = "jsmith@microsoft.com"
  customer.phone = "1234567890"
  customer.country = "US"
  customer.company = "Microsoft"
  customer.title = "CTO"
  return customer
}

private func lead(_ customer: Lead.Customer) -> Lead {
  Lead(
    customer: customer,
    source: LeadSource(source: "SPZA", action: "PLT", offer: "contoso.suite"),
    offerTitle: "Contoso Suite", description: "Call me")
}

/// What a customer might have typed.
private let typed = [
  "", " ", "O'Neill", "a\"b\\c", "line\nbreak\ttab", "Zoë 租户 🙂", "<script>&amp;", "${env:X}",
  "\u{0}\u{1F}", "a;b=c,d", "\u{202E}abc",
]

@Suite("Payloads: the documented fields") struct LeadPayloadTableTests {
  @Test func forSalesforceAreTheDocumentedParameters() {
    let fields = lead(customer).salesforceFields(organization: "00Do0000000ZHog")
    #expect(
      fields.map { "\($0.name)=\($0.value)" } == [
        "company=Microsoft", "country=US", "description=Call me", "email=jsmith@microsoft.com",
        "encoding=UTF-8", "first_name=John", "last_name=Smith",
        "lead_source=SPZA-PLT|contoso.suite", "oid=00Do0000000ZHog", "phone=1234567890",
        "title=CTO",
      ])
  }

  @Test func forDynamicsAreColumnsOfTheTable() {
    let row = lead(customer).dynamicsRow
    let expected: JSONValue = [
      "subject": "Call me", "firstname": "John", "lastname": "Smith",
      "companyname": "Microsoft", "emailaddress1": "jsmith@microsoft.com",
      "telephone1": "1234567890", "jobtitle": "CTO", "address1_country": "US",
      "description": "Call me", "leadsourcecode": 8,
    ]
    #expect(row == expected)
    #expect(row["leadsourcecode"]?.integer == 8)
  }

  @Test func forHTTPSAreThoseOfTheSchema() throws {
    let body = lead(customer).httpsBody
    let keys = (body.object ?? []).map(\.key)
    #expect(
      keys.sorted() == [
        "ActionCode", "Description", "LeadSource", "OfferTitle", "UserDetails",
      ])
    let details = try #require(body["UserDetails"]?.object)
    #expect(
      details.map(\.key).sorted() == [
        "Company", "Country", "Email", "FirstName", "LastName", "Phone", "Title",
      ])
    #expect(details.count == 7)
    // The documented body has source and action apart, and no offer id.
    #expect(body["LeadSource"]?.string == "SPZA")
    #expect(body["ActionCode"]?.string == "PLT")
    #expect(!JSONWriter.compact(body).contains("contoso.suite"))
  }

  @Test func forTheTableHoldTheCustomerAsText() throws {
    let row = lead(customer).tableRow(partitionKey: "2026", rowKey: "r1")
    for member in row.object ?? [] { #expect(member.value.string != nil, "\(member.key)") }
    let text = try #require(row["CustomerInfo"]?.string)
    let read = try JSONParser.parse(text)
    #expect(read["Email"]?.string == "jsmith@microsoft.com")
    #expect(read == lead(customer).httpsBody["UserDetails"])
  }

  @Test func areThereWhereNothingIsKnown() throws {
    let empty = lead(Lead.Customer())
    let details = try #require(empty.httpsBody["UserDetails"]?.object)
    #expect(details.count == 7)
    #expect(details.allSatisfy { $0.value.string == "" })
    #expect(empty.marketoFields["email"]?.string == "")
    #expect(empty.salesforceFields(organization: "x").count == 11)
  }

  @Test(arguments: typed) func surviveTheWayThroughJSON(_ text: String) throws {
    var typist = customer
    typist.firstName = text
    typist.company = text
    let lead = Lead(
      customer: typist, source: LeadSource(source: text, action: text, offer: text),
      offerTitle: text, description: text)
    for payload in [lead.httpsBody, lead.dynamicsRow, lead.marketoFields] {
      #expect(try JSONParser.parse(JSONWriter.compact(payload)) == payload)
    }
    let row = try JSONParser.parse(
      JSONWriter.compact(lead.tableRow(partitionKey: text, rowKey: text)))
    let details = try JSONParser.parse(try #require(row["CustomerInfo"]?.string))
    #expect(row["PartitionKey"]?.string == text)
    #expect(details["FirstName"]?.string == text)
    #expect(details["Company"]?.string == text)
  }
}

@Suite("Test leads: markers") struct TestLeadMarkerTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 621_355_968_000_000_000),
      ("2018-03-22T15:48:03Z", 636_573_304_830_000_000),
    ] as [(String, Int)])
  func countFromTheYearOne(_ time: String, _ ticks: Int) throws {
    let moment = try #require(Timestamp(iso8601: time))
    let digits = "\(ticks)"
    #expect(TestLead(at: moment).marker == "MSFT_TEST_\(digits)")
    #expect(TestLead.time(in: "MSFT_TEST_\(digits)") == moment)
  }

  @Test(arguments: [
    "A\u{E7}\u{131}klama MSFT_TEST_636573304831318844 =",
    "lead_source = MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|<Offer Name>",
    "f\u{F6}retagets = MSFT_TEST_636573304831318844", "MSFT_TEST_636573304831318844@test.com",
    "{\"Description\":\"MSFT_TEST_636573304831318844\"}",
  ]) func areFoundInTranslatedText(_ text: String) throws {
    #expect(TestLead.time(in: text) == Timestamp(iso8601: "2018-03-22T15:48:03Z"))
  }

  @Test(arguments: [
    "msft_test_636573304831318844", "MSFT_TEST_63657330483131884",
    "MSFT_TEST-636573304831318844", "636573304831318844", "MSFT_TEST_63657330483131884x",
  ]) func areNotFoundElsewhere(_ text: String) { #expect(TestLead.time(in: text) == nil) }
}
