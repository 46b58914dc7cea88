import Testing

@testable import Sandbox

@Suite("Salesforce queries: pieces") struct QueryTokenTests {
  @Test(
    arguments: [
      ("", []), (" \t\r\n", []), ("a", [.word("a")]),
      ("a,b", [.word("a"), .sign(","), .word("b")]),
      ("a>=b", [.word("a"), .sign(">="), .word("b")]),
      ("a<>b", [.word("a"), .sign("<>"), .word("b")]),
      ("a!=1", [.word("a"), .sign("!="), .word("1")]),
      ("a=<b", [.word("a"), .sign("="), .sign("<"), .word("b")]),
      ("COUNT()", [.word("COUNT"), .sign("("), .sign(")")]),
      ("LAST_N_DAYS:7", [.word("LAST_N_DAYS:7")]), ("a.b", [.word("a.b")]),
      ("2026-11-19T13:00:00+01:00", [.word("2026-11-19T13:00:00+01:00")]),
      ("'a b'", [.text("a b")]), ("''", [.text("")]), ("'a''b'", [.text("a"), .text("b")]),
      ("'a\\'b'", [.text("a\\'b")]), ("'\\\\'", [.text("\\\\")]),
      ("x'y'", [.word("x"), .text("y")]),
      ("'åß→'", [.text("åß→")]), ("!", [.sign("!")]),
    ] as [(String, [QueryToken])])
  func areTakenApart(_ text: String, expected: [QueryToken]) throws {
    #expect(try QueryToken.tokens(of: text) == expected)
  }

  @Test(arguments: ["'", "'a", "'a\\'", "'a\\", "a = 'b' '"]) func endWithTheirQuote(_ text: String)
  {
    #expect(throws: SalesforceRefusal.self) { try QueryToken.tokens(of: text) }
  }

  @Test func showThemselvesInRefusals() {
    #expect(QueryToken.word("a").shown == "a")
    #expect(QueryToken.sign(">=").shown == ">=")
    #expect(QueryToken.text("a").shown == "'a'")
  }
}
