import Testing
import Text

struct MalformedDocument: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let problem: JSONError.Problem
  let line: Int
  let column: Int

  var text: String { testDescription }

  init(_ text: String, _ problem: JSONError.Problem, _ line: Int, _ column: Int) {
    (testDescription, self.problem, self.line, self.column) = (text, problem, line, column)
  }
}

@Suite("JSON parser") struct JSONParserTests {
  @Test(
    arguments: [
      ("null", JSONValue(.null)), ("true", true), ("false", false), ("0", 0),
      ("-0", JSONValue(.number("-0"))),
      ("12345678901234567890", JSONValue(.number("12345678901234567890"))),
      ("-1.50E+3", JSONValue(.number("-1.50E+3"))), ("\"\"", ""), ("\"å用🔥\"", "å用🔥"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e5\u7528\ud83d\uDD25""#, "å用🔥"),
      (#""\ud83dx""#, "\u{FFFD}x"), (#""\udd25\ud83d""#, "\u{FFFD}\u{FFFD}"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"), ("[]", []), ("{}", [:]), (" [ 1 , [ ] ] ", [1, []]),
      ("\u{feff}{\"b\":1,\"a\":[true]}\r\n", ["b": 1, "a": [true]]), ("\"\u{7f}\"", "\u{7f}"),
    ] as [(String, JSONValue)])
  func reads(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONParser.parse(text) == value)
    #expect(try JSONParser.parse(Array(text.utf8)) == value)
  }

  @Test(arguments: [
    MalformedDocument("", .expectedValue, 1, 1),
    MalformedDocument("  ", .expectedValue, 1, 3),
    MalformedDocument("nul", .expectedValue, 1, 1),
    MalformedDocument("True", .expectedValue, 1, 1),
    MalformedDocument("'a'", .expectedValue, 1, 1),
    MalformedDocument("NaN", .expectedValue, 1, 1),
    MalformedDocument("+1", .expectedValue, 1, 1),
    MalformedDocument(".5", .expectedValue, 1, 1),
    MalformedDocument("01", .expectedDigit, 1, 2),
    MalformedDocument("-", .expectedDigit, 1, 2),
    MalformedDocument("1.", .expectedDigit, 1, 3),
    MalformedDocument("1e+", .expectedDigit, 1, 4),
    MalformedDocument("1 2", .expectedEnd, 1, 3),
    MalformedDocument("[1,]", .expectedValue, 1, 4),
    MalformedDocument("[1 2]", .expectedCommaOrBracket, 1, 4),
    MalformedDocument("[", .expectedValue, 1, 2),
    MalformedDocument("{\"å\" 1}", .expectedColon, 1, 6),
    MalformedDocument("{\"a\":1\n \"b\"}", .expectedCommaOrBrace, 2, 2),
    MalformedDocument("{\"a\":1,}", .expectedKey, 1, 8),
    MalformedDocument("{a:1}", .expectedKey, 1, 2),
    MalformedDocument("[\r\n1,\r  x]", .expectedValue, 3, 3),
    MalformedDocument("// no\n1", .expectedValue, 1, 1),
    MalformedDocument("\"abc", .unterminatedString, 1, 5),
    MalformedDocument("\"abc\\", .unterminatedString, 1, 6),
    MalformedDocument("\"a\nb\"", .controlCharacter, 1, 3),
    MalformedDocument("\"\\na\tb\"", .controlCharacter, 1, 5),
    MalformedDocument("\"用\\x\"", .expectedEscape, 1, 3),
    MalformedDocument("\"\\u12g4\"", .expectedEscape, 1, 2),
    MalformedDocument("\"\\u12", .expectedEscape, 1, 2),
    MalformedDocument("\u{feff}x", .expectedValue, 1, 1),
  ]) func refuses(_ document: MalformedDocument) {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(document.text) }
    #expect(error?.problem == document.problem)
    #expect(error?.position.line == document.line)
    #expect(error?.position.column == document.column)
  }

  @Test func keepsOrderAndDuplicates() throws {
    let value = try JSONParser.parse(#"{"z":1,"a":2,"z":3}"#)
    #expect(value.object?.map(\.key) == ["z", "a", "z"])
    #expect(value["z"] == 3)
    #expect(value["missing"] == nil)
  }

  @Test func tellsWhereThingsStand() throws {
    let value = try JSONParser.parse("{\n  \"å用\": [1,\n \"b\"]\n}")
    let member = try #require(value.object?.first)
    #expect(value.position == TextPosition(line: 1, column: 1, offset: 0))
    #expect(member.keyPosition == TextPosition(line: 2, column: 3, offset: 4))
    #expect(member.value.position == TextPosition(line: 2, column: 9, offset: 10))
    #expect(member.value[0]?.position == TextPosition(line: 2, column: 10, offset: 11))
    #expect(member.value[1]?.position == TextPosition(line: 3, column: 2, offset: 15))
  }

  @Test func limitsDepth() throws {
    let deep = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSONParser.parse(deep(512)) }
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(deep(513)) }
    #expect(error?.problem == .tooDeep(limit: 512))
    #expect(error?.position.column == 513)
    let hostile = String(repeating: "{\"a\":[", count: 1_000_000)
    #expect(throws: JSONError.self) { try JSONParser.parse(hostile) }
  }

  @Test func refusesInvalidUTF8() {
    let bytes = Array("[\n\"a".utf8) + [0xFF] + Array("\"]".utf8)
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
    #expect(error?.problem == .invalidUTF8)
    #expect(error?.position.offset == 4)
  }

  @Test func everyCutOfADocumentIsAnError() throws {
    let text = #"{"a":[1,-2.5e3,"x\u00e5\n用"],"b":{"c":null,"d":true},"e":""}"#
    _ = try JSONParser.parse(text)
    for length in 0..<text.unicodeScalars.count {
      let cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
      #expect(throws: JSONError.self) { try JSONParser.parse(cut) }
    }
  }
}
