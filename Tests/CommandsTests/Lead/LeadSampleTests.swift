import TestSupport
import Testing
import Text

@Suite("lead sample") struct LeadSampleTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func sample(_ arguments: String...) throws -> ChildProcess.Result {
    try user.run(["lead", "sample"] + arguments)
  }

  @Test(arguments: ["dynamics", "table", "httpsEndpoint", "marketo"])
  func printsJSON(_ destination: String) throws {
    let result = try sample(destination)
    #expect(result.status == 0)
    #expect(try result.json().object?.isEmpty == false)
    // What is documented is said beside the result.
    #expect(result.errorOutput.hasPrefix("leadline: Documented"))
    #expect(OutputSafety.violations(in: result) == [])
    let line = try sample(destination, "--format", "jsonl", "--quiet")
    #expect(line.output.split(separator: "\n").count == 1)
    #expect(try line.json() == result.json())
    #expect(line.errorOutput.isEmpty)
  }

  @Test func printsABlockForSalesforce() throws {
    let lines = try sample("salesforce").output.split(separator: "\n")
    #expect(lines.first == "company = Microsoft")
    #expect(lines.contains("lead_source = AzureMarketplace-INS|bitnami.openedxcypress"))
    #expect(lines.filter { $0 == "encoding = UTF-8" }.count == 2)
  }

  @Test func takesTheValuesOfAnOfferAndACustomer() throws {
    let result = try sample(
      "table", "--offer", "contoso.a.b-c", "--offer-title", "Suite \"1\"", "--source", "SPZA",
      "--action", "PLT", "--first-name", "Zoë", "--last-name", "O'Neill", "--email", "z@c.example",
      "--phone", "+46 8", "--country", "SE", "--company", "A & B", "--title", "=1+1",
      "--description", "two\nlines")
    let row = try result.json()
    #expect(row["LeadSource"] == "SPZA-PLT|contoso.a.b-c")
    #expect(row["ActionCode"] == "PLT")
    #expect(row["OfferDisplayName"] == "Suite \"1\"")
    #expect(row["Description"] == "two\nlines")
    let customer = try JSONParser.parse(try #require(row["CustomerInfo"]?.string))
    #expect(
      customer == [
        "FirstName": "Zoë", "LastName": "O'Neill", "Email": "z@c.example", "Phone": "+46 8",
        "Country": "SE", "Company": "A & B", "Title": "=1+1",
      ])
  }

  @Test func spellsCodesAsTheyAreDocumented() throws {
    let known = try sample("table", "--source", "appsource", "--action", "starttestdrive")
    #expect(try known.json()["LeadSource"]?.string?.hasPrefix("SPZA-StartTestDrive|") == true)
    #expect(!known.errorOutput.contains("is no documented"))
    let unknown = try sample("table", "--source", "Pigeon", "--action", "XYZ")
    #expect(try unknown.json()["LeadSource"]?.string?.hasPrefix("Pigeon-XYZ|") == true)
    #expect(unknown.errorOutput.contains("'Pigeon' is no documented source"))
    #expect(unknown.errorOutput.contains("'XYZ' is no documented action"))
  }

  @Test func encodesAForm() throws {
    let result = try sample(
      "salesforce", "--format", "form", "--company", "A & B = 100 %", "--oid", "00D000000000001")
    let fields = try #require(PercentEncoding.decodeForm(String(result.output.dropLast())))
    #expect(fields.contains { $0 == ("company", "A & B = 100 %") })
    #expect(fields.contains { $0 == ("oid", "00D000000000001") })
  }

  @Test func makesTestLeadsOfThisMoment() throws {
    let one = try sample("dynamics", "--test").json()
    let marker = try #require(one["lastname"]?.string)
    #expect(marker.hasPrefix("MSFT_TEST_") && marker.utf8.count == 28)
    #expect(one["emailaddress1"]?.string == marker + "@test.com")
    #expect(try sample("dynamics", "--test").json()["lastname"]?.string != marker)
    let endpoint = try sample("httpsEndpoint", "--test", "--offer-title", "Mine").json()
    #expect(endpoint["Description"]?.string?.hasPrefix("MSFT_TEST_") == true)
    #expect(endpoint["OfferTitle"] == "Mine")
    #expect(endpoint["UserDetails"]?["FirstName"] == "John")
  }

  @Test func printsTheSchemaForATrigger() throws {
    let result = try sample("httpsEndpoint", "--schema")
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    let schema = try result.json()
    #expect(schema["type"] == "object")
    #expect(schema["properties"]?["UserDetails"]?["properties"]?["Email"]?["type"] == "string")
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let words: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let refusals = [
    Refusal(arguments: [], words: "DESTINATION"),
    Refusal(arguments: ["pigeon"], words: "no lead destination"),
    Refusal(arguments: ["blob"], words: "choose 'table'"),
    Refusal(arguments: ["email"], words: "cannot be set up here"),
    Refusal(arguments: ["table", "--schema"], words: "only what is sent to 'httpsEndpoint'"),
    Refusal(arguments: ["httpsEndpoint", "--format", "form"], words: "json or jsonl"),
    Refusal(arguments: ["httpsEndpoint", "--schema", "--format", "block"], words: "not as block"),
    Refusal(arguments: ["table", "--format", "xml"], words: "xml"),
    Refusal(arguments: ["table", "--offer", "contoso"], words: "no offer such as contoso.suite"),
    Refusal(arguments: ["table", "--offer", "a.b|c"], words: "no offer"),
    Refusal(arguments: ["table", "--oid", "00D000000000001"], words: "for 'salesforce' only"),
    Refusal(arguments: ["salesforce", "--oid", "00D"], words: "no organization id"),
    Refusal(arguments: ["salesforce", "--oid", "x\u{1B}[31m"], words: "no organization id"),
  ]

  @Test(arguments: refusals) func refuses(_ refusal: Refusal) throws {
    let result = try user.run(["lead", "sample"] + refusal.arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains(refusal.words), "\(result.errorOutput)")
    #expect(OutputSafety.violations(in: result) == [])
  }

  @Test(arguments: ["Table", "AZURETABLE", "httpsendpoint"])
  func knowsDestinationsInAnyCase(_ name: String) throws {
    #expect(try sample(name).status == 0)
  }
}
