import Testing
import Text

@testable import Sandbox

@Suite("Salesforce queries: pages") struct QueryCursorTests {
  private static let base = "/services/data/v59.0"

  private static func records(_ count: Int) -> [JSONValue] { (0..<count).map { JSONValue($0) } }

  private func locator(_ page: JSONValue) throws -> String {
    let next = try #require(page["nextRecordsUrl"]?.string)
    return String(next.dropFirst("\(Self.base)/query/".count))
  }

  @Test(arguments: [0, 1, 3]) func needsNoneForWhatFits(_ count: Int) {
    let page = QueryCursors().page(Self.records(count), count: count, size: 3, base: Self.base)
    #expect(page["done"] == true)
    #expect(page["nextRecordsUrl"] == nil)
    #expect(page["records"]?.array?.count == count)
  }

  @Test func turnsThem() throws {
    let cursors = QueryCursors()
    let first = cursors.page(Self.records(7), count: 7, size: 3, base: Self.base)
    let second = try cursors.page(try locator(first), base: Self.base)
    let third = try cursors.page(try locator(second), base: Self.base)
    #expect(
      [first, second, third].map { $0["records"] } == [[0, 1, 2], [3, 4, 5], [6]])
    #expect(third["done"] == true)
    // A page can be turned to again.
    #expect(try cursors.page(try locator(first), base: Self.base) == second)
  }

  @Test func forgetsTheOldest() throws {
    let cursors = QueryCursors()
    let pages = (0..<11).map { _ in
      cursors.page(Self.records(2), count: 2, size: 1, base: Self.base)
    }
    #expect(throws: SalesforceRefusal.locatorInvalid) {
      try cursors.page(try locator(pages[0]), base: Self.base)
    }
    #expect(try cursors.page(try locator(pages[10]), base: Self.base)["records"] == [1])
  }

  @Test(arguments: ["2", "99", "\(Int.max)"])
  func refusesWhatIsBehindTheEnd(_ start: String) throws {
    let cursors = QueryCursors()
    let page = cursors.page(Self.records(2), count: 2, size: 1, base: Self.base)
    let id = try #require(try locator(page).split(separator: "-").first)
    #expect(throws: SalesforceRefusal.locatorInvalid) {
      try cursors.page("\(id)-\(start)", base: Self.base)
    }
  }
}
