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

  @Test func forTheTableHoldTheCustomerAsText() throws {
    let row = lead(customer).tableRow(partitionKey: "2026", rowKey: "r1")
    for member in row.object ?? [] { #expect(member.value.string != nil, "\(member.key)") }
    let text = try #require(row["CustomerInfo"]?.string)
    let read = try JSONParser.parse(text)
    #expect(read["Email"]?.string == "jsmith@microsoft.com")
    #expect(
      (read.object ?? []).map(\.key).sorted() == [
        "Company", "Country", "Email", "FirstName", "LastName", "Phone", "Title",
      ])
  }

  @Test func areThereWhereNothingIsKnown() throws {
    let empty = lead(Lead.Customer())
    let text = try #require(
      empty.tableRow(partitionKey: "p", rowKey: "r")["CustomerInfo"]?.string)
    let details = try #require(try JSONParser.parse(text).object)
    #expect(details.count == 7)
    #expect(details.allSatisfy { $0.value.string == "" })
    #expect(empty.dynamicsRow["emailaddress1"]?.string == "")
  }

  @Test(arguments: typed) func surviveTheWayThroughJSON(_ text: String) throws {
    var typist = customer
    typist.firstName = text
    typist.company = text
    let lead = Lead(
      customer: typist, source: LeadSource(source: text, action: text, offer: text),
      offerTitle: text, description: text)
    let payload = lead.dynamicsRow
    #expect(try JSONParser.parse(JSONWriter.compact(payload)) == payload)
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
  }
}
