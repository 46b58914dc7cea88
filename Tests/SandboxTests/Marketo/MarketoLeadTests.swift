import Testing
import Text

@testable import Sandbox

@Suite("Marketo: people") struct MarketoLeadTests {
  @Test func takesAFormAndFindsThePerson() throws {
    let client = try ServiceClient()
    #expect(client.people("MSFT_TEST_1@test.com").isEmpty)
    let answer = client.submit()
    let result = try #require(answer.json["result"]?[0])
    #expect(result["status"] == "created")
    let id = try #require(result["id"]?.integer)
    let found = client.marketo(
      "GET",
      "v1/leads.json?filterType=email&filterValues=msft_test_1%40TEST.com&fields=id,leadSource,website"
    )
    let person = try #require(found.json["result"]?[0])
    #expect(person.object?.map(\.key) == ["id", "leadSource", "website"])
    #expect(person["id"]?.integer == id)
    #expect(person["leadSource"] == "AzureMarketplace-INS|leadline")
    #expect(person["website"]?.isNull == true)
    // The same address again is the same person.
    #expect(client.submit().json["result"]?[0]?["status"] == "updated")
    #expect(client.people("MSFT_TEST_1@test.com").count == 1)
    #expect(client.marketo("GET", "v1/lead/\(id).json").json["result"]?[0]?["id"]?.integer == id)
    #expect(
      client.marketo("GET", "v1/leads.json?filterType=id&filterValues=\(id),7").json["result"]?
        .array?.count == 1)
  }

  @Test func forgetsWhoIsRemoved() throws {
    let client = try ServiceClient()
    let id = try #require(client.submit().json["result"]?[0]?["id"]?.integer)
    let body = "{\"input\":[{\"id\":\(id)},{\"id\":7}]}"
    let answer = client.marketo("POST", "v1/leads/delete.json", body: body)
    #expect(answer.json["result"]?[0] == ["id": JSONValue(id), "status": "deleted"])
    #expect(answer.json["result"]?[1]?["status"] == "skipped")
    #expect(answer.json["result"]?[1]?["reasons"]?[0]?["code"] == "1004")
    #expect(client.people("MSFT_TEST_1@test.com").isEmpty)
    let again = client.marketo("DELETE", "v1/leads.json", body: body)
    #expect(again.json["result"]?[0]?["status"] == "skipped")
    #expect(client.marketo("GET", "v1/lead/\(id).json").json["errors"]?[0]?["code"] == "1004")
  }

  @Test(
    arguments: [
      (ServiceClient.testLead.setting([.init(key: "website", value: "https://x")]), "1006"),
      (ServiceClient.testLead.setting([.init(key: "$(rm)", value: "x")]), "1006"),
      (ServiceClient.testLead.keeping { $0 != "email" }, "1002"),
      (ServiceClient.testLead.setting([.init(key: "email", value: "")]), "1002"),
      ("no object", "1002"),
    ] as [(JSONValue, String)])
  func skipsRecordsWithAReason(_ values: JSONValue, code: String) throws {
    let client = try ServiceClient()
    let result = client.submit(values).json["result"]?[0]
    #expect(result?["status"] == "skipped")
    #expect(result?["reasons"]?[0]?["code"]?.string == code)
    #expect(result?["id"] == nil)
    #expect(client.people("MSFT_TEST_1@test.com").isEmpty)
  }

  @Test func wantsWhatTheFormRequires() throws {
    let client = try ServiceClient(faults: "marketo-required-field")
    #expect(client.submit().json["result"]?[0]?["status"] == "skipped")
    let whole = ServiceClient.testLead.setting([.init(key: "industry", value: "Software")])
    #expect(client.submit(whole).json["result"]?[0]?["status"] == "created")
  }

  @Test(arguments: ["marketo-form-draft", "marketo-form-missing"])
  func takesNothingByAFormThatIsNotApproved(_ fault: String) throws {
    let answer = try ServiceClient(faults: fault).submit()
    #expect(answer.json["success"] == false)
    #expect(try ServiceClient().submit(form: 7).json["success"] == false)
  }

  @Test func addsAndChangesPeople() throws {
    let client = try ServiceClient()
    let send = { (action: String, email: String) in
      client.marketo(
        "POST", "v1/leads.json",
        body: "{\"action\":\"\(action)\",\"input\":[{\"email\":\"\(email)\",\"website\":\"w\"}]}"
      ).json["result"]?[0]
    }
    #expect(send("updateOnly", "new@example.com")?["reasons"]?[0]?["code"] == "1004")
    #expect(send("createOnly", "new@example.com")?["status"] == "created")
    #expect(send("createOnly", "new@example.com")?["reasons"]?[0]?["code"] == "1005")
    #expect(send("createOrUpdate", "new@example.com")?["status"] == "updated")
    #expect(
      client.marketo("POST", "v1/leads.json", body: "{\"action\":\"x\",\"input\":[{}]}")
        .json["errors"]?[0]?["code"] == "1001")
  }

  @Test func findsInPages() throws {
    let client = try ServiceClient()
    let query = "filterType=company&filterValues=Fabrikam&batchSize=1"
    let first = client.marketo("GET", "v1/leads.json?\(query)").json
    #expect(first["result"]?.array?.count == 1)
    let token = try #require(first["nextPageToken"]?.string)
    let body = "_method=GET&\(query)&nextPageToken=\(FormFields.encoded(token))"
    let second = client.marketo(
      "POST", "v1/leads.json", body: body,
      contentType: "application/x-www-form-urlencoded; charset=utf-8"
    ).json
    #expect(second["result"]?.array?.count == 1)
    #expect(second["result"]?[0]?["id"] != first["result"]?[0]?["id"])
    #expect(second["nextPageToken"] == nil)
  }

  @Test(arguments: [
    ("filterType=email", "701"), ("filterValues=a", "701"), ("filterType=x&filterValues=a", "1003"),
    ("filterType=id&filterValues=1&fields=x", "1006"),
    ("filterType=id&filterValues=1&nextPageToken=x", "1001"),
    ("filterType=id&filterValues=1&nextPageToken=PS5VL5WD4UOWGOUC-5==", "1001"),
    ("filterType=id&filterValues=1&batchSize=x", "1001"),
  ])
  func refusesToFind(_ query: String, code: String) throws {
    let answer = try ServiceClient().marketo("GET", "v1/leads.json?\(query)")
    #expect(answer.json["errors"]?[0]?["code"]?.string == code)
  }

  @Test func takesNoMoreThanThreeHundred() throws {
    let client = try ServiceClient()
    let values = (1...301).map(String.init).joined(separator: ",")
    let found = client.marketo("GET", "v1/leads.json?filterType=id&filterValues=\(values)")
    #expect(found.json["errors"]?[0]?["code"] == "1003")
    let records = Array(repeating: "{\"id\":1}", count: 301).joined(separator: ",")
    let removed = client.marketo("POST", "v1/leads/delete.json", body: "{\"input\":[\(records)]}")
    #expect(removed.json["errors"]?[0]?["code"] == "1003")
  }

  @Test(arguments: [
    ("{", "application/json", "609"), ("[]", "application/json", "609"),
    ("{}", "text/plain", "612"), ("{}", "application/json", "701"),
    ("{\"formId\":1179}", "application/json", "701"),
    ("{\"formId\":1179,\"input\":[]}", "application/json", "701"),
    ("{\"formId\":\"1179\",\"input\":[{}]}", "application/json", "701"),
    (String(repeating: "[", count: 5000), "application/json", "609"),
    ("\u{0}\u{FFFD}", "application/json", "609"),
  ])
  func refusesBadContent(_ body: String, type: String, code: String) throws {
    let answer = try ServiceClient().marketo(
      "POST", "v1/leads/submitForm.json", body: body, contentType: type)
    #expect(answer.status == 200)
    #expect(answer.json["errors"]?[0]?["code"]?.string == code)
  }

  @Test func describesPeople() throws {
    let client = try ServiceClient()
    let result = try #require(client.marketo("GET", "v1/leads/describe.json").json["result"]?.array)
    let source = try #require(result.first { $0["rest"]?["name"] == "leadSource" })
    #expect(source["displayName"] == "Lead Source")
    #expect(source["soap"]?["name"] == "LeadSource")
    #expect(result.first { $0["rest"]?["name"] == "id" }?["rest"]?["readOnly"] == true)
  }
}
