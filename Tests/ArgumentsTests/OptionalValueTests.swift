import Testing

@testable import Arguments

@Suite("Options that may stand without their value") struct OptionalValueTests {
  private let table = CommandTable(
    program: "tool", version: "tool 1", abstract: "A tool.", bugReports: "nowhere.",
    withoutVerb: .isError,
    globalOptions: [],
    commands: [
      CommandSpecification(
        "send", abstract: "Send.",
        arguments: [ArgumentSpecification("FILE", .optional, help: "A file.")],
        options: [
          OptionSpecification(
            "wait", value: .init("SECONDS", .integer(1...99), isOptional: true), help: "Wait."),
          OptionSpecification("now", help: "Now."),
        ])
    ])

  @Test(
    arguments: [
      (["send", "--wait"], "", []), (["send", "--wait", "file"], "", ["file"]),
      (["send", "--wait", "30", "file"], "30", ["file"]),
      (["send", "--wait=30", "file"], "30", ["file"]),
      (["send", "--wait", "--now"], "", []), (["send", "--wait", "./30"], "", ["./30"]),
      (["send", "--wait", "--", "30"], "", ["30"]), (["send", "file", "--wait"], "", ["file"]),
      (["send", "--wait=30", "40"], "30", ["40"]),
    ] as [([String], String, [String])])
  func areRead(_ words: [String], _ value: String, _ operands: [String]) throws {
    let parsed = try table.parse(words)
    #expect(parsed.values("wait") == [value])
    #expect(parsed.operands == operands)
  }

  @Test(arguments: [
    ["send", "--wait=x"], ["send", "--wait", "100"], ["send", "--wait=0"],
    ["send", "--wait", "--wait"], ["send", "--wait", "3", "--wait=4"],
  ])
  func areRefused(_ words: [String]) {
    #expect(throws: UsageError.self) { try table.parse(words) }
  }

  @Test func areShownWithTheirEqualsSign() {
    #expect(table.help(for: ["send"], width: 80).contains("--wait[=SECONDS]"))
  }
}
