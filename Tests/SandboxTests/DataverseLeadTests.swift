import Testing
import Text

@testable import Sandbox

@Suite("Leads in the organisation") struct DataverseLeadTests {
  private let client: ServiceClient
  private let marker = "MSFT_TEST_638412345678901234"

  init() throws { client = try ServiceClient() }

  private var lead: String {
    "{\"subject\":\"\(marker)\",\"firstname\":\"A\",\"lastname\":\"\(marker)\","
      + "\"leadsourcecode\":8}"
  }

  private func create(_ headers: [(String, String)] = []) -> ServiceResponse {
    client.organisation("POST", "leads", headers, body: lead)
  }

  private func id(_ answer: ServiceResponse) throws -> String {
    let place = try #require(answer.header("OData-EntityId"))
    #expect(place.hasPrefix("\(ServiceClient.organisation)/api/data/v9.2/leads("))
    return String(place.split(separator: "(")[1].dropLast())
  }

  @Test func areWrittenFoundAndRemoved() throws {
    let answer = create()
    #expect(answer.status == 204)
    #expect(answer.body.isEmpty)
    let id = try id(answer)
    let path =
      "leads?$select=subject,fullname,leadsourcecode&$filter="
      + FormFields.encoded("contains(lastname,'msft_test')") + "&$orderby=createdon%20desc&$top=5"
    let found = client.organisation("GET", path).json["value"]?.array ?? []
    #expect(found.map { $0["leadid"]?.string } == [id])
    #expect(found.first?["fullname"] == "A \(marker)".json)
    #expect(found.first?["leadsourcecode"] == 8)
    #expect(client.organisation("DELETE", "leads(\(id))").status == 204)
    #expect(client.organisation("GET", "leads(\(id))").status == 404)
    let again = client.organisation("DELETE", "leads(\(id))")
    #expect(again.json["error"]?["code"] == "0x80040217")
  }

  @Test func comeBackWhereAsked() throws {
    let answer = create([("Prefer", "return=representation")])
    #expect(answer.status == 201)
    #expect(answer.json["subject"]?.string == marker)
    #expect(answer.json["leadqualitycode"] == 2)
    #expect(answer.json["leadid"]?.string == (try id(answer)))
    #expect(answer.header("Preference-Applied") == "return=representation")
  }

  @Test func areChanged() throws {
    let id = try id(create())
    let before = client.organisation("GET", "leads(\(id))").json
    #expect(
      client.organisation("PATCH", "leads(\(id))", body: "{\"jobtitle\":\"CTO\"}").status == 204)
    let after = client.organisation("GET", "leads(\(id))").json
    #expect(after["jobtitle"] == "CTO")
    #expect(after["subject"]?.string == marker)
    #expect(after["@odata.etag"] != before["@odata.etag"])
  }

  @Test func areChangedOnConditionOnly() throws {
    let id = try id(create())
    let body = "{\"jobtitle\":\"CTO\"}"
    let stale = client.organisation("PATCH", "leads(\(id))", [("If-Match", "W/\"1\"")], body: body)
    #expect(stale.status == 412)
    let fresh = client.organisation("GET", "leads(\(id))").json["@odata.etag"]?.string ?? ""
    let good = client.organisation("PATCH", "leads(\(id))", [("If-Match", fresh)], body: body)
    #expect(good.status == 204)
    let existing = [("If-None-Match", "*")]
    #expect(client.organisation("PATCH", "leads(\(id))", existing, body: body).status == 412)
  }

  @Test func areMadeByPatchUnlessForbidden() {
    let id = "11111111-2222-3333-4444-555555555555"
    let body = "{\"lastname\":\"x\"}"
    let update = client.organisation("PATCH", "leads(\(id))", [("If-Match", "*")], body: body)
    #expect(update.status == 404)
    #expect(client.organisation("PATCH", "leads(\(id))", body: body).status == 204)
    #expect(client.organisation("GET", "leads(\(id))").json["lastname"] == "x")
  }

  @Test func areWrittenInNumbers() {
    let path = "leads/Microsoft.Dynamics.CRM.CreateMultiple"
    let body = "{\"Targets\":[{\"lastname\":\"a\",\"@odata.type\":\"x\"},{\"lastname\":\"b\"}]}"
    let ids = client.organisation("POST", path, body: body).json["Ids"]?.array ?? []
    #expect(ids.count == 2)
    let targets = ids.compactMap(\.string).map { "{\"leadid\":\"\($0)\",\"jobtitle\":\"t\"}" }
    let update = "leads/Microsoft.Dynamics.CRM.UpdateMultiple"
    let changed = "{\"Targets\":[\(targets.joined(separator: ","))]}"
    #expect(client.organisation("POST", update, body: changed).status == 204)
    let titles = ids.compactMap(\.string).map {
      client.organisation("GET", "leads(\($0))").json["jobtitle"]
    }
    #expect(titles == ["t", "t"])
  }

  @Test(arguments: [
    ("{\"lastname\":5}", "0x80048d19"), ("{\"leadsourcecode\":\"Web\"}", "0x80048d19"),
    ("{\"shoe\":1}", "0x80048d19"), ("{\"leadsourcecode\":77}", "0x8004431a"),
    ("not json", "0x80048d19"), ("", "0x80048d19"), ("[]", "0x80048d19"),
  ])
  func areCheckedBeforeTheyAreWritten(_ body: String, _ code: String) {
    let answer = client.organisation("POST", "leads", body: body)
    #expect(answer.status == 400)
    #expect(answer.json["error"]?["code"]?.string == code)
    #expect(client.organisation("GET", "leads/$count").text == "1")
  }

  @Test func areCountedRightFromManyThreads() async throws {
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { client.organisation("POST", "leads", body: lead).status } }
      for await status in group { #expect(status == 204) }
    }
    #expect(client.organisation("GET", "leads/$count").text == "21")
  }
}
