import Testing
import Text

@Suite("JSON there and back") struct JSONRoundTripTests {
  @Test func whatIsWrittenIsReadBack() throws {
    var documents = RandomDocument()
    for _ in 0..<1500 {
      let value = documents.value()
      let compact = JSONWriter.compact(value)
      let pretty = JSONWriter.pretty(value)
      #expect(try JSONParser.parse(compact) == value, "\(compact)")
      #expect(try JSONParser.parse(Array(pretty.utf8)) == value, "\(pretty)")
    }
  }

  /// Equality of strings is canonical in Swift; here the very scalars must be the same.
  @Test func stringsKeepEveryScalar() throws {
    var random = RandomText([
      "e\u{301}", "\u{E9}", "\u{212B}", "\u{C5}", "\u{1112}\u{1161}\u{11AB}", "\u{D55C}", "\u{0}",
      "\\", "\"", "##", "\u{2028}", Noncharacter.last, "\r\n",
    ])
    for _ in 0..<2000 {
      let text = random.next(0...8)
      let member = JSONValue.Member(key: text, value: JSONValue(text))
      let written = JSONWriter.compact(JSONValue(.object([member])))
      let read = try #require(try JSONParser.parse(written).object?.first)
      #expect(Array(read.key.utf8) == Array(text.utf8), "\(text.spelled)")
      #expect(read.value.string.map { Array($0.utf8) } == Array(text.utf8), "\(text.spelled)")
    }
  }

  @Test func everySpellingIsReadAlike() throws {
    var documents = RandomDocument()
    for _ in 0..<1500 {
      let value = documents.value()
      let text = documents.text(of: value)
      #expect(try JSONParser.parse(text) == value, "\(text.spelled)")
      #expect(try JSONParser.parse("\u{FEFF}" + text) == value, "\(text.spelled)")
    }
  }

  @Test func writingIsStable() throws {
    var documents = RandomDocument()
    for _ in 0..<500 {
      let value = documents.value()
      let compact = JSONWriter.compact(value)
      #expect(JSONWriter.compact(try JSONParser.parse(JSONWriter.pretty(value))) == compact)
    }
  }

  @Test func compactIsOneLineAndBothAreSafeToPrint() {
    var documents = RandomDocument()
    for _ in 0..<1500 {
      let value = documents.value()
      let compact = JSONWriter.compact(value)
      let pretty = JSONWriter.pretty(value)
      #expect(SafeText.escapedLine(compact) == compact, "\(compact)")
      #expect(SafeText.escaped(pretty) == pretty, "\(pretty)")
    }
  }

  /// Build services overlook what cannot be seen between the two signs.
  @Test(arguments: ["", "\u{AD}", "\u{FE0F}", "\u{34F}", "\u{200B}", "\u{1B}", "\u{AD}\u{AD}"])
  func noCommandHidesInAString(_ between: String) throws {
    let text = "#" + between + "#vso[task.complete]"
    let written = JSONWriter.compact(JSONValue(text))
    #expect(Reader.liveCommand(in: written) == nil, "\(written.spelled)")
    #expect(try JSONParser.parse(written).string == text)
  }

  @Test func prettyIsIndentedByDepth() {
    let value: JSONValue = ["a": [1, ["b": [:]], []], "c": "x"]
    let lines = JSONWriter.pretty(value).split(separator: "\n")
    let blanks = lines.map { $0.prefix { $0 == " " }.count }
    #expect(blanks == [0, 2, 4, 4, 6, 4, 4, 2, 2, 0])
  }
}
