import Arguments
import Testing

@Suite("Usage errors") struct UsageErrorTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    let words: [String]
    let message: String
    let path: [String]
    let position: Int?
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: [String], _ message: String, path: [String] = [], at position: Int?) {
      self.words = words
      self.message = message
      self.path = path
      self.position = position
    }
  }

  static let verbSlips = [
    Slip(["diagnos", "x"], "unknown verb 'diagnos'; the closest is 'diagnose'", at: 0),
    Slip(["-q", "Explain"], "unknown verb 'Explain'; the closest is 'explain'", at: 1),
    Slip(["xyzzy"], "unknown verb 'xyzzy'", at: 0),
    Slip([""], "unknown verb ''", at: 0),
    Slip(["-7"], "unknown verb '-7'", at: 0),
    Slip(["lint"], "unknown verb 'lint'; the closest is 'knowledge lint'", at: 0),
    Slip(
      ["knowledge", "stat"], "unknown verb 'stat'; the closest is 'knowledge stats'",
      path: ["knowledge"], at: 1),
    Slip(
      ["knowledge"], "'knowledge' needs a verb: one of lint, stats, list", path: ["knowledge"],
      at: nil),
    Slip(["help", "explane"], "unknown verb 'explane'; the closest is 'explain'", at: 1),
  ]

  static let optionSlips = [
    Slip(
      ["diagnose", "--fromat", "json"],
      "unknown option '--fromat' for 'diagnose'; the closest is '--format'", path: ["diagnose"],
      at: 1),
    Slip(
      ["diagnose", "--form=json"],
      "unknown option '--form' for 'diagnose'; the closest is '--format'", path: ["diagnose"],
      at: 1),
    Slip(
      ["--format", "json", "diagnose"],
      "unknown option '--format'; it is an option of 'diagnose', 'explain'", at: 0),
    Slip(
      ["explain", "--limit", "2"],
      "unknown option '--limit' for 'explain'; it is an option of 'diagnose'", path: ["explain"],
      at: 1),
    Slip(
      ["diagnose", "-all"], "unknown option '-all' for 'diagnose'; the closest is '--all'",
      path: ["diagnose"], at: 1),
    Slip(["diagnose", "-qx"], "unknown option '-x' for 'diagnose'", path: ["diagnose"], at: 1),
    Slip(["diagnose", "---"], "unknown option '---' for 'diagnose'", path: ["diagnose"], at: 1),
    Slip(["diagnose", "--="], "unknown option '--' for 'diagnose'", path: ["diagnose"], at: 1),
    Slip(
      ["diagnose", "--lang", "--all"],
      "option '--lang' needs a value TAG; '--all' after it is read as an option",
      path: ["diagnose"], at: 1),
    Slip(
      ["diagnose", "-n", "--", "5"],
      "option '-n' needs a value N; '--' after it is read as an option", path: ["diagnose"], at: 1),
    Slip(["diagnose", "-qn"], "option '-n' needs a value N", path: ["diagnose"], at: 1),
    Slip(["--lang"], "option '--lang' needs a value TAG", at: 0),
    Slip(
      ["diagnose", "--all=yes"], "option '--all' takes no value, and was given 'yes'",
      path: ["diagnose"], at: 1),
    Slip(
      ["diagnose", "--all="], "option '--all' takes no value, and was given ''",
      path: ["diagnose"], at: 1),
    Slip(
      ["--lang", "sv", "diagnose", "--lang=sv"], "option '--lang' is given more than once",
      path: ["diagnose"], at: 3),
    Slip(
      ["diagnose", "-n1", "--limit", "1"], "option '--limit' is given more than once",
      path: ["diagnose"], at: 3),
    Slip(["diagnose", "-qq"], "option '-q' is given more than once", path: ["diagnose"], at: 1),
  ]

  static let valueSlips = [
    Slip(
      ["diagnose", "--format", "jason"],
      "invalid value 'jason' for '--format': one of text, json, jsonl; the closest is 'json'",
      path: ["diagnose"], at: 2),
    Slip(
      ["diagnose", "--format="], "invalid value '' for '--format': one of text, json, jsonl",
      path: ["diagnose"], at: 1),
    Slip(
      ["diagnose", "--limit", "0"], "invalid value '0' for '--limit': out of range (1 to 100)",
      path: ["diagnose"], at: 2),
    Slip(
      ["diagnose", "-n", "-5"], "invalid value '-5' for '-n': out of range (1 to 100)",
      path: ["diagnose"], at: 2),
    Slip(
      ["diagnose", "-n99999999999999999999"],
      "invalid value '99999999999999999999' for '-n': out of range (1 to 100)",
      path: ["diagnose"], at: 1),
    Slip(
      ["diagnose", "-n", "ten"], "invalid value 'ten' for '-n': not a whole number",
      path: ["diagnose"], at: 2),
    Slip(
      ["diagnose", "-n", ""], "invalid value '' for '-n': not a whole number",
      path: ["diagnose"], at: 2),
    Slip(
      ["diagnose", "-n", "-"], "invalid value '-' for '-n': not a whole number",
      path: ["diagnose"], at: 2),
    Slip(
      ["completion", "bsh"],
      "invalid value 'bsh' for SHELL: one of bash, zsh, fish; the closest are 'bash', 'zsh'",
      path: ["completion"], at: 1),
  ]

  static let operandSlips = [
    Slip(["completion"], "'completion' needs SHELL", path: ["completion"], at: nil),
    Slip(
      ["explain", "a", "b", "c"], "unexpected argument 'b': 'explain' takes at most 1",
      path: ["explain"], at: 2),
    Slip(
      ["knowledge", "stats", "x"], "unexpected argument 'x': 'knowledge stats' takes no arguments",
      path: ["knowledge", "stats"], at: 2),
  ]

  @Test(arguments: verbSlips + optionSlips + valueSlips + operandSlips)
  func names(_ slip: Slip) throws {
    let error = try #require(SampleTable.leadline.error(of: slip.words))
    #expect(error.message == slip.message)
    #expect(error.path == slip.path)
    #expect(error.position == slip.position)
  }

  @Test func checksEachOperandByItsPlace() {
    let table = CornerTable.table
    #expect(table.error(of: ["copy"])?.reason == .missingArgument("FROM"))
    #expect(table.error(of: ["copy", "bow"])?.reason == .missingArgument("TO"))
    #expect(table.error(of: ["copy", "bow", "9", "anything", "at all"]) == nil)
    #expect(
      table.error(of: ["copy", "bow", "10"])?.reason
        == .invalidValue(.argument("TO"), value: "10", .outOfRange(0...9)))
    #expect(
      table.error(of: ["copy", "sterm", "1"])?.reason
        == .invalidValue(
          .argument("FROM"), value: "sterm",
          .notOneOf(["bow", "stern"], suggestions: ["stern"])))
  }

  @Test func reportsTheFirstOfSeveral() {
    let error = SampleTable.leadline.error(of: ["diagnose", "--wrong", "--limit", "x", "--all=1"])
    #expect(error?.reason == .unknownOption("--wrong", suggestions: [], verbs: []))
  }

  @Test func neverSuggestsWhatIsHidden() {
    let table = CornerTable.table
    #expect(table.error(of: ["ghos"])?.reason == .unknownVerb("ghos", suggestions: []))
    #expect(
      table.error(of: ["copy", "--secre"])?.reason
        == .unknownOption("--secre", suggestions: [], verbs: []))
    #expect(
      SampleTable.leadline.error(of: ["__complet"])?.reason
        == .unknownVerb("__complet", suggestions: []))
  }

  @Test func saysOpenRangesInWords() {
    let error = CornerTable.table.error(of: ["copy", "bow", "1", "--count=-1"])
    #expect(error?.message == "invalid value '-1' for '--count': out of range (0 or more)")
  }

  @Test func boundsWhatWasTyped() throws {
    let long = String(repeating: "y", count: 5_000)
    let calls = [
      [long], ["--\(long)"], ["diagnose", "--all=\(long)"], ["diagnose", "--limit=\(long)"],
      ["diagnose", "--limit=\(String(repeating: "9", count: 5_000))"], ["explain", "a", long],
      ["diagnose", "--lang", "--\(long)"], ["diagnose", "--format", long],
      // One character of many scalars is as long as it is wide.
      ["e" + String(repeating: "\u{301}", count: 5_000)],
    ]
    for call in calls {
      let message = try #require(SampleTable.leadline.error(of: call)).message
      #expect(message.unicodeScalars.count < 200)
      #expect(message.contains("...'"))
    }
  }

  @Test func adviceNamesTheNearestHelp() throws {
    let table = SampleTable.leadline
    let advice = [["wrong"], ["diagnose", "--wrong"], ["knowledge", "list", "x"]].compactMap {
      table.error(of: $0).map(table.advice)
    }
    #expect(
      advice == [
        "Try 'leadline --help'.", "Try 'leadline diagnose --help'.",
        "Try 'leadline knowledge list --help'.",
      ])
  }
}
