import Testing
import Text

@testable import Sandbox

@Suite("Tables and their rows") struct TableOperationsTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  private func code(_ answer: ServiceResponse) -> String? {
    answer.json["odata.error"]?["code"]?.string
  }

  private func insert(
    _ partition: String, _ row: String, _ more: String = "", _ headers: [(String, String)] = []
  ) -> ServiceResponse {
    client.table(
      "POST", "Notes", headers,
      body: "{\"PartitionKey\":\"\(partition)\",\"RowKey\":\"\(row)\"\(more)}")
  }

  private func makeTable() {
    _ = client.table("POST", "Tables", body: "{\"TableName\":\"Notes\"}")
  }

  private func names(_ query: String = "") -> [String] {
    client.table("GET", "Tables\(query)").json["value"]?.array?
      .compactMap { $0["TableName"]?.string } ?? []
  }

  @Test func tablesAreMadeListedAndRemoved() {
    #expect(names() == ["AuditLog", "MarketplaceLeads"])
    let made = client.table("POST", "Tables", body: "{\"TableName\":\"Notes\"}")
    #expect(made.status == 201)
    #expect(made.json["TableName"] == "Notes")
    #expect(made.header("Location") == "https://\(World.tableHost)/Tables('Notes')")
    #expect(
      code(client.table("POST", "Tables", body: "{\"TableName\":\"nOTES\"}"))
        == "TableAlreadyExists")
    #expect(names("?$filter=TableName%20eq%20'Notes'") == ["Notes"])
    #expect(client.table("GET", "Tables('Notes')").json["TableName"] == "Notes")
    #expect(client.table("DELETE", "Tables('notes')").status == 204)
    #expect(code(client.table("DELETE", "Tables('Notes')")) == "ResourceNotFound")
    #expect(code(client.table("GET", "Notes()")) == "TableNotFound")
    let silent = client.table(
      "POST", "Tables", [("Prefer", "return-no-content")], body: "{\"TableName\":\"Quiet\"}")
    #expect(silent.status == 204)
    #expect(silent.header("Preference-Applied") == "return-no-content")
  }

  @Test(arguments: [
    ("ab", "OutOfRangeInput"), ("1abc", "InvalidResourceName"), ("a-bc", "InvalidResourceName"),
    ("tables", "InvalidResourceName"), (String(repeating: "a", count: 64), "OutOfRangeInput"),
    ("läuse", "InvalidResourceName"),
  ])
  func tablesHaveNamesByRule(_ name: String, _ reason: String) {
    let answer = client.table("POST", "Tables", body: "{\"TableName\":\"\(name)\"}")
    #expect(answer.status == 400)
    #expect(code(answer) == reason)
  }

  @Test func tablesComeInPages() {
    let first = client.table("GET", "Tables?$top=1")
    #expect(first.json["value"]?.array?.count == 1)
    let next = first.header("x-ms-continuation-NextTableName")
    #expect(next == "MarketplaceLeads")
    #expect(names("?NextTableName=\(next ?? "")") == ["MarketplaceLeads"])
  }

  @Test func rowsKeepTheTypesOfTheirColumns() {
    makeTable()
    let more =
      ",\"s\":\"x\",\"i\":5,\"d\":1.5,\"b\":true,\"n\":null,\"l\":\"5000000000\""
      + ",\"l@odata.type\":\"Edm.Int64\",\"g\":\"8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11\""
      + ",\"g@odata.type\":\"Edm.Guid\",\"t\":\"2024-01-02T03:04:05Z\""
      + ",\"t@odata.type\":\"Edm.DateTime\",\"y\":\"AP8=\",\"y@odata.type\":\"Edm.Binary\""
    #expect(insert("p", "r", more).status == 201)
    let accept = [("Accept", "application/json;odata=minimalmetadata")]
    let answer = client.table("GET", "Notes(PartitionKey='p',RowKey='r')", accept)
    let row = answer.json
    #expect(row["i"] == 5 && row["d"] == JSONValue(.number("1.5")) && row["b"] == true)
    #expect(row["n"] == nil)
    #expect(row["l"] == "5000000000" && row["l@odata.type"] == "Edm.Int64")
    #expect(row["g@odata.type"] == "Edm.Guid" && row["t@odata.type"] == "Edm.DateTime")
    #expect(row["y"] == "AP8=" && row["y@odata.type"] == "Edm.Binary")
    #expect(row["i@odata.type"] == nil && row["Timestamp@odata.type"] == nil)
    #expect(row["odata.etag"]?.string == answer.header("ETag"))
    #expect(
      answer.header("Content-Type")
        == "application/json;odata=minimalmetadata;streaming=true;charset=utf-8")
    #expect(row["odata.metadata"]?.string?.hasSuffix("$metadata#Notes/@Element") == true)
  }

  @Test func rowsTellAsMuchAsIsAccepted() {
    let path = "MarketplaceLeads()?$top=1"
    let full = client.table("GET", path, [("Accept", "application/json;odata=fullmetadata")])
    let row = full.json["value"]?[0]
    #expect(row?["odata.type"] == "contosoleads.MarketplaceLeads")
    #expect(row?["odata.editLink"]?.string?.hasPrefix("MarketplaceLeads(PartitionKey='") == true)
    #expect(row?["Timestamp@odata.type"] == "Edm.DateTime")
    let none = client.table("GET", path, [("Accept", "application/json;odata=nometadata")])
    #expect(none.json["odata.metadata"] == nil)
    #expect(none.json["value"]?[0]?["odata.etag"] == nil)
    #expect(none.json["value"]?[0]?["CustomerInfo"] != nil)
    let atom = client.table("GET", path, [("Accept", "application/atom+xml")])
    #expect(atom.status == 415)
    #expect(atom.text.contains("<code>AtomFormatNotSupported</code>"))
  }

  @Test(arguments: [
    ("{\"RowKey\":\"r\"}", "PropertiesNeedValue"),
    ("{\"PartitionKey\":\"p\"}", "PropertiesNeedValue"),
    ("{\"PartitionKey\":5,\"RowKey\":\"r\"}", "PropertiesNeedValue"), ("nothing", "InvalidInput"),
    ("", "InvalidInput"),
    (
      "{\"PartitionKey\":\"p\",\"RowKey\":\"r\",\"l@odata.type\":\"Edm.Int64\",\"l\":\"x\"}",
      "InvalidInput"
    ),
    ("{\"PartitionKey\":\"p\",\"RowKey\":\"r\",\"l\":{}}", "InvalidInput"),
  ])
  func rowsAreChecked(_ body: String, _ reason: String) {
    makeTable()
    let answer = client.table("POST", "Notes", body: body)
    #expect(answer.status == 400)
    #expect(code(answer) == reason)
  }

  @Test func rowsAreInsertedOnce() {
    makeTable()
    let first = insert("p", "r", "", [("Prefer", "return-no-content")])
    #expect(first.status == 204)
    #expect(first.header("ETag")?.hasPrefix("W/\"datetime'") == true)
    #expect(code(insert("p", "r")) == "EntityAlreadyExists")
    #expect(insert("p", "R").status == 201)
    #expect(
      code(client.table("POST", "Nowhere", body: "{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}"))
        == "TableNotFound")
  }

  @Test func rowsAreMergedAndReplaced() {
    makeTable()
    _ = insert("p", "r", ",\"a\":1,\"b\":2")
    let path = "Notes(PartitionKey='p',RowKey='r')"
    #expect(client.table("PATCH", path, body: "{\"b\":3}").status == 204)
    var row = client.table("GET", path).json
    #expect(row["a"] == 1 && row["b"] == 3)
    #expect(client.table("MERGE", path, [("If-Match", "*")], body: "{\"c\":4}").status == 204)
    #expect(client.table("PUT", path, body: "{\"d\":5}").status == 204)
    row = client.table("GET", path).json
    #expect(row["a"] == nil && row["c"] == nil && row["d"] == 5)
    let fresh = "Notes(PartitionKey='p',RowKey='s')"
    #expect(code(client.table("PUT", fresh, [("If-Match", "*")], body: "{}")) == "ResourceNotFound")
    #expect(client.table("PUT", fresh, body: "{}").status == 204)
    let tunnelled = client.table("POST", path, [("X-HTTP-Method", "MERGE")], body: "{\"e\":6}")
    #expect(tunnelled.status == 204)
  }

  @Test func rowsAreRemovedOnCondition() {
    makeTable()
    let etag = insert("p", "r").header("ETag") ?? ""
    let path = "Notes(PartitionKey='p',RowKey='r')"
    #expect(code(client.table("DELETE", path)) == "MissingRequiredHeader")
    let stale = client.table("DELETE", path, [("If-Match", "W/\"datetime'2020'\"")])
    #expect(stale.status == 412)
    #expect(code(stale) == "UpdateConditionNotSatisfied")
    #expect(client.table("DELETE", path, [("If-Match", etag)]).status == 204)
    #expect(code(client.table("DELETE", path, [("If-Match", "*")])) == "ResourceNotFound")
  }

  @Test func keysMayHoldAnything() {
    makeTable()
    #expect(insert("it's", "a b=(c), ü").status == 201)
    let path = "Notes(PartitionKey='it%27%27s',RowKey='a%20b%3D%28c%29%2C%20%C3%BC')"
    #expect(client.table("GET", path).json["PartitionKey"] == "it's")
    let plain = client.table("GET", "Notes(RowKey='x')")
    #expect(plain.status == 400)
    #expect(code(plain) == "InvalidInput")
  }

  @Test func rowsAreFoundInOrderAndInPages() {
    makeTable()
    for (partition, row) in [("b", "1"), ("a", "2"), ("a", "10"), ("a", "1")] {
      _ = insert(partition, row, ",\"n\":\(row)")
    }
    func keys(_ answer: ServiceResponse) -> [String] {
      answer.json["value"]?.array?.map {
        ($0["PartitionKey"]?.string ?? "") + ($0["RowKey"]?.string ?? "")
      } ?? []
    }
    #expect(keys(client.table("GET", "Notes()")) == ["a1", "a10", "a2", "b1"])
    #expect(keys(client.table("GET", "Notes")) == ["a1", "a10", "a2", "b1"])
    let first = client.table("GET", "Notes()?$top=3")
    #expect(first.header("x-ms-continuation-NextPartitionKey") == "b")
    #expect(first.header("x-ms-continuation-NextRowKey") == "1")
    let second = client.table("GET", "Notes()?$top=3&NextPartitionKey=b&NextRowKey=1")
    #expect(keys(second) == ["b1"])
    #expect(second.header("x-ms-continuation-NextPartitionKey") == nil)
    let filter = FormFields.encoded("PartitionKey eq 'a' and n gt 1")
    let some = client.table("GET", "Notes()?$filter=\(filter)&$select=RowKey,n")
    #expect(some.json["value"]?.array?.map { $0["RowKey"] } == ["10", "2"])
    #expect(some.json["value"]?[0]?["PartitionKey"] == nil)
    let recent = FormFields.encoded("Timestamp gt datetime'2024-01-15T00:00:00Z'")
    #expect(keys(client.table("GET", "Notes()?$filter=\(recent)")).count == 4)
  }

  @Test(arguments: [
    ("GET", "Notes()?$filter=n%20eq", 400, "InvalidInput"),
    ("GET", "Notes()?$filter=length(n)%20gt%201", 501, "NotImplemented"),
    ("PUT", "Tables", 405, "MethodNotAllowed"), ("GET", "a/b/c", 404, "ResourceNotFound"),
    ("POST", "$batch", 400, "InvalidInput"),
  ])
  func refusesTheRest(_ method: String, _ path: String, _ status: Int, _ reason: String) {
    makeTable()
    _ = insert("p", "r", ",\"n\":1")
    let answer = client.table(method, path, body: method == "GET" ? "" : "{}")
    #expect(answer.status == status)
    #expect(code(answer) == reason)
    #expect(answer.header("x-ms-error-code") == reason)
  }

  @Test func saysWhatIsWrongInXMLToo() {
    let answer = client.table("GET", "Nowhere()", [("Accept", "application/xml")])
    #expect(answer.status == 415)
    let words = TableRefusal.input("a < b & c").xml(requestID: "1", moment: .now())
    #expect(words.contains("a &lt; b &amp; c"))
    #expect(words.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><error"))
  }

  @Test func repeatsTheClientsRequestID() {
    let answer = client.table("GET", "Tables", [("x-ms-client-request-id", "abc")])
    #expect(answer.header("x-ms-client-request-id") == "abc")
  }

  @Test func staysWholeUnderManyThreads() async {
    makeTable()
    await withTaskGroup(of: Int.self) { group in
      for number in 0..<30 {
        group.addTask { insert("p", String(number % 10)).status }
      }
      var counts: [Int: Int] = [:]
      for await status in group { counts[status, default: 0] += 1 }
      #expect(counts == [201: 10, 409: 20])
    }
  }
}
