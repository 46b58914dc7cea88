import Testing
import Text

/// Documents that a parser must accept or refuse by RFC 8259, by what they try.
@Suite("JSON conformance") struct JSONConformanceTests {
  private func accepts(_ bytes: [UInt8]) -> Bool {
    (try? JSONParser.parse(bytes)) != nil
  }

  private func accepts(_ text: String) -> Bool { accepts(Array(text.utf8)) }

  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "123", "0.0", "0.1", "-0.1", "1.0", "1e1", "1E1", "1e+1", "1e-1",
    "1E+1", "1E-1", "0e0", "0e+1", "0E-0", "1.5e3", "123.456e78", "-0.0e-0", "1e999", "-1e-999",
    "100000000000000000000000000000", "0.00000000000000000000000000001", "[-0]", "[1e10]",
    " 4 ", "\t4\r\n",
  ]) func acceptsNumber(_ text: String) throws {
    #expect(accepts(text))
    #expect(accepts("[" + text + "]"))
    #expect(accepts("{\"a\":" + text + "}"))
  }

  @Test(arguments: [
    "+1", "-", "--1", "-a", "- 1", "00", "01", "-01", "-00", "012.5", ".1", "-.1", "1.", "-1.",
    "1.e1", "1.-1", "1..2", "1.2.3", "1e", "1E", "1e+", "1e-", "1e1.5", "1e+-1", "1ee1", "1e1e1",
    "0e", "0.e1", "0x10", "0b1", "0o7", "1_000", "1,000", "1 000", "1f", "1L", "1a", "NaN", "-NaN",
    "Infinity", "-Infinity", "+Inf", "inf", "nan", "1/2", "1+2", "\u{FF11}", "\u{661}", "\u{2212}1",
    "1\u{B2}", "\u{A0}1", "1\u{A0}",
  ]) func refusesNumber(_ text: String) {
    #expect(!accepts(text))
    #expect(!accepts("[" + text + "]"))
    #expect(!accepts("{\"a\":" + text + "}"))
  }

  @Test(arguments: [
    #""""#, #"" ""#, #""a""#, #""\"""#, #""\\""#, #""\/""#, #""/""#, #""\b\f\n\r\t""#,
    #""\u0000""#, #""\u001f""#, #""\u0022""#, #""\u005C""#, #""\u00E9\u00e9""#, #""\uD834\uDD1E""#,
    #""\uFFFF""#, #""\uFFFE""#, #""\u2028\u2029""#, #""\\u0041""#, #""\\\\""#, #""a/*b*/c""#,
    #""//x""#, #""'""#, "\"\u{7F}\"", "\"\u{80}\u{9F}\"", "\"\u{2028}\"", "\"\u{2029}\"",
    "\"\u{FEFF}\"", "\"\u{FFFD}\"", "\"\u{10FFFD}\"", "\"\u{1F525}\"", "\"\u{7528}\"", "\"\u{AD}\"",
  ]) func acceptsString(_ text: String) {
    #expect(accepts(text))
    #expect(accepts("{" + text + ":" + text + "}"))
  }

  @Test(arguments: [
    #"""#, #"'a'"#, #"a"#, #""\"#, #""\""#, #""\\\""#, #""\a""#, #""\v""#, #""\0""#, #""\x41""#,
    #""\ ""#, #""\'""#, #""\u""#, #""\u0""#, #""\u00""#, #""\u004""#, #""\u004G""#, #""\uG041""#,
    #""\U0041""#, #""\u{41}""#, #""\u+041""#, #""\u 041""#, #""\u-041""#, #""\u004"#, #""\ud834\u"#,
    #""\ud834\udd1""#, #""\ud834\"#, #"\u0041"#, #""a" "b""#, #""a""b""#, "\"\n\"", "\"\r\"",
    "\"\t\"", "\"\u{0}\"", "\"\u{1}\"", "\"\u{1F}\"", "\"\\\n\"", "\"\\\u{0}\"", "\"\\\u{1F525}\"",
    "\"\\u\u{FF10}\u{FF10}\u{FF14}\u{FF11}\"", "\u{201C}a\u{201D}", "`a`",
  ]) func refusesString(_ text: String) {
    #expect(!accepts(text))
    #expect(!accepts("[" + text + "]"))
    #expect(!accepts("{" + text + ":1}"))
  }

  /// Halves of surrogate pairs are within the grammar; what they mean is open, U+FFFD here.
  @Test(arguments: [
    (#""\uD800""#, "\u{FFFD}"), (#""\uDFFF""#, "\u{FFFD}"),
    (#""\uD800\uD800""#, "\u{FFFD}\u{FFFD}"),
    (#""\uDC00\uD800""#, "\u{FFFD}\u{FFFD}"), (#""\uD83D\uD83D\uDD25""#, "\u{FFFD}\u{1F525}"),
    (#""\uD83D\\uDD25""#, "\u{FFFD}\\uDD25"), (#""\uD83D\n""#, "\u{FFFD}\n"),
    (#""\uD83Da\uDD25""#, "\u{FFFD}a\u{FFFD}"), (#""\uDBFF\uDFFF""#, Noncharacter.last),
    (#""\uD800\uDC00""#, "\u{10000}"), (#""\ud7ff\ue000""#, "\u{D7FF}\u{E000}"),
  ]) func readsSurrogates(_ text: String, _ value: String) throws {
    #expect(try JSONParser.parse(text).string == value)
  }

  @Test(arguments: [
    "[]", "[ ]", "[[]]", "[[],[]]", "[1]", "[1,2]", "[ 1 , 2 ]", "[null,true,false,0,\"\",[],{}]",
    "{}", "{ }", "{\"\":0}", "{\"a\":{}}", "{\"a\":1,\"b\":2}", "{\"a\":1,\"a\":1}",
    "{\"a\":1,\"a\":2}", " [] ", "\n[\n]\n", "\r\n[\r\n]", "\r[\r1\r]\r", "\t{\t\"a\"\t:\t1\t}\t",
    "null", "true", "false", "{\"\\u0061\":1,\"a\":2}", "\u{FEFF}[]",
  ]) func acceptsStructure(_ text: String) {
    #expect(accepts(text))
  }

  @Test(arguments: [
    "", " ", "\n", "\u{FEFF}", "[", "]", "{", "}", "[}", "{]", "[]]", "{}}", "[][]", "{}{}", "[]1",
    "1[]", "[,]", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[\"a\":1]", "[1", "[1,",
    "[[]", "[1}", "{\"a\"}", "{\"a\":}", "{\"a\"1}", "{\"a\",1}", "{\"a\"=1}", "{\"a\":1,}",
    "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "{\"a\":1:2}", "{:1}",
    "{1:1}", "{null:1}", "{a:1}", "{'a':1}", "{[]:1}", "{\"a\":1", "{\"a\":", "{\"a\"", "{\"a",
    "{\"a\":1]", "(1)", "<null>", "nul", "nulll", "Null", "NULL", "tru", "truee", "True", "falsey",
    "undefined", "nil", "None", "/**/1", "1//x", "1/*x*/", "[1/**/]", "#x\n1", "--\n1", "&1", "*",
    "\u{A0}1", "1\u{2028}", "1\u{85}", "1\u{C}", "\u{B}1", "1\u{0}", "\u{0}", "1\u{FEFF}",
    "\u{FEFF}\u{FEFF}1", "[\u{FEFF}]", "[\u{3000}1]", "[1\u{200B}]", "\u{60C}", "\u{1F525}",
  ]) func refusesStructure(_ text: String) {
    #expect(!accepts(text), "\(text.spelled)")
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x94],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE],
      [0xFF],
    ] as [[UInt8]]) func refusesInvalidBytesAnywhere(_ bytes: [UInt8])
  {
    let quote = UInt8(ascii: "\"")
    for document in [[quote] + bytes + [quote], bytes, [UInt8(ascii: "1")] + bytes] {
      let error = #expect(throws: JSONError.self) { try JSONParser.parse(document) }
      #expect(error?.problem == .invalidUTF8, "\(document)")
    }
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF, 0x00, 0x31], [0x31, 0x00], [0x00, 0x31],
      [0x00, 0x00, 0x00, 0x31], [0xEF, 0xBB, 0x31],
    ] as [[UInt8]]) func refusesOtherEncodings(_ bytes: [UInt8])
  {
    #expect(!accepts(bytes))
  }

  @Test func duplicatesAreKeptAndTheLastOneCounts() throws {
    let value = try JSONParser.parse(#"{"a":1,"\u0061":2,"b":3,"a":4}"#)
    #expect(value.object?.map(\.key) == ["a", "a", "b", "a"])
    #expect(value["a"] == 4)
    #expect(value.object?.compactMap(\.value.integer) == [1, 2, 3, 4])
  }

  @Test func numbersThatNoTypeHoldsAreKeptAsWritten() throws {
    let digits = String(repeating: "9", count: 5000)
    let value = try JSONParser.parse("[" + digits + ",-0,1e999,0." + digits + "]")
    #expect(value[0]?.number == digits)
    #expect(value[0]?.integer == nil)
    #expect(value[1]?.number == "-0")
    #expect(value[1]?.integer == 0)
    #expect(value[2]?.double == .infinity)
    #expect(value[3]?.double == 1)
  }

  @Test(arguments: [511, 512]) func depthUpToTheLimitIsRead(_ depth: Int) throws {
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let objects =
      String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
    #expect(accepts(arrays))
    #expect(accepts(objects))
    #expect(try JSONParser.parse(JSONWriter.pretty(JSONParser.parse(arrays))).array != nil)
  }

  @Test func depthIsCountedAnewForEachBranch() {
    let branch = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(accepts("[" + Array(repeating: branch, count: 20).joined(separator: ",") + "]"))
  }

  @Test func aLongStringAndALongKeyAreRead() throws {
    let text = String(repeating: "\u{7528}\\u7528\\n", count: 200_000)
    let value = try JSONParser.parse("{\"" + text + "\":\"" + text + "\"}")
    #expect(value.object?.first?.key.unicodeScalars.count == 600_000)
    #expect(value.object?.first?.value.string == value.object?.first?.key)
  }
}
