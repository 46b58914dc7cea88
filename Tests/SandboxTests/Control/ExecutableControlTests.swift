import TestSupport
import Testing
import Text

@testable import Sandbox

@Suite("Executable: control channel") struct ExecutableControlTests {
  private func run(
    _ input: [UInt8], _ faults: String..., output: ChildProcess.Output = .captured
  ) throws -> ChildProcess.Result {
    try ChildProcess(
      builtProduct(named: "leadline-sandbox"),
      ["--until-stdin-closes"] + faults.flatMap { ["--fault", $0] }, environment: cleanEnvironment,
      input: .bytes(input), output: output
    ).run()
  }

  private func answers(_ result: ChildProcess.Result) throws -> [JSONValue] {
    try result.output.split(separator: "\n").dropFirst().map { try JSONParser.parse(String($0)) }
  }

  @Test func answersEachLineByOne() throws {
    let lines = "mend role-missing\r\n\n  \nnonsense\norder no-roles*3\nmend\n"
    let result = try run(Array(lines.utf8), "from-nothing", "no-answer*2")
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    let answers = try answers(result)
    try #require(answers.count == 4)
    #expect(answers[0] == ["mended": ["role-missing"]])
    #expect(answers[1]["error"]?.string?.contains("'nonsense' is no command") == true)
    #expect(answers[2] == ["ordered": ["no-roles*3"]])
    #expect(
      answers[3]["mended"] == [
        "no-application-user", "solution-missing", "role-not-assigned", "leads-table-missing",
        "no-answer", "no-roles",
      ])
  }

  @Test func tellsTheOrdersOfAStateOneByOne() throws {
    let result = try run([], "from-nothing", "throttled@\(World.tableHost)*3")
    let json = try JSONParser.parse(String(result.output.dropLast()))
    #expect(
      json["faults"] == [
        "no-application-user", "solution-missing", "role-missing", "role-not-assigned",
        "leads-table-missing", "throttled@\(World.tableHost)*3",
      ])
  }

  /// What was cut off might mean more than it was to: `mend` is the beginning of `mend no-roles`.
  @Test func obeysNoLineWithoutAnEnd() throws {
    let result = try run(Array("order no-roles\nmend".utf8))
    #expect(try answers(result) == [["ordered": ["no-roles"]]])
    #expect(result.status == 0)
  }

  @Test func bearsAnyInput() throws {
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 200_000)
    let input = long + Array("\nmend\n".utf8) + [0xFF, 0xFE, 0x00, 0x0A]
    let answers = try answers(try run(input, "no-roles"))
    try #require(answers.count == 3)
    #expect(answers[0]["error"]?.string == "the line is longer than 65536 bytes")
    #expect(answers[1] == ["mended": ["no-roles"]])
    #expect(answers[2]["error"] != nil)
  }

  /// A program that holds the pipe and reads nothing keeps its sandbox, and ends it.
  @Test func servesWhoReadsNoAnswers() throws {
    let result = try ChildProcess(
      "/bin/sh",
      [
        "-c",
        "(echo mend; sleep 0.3; echo mend; echo mend) | "
          + "{ \"$0\" --until-stdin-closes; echo \"ended $?\" >&2; } | head -n 1 > /dev/null",
        builtProduct(named: "leadline-sandbox"),
      ], environment: ["PATH": "/usr/bin:/bin"]
    ).run()
    #expect(result.errorOutput == "ended 0\n")
  }

  @Test func readsNothingUnlessAsked() throws {
    let result = try ChildProcess(
      "/bin/sh",
      [
        "-c", "(echo mend; sleep 0.5) | timeout 1 \"$0\" | wc -l",
        builtProduct(named: "leadline-sandbox"),
      ], environment: ["PATH": "/usr/bin:/bin"]
    ).run()
    #expect(result.output.trimmingPrefix(while: \.isWhitespace) == "1\n")
  }

  @Test(arguments: [
    ("no-roles*0", "'0' is no number of requests"), ("no-roles*", "'' is no number of requests"),
    ("no-such-host*3", "'no-such-host' keeps requests away"),
    ("from-nothing*2", "'from-nothing' stands alone and takes neither"),
  ])
  func refusesWrongCounts(_ order: String, _ words: String) throws {
    let result = try run([], order)
    #expect(result.status == 64)
    #expect(result.errorOutput.contains(words), "\(result.errorOutput)")
  }

  @Test func tellsOfItselfInTheHelp() throws {
    let help = try ChildProcess(
      builtProduct(named: "leadline-sandbox"), ["--help"], environment: cleanEnvironment
    ).run().output
    for words in ["mend NAME...", "order NAME...", "NAME*3", "from-nothing", "{\"error\":\"...\"}"]
    {
      #expect(help.contains(words))
    }
  }
}
