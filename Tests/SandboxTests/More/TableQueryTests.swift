import Testing
import Text

@testable import Sandbox

private let typedColumns: [(name: String, json: String, type: String?)] = [
  ("text", "\"x\"", nil), ("whole", "7", nil), ("broken", "2.5", nil), ("flag", "false", nil),
  ("long", "\"9000000000\"", "Edm.Int64"), ("day", "\"2024-01-02T03:04:05Z\"", "Edm.DateTime"),
  ("key", "\"8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11\"", "Edm.Guid"),
  ("bytes", "\"AP8=\"", "Edm.Binary"), ("endless", "\"Infinity\"", "Edm.Double"),
]

@Suite("Queries to tables") struct TableQueryTests {
  private let client: ServiceClient

  init() throws {
    client = try ServiceClient()
    _ = client.table("POST", "Tables", body: "{\"TableName\":\"Notes\"}")
  }

  private func insert(_ partition: String, _ row: String, _ more: String = "") {
    let answer = client.table(
      "POST", "Notes", body: "{\"PartitionKey\":\"\(partition)\",\"RowKey\":\"\(row)\"\(more)}")
    #expect(answer.status == 201)
  }

  private func insertTypes() {
    let members = typedColumns.map { column in
      let type = column.type.map { ",\"\(column.name)@odata.type\":\"\($0)\"" } ?? ""
      return "\(type),\"\(column.name)\":\(column.json)"
    }
    insert("p", "typed", members.joined())
    insert("p", "plain")
  }

  private func keys(_ answer: ServiceResponse) -> [String] {
    answer.json["value"]?.array?.map {
      ($0["PartitionKey"]?.string ?? "?") + "/" + ($0["RowKey"]?.string ?? "?")
    } ?? []
  }

  private func query(_ options: (String, String)...) -> String {
    "Notes()?" + options.map { "\($0.0)=\(FormFields.encoded($0.1))" }.joined(separator: "&")
  }

  private func code(_ answer: ServiceResponse) -> String? {
    answer.json["odata.error"]?["code"]?.string
  }

  @Test(arguments: [
    "text eq 'x'", "whole eq 7", "whole gt 6 and whole lt 8", "broken eq 2.5", "flag eq false",
    "long eq 9000000000L", "long gt 8999999999L", "day eq datetime'2024-01-02T03:04:05Z'",
    "day lt datetime'2024-01-02T03:04:06Z'", "key eq guid'8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11'",
    "bytes eq X'00ff'", "RowKey eq 'typed' and PartitionKey eq 'p'", "RowKey gt 'plain'",
    "not (RowKey eq 'plain')", "flag eq false or text eq 'y'", "(whole eq 7)",
  ])
  func findByEveryType(_ filter: String) {
    insertTypes()
    #expect(keys(client.table("GET", query(("$filter", filter)))) == ["p/typed"])
  }

  @Test(arguments: [
    "text eq 'X'", "whole eq 8", "flag eq true", "long lt 9000000000L", "absent eq 'x'",
    "day gt datetime'2024-01-02T03:04:05Z'", "PartitionKey eq 'P'",
  ])
  func findNothingElse(_ filter: String) {
    insertTypes()
    let answer = client.table("GET", query(("$filter", filter)))
    #expect(answer.status == 200)
    #expect(keys(answer).isEmpty)
  }

