import Testing
import Text

@testable import Sandbox

@Suite("Salesforce: sessions") struct SalesforceSessionTests {
  @Test func beginsASession() throws {
    let client = try ServiceClient()
    let answer = client.salesforceToken()
    #expect(answer.status == 200)
    #expect(answer.json["token_type"] == "Bearer")
    #expect(answer.json["instance_url"]?.string == "https://\(World.salesforceHost)")
    #expect(answer.json["id"]?.string?.contains(World.longSalesforceID) == true)
    let token = try #require(answer.json["access_token"]?.string)
    #expect(token.hasPrefix("\(World.salesforceID)!AQ"))
    #expect(client.salesforce("GET", "limits", token: token).status == 200)
    // A session of another run is none of this one.
    #expect(try ServiceClient().salesforce("GET", "limits", token: token).status == 401)
  }

  @Test func takesTheClientFromAHeaderField() throws {
    let pair = "\(World.salesforceClientID):\(World.salesforceClientSecret)"
    let header = ("Authorization", "Basic \(Base64.encode(Array(pair.utf8)))")
    let answer = try ServiceClient().salesforceToken(
      ["client_id": nil, "client_secret": nil], [header])
    #expect(answer.status == 200)
  }

  @Test(arguments: [
    (["client_id": "x"], "invalid_client_id", "client identifier invalid"),
    (["client_id": nil], "invalid_client_id", "client identifier invalid"),
    (["client_secret": "x"], "invalid_client", "invalid client credentials"),
    (["client_secret": nil], "invalid_client", "invalid client credentials"),
    (["grant_type": nil], "unsupported_grant_type", "grant type not supported"),
    (["grant_type": "magic"], "unsupported_grant_type", "grant type not supported"),
    (["grant_type": "password"], "invalid_grant", "authentication failure"),
  ])
  func refusesInTheWordsOfOAuth(
    _ changes: [String: String?], error: String, description: String
  ) throws {
    let answer = try ServiceClient().salesforceToken(changes)
    #expect(answer.status == 400)
    #expect(answer.json["error"]?.string == error)
    #expect(answer.json["error_description"]?.string == description)
  }

  @Test func givesTokensToFormsOnly() throws {
    let answer = try ServiceClient().get("\(ServiceClient.salesforce)/services/oauth2/token")
    #expect(answer.status == 400)
    #expect(answer.json["error"] == "invalid_request")
  }

  @Test(
    arguments: [
      (nil, "INVALID_SESSION_ID"), ("Bearer x", "INVALID_SESSION_ID"),
      ("Basic eDp5", "INVALID_AUTH_HEADER"), ("Bearer", "INVALID_AUTH_HEADER"),
    ] as [(String?, String)])
  func refusesWithoutASession(_ header: String?, code: String) throws {
    let answer = try ServiceClient().get(
      "\(ServiceClient.salesforce)/services/data/v59.0/limits",
      header.map { [("Authorization", $0)] } ?? [])
    #expect(answer.status == 401)
    #expect(answer.json.array?.count == 1)
    #expect(answer.json[0]?["errorCode"]?.string == code)
  }

  @Test func tellsItsVersionsToEverybody() throws {
    let answer = try ServiceClient().get("\(ServiceClient.salesforce)/services/data/")
    let versions = try #require(answer.json.array)
    let known = try #require(versions.first { $0["version"] == "59.0" })
    #expect(known["label"] == "Winter '24")
    #expect(known["url"] == "/services/data/v59.0")
  }

  @Test func tellsWhoseASessionIs() throws {
    let client = try ServiceClient()
    let address = "\(ServiceClient.salesforce)/services/oauth2/userinfo"
    let answer = client.get(address, [("Authorization", "Bearer \(World.salesforceToken)")])
    #expect(answer.json["organization_id"]?.string == World.longSalesforceID)
    #expect(client.get(address).status == 403)
  }

  @Test(arguments: [
    "v59.0/nothing", "v59.0/sobjects/Lead/describe/layouts", "v59.0/tooling", "v19.0/limits",
    "v99.0/limits", "v59/limits", "vx.0/limits", "v-5.0/limits", "v59.0/ui-api/duplicates",
  ])
  func saysWhatIsNotThere(_ path: String) throws {
    let answer = try ServiceClient().get(
      "\(ServiceClient.salesforce)/services/data/\(path)",
      [("Authorization", "Bearer \(World.salesforceToken)")])
    #expect(answer.status == 404)
    #expect(answer.json[0]?["errorCode"] == "NOT_FOUND")
  }

  @Test func refusesMethods() throws {
    let client = try ServiceClient()
    for path in ["limits", "", "sobjects", "sobjects/Lead/describe", "query?q=SELECT+Id+FROM+Lead"]
    {
      let answer = client.salesforce("PUT", path)
      #expect(answer.status == 405)
      #expect(answer.json[0]?["errorCode"] == "METHOD_NOT_ALLOWED")
    }
  }

  @Test(arguments: [
    "salesforce-session-expired", "salesforce-api-disabled", "salesforce-request-limit",
    "salesforce-unavailable",
  ])
  func failsInEveryCall(_ fault: String) throws {
    let client = try ServiceClient(faults: fault)
    for path in ["limits", "query?q=SELECT+Id+FROM+Lead", "sobjects/Lead/describe"] {
      #expect(client.salesforce("GET", path).status >= 400)
    }
    // Those who send leads do not notice.
    #expect(client.webLead().header("Is-Processed") == "true")
  }

  @Test func hidesWhatMayNotBeSeen() throws {
    let client = try ServiceClient(faults: "salesforce-look-denied")
    #expect(client.salesforce("GET", "sobjects/Lead/describe").status == 404)
    #expect(client.salesforce("GET", "ui-api/duplicates/Lead").status == 403)
    #expect(!client.salesforce("GET", "sobjects").text.contains("\"name\":\"Lead\""))
    #expect(client.query("SELECT Id FROM Organization").status == 200)
  }

  @Test(arguments: [
    ("00Do0000000ZHog", "00Do0000000ZHogEAG"), ("00D30000001HWbP", "00D30000001HWbPEAW"),
    ("00D5j000001uVaT", "00D5j000001uVaTEAU"), ("00D000000000001", "00D000000000001EAA"),
    ("00DD4000000HsJ5", "00DD4000000HsJ5MAK"),
  ])
  func writesIdsWithCheckCharacters(_ short: String, long: String) {
    #expect(SalesforceID.long(short) == long)
    #expect(SalesforceID.normalised(short) == long)
    #expect(SalesforceID.normalised(long) == long)
    #expect(SalesforceID.normalised(long.lowercased()) == nil)
  }

  @Test(arguments: ["", "00D", "00D5j000001uVaTEA", "00D5j000001uVa!", "00D5j000001uVaé"])
  func knowsWhatIsNoId(_ text: String) {
    #expect(SalesforceID.normalised(text) == nil)
  }

  @Test func numbersRowsWithoutRepetition() {
    let ids = (0..<2000).map { SalesforceID.numbered("00Q", $0) }
    #expect(Set(ids).count == 2000)
    #expect(ids.allSatisfy { $0.utf8.count == 18 && SalesforceID.normalised($0) == $0 })
  }
}
