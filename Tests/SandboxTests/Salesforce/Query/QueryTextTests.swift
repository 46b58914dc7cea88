import Testing

@testable import Sandbox

@Suite("Salesforce queries: texts and patterns") struct QueryTextTests {
  @Test(arguments: [
    ("abc", "abc"), ("a\\'b", "a'b"), ("a\\\"b", "a\"b"), ("a\\\\b", "a\\b"), ("a\\nb", "a\nb"),
    ("a\\tb\\r", "a\tb\r"), ("100\\%", "100%"), ("a\\_b", "a_b"), ("", ""),
  ])
  func readsEscapes(_ source: String, plain: String) throws {
    #expect(try QueryText(source).plain == plain)
  }

  @Test(arguments: ["\\", "\\q", "a\\", "\\u0041", "\\ "]) func refusesOthers(_ source: String) {
    #expect(throws: SalesforceRefusal.self) { try QueryText(source) }
  }

  @Test(arguments: [
    ("%", ""), ("%", "anything"), ("%%", "x"), ("_", "x"), ("a%", "a"), ("a%", "abc"),
    ("%c", "abc"), ("a%c", "ac"), ("a%c", "abbbc"), ("a%b%c", "a1b2b3c"), ("ABC", "abc"),
    ("ä_", "Ä1"), ("%a%a%", "xaxax"), ("\\%", "%"), ("\\_\\_", "__"), ("", ""),
    ("MSFT\\_TEST%", "MSFT_TEST_636573304831318844"), ("_%", "x"), ("%_", "x"),
  ])
  func matches(_ pattern: String, text: String) throws {
    #expect(try QueryText(pattern).matches(text))
  }

  @Test(arguments: [
    ("", "x"), ("_", ""), ("_", "xx"), ("a", "ab"), ("a%", "ba"), ("%c", "ca"), ("a%c", "ab"),
    ("\\%", "x"), ("\\_", "x"), ("MSFT\\_TEST%", "MSFTxTEST_1"), ("%a_", "a"), ("a%b%c", "acb"),
  ])
  func doesNotMatch(_ pattern: String, text: String) throws {
    #expect(try !QueryText(pattern).matches(text))
  }
}
