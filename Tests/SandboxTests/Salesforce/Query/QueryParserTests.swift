import Testing
import Text

@testable import Sandbox

@Suite("Salesforce queries: reading") struct QueryParserTests {
  private func query(_ text: String) throws -> SalesforceQuery {
    try QueryParser.query(text, at: Timestamp(seconds: 1_800_000_000))
  }

  @Test func readsAllParts() throws {
    let query = try query(
      "SELECT Id, Name FROM Lead WHERE Company = 'x' AND Email != null ORDER BY Name DESC, Id "
        + "LIMIT 5 OFFSET 2")
    #expect(query.selections.map(\.column) == [.field("Id"), .field("Name")])
    #expect(query.type == "Lead")
    #expect(query.condition?.columns.map(\.name) == ["Company", "Email"])
    #expect(query.order.map(\.isDescending) == [true, false])
    #expect(query.order.map(\.putsNullsLast) == [true, false])
    #expect(query.limit == 5)
    #expect(query.offset == 2)
    #expect(!query.isAggregate)
  }

  @Test func tellsCountsApart() throws {
    let rows = try query("SELECT count() FROM Lead")
    #expect(rows.selections.isEmpty)
    #expect(!rows.isAggregate)
    let values = try query("SELECT COUNT(Id) many, COUNT(Email) FROM Lead")
    #expect(values.selections.map(\.column) == [.count("Id"), .count("Email")])
    #expect(values.selections.map(\.alias) == ["many", nil])
    #expect(values.isAggregate)
    let groups = try query("SELECT Company FROM Lead GROUP BY Company ORDER BY COUNT(Id) DESC")
    #expect(groups.groups == ["Company"])
    #expect(groups.order.first?.column == .count("Id"))
    // A field may be called so.
    #expect(try query("SELECT Count FROM Lead").selections.first?.column == .field("Count"))
  }

  @Test func takesWhatGuardsAccess() throws {
    #expect(try query("SELECT Id FROM Lead WITH SECURITY_ENFORCED LIMIT 1").limit == 1)
    #expect(try query("SELECT Id FROM Lead WITH USER_MODE").type == "Lead")
    #expect(throws: SalesforceRefusal.self) { try query("SELECT Id FROM Lead WITH MAGIC") }
  }

  @Test(arguments: [1, 10, 60]) func readsParentheses(_ depth: Int) throws {
    let front = String(repeating: "(", count: depth)
    let back = String(repeating: ")", count: depth)
    let text = "SELECT Id FROM Lead WHERE \(front)A = 1\(back)"
    #expect(try query(text).condition?.columns.map(\.name) == ["A"])
    #expect(throws: SalesforceRefusal.self) { try query(String(text.dropLast())) }
    #expect(throws: SalesforceRefusal.self) { try query(text + ")") }
  }

  @Test(arguments: [
    "SELECT Id, FROM Lead", "SELECT Id Name FROM Lead", "SELECT (Id) FROM Lead",
    "SELECT COUNT( FROM Lead", "SELECT COUNT(1.5x FROM Lead", "SELECT 'Id' FROM Lead",
    "SELECT Id FROM 'Lead'", "SELECT Id FROM Lead WHERE A IN ()",
    "SELECT Id FROM Lead WHERE A IN 1",
    "SELECT Id FROM Lead WHERE A LIKE 1", "SELECT Id FROM Lead WHERE A NOT LIKE 'x'",
    "SELECT Id FROM Lead ORDER Name", "SELECT Id FROM Lead GROUP Name",
    "SELECT Id FROM Lead ORDER BY Name NULLS", "SELECT Id FROM Lead LIMIT 1 WHERE A = 1",
    "SELECT Id FROM Lead LIMIT 99999999999999999999", "DELETE FROM Lead", "SELECT Ïd FROM Lead",
  ])
  func refuses(_ text: String) {
    #expect(throws: SalesforceRefusal.self) { try query(text) }
  }
}
