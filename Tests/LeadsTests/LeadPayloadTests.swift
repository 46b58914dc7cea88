import Leads
import Testing
import Text

@Suite("Payloads of leads") struct LeadPayloadTests {
  private var lead: Lead {
    var customer = Lead.Customer()
    customer.firstName = "Some"
    customer.lastName = "One"
    customer.email = "someone@contoso.com"
    customer.phone = "16175555555"
    customer.country = "USA"
    customer.company = "Contoso \"& Sons\""
    customer.title = "Esquire"
    return Lead(
      customer: customer,
      source: LeadSource(source: "AzureMarketplace", action: "INS", offer: "contoso.suite"),
      offerTitle: "Test Microsoft", description: "Test run through Power Automate")
  }

  @Test func isTheDocumentedBodyForHTTPS() {
    #expect(
      lead.httpsBody == [
        "UserDetails": [
          "FirstName": "Some", "LastName": "One", "Email": "someone@contoso.com",
          "Phone": "16175555555", "Country": "USA", "Company": "Contoso \"& Sons\"",
          "Title": "Esquire",
        ],
        "LeadSource": "AzureMarketplace", "ActionCode": "INS", "OfferTitle": "Test Microsoft",
        "Description": "Test run through Power Automate",
      ])
  }

  @Test func isARowWithTheCustomerAsText() throws {
    let row = lead.tableRow(partitionKey: "2024", rowKey: "a'b")
    #expect(row["PartitionKey"]?.string == "2024")
    #expect(row["RowKey"]?.string == "a'b")
    #expect(row["ActionCode"]?.string == "INS")
    #expect(row["LeadSource"]?.string == "AzureMarketplace-INS|contoso.suite")
    let customer = try JSONParser.parse(try #require(row["CustomerInfo"]?.string))
    #expect(customer == lead.httpsBody["UserDetails"])
  }

  @Test func isARowOfDynamics() {
    let marker = "MSFT_TEST_638412345678901234"
    let row = TestLead(ticks: 638_412_345_678_901_234).lead().dynamicsRow
    #expect(
      row == [
        "subject": JSONValue(marker), "firstname": JSONValue(marker),
        "lastname": JSONValue(marker), "companyname": JSONValue(marker),
        "emailaddress1": "MSFT_TEST_638412345678901234@test.com", "telephone1": "1234567890",
        "jobtitle": JSONValue(marker), "address1_country": "US",
        "description": JSONValue(marker), "leadsourcecode": 8,
      ])
  }

  @Test func isAFormOfSalesforce() {
    let marker = "MSFT_TEST_636573304831318844"
    let fields = TestLead(ticks: 636_573_304_831_318_844).lead(offerTitle: "<Offer Name>")
      .salesforceFields(organization: "00Do0000000ZHog")
    #expect(
      fields.map { "\($0.name) = \($0.value)" } == [
        "company = \(marker)", "country = US", "description = \(marker)",
        "email = \(marker)@test.com", "encoding = UTF-8", "first_name = \(marker)",
        "last_name = \(marker)", "lead_source = \(marker)-\(marker)|<Offer Name>",
        "oid = 00Do0000000ZHog", "phone = 1234567890", "title = \(marker)",
      ])
  }

  @Test func namesTheFieldsOfMarketo() {
    #expect(
      lead.marketoFields.object?.map(\.key) == [
        "firstName", "lastName", "email", "phone", "country", "company", "title", "leadSource",
      ])
    #expect(
      lead.marketoFields["leadSource"]?.string == "AzureMarketplace-INS|contoso.suite")
  }
}
