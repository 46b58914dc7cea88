import Testing
import Text

@testable import Sandbox

@Suite("Writes to the organisation") struct OrganisationWriteTests {
  private let client: ServiceClient
  private let known = "leads(0d9b6f2c-94b7-ef11-b8e8-000d3a2b1c4d)"
  private let absent = "leads(11111111-2222-3333-4444-555555555555)"

  init() throws { client = try ServiceClient() }

  private func code(_ answer: ServiceResponse) -> String? {
    answer.json["error"]?["code"]?.string
  }

  @Test(arguments: [
    ("lastname", "\"Ünal\""), ("leadsourcecode", "1"), ("leadsourcecode", "10"),
    ("leadqualitycode", "3"), ("description", "\"a\\nb\""), ("emailaddress1", "\"a@b.example\""),
    ("jobtitle", "null"), ("telephone1", "\"+49 30 1\""), ("address1_country", "\"US\""),
  ])
  func keepWhatWasSent(_ column: String, _ value: String) throws {
    let body = "{\"\(column)\":\(value)}"
    let wanted = try JSONParser.parse(Array("[\(value)]".utf8))[0]
    let made = client.organisation(
      "POST", "leads?$select=\(column)", [("Prefer", "return=representation")], body: body)
    #expect(made.status == 201)
    #expect(made.json[column] == wanted)
    let id = try #require(made.json["leadid"]?.string)
    #expect(client.organisation("GET", "leads(\(id))?$select=\(column)").json[column] == wanted)
    let changed = client.organisation("PATCH", known, body: body)
    #expect(changed.status == 204)
    #expect(changed.body.isEmpty)
    #expect(client.organisation("GET", known).json[column] == wanted)
  }

  @Test(arguments: [
    ("{\"shoe\":1}", "0x80048d19"), ("{\"LastName\":\"x\"}", "0x80048d19"),
    ("{\"lastname\":true}", "0x80048d19"), ("{\"lastname\":\"x\"", "0x80048d19"),
    ("[{\"lastname\":\"x\"}]", "0x80048d19"), ("\"x\"", "0x80048d19"),
    ("{\"leadqualitycode\":\"Warm\"}", "0x80048d19"), ("{\"leadsourcecode\":11}", "0x8004431a"),
    ("{\"leadqualitycode\":4}", "0x8004431a"), ("{\"lastname\":\"x\",\"shoe\":1}", "0x80048d19"),
  ])
  func leaveTheRowWhereTheyAreRefused(_ body: String, _ reason: String) {
    let before = client.organisation("GET", known).json
    let answer = client.organisation("PATCH", known, body: body)
    #expect(answer.status == 400)
    #expect(code(answer) == reason)
    #expect(answer.header("Content-Type")?.hasPrefix("application/json") == true)
    #expect(client.organisation("GET", known).json == before)
  }

  @Test func nameTheUnknownProperty() {
    for (method, path) in [("POST", "leads"), ("PATCH", known)] {
      let answer = client.organisation(method, path, body: "{\"shoe\":1}")
      #expect(answer.json["error"]?["message"]?.string?.contains("'shoe'") == true)
    }
  }

  @Test(
    arguments: [
      (true, nil, nil, 204), (true, "If-Match", "*", 204), (true, "If-Match", "current", 204),
      (true, "If-Match", "W/\"1\"", 412), (true, "If-None-Match", "*", 412),
      (false, nil, nil, 204), (false, "If-Match", "*", 404), (false, "If-None-Match", "*", 204),
    ] as [(Bool, String?, String?, Int)])
  func heedConditions(_ isThere: Bool, _ name: String?, _ value: String?, _ status: Int) {
    let path = isThere ? known : absent
    let tag = client.organisation("GET", known).json["@odata.etag"]?.string ?? ""
    let text = value == "current" ? tag : value
    let headers = name.flatMap { name in text.map { [(name, $0)] } } ?? []
    let answer = client.organisation("PATCH", path, headers, body: "{\"jobtitle\":\"CTO\"}")
    #expect(answer.status == status)
    #expect((answer.header("OData-EntityId")?.hasSuffix(path) == true) == (status == 204))
    let row = client.organisation("GET", path)
    #expect((row.json["jobtitle"] == "CTO") == (status == 204))
    #expect((row.status == 200) == (isThere || status == 204))
  }

  @Test func removeOneRowOnce() throws {
    let made = client.organisation("POST", "leads", body: "{\"lastname\":\"x\"}")
    let place = try #require(made.header("OData-EntityId"))
    let path = String(place.dropFirst("\(ServiceClient.organisation)/api/data/v9.2/".utf8.count))
    #expect(client.organisation("GET", "leads/$count").text == "2")
    let removed = client.organisation("DELETE", path)
    #expect(removed.status == 204)
    #expect(removed.body.isEmpty)
    for method in ["DELETE", "GET"] {
      let again = client.organisation(method, path)
      #expect(again.status == 404)
      #expect(code(again) == "0x80040217")
      #expect(again.json["error"]?["message"]?.string?.hasSuffix("Does Not Exist") == true)
    }
    #expect(client.organisation("GET", known).status == 200)
  }

  @Test(arguments: [
    ("DELETE", "leads"), ("PATCH", "leads"), ("PATCH", "roles"), ("DELETE", "systemusers"),
    ("POST", "solutions"),
  ])
  func allowNothingElse(_ method: String, _ path: String) {
    let answer = client.organisation(method, path, body: "{}")
    #expect(answer.status == 405)
    #expect(answer.json["error"]?["message"]?.string?.contains("'\(method)'") == true)
    #expect(client.organisation("GET", "leads/$count").text == "1")
  }

  @Test(arguments: [
    ("GET", "WhoAmI", 200), ("GET", "leads", 200), ("GET", "boats", 404),
    ("GET", "leads?$select=shoe", 400), ("POST", "leads", 204),
  ])
  func carryTheFieldsOfTheService(_ method: String, _ path: String, _ status: Int) {
    let answer = client.organisation(
      method, path, body: method == "POST" ? "{\"lastname\":\"x\"}" : "")
    #expect(answer.status == status)
    #expect(answer.header("OData-Version") == "4.0")
    #expect(answer.header("x-ms-ratelimit-burst-remaining-xrm-requests") != nil)
    #expect(answer.header("x-ms-ratelimit-time-remaining-xrm-requests") != nil)
    #expect(Identifier.isGUID(answer.header("x-ms-service-request-id") ?? ""))
    #expect(answer.header("Retry-After") == nil)
    #expect((answer.header("OData-EntityId") != nil) == (status == 204))
    #expect(answer.body.isEmpty == (status == 204))
  }
}
