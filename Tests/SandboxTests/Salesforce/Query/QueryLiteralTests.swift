import Testing
import Text

@testable import Sandbox

@Suite("Salesforce queries: values") struct QueryLiteralTests {
  /// 2026-11-20T14:30:00Z
  private static let now = Timestamp(iso8601: "2026-11-20T14:30:00Z") ?? Timestamp(seconds: 0)

  private static func span(_ first: String, _ end: String) -> QueryLiteral? {
    guard let first = Timestamp(iso8601: first), let end = Timestamp(iso8601: end) else {
      return nil
    }
    return .span(first, end)
  }

  @Test(
    arguments: [
      ("null", .null), ("NULL", .null), ("true", .flag(true)), ("FALSE", .flag(false)),
      ("7", .number(7)), ("-1.5", .number(-1.5)), ("1e3", .number(1000)),
    ] as [(String, QueryLiteral)])
  func areRead(_ word: String, expected: QueryLiteral) throws {
    #expect(try QueryLiteral(word, at: Self.now) == expected)
  }

  @Test(arguments: [
    ("TODAY", "2026-11-20", "2026-11-21"), ("yesterday", "2026-11-19", "2026-11-20"),
    ("TOMORROW", "2026-11-21", "2026-11-22"), ("LAST_N_DAYS:1", "2026-11-19", "2026-11-21"),
    ("LAST_N_DAYS:0", "2026-11-20", "2026-11-21"), ("last_n_days:7", "2026-11-13", "2026-11-21"),
    ("NEXT_N_DAYS:2", "2026-11-21", "2026-11-23"), ("N_DAYS_AGO:2", "2026-11-18", "2026-11-19"),
    ("2026-02-28", "2026-02-28", "2026-03-01"),
    ("2026-11-19T13:00:00Z", "2026-11-19T13:00:00Z", "2026-11-19T13:00:01Z"),
    ("2026-11-19T13:00:00.123Z", "2026-11-19T13:00:00Z", "2026-11-19T13:00:01Z"),
    ("2026-11-19T13:00:00+01:00", "2026-11-19T12:00:00Z", "2026-11-19T12:00:01Z"),
    ("2026-11-19T13:00:00-0530", "2026-11-19T18:30:00Z", "2026-11-19T18:30:01Z"),
  ])
  func areTimes(_ word: String, first: String, end: String) throws {
    #expect(try QueryLiteral(word, at: Self.now) == Self.span(first, end))
  }

  @Test(arguments: [
    "", "x", "nul", "LAST_N_DAYS", "LAST_N_DAYS:", "LAST_N_DAYS:-1", "LAST_N_DAYS:1:2",
    "LAST_X:1", "2026-13-01", "2026-02-30", "2026-11-19T25:00:00Z", "2026-11-19T13:00:00",
    "2026-11-19T13:00:00+1", "inf", "nan", "1,5",
  ])
  func areNothingElse(_ word: String) {
    #expect(throws: SalesforceRefusal.self) { try QueryLiteral(word, at: Self.now) }
  }
}
