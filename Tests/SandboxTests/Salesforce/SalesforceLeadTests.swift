import Testing
import Text

@testable import Sandbox

@Suite("Salesforce: leads") struct SalesforceLeadTests {
  private static let failure = "true Exception:common.exception.SalesforceGenericException"

  private func count(_ client: ServiceClient) -> Int? {
    client.query("SELECT COUNT() FROM Lead").json["totalSize"]?.integer
  }

  @Test(arguments: [
    #"{"LastName": "x", "Company": ["y"]}"#, #"{"LastName": {"a": 1}, "Company": "y"}"#,
    #"{"LastName": "x", "Company": 1}"#, #"{"LastName": "x", "Company": "y", "Email": true}"#,
    #"{"LastName": "x", "Company": "y", "IsUnreadByOwner": "yes"}"#,
  ])
  func takesNoValueOfAnotherKind(_ body: String) throws {
    let client = try ServiceClient()
    let answer = client.salesforce("POST", "sobjects/Lead", body: body)
    #expect(answer.status == 400)
    #expect(answer.json[0]?["errorCode"] == "JSON_PARSER_ERROR")
    #expect(count(client) == 2)
  }

  // MARK: Web-to-lead

  @Test(arguments: [World.salesforceID, World.longSalesforceID])
  func takesLeadsOfTheOrganisation(_ id: String) throws {
    let client = try ServiceClient()
    let answer = client.webLead(["oid": id])
    #expect(answer.status == 200)
    #expect(answer.header("Is-Processed") == "true")
    let row = try #require(
      client.rows(
        "SELECT Id, Name, Company, Email, Phone, Title, Country, Description, LeadSource, "
          + "CreatedById, CreatedDate FROM Lead WHERE Company = 'MSFT_TEST_1'"
      ).first)
    #expect(row["Name"] == "MSFT_TEST_1 MSFT_TEST_1")
    #expect(row["LeadSource"] == "AzureMarketplace-INS|leadline")
    #expect(row["Description"] == "MSFT_TEST_1")
    #expect(row["CreatedById"]?.string == SalesforceUser.leadCreator)
    #expect(row["Id"]?.string?.hasPrefix("00Q") == true)
    #expect(row["CreatedDate"]?.string?.hasSuffix(".000+0000") == true)
  }

  @Test func takesAFormInTheAddress() throws {
    let client = try ServiceClient()
    let query = "&oid=\(World.salesforceID)&last_name=L&company=C"
    #expect(client.get(ServiceClient.webToLead + query).status == 200)
    #expect(count(client) == 3)
    #expect(client.send("HEAD", ServiceClient.webToLead + query).status == 200)
    #expect(count(client) == 3)
  }

  @Test(arguments: [
    (["oid": "00D5j000001uVaX"], "true"), (["oid": nil], failure), (["oid": "x"], failure),
    (["oid": "0055j000001uVaT"], failure), (["oid": "00d5j000001uvat"], failure),
    (["company": nil], failure), (["last_name": ""], failure),
    (["last_name": String(repeating: "x", count: 81)], failure),
  ])
  func answersEverythingWith200AndKeepsNothing(
    _ changes: [String: String?], header: String
  ) throws {
    let client = try ServiceClient()
    let answer = client.webLead(changes)
    #expect(answer.status == 200)
    #expect(answer.header("Is-Processed") == header)
    #expect(count(client) == 2)
  }

  @Test func makesNothingOfAMereLook() throws {
    let client = try ServiceClient()
    #expect(client.get(ServiceClient.webToLead).status == 200)
    #expect(client.send("OPTIONS", ServiceClient.webToLead).status == 200)
    #expect(count(client) == 2)
    #expect(client.get("https://\(World.webToLeadHost)/").status == 404)
  }

  @Test(arguments: ["salesforce-lead-dropped", "salesforce-lead-refused"])
  func losesLeadsToOrder(_ fault: String) throws {
    let client = try ServiceClient(faults: fault)
    let isRefused = client.webLead().header("Is-Processed") == Self.failure
    #expect(isRefused == (fault == "salesforce-lead-refused"))
    #expect(count(client) == 2)
  }

  @Test(arguments: ["salesforce-required-field", "salesforce-required-picklist"])
  func refusesLeadsWithoutWhatIsRequired(_ fault: String) throws {
    let client = try ServiceClient(faults: fault)
    #expect(client.webLead().header("Is-Processed") == Self.failure)
    #expect(count(client) == 2)
  }

  @Test func leadsToThePageThatWasNamed() throws {
    let answer = try ServiceClient().webLead(["retURL": "https://x/?a=1&b=\"><script>"])
    #expect(answer.text.contains("URL=https://x/?a=1&#38;b=&#34;&#62;&#60;script&#62;\">"))
    #expect(!answer.text.contains("<script>"))
  }

  @Test func survivesStrangeForms() throws {
    let client = try ServiceClient()
    for body in ["", "oid", "&&&===", "oid=%00%FF", String(repeating: "oid=1&", count: 10_000)] {
      #expect(client.send("POST", ServiceClient.webToLead, body: body).status == 200)
    }
    #expect(count(client) == 2)
  }

  // MARK: The interface

  @Test func readsChangesAndRemovesALead() throws {
    let client = try ServiceClient()
    let made = client.salesforce(
      "POST", "sobjects/Lead", body: "{\"LastName\":\"L\",\"Company\":\"C\",\"FirstName\":\"F\"}")
    #expect(made.status == 201)
    #expect(made.json["success"] == true)
    let id = try #require(made.json["id"]?.string)
    let read = client.salesforce("GET", "sobjects/Lead/\(id.prefix(15))?fields=Name,Company")
    #expect(read.json["Name"] == "F L")
    #expect(read.json.object?.map(\.key) == ["attributes", "Id", "Name", "Company"])
    let changed = client.salesforce("PATCH", "sobjects/Lead/\(id)", body: "{\"LastName\":\"M\"}")
    #expect(changed.status == 204)
    #expect(client.salesforce("GET", "sobjects/Lead/\(id)").json["Name"] == "F M")
    #expect(client.salesforce("DELETE", "sobjects/Lead/\(id)").status == 204)
    let gone = client.salesforce("GET", "sobjects/Lead/\(id)")
    #expect(gone.status == 404)
    #expect(gone.json[0]?["errorCode"] == "ENTITY_IS_DELETED")
    #expect(client.salesforce("DELETE", "sobjects/Lead/\(id)").status == 404)
  }

  @Test func removesWhatCameByTheWeb() throws {
    let client = try ServiceClient()
    _ = client.webLead()
    let query = "SELECT Id FROM Lead WHERE Company = 'MSFT_TEST_1'"
    let id = try #require(client.rows(query).first?["Id"]?.string)
    #expect(client.salesforce("DELETE", "sobjects/Lead/\(id)").status == 204)
    #expect(client.rows(query).isEmpty)
  }

  @Test(arguments: [
    ("{}", "REQUIRED_FIELD_MISSING"), ("{\"LastName\":\"L\"}", "REQUIRED_FIELD_MISSING"),
    ("{\"LastName\":null,\"Company\":\"C\"}", "REQUIRED_FIELD_MISSING"),
    ("{\"LastName\":\"L\",\"Company\":\"C\",\"X\":1}", "INVALID_FIELD"),
    ("{\"LastName\":\"L\",\"Company\":\"C\",\"Id\":\"1\"}", "INVALID_FIELD"),
    ("", "JSON_PARSER_ERROR"), ("[]", "JSON_PARSER_ERROR"), ("{", "JSON_PARSER_ERROR"),
  ])
  func refusesLeads(_ body: String, code: String) throws {
    let client = try ServiceClient()
    let answer = client.salesforce("POST", "sobjects/Lead", body: body)
    #expect(answer.status == 400)
    #expect(answer.json[0]?["errorCode"]?.string == code)
    #expect(count(client) == 2)
  }

  @Test(arguments: [
    "sobjects/Lead/1", "sobjects/Lead/00Q000000000001", "sobjects/Nothing", "sobjects/Nothing/1",
    "sobjects/Lead/%2e%2e",
  ])
  func saysWhatIsNotThere(_ path: String) throws {
    let answer = try ServiceClient().salesforce("GET", path)
    #expect(answer.status == 404)
    #expect(answer.json[0]?["errorCode"] == "NOT_FOUND")
  }

  @Test func letsNobodyChangeTheOrganisation() throws {
    let client = try ServiceClient()
    let address = "sobjects/Organization/\(World.longSalesforceID)"
    #expect(client.salesforce("GET", address).json["Name"] == "Contoso")
    #expect(client.salesforce("DELETE", address).status == 405)
    #expect(client.salesforce("POST", "sobjects/Organization", body: "{}").status == 405)
  }

  @Test func describesLeads() throws {
    let client = try ServiceClient()
    let fields = try #require(
      client.salesforce("GET", "sobjects/Lead/describe").json["fields"]?.array)
    let needed = fields.filter {
      $0["nillable"] == false && $0["createable"] == true && $0["defaultedOnCreate"] == false
    }
    #expect(needed.compactMap { $0["name"]?.string } == ["LastName", "Company"])
    let source = try #require(fields.first { $0["name"] == "LeadSource" })
    #expect(source["type"] == "picklist")
    #expect(source["restrictedPicklist"] == false)
    #expect(source["picklistValues"]?[0]?["value"] == "Web")
    #expect(client.salesforce("GET", "sobjects").json["sobjects"]?.array?.count == 4)
    #expect(client.salesforce("GET", "sobjects/Lead").json["objectDescribe"]?["keyPrefix"] == "00Q")
  }

  @Test(arguments: [
    ("salesforce-required-field", "Industry_Code__c", "string"),
    ("salesforce-required-picklist", "Lead_Type__c", "picklist"),
  ])
  func describesWhatIsRequiredToOrder(_ fault: String, name: String, type: String) throws {
    let fields = try ServiceClient(faults: fault)
      .salesforce("GET", "sobjects/Lead/describe").json["fields"]?.array
    let field = try #require(fields?.first { $0["name"]?.string == name })
    #expect(field["type"]?.string == type)
    #expect(field["nillable"] == false)
    #expect(field["defaultedOnCreate"] == false)
    #expect(field["custom"] == true)
  }

  @Test func tellsLimits() throws {
    let limits = try ServiceClient().salesforce("GET", "limits").json
    #expect(limits["DailyApiRequests"]?["Max"]?.integer == 100_000)
  }
}
