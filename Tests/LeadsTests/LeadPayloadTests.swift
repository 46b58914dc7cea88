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

  @Test func isARowWithTheCustomerAsText() throws {
    let row = lead.tableRow(partitionKey: "2024", rowKey: "a'b")
    #expect(row["PartitionKey"]?.string == "2024")
    #expect(row["RowKey"]?.string == "a'b")
    #expect(row["ActionCode"]?.string == "INS")
    #expect(row["LeadSource"]?.string == "AzureMarketplace-INS|contoso.suite")
    let customer = try JSONParser.parse(try #require(row["CustomerInfo"]?.string))
    #expect(
      customer == [
        "FirstName": "Some", "LastName": "One", "Email": "someone@contoso.com",
        "Phone": "16175555555", "Country": "USA", "Company": "Contoso \"& Sons\"",
        "Title": "Esquire",
      ])
  }

  @Test func isTheBodyForAnEndpoint() {
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
}
