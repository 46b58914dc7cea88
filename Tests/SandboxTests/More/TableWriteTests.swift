import Testing
import Text

@testable import Sandbox

/// A write to a row, and what stands there afterwards.
struct RowWrite: Sendable, CustomTestStringConvertible {
  let method: String
  /// Whether the row is there before, with `a` 1 and `b` 2.
  let isThere: Bool
  /// `*`, `current`, `stale` or none.
  var condition: String?
  let status: Int
  /// The row's own columns after a write of `b` 3; `nil` where there is no row.
  let after: [String: Int]?

  var testDescription: String {
    "\(method), \(isThere ? "row" : "no row"), \(condition ?? "no condition")"
  }
}

private let before = ["a": 1, "b": 2]
private let merged = ["a": 1, "b": 3]
private let replaced = ["b": 3]

private let rowWrites: [RowWrite] = [
  // Without a condition: insert or merge, insert or replace.
  .init(method: "PATCH", isThere: false, status: 204, after: replaced),
  .init(method: "MERGE", isThere: false, status: 204, after: replaced),
  .init(method: "PUT", isThere: false, status: 204, after: replaced),
  .init(method: "PATCH", isThere: true, status: 204, after: merged),
  .init(method: "MERGE", isThere: true, status: 204, after: merged),
  .init(method: "PUT", isThere: true, status: 204, after: replaced),
  // With a condition: merge, update.
  .init(method: "PATCH", isThere: true, condition: "*", status: 204, after: merged),
  .init(method: "MERGE", isThere: true, condition: "current", status: 204, after: merged),
  .init(method: "PUT", isThere: true, condition: "current", status: 204, after: replaced),
  .init(method: "PUT", isThere: true, condition: "*", status: 204, after: replaced),
  .init(method: "PATCH", isThere: true, condition: "stale", status: 412, after: before),
  .init(method: "MERGE", isThere: true, condition: "stale", status: 412, after: before),
  .init(method: "PUT", isThere: true, condition: "stale", status: 412, after: before),
  .init(method: "PATCH", isThere: false, condition: "*", status: 404, after: nil),
  .init(method: "MERGE", isThere: false, condition: "stale", status: 404, after: nil),
  .init(method: "PUT", isThere: false, condition: "*", status: 404, after: nil),
  .init(method: "DELETE", isThere: true, condition: "*", status: 204, after: nil),
  .init(method: "DELETE", isThere: true, condition: "current", status: 204, after: nil),
  .init(method: "DELETE", isThere: true, condition: "stale", status: 412, after: before),
  .init(method: "DELETE", isThere: false, condition: "*", status: 404, after: nil),
]

@Suite("Writes to tables") struct TableWriteTests {
  private let client: ServiceClient
  private let path = "Notes(PartitionKey='p',RowKey='r')"

  init() throws {
    client = try ServiceClient()
    _ = client.table("POST", "Tables", body: "{\"TableName\":\"Notes\"}")
  }

  private func insert(
    _ partition: String, _ row: String, _ more: String = "", _ headers: [(String, String)] = []
  ) -> ServiceResponse {
    client.table(
      "POST", "Notes", headers,
      body: "{\"PartitionKey\":\"\(partition)\",\"RowKey\":\"\(row)\"\(more)}")
  }

  private func code(_ answer: ServiceResponse) -> String? {
    answer.json["odata.error"]?["code"]?.string
  }

