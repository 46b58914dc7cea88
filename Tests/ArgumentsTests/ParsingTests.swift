import Arguments
import Testing

@Suite("Parsing") struct ParsingTests {
  let table = SampleTable.leadline
  let corner = CornerTable.table

  @Test func readsVerbOptionsAndOperandsInAnyOrder() throws {
    let parsed = try table.parse([
      "--lang", "sv", "diagnose", "one.txt", "--format=json", "-", "-q", "two.txt",
    ])
    #expect(parsed.request == .run)
    #expect(parsed.path == ["diagnose"])
    #expect(parsed.name == "diagnose")
    #expect(parsed.operands == ["one.txt", "-", "two.txt"])
    #expect(parsed.operandPositions == [3, 5, 7])
    #expect(parsed.value("lang") == "sv")
    #expect(parsed.value("format") == "json")
    #expect(parsed.flag("quiet"))
    #expect(!parsed.flag("all"))
    #expect(parsed.value("limit") == nil)
  }

  struct Spelling: Sendable, CustomTestStringConvertible {
    let words: [String]
    let limit: Int
    var testDescription: String { words.joined(separator: " ") }
  }

  @Test(arguments: [
    Spelling(words: ["--limit", "5"], limit: 5), Spelling(words: ["--limit=5"], limit: 5),
    Spelling(words: ["-n", "5"], limit: 5), Spelling(words: ["-n5"], limit: 5),
    Spelling(words: ["-an5"], limit: 5), Spelling(words: ["-qan", "100"], limit: 100),
    Spelling(words: ["-n", "+7"], limit: 7),
  ])
  func readsTheSameOptionInEverySpelling(_ spelling: Spelling) throws {
    let parsed = try table.parse(["diagnose"] + spelling.words)
    #expect(parsed.integer("limit") == spelling.limit)
    #expect(parsed.operands.isEmpty)
  }

  @Test func bundlesShortFlags() throws {
    let parsed = try table.parse(["diagnose", "-qav", "-v"])
    #expect(parsed.flag("quiet") && parsed.flag("all"))
    #expect(parsed.values("verbose").count == 2)
  }

  @Test func endsOptionsAtTwoHyphens() throws {
    let parsed = try table.parse(["diagnose", "--all", "--", "--all", "-q", "--", "--help"])
    #expect(parsed.request == .run)
    #expect(parsed.operands == ["--all", "-q", "--", "--help"])
    #expect(!parsed.flag("quiet"))
    #expect(try table.parse(["--", "diagnose", "-x"]).operands == ["-x"])
  }

  @Test(arguments: ["-2147209463", "-1", "-0x80042F09", "-", "7000215", "", " ", "x=y"])
  func takesAsOperand(_ word: String) throws {
    let parsed = try table.parse(["explain", word])
    #expect(parsed.operands == [word])
  }

  @Test func takesNegativeNumbersAsValues() throws {
    #expect(try corner.parse(["copy", "bow", "1", "-d", "-5"]).integer("depth") == -5)
    #expect(try corner.parse(["copy", "bow", "1", "-d-5"]).integer("depth") == -5)
    #expect(try corner.parse(["copy", "bow", "1", "--depth=-5"]).integer("depth") == -5)
  }

  @Test func keepsEmptyAndOddValues() throws {
    let parsed = try corner.parse([
      "copy", "bow", "1", "--note=", "--note", "", "-m", "-", "--note=--bare", "--note=a=b", "-m=c",
    ])
    #expect(parsed.values("note") == ["", "", "-", "--bare", "a=b", "=c"])
    #expect(parsed.value("note") == "=c")
    #expect(!parsed.flag("bare"))
  }