  @Test(arguments: ["no", "minimal", "full"]) func tellTypesAsAccepted(_ level: String) {
    insertTypes()
    let accept = [("Accept", "application/json;odata=\(level)metadata")]
    let answer = client.table("GET", query(("$filter", "RowKey eq 'typed'")), accept)
    #expect(
      answer.header("Content-Type")
        == "application/json;odata=\(level)metadata;streaming=true;charset=utf-8")
    let row = answer.json["value"]?[0]
    for column in typedColumns {
      let written = (row?[column.name]).map { JSONWriter.compact($0) }
      #expect(written == column.json, "\(column.name)")
      let type = row?["\(column.name)@odata.type"]?.string
      #expect(type == (level == "no" ? nil : column.type), "\(column.name)")
    }
    #expect((row?["odata.etag"] == nil) == (level == "no"))
    #expect((answer.json["odata.metadata"] == nil) == (level == "no"))
    #expect((row?["odata.editLink"] != nil) == (level == "full"))
    #expect((row?["odata.type"] != nil) == (level == "full"))
    #expect((row?["Timestamp@odata.type"] != nil) == (level == "full"))
    #expect(row?["Timestamp"]?.string?.utf8.count == "2024-01-15T09:30:00.1234567Z".utf8.count)
  }

  @Test(arguments: [
    ("Edm.Int64", "\"12 apples\""), ("Edm.Int64", "\"1.5\""), ("Edm.Guid", "\"8d1f2a4e\""),
    ("Edm.DateTime", "\"yesterday\""), ("Edm.Boolean", "\"true\""), ("Edm.String", "5"),
    ("Edm.Guid", "5"), ("Edm.Boat", "\"x\""),
  ])
  func refuseValuesOfOtherTypes(_ type: String, _ value: String) {
    let body =
      "{\"PartitionKey\":\"p\",\"RowKey\":\"r\",\"v@odata.type\":\"\(type)\",\"v\":\(value)}"
    let answer = client.table("POST", "Notes", body: body)
    #expect(answer.status == 400)
    #expect(code(answer) == "InvalidInput")
    #expect(keys(client.table("GET", "Notes()")).isEmpty)
  }

  @Test func selectColumns() {
    insertTypes()
    let path = query(("$filter", "RowKey eq 'typed'"), ("$select", "whole,RowKey"))
    let row = client.table("GET", path).json["value"]?[0]
    #expect(Set(row?.object?.map(\.key) ?? []) == ["whole", "RowKey"])
    let one = "Notes(PartitionKey='p',RowKey='typed')?$select=text"
    #expect(client.table("GET", one).json.object?.map(\.key) == ["text"])
  }

  @Test func goOnWhereAPageEnds() throws {
    for number in 1...7 { insert(number < 4 ? "a" : "b", "r\(number)", ",\"n\":\(number)") }
    var found: [[String]] = []
    var rest = ""
    repeat {
      let answer = client.table("GET", "Notes()?$top=3\(rest)")
      found.append(keys(answer))
      rest = ""
      if let partition = answer.header("x-ms-continuation-NextPartitionKey") {
        let row = try #require(answer.header("x-ms-continuation-NextRowKey"))
        rest = "&NextPartitionKey=\(partition)&NextRowKey=\(row)"
      }
    } while !rest.isEmpty && found.count < 9
    #expect(found == [["a/r1", "a/r2", "a/r3"], ["b/r4", "b/r5", "b/r6"], ["b/r7"]])
  }

  @Test func goOnAmongTheRowsThatMatch() {
    for number in 1...6 { insert("p", "r\(number)", ",\"isEven\":\(number % 2 == 0)") }
    let filter = FormFields.encoded("isEven eq true")
    let first = client.table("GET", "Notes()?$filter=\(filter)&$top=2")
    #expect(keys(first) == ["p/r2", "p/r4"])
    let row = first.header("x-ms-continuation-NextRowKey") ?? ""
    let second = client.table(
      "GET", "Notes()?$filter=\(filter)&$top=2&NextPartitionKey=p&NextRowKey=\(row)")
    #expect(keys(second) == ["p/r6"])
    #expect(second.header("x-ms-continuation-NextPartitionKey") == nil)
    #expect(second.header("x-ms-continuation-NextRowKey") == nil)
  }

  @Test func giveAThousandRowsAtMost() throws {
    let rows = (0..<1001).map { number in
      TableEntity(
        key: .init(partition: "p", row: String(10_000 + number)), properties: [], moment: .now())
    }
    let table = TableStore.Table(
      name: "Many", rows: Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { $1 }))
    let operations = TableOperations(store: TableStore([table]), faults: FaultSet())
    let request = ServiceRequest(
      method: "GET", host: World.tableHost, path: "/Many()", query: "",
      headers: [(name: "Accept", value: "application/json;odata=nometadata")], body: [])
    let answer = try operations.answer(request, .queryEntities("Many"), .now())
    #expect(answer.json["value"]?.array?.count == 1000)
    #expect(answer.header("x-ms-continuation-NextPartitionKey") == "p")
    #expect(answer.header("x-ms-continuation-NextRowKey") == "11000")
  }

  @Test(arguments: [
    ("Notes()?$filter=n%20eq%20'a", "InvalidInput"),
    ("Notes()?$filter=(n%20eq%201", "InvalidInput"),
    ("Notes()?$top=some", "InvalidInput"), ("Notes()?$top=-1", "InvalidInput"),
    ("Notes()?$filter=n%20eq%20guid'1'", "InvalidInput"), ("Tables?$filter=and", "InvalidInput"),
    ("Notes(PartitionKey='p')", "InvalidInput"),
  ])
  func refuseWhatTheyDoNotUnderstand(_ path: String, _ reason: String) {
    let answer = client.table("GET", path)
    #expect(answer.status == 400)
    #expect(code(answer) == reason)
    #expect(answer.header("x-ms-error-code") == reason)
    let words = answer.json["odata.error"]?["message"]
    #expect(words?["lang"] == "en-US")
    let requestID = answer.header("x-ms-request-id") ?? "?"
    #expect(words?["value"]?.string?.contains("\nRequestId:\(requestID)\nTime:") == true)
  }

  @Test(arguments: [
    ("TableName eq 'Notes'", ["Notes"]),
    ("TableName gt 'AuditLog'", ["MarketplaceLeads", "Notes"]),
    ("TableName ge 'M' and TableName lt 'N'", ["MarketplaceLeads"]), ("TableName eq 'x'", []),
  ])
  func findTables(_ filter: String, _ names: [String]) {
    let answer = client.table("GET", "Tables?$filter=\(FormFields.encoded(filter))")
    #expect(answer.status == 200)
    #expect(answer.json["value"]?.array?.compactMap { $0["TableName"]?.string } == names)
  }
}
