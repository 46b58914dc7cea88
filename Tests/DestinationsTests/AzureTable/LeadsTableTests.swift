import Destinations
import Knowledge
import Testing
import Text
import Transport

@Suite("Table: the table for leads") struct LeadsTableTests {
  @Test func isMissedWithAListOfTheOthers() async {
    var world = TableWorld()
    world.tables = (1...12).map { "Table\($0)" }
    let run = await TableRun.in(world)
    #expect(run.troubled == ["table.leads-table"])
    #expect(run.status("table.leads-table") == .warning)
    #expect(run.entry("table.leads-table") == "table-leads-table-missing")
    #expect(run.said("table.leads-table").contains("Table1, Table2"))
    #expect(run.said("table.leads-table").hasSuffix("and 2 more"))
    #expect(run.status("table.columns") == .ok)
    #expect(!run.routes.contains(.rows))
  }

  @Test func isMissedInAnEmptyAccount() async {
    var world = TableWorld()
    world.tables = []
    #expect(await TableRun.in(world).said("table.leads-table").hasSuffix("no tables"))
  }

  @Test func isFoundOnALaterPage() async {
    let first = HTTPResponse.tableValues([["TableName": "AuditLog"]])
    var headers = first.headers
    headers["x-ms-continuation-NextTableName"] = "1!8!TWFya2V0"
    let page = HTTPResponse(status: 200, headers: headers, body: first.body)
    let usual = TableWorld().transport
    let transport = ScriptedTransport { request in
      if TableRoute(request) == .tables, !request.url.contains("NextTableName") {
        return .success(page)
      }
      do throws(TransportError) {
        return .success(try await usual.send(request))
      } catch {
        return .failure(error)
      }
    }
    let run = await TableRun.over(transport)
    #expect(run.troubled == [])
    #expect(run.requests.contains { $0.url.hasSuffix("?NextTableName=1%218%21TWFya2V0") })
  }

  @Test func isAskedByItsOwnSpelling() async {
    let run = await TableRun.in()
    #expect(run.requests.contains { $0.url.contains("/marketPlaceLeads()?$top=20") })
  }

  @Test func isWarnedAboutWhenItsRowsAreOfAnotherKind() async {
    var world = TableWorld()
    world.rows = [["PartitionKey": "a", "RowKey": "b", "Level": "info"]]
    let run = await TableRun.in(world)
    #expect(run.troubled == ["table.columns"])
    #expect(run.status("table.columns") == .warning)
    #expect(run.entry("table.columns") == "table-columns-unexpected")
    #expect(run.parameter("table.columns", .column) == "CustomerInfo")
    #expect(run.parameter("table.columns", .table) == "marketPlaceLeads")
    #expect(run.said("table.columns").contains("Level, PartitionKey, RowKey"))
  }

  @Test func maySayNothingWhileItIsEmpty() async {
    var world = TableWorld()
    world.rows = []
    #expect(await TableRun.in(world).troubled == [])
    world[.rows] = .tableRefusal(404, "TableNotFound")
    #expect(await TableRun.in(world).troubled == [])
  }
}