  @Test func readsScalarsNotCharacters() throws {
    // A combining mark after the equals sign makes one character of the two.
    let parsed = try corner.parse(["copy", "bow", "1", "--note=\u{301}x", "-\u{301}"].dropLast())
    #expect(parsed.value("note") == "\u{301}x")
    #expect(
      corner.error(of: ["copy", "bow", "1", "-\u{301}"])?.reason
        == .unknownOption("-\u{301}", suggestions: [], verbs: []))
  }

  @Test func readsVerbsBelowVerbs() throws {
    let parsed = try table.parse(["knowledge", "-q", "list", "--area", "a", "--area=b"])
    #expect(parsed.path == ["knowledge", "list"])
    #expect(parsed.name == "knowledge list")
    #expect(parsed.values("area") == ["a", "b"])
    #expect(try corner.parse(["fleet", "ship", "sink"]).path == ["fleet", "ship", "sink"])
  }

  @Test func understandsHiddenVerbsAndOptions() throws {
    #expect(try corner.parse(["ghost", "--secret"]).flag("secret"))
  }

  @Test func acceptsNoVerbWhereThatMeansSomething() throws {
    #expect(try table.parse([]).path.isEmpty)
    #expect(try table.parse(["--lang", "sv"]).value("lang") == "sv")
    #expect(
      corner.error(of: [])?.reason == .missingVerb(choices: ["copy", "fleet", "help"]))
  }

  struct HelpCall: Sendable, CustomTestStringConvertible {
    let words: [String]
    let path: [String]
    var testDescription: String { words.joined(separator: " ") }
  }

  @Test(arguments: [
    HelpCall(words: ["--help"], path: []), HelpCall(words: ["-h"], path: []),
    HelpCall(words: ["help"], path: []), HelpCall(words: ["help", "explain"], path: ["explain"]),
    HelpCall(words: ["explain", "--help"], path: ["explain"]),
    HelpCall(words: ["--help", "explain"], path: ["explain"]),
    HelpCall(words: ["explain", "-qh", "a", "b"], path: ["explain"]),
    HelpCall(words: ["diagnose", "--format", "--help"], path: ["diagnose"]),
    HelpCall(words: ["diagnose", "--format=xml", "--wrong", "-h", "-h"], path: ["diagnose"]),
    HelpCall(words: ["knowledge", "--help"], path: ["knowledge"]),
    HelpCall(words: ["knowledge", "lint", "--help"], path: ["knowledge", "lint"]),
    HelpCall(words: ["help", "knowledge", "lint"], path: ["knowledge", "lint"]),
    HelpCall(words: ["help", "knowledge", "-q"], path: ["knowledge"]),
    HelpCall(words: ["help", "explain", "--help"], path: ["explain"]),
    HelpCall(words: ["help", "--help"], path: ["help"]),
    HelpCall(words: ["help", "help"], path: ["help"]),
    HelpCall(words: ["--version", "--help"], path: []),
  ])
  func showsHelp(_ call: HelpCall) throws {
    let parsed = try table.parse(call.words)
    #expect(parsed.request == .help)
    #expect(parsed.path == call.path)
  }

  @Test func showsTheVersionWhereverItIsAskedFor() throws {
    #expect(try table.parse(["--version"]).request == .version)
    #expect(try table.parse(["explain", "--version"]).request == .version)
    #expect(try table.parse(["explain", "--wrong", "--version"]).request == .version)
  }

  @Test func helpDoesNotHideAnUnknownVerb() {
    #expect(
      table.error(of: ["explan", "--help"])?.reason
        == .unknownVerb("explan", suggestions: ["explain"]))
    #expect(
      table.error(of: ["help", "knowledge", "lnt"])
        == UsageError(
          .unknownVerb("lnt", suggestions: ["knowledge lint"]), path: ["knowledge"], position: 2))
  }

  @Test func survivesHugeInput() throws {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(try table.parse(["diagnose", long]).operands == [long])
    #expect(
      try table.parse(["diagnose"] + Array(repeating: "f", count: 50_000)).operands.count == 50_000)
    let error = try #require(table.error(of: [long]))
    #expect(error.message.count < 100)
  }
}