  private func etag(_ condition: String?, current: String?) -> [(String, String)] {
    switch condition {
    case nil: []
    case "current"?: [("If-Match", current ?? "")]
    case "stale"?: [("If-Match", "W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"")]
    case let text?: [("If-Match", text)]
    }
  }

  @Test(arguments: rowWrites) func doAsTheyAreAsked(_ write: RowWrite) {
    var current: String?
    if write.isThere { current = insert("p", "r", ",\"a\":1,\"b\":2").header("ETag") }
    let answer = client.table(
      write.method, path, etag(write.condition, current: current),
      body: write.method == "DELETE" ? "" : "{\"b\":3}")
    #expect(answer.status == write.status)
    switch write.status {
    case 404: #expect(code(answer) == "ResourceNotFound")
    case 412: #expect(code(answer) == "UpdateConditionNotSatisfied")
    default: #expect(answer.body.isEmpty)
    }
    let row = client.table("GET", path)
    guard let after = write.after else {
      #expect(code(row) == "ResourceNotFound")
      return
    }
    #expect(row.json["a"]?.integer == after["a"])
    #expect(row.json["b"]?.integer == after["b"])
    #expect(row.json["PartitionKey"] == "p" && row.json["RowKey"] == "r")
    if write.status == 204 { #expect(answer.header("ETag") == row.header("ETag")) }
  }

  @Test func changeTheTagEachTime() throws {
    let first = try #require(insert("p", "r").header("ETag"))
    #expect(first.hasPrefix("W/\"datetime'20") && first.hasSuffix("Z'\""))
    #expect(first.contains("%3A"))
    let second = client.table("PUT", path, [("If-Match", first)], body: "{\"n\":1}")
    #expect(second.status == 204)
    #expect(second.header("ETag") != first)
    let again = client.table("PUT", path, [("If-Match", first)], body: "{\"n\":2}")
    #expect(again.status == 412)
    #expect(client.table("GET", path).json["n"] == 1)
  }

  @Test func leaveTheKeysAlone() {
    _ = insert("p", "r", ",\"n\":1")
    let body = "{\"PartitionKey\":\"p\",\"RowKey\":\"r\",\"n\":2,\"m\":null}"
    #expect(client.table("MERGE", path, body: body).status == 204)
    let row = client.table("GET", path).json
    #expect(row["n"] == 2)
    #expect(row["m"] == nil)
    #expect(row.object?.filter { $0.key == "PartitionKey" }.count == 1)
  }

  @Test(arguments: [
    ("p", "r", false), ("P", "r", true), ("p", "R", true), ("p", "r ", true), ("", "r", true),
    ("p", "", true), ("q", "r", true), ("", "", true),
  ])
  func tellKeysApart(_ partition: String, _ row: String, _ isNew: Bool) {
    #expect(insert("p", "r").status == 201)
    let answer = insert(partition, row)
    #expect(answer.status == (isNew ? 201 : 409))
    #expect(code(answer) == (isNew ? nil : "EntityAlreadyExists"))
    let rows = client.table("GET", "Notes()").json["value"]?.array
    #expect(rows?.count == (isNew ? 2 : 1))
  }

  @Test(arguments: [
    ("Abc", true), ("a12", true),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789A", true),
    ("MarketplaceLeads2", true), ("a", false), ("", false), ("9ab", false), ("a b", false),
    ("a_b", false), ("a.b", false), ("Tables", false), ("TABLES", false), ("ab'", false),
    ("abé", false),
  ])
  func takeNamesByRule(_ name: String, _ isTaken: Bool) {
    let answer = client.table("POST", "Tables", body: "{\"TableName\":\"\(name)\"}")
    #expect(answer.status == (isTaken ? 201 : 400))
    guard isTaken else { return }
    #expect(answer.json["TableName"]?.string == name)
    #expect(client.table("GET", "\(name.lowercased())()").status == 200)
    #expect(client.table("DELETE", "Tables('\(name.uppercased())')").status == 204)
    #expect(code(client.table("GET", "\(name)()")) == "TableNotFound")
  }

  @Test(arguments: ["{}", "[]", "Notes", "", "{\"TableName\":5}", "{\"Name\":\"Notes2\"}"])
  func wantATableName(_ body: String) {
    let answer = client.table("POST", "Tables", body: body)
    #expect(answer.status == 400)
    #expect(client.table("GET", "Tables").json["value"]?.array?.count == 3)
  }

  @Test(arguments: [
    ("GET", "Nowhere()"), ("POST", "Nowhere"), ("GET", "Nowhere(PartitionKey='p',RowKey='r')"),
    ("PUT", "Nowhere(PartitionKey='p',RowKey='r')"),
    ("MERGE", "Nowhere(PartitionKey='p',RowKey='r')"),
    ("DELETE", "Nowhere(PartitionKey='p',RowKey='r')"),
  ])
  func needATable(_ method: String, _ path: String) {
    let body =
      ["GET", "DELETE"].contains(method) ? "" : "{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}"
    let headers = method == "DELETE" ? [("If-Match", "*")] : []
    let answer = client.table(method, path, headers, body: body)
    #expect(answer.status == 404)
    #expect(code(answer) == "TableNotFound")
    let message = answer.json["odata.error"]?["message"]?["value"]?.string ?? ""
    #expect(message.hasPrefix("The table specified does not exist.\nRequestId:"))
  }

  @Test(arguments: [("return-content", 201), ("return-no-content", 204)])
  func answerAsPreferred(_ preference: String, _ status: Int) {
    let answer = insert("p", "r", ",\"n\":1", [("Prefer", preference)])
    #expect(answer.status == status)
    #expect(answer.header("Preference-Applied") == preference)
    #expect(answer.body.isEmpty == (status == 204))
    #expect(answer.json["n"]?.integer == (status == 204 ? nil : 1))
    #expect(answer.header("ETag") == client.table("GET", path).header("ETag"))
  }

  // MARK: SharedKeyLite

  private func lite(
    _ method: String, _ path: String, key: String = World.accountKey,
    account: String = World.account,
    body: String = ""
  ) -> ServiceResponse {
    let date = Timestamp.now.httpDate
    let resource = path.prefix { $0 != "?" }
    let signature = TableAuthorization.signature(
      of: "\(date)\n/\(World.account)/\(resource)", key: Base64.bytes(of: key) ?? [])
    return client.send(
      method, "https://\(World.tableHost)/\(path)",
      [
        ("Accept", "application/json;odata=nometadata"), ("x-ms-date", date),
        ("x-ms-version", "2019-02-02"), ("Content-Type", "application/json"),
        ("Authorization", "SharedKeyLite \(account):\(signature)"),
      ], body: body)
  }

  @Test func mayBeSignedInTheLightForm() {
    let body = "{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}"
    #expect(lite("POST", "Notes", body: body).status == 201)
    #expect(lite("GET", "Notes()?$top=1&$select=RowKey").json["value"]?[0]?["RowKey"] == "r")
    #expect(lite("GET", path).status == 200)
    let key = Base64.encode([UInt8](repeating: 7, count: 64))
    for refused in [lite("GET", path, key: key), lite("GET", path, account: "fabrikamleads")] {
      #expect(refused.status == 403)
      #expect(code(refused) == "AuthenticationFailed")
    }
  }
}
