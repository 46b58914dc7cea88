import Testing
import Text

@testable import Sandbox

@Suite("Salesforce: queries") struct SalesforceQueryTests {
  private static let people = "SELECT LastName FROM Lead"

  private func names(_ rest: String) throws -> [String] {
    try ServiceClient().rows("\(Self.people) \(rest)").compactMap { $0["LastName"]?.string }
  }

  @Test func tellsTheOrganisation() throws {
    let answer = try ServiceClient().query(
      "SELECT Id, IsSandbox, OrganizationType, InstanceName FROM Organization")
    #expect(answer.status == 200)
    #expect(answer.json["totalSize"] == 1)
    #expect(answer.json["done"] == true)
    let row = try #require(answer.json["records"]?[0])
    #expect(
      row.object?.map(\.key) == [
        "attributes", "Id", "IsSandbox", "OrganizationType", "InstanceName",
      ])
    #expect(row["Id"]?.string == World.longSalesforceID)
    #expect(row["IsSandbox"] == false)
    #expect(row["attributes"]?["type"] == "Organization")
  }

  @Test(arguments: [
    ("", ["Mustermann", "Dupont"]),
    ("WHERE LastName = 'dupont'", ["Dupont"]),
    ("WHERE LastName != 'Dupont'", ["Mustermann"]),
    ("WHERE LastName LIKE 'M%mann'", ["Mustermann"]),
    ("WHERE LastName LIKE '_upont'", ["Dupont"]),
    ("WHERE LastName LIKE '%'", ["Mustermann", "Dupont"]),
    ("WHERE LastName LIKE 'upont'", []),
    ("WHERE LastName IN ('Dupont', 'Nobody')", ["Dupont"]),
    ("WHERE LastName NOT IN ('Dupont')", ["Mustermann"]),
    ("WHERE Website = null", ["Mustermann", "Dupont"]),
    ("WHERE Website != null", []),
    ("WHERE IsConverted = false AND FirstName = 'Jean'", ["Dupont"]),
    ("WHERE FirstName = 'Erika' OR FirstName = 'Jean'", ["Mustermann", "Dupont"]),
    ("WHERE NOT FirstName = 'Erika'", ["Dupont"]),
    ("WHERE (FirstName = 'x' OR LastName = 'Dupont') AND Company = 'Fabrikam'", ["Dupont"]),
    ("WHERE CreatedDate > 2026-11-03T00:00:00Z", ["Dupont"]),
    ("WHERE CreatedDate = 2026-11-02T08:00:00.000Z", ["Mustermann"]),
    ("WHERE CreatedDate = 2026-11-02T09:00:00+01:00", ["Mustermann"]),
    ("WHERE CreatedDate <= 2026-11-02T08:00:00Z", ["Mustermann"]),
    ("WHERE CreatedDate < 2026-11-02T08:00:00Z", []),
    ("ORDER BY LastName", ["Dupont", "Mustermann"]),
    ("ORDER BY CreatedDate DESC NULLS LAST", ["Dupont", "Mustermann"]),
    ("ORDER BY Website ASC NULLS FIRST, LastName DESC", ["Mustermann", "Dupont"]),
    ("ORDER BY LastName LIMIT 1", ["Dupont"]),
    ("ORDER BY LastName LIMIT 1 OFFSET 1", ["Mustermann"]),
    ("LIMIT 0", []),
    ("where lastname = 'DUPONT' order by LASTNAME limit 5", ["Dupont"]),
  ])
  func finds(_ rest: String, expected: [String]) throws {
    #expect(try names(rest) == expected)
  }

  @Test func comparesIdsOfEitherLength() throws {
    let client = try ServiceClient()
    let id = try #require(client.rows("SELECT Id FROM Lead LIMIT 1").first?["Id"]?.string)
    for text in [id, String(id.prefix(15))] {
      #expect(client.rows("SELECT Name FROM Lead WHERE Id = '\(text)'").count == 1)
    }
    let other = id.prefix(15).uppercased()
    #expect(
      client.rows("SELECT Name FROM Lead WHERE Id = '\(other)'").count
        == (other == id.prefix(15) ? 1 : 0))
  }

  @Test func understandsEscapes() throws {
    let client = try ServiceClient()
    #expect(client.webLead(["last_name": "O'Neil", "company": "A_B% \\ \"C\""]).status == 200)
    for condition in [
      "LastName = 'O\\'Neil'", "Company LIKE 'A\\_B\\%%'", "Company = 'A_B% \\\\ \\\"C\\\"'",
    ] {
      #expect(client.rows("SELECT Id FROM Lead WHERE \(condition)").count == 1, "\(condition)")
    }
    #expect(client.rows("SELECT Id FROM Lead WHERE Company LIKE 'A\\_B\\%'").isEmpty)
    #expect(client.webLead(["company": "AxB%"]).status == 200)
    #expect(client.rows("SELECT Id FROM Lead WHERE Company LIKE 'A\\_B%'").count == 1)
    #expect(client.rows("SELECT Id FROM Lead WHERE Company LIKE 'A_B%'").count == 2)
  }

  @Test func refusesAFieldThatStandsTwice() throws {
    let client = try ServiceClient()
    let answer = client.query("SELECT Id, Name, id FROM Lead")
    #expect(answer.status == 400)
    #expect(
      answer.json[0] == [
        "message": "duplicate field selected: id", "errorCode": "MALFORMED_QUERY",
      ])
    // A count of a field that is shown as well, or counted twice, is another column.
    #expect(client.query("SELECT COUNT(Id), COUNT(Id) again FROM Lead").status == 200)
  }

  @Test func counts() throws {
    let client = try ServiceClient()
    let answer = client.query("SELECT COUNT() FROM Lead WHERE Company = 'Fabrikam'")
    #expect(answer.json == ["totalSize": 2, "done": true, "records": []])
    let one = client.rows("SELECT COUNT(Id), COUNT(Website) sites FROM Lead")
    #expect(
      one == [["attributes": ["type": "AggregateResult"], "expr0": 2, "sites": 0]])
    #expect(client.rows("SELECT COUNT(Id) FROM Lead WHERE Company = 'x'").first?["expr0"] == 0)
  }

  @Test func groups() throws {
    let query =
      "SELECT CreatedById, COUNT(Id) FROM Lead WHERE CreatedDate >= 2026-11-01T00:00:00Z "
      + "GROUP BY CreatedById ORDER BY COUNT(Id) DESC LIMIT 1"
    let rows = try ServiceClient().rows(query)
    #expect(rows.count == 1)
    #expect(rows.first?["CreatedById"]?.string == SalesforceUser.leadCreator)
    #expect(rows.first?["expr0"] == 2)
    let none = query.replacing("2026-11-01", with: "2996-11-01")
    #expect(try ServiceClient().query(none).json["records"] == [])
  }

  @Test(arguments: [
    ("salesforce-limit-near", 470), ("salesforce-limit-reached", 500),
  ])
  func seesABusyDay(_ fault: String, count: Int) throws {
    let client = try ServiceClient(faults: fault)
    let start = Timestamp(seconds: Timestamp.now.seconds - 86_400).iso8601
    let rows = client.rows(
      "SELECT CreatedById, COUNT(Id) FROM Lead WHERE CreatedDate >= \(start) GROUP BY CreatedById")
    #expect(rows.map { $0["expr0"]?.integer } == [count])
    let future = client.query(
      "SELECT COUNT() FROM Lead WHERE CreatedDate > \(Timestamp.now.iso8601)")
    #expect(future.json["totalSize"] == 0)
  }

  @Test func looksAtRules() throws {
    let query =
      "SELECT ValidationName, EntityDefinition.QualifiedApiName FROM ValidationRule "
      + "WHERE Active = true AND EntityDefinition.QualifiedApiName = "
    let client = try ServiceClient()
    #expect(client.query("\(query)'Lead'", isTooling: true).json["records"] == [])
    let row = try #require(client.query("\(query)'Account'", isTooling: true).json["records"]?[0])
    #expect(row["ValidationName"] == "Billing_Country_Known")
    #expect(row["EntityDefinition"]?["QualifiedApiName"] == "Account")
    // Only tools see them.
    #expect(client.query("\(query)'Lead'").json[0]?["errorCode"] == "INVALID_TYPE")
    let rules = client.rows("SELECT IsActive FROM DuplicateRule WHERE SobjectType = 'Lead'")
    #expect(rules.map { $0["IsActive"] } == [false])
    #expect(client.salesforce("GET", "ui-api/duplicates/Lead").json["dedupeEnabled"] == false)
  }

  @Test func turnsPages() throws {
    let client = try ServiceClient(faults: "salesforce-limit-near")
    let headers = [("Sforce-Query-Options", "batchSize=200")]
    var page = client.salesforce("GET", "query?q=SELECT+Id+FROM+Lead", headers).json
    var ids: [JSONValue] = []
    var pages = 0
    while pages < 5 {
      pages += 1
      #expect(page["totalSize"] == 472)
      ids += page["records"]?.array?.compactMap { $0["Id"] } ?? []
      guard let next = page["nextRecordsUrl"]?.string else { break }
      #expect(page["done"] == false)
      page = client.salesforce("GET", String(next.dropFirst("/services/data/v59.0/".count))).json
    }
    #expect(pages == 3)
    #expect(page["done"] == true)
    #expect(Set(ids).count == 472)
    for locator in ["x", "01g5j0000000001-200", "-", "x-y", "x--5"] {
      let answer = client.salesforce("GET", "query/\(locator)")
      #expect(answer.json[0]?["errorCode"] == "INVALID_QUERY_LOCATOR")
    }
  }

  @Test(arguments: [
    ("SELECT", "MALFORMED_QUERY"), ("SELECT Id", "MALFORMED_QUERY"),
    ("SELECT Id FORM Lead", "MALFORMED_QUERY"), ("SELECT FROM Lead", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE Company = 'x", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE Company = x", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE Company ~ 'x'", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE Company = 'a\\q'", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE (Company = 'a'", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE A = 1 AND B = 2 OR C = 3", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead LIMIT -1", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead LIMIT x", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead; DROP TABLE Lead", "MALFORMED_QUERY"),
    ("SELECT Name, COUNT(Id) FROM Lead", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE CreatedDate = LAST_N_DAYS:x", "MALFORMED_QUERY"),
    ("SELECT Id FROM Lead WHERE CreatedDate = LAST_N_DAYS:99999999999", "MALFORMED_QUERY"),
    ("SELECT Nothing FROM Lead", "INVALID_FIELD"),
    ("SELECT Id FROM Lead WHERE Nothing = 'x'", "INVALID_FIELD"),
    ("SELECT Id FROM Lead ORDER BY Nothing", "INVALID_FIELD"),
    ("SELECT Id FROM Lead WHERE CreatedDate > '2026-01-01'", "INVALID_FIELD"),
    ("SELECT Id FROM Lead WHERE Company = 7", "INVALID_FIELD"),
    ("SELECT Id FROM Lead WHERE IsConverted = 'true'", "INVALID_FIELD"),
    ("SELECT Id FROM Lead WHERE Description = 'x'", "INVALID_FIELD"),
    ("SELECT Id FROM Leads", "INVALID_TYPE"), ("SELECT Id FROM Account", "INVALID_TYPE"),
  ])
  func refuses(_ query: String, code: String) throws {
    let answer = try ServiceClient().query(query)
    #expect(answer.status == 400)
    #expect(answer.json[0]?["errorCode"]?.string == code, "\(answer.text)")
  }

  @Test func refusesNoQuery() throws {
    for path in ["query", "query?q=", "query?x=y"] {
      #expect(
        try ServiceClient().salesforce("GET", path).json[0]?["errorCode"] == "MALFORMED_QUERY")
    }
  }

  /// Threads that answer have small stacks.
  @Test(arguments: [
    String(repeating: "(", count: 20_000), String(repeating: "NOT ", count: 20_000),
    String(repeating: "Company = 'a' AND ", count: 5_000) + "Company = 'a'",
    String(repeating: "Company = 'a' OR ", count: 5_000),
    "Company LIKE '" + String(repeating: "%a", count: 5_000) + "b'",
    "Company IN (" + String(repeating: "'a',", count: 10_000) + "'b')",
  ])
  func survivesWhatIsDeepOrLong(_ condition: String) throws {
    let client = try ServiceClient()
    _ = client.webLead(["company": String(repeating: "a", count: 200)])
    let answer = client.query("SELECT Id FROM Lead WHERE \(condition)")
    #expect([200, 400].contains(answer.status))
  }
}
