import TestSupport
import Testing
import Text

/// The set-up at terminals of every kind, and from the prompt.
@Suite("Surroundings of the set-up")
struct NoviceSurroundingsTests {
  /// A terminal, and how the program is asked for.
  struct Kind: CustomTestStringConvertible {
    let testDescription: String
    var options: [String] = []
    var environment: [String: String?] = [:]
    var columns = 100
    var isPlain = false
    var isColored = true
  }

  static let kinds = [
    Kind(testDescription: "20 columns", columns: 20),
    Kind(testDescription: "Chinese", environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"]),
    Kind(testDescription: "NO_COLOR", environment: ["NO_COLOR": "1"], isColored: false),
    Kind(testDescription: "colour", options: ["--color", "always"]),
    Kind(
      testDescription: "accessible", options: ["--accessible"], isPlain: true),
    Kind(
      testDescription: "dumb", environment: ["TERM": "dumb"], isPlain: true, isColored: false),
    Kind(testDescription: "ASCII", environment: ["LANG": "C"]),
  ]

  @Test(arguments: kinds)
  func leadsToTheEnd(_ kind: Kind) throws {
    let terminal = try NoviceTerminal(
      ["setup", "table", "--sandbox"] + kind.options, environment: kind.environment,
      columns: kind.columns, isPlain: kind.isPlain)
    _ = try terminal.question()
    for answer in ["novice", "", Self.string, "1", ""] { try terminal.answer(answer) }
    let document = try terminal.answer("")
    #expect(document.says("Stored in") || kind.columns < 40, "\(document.text)")
    let (reading, status) = try terminal.end("")
    #expect(status == 0, "\(reading.text)")
    let output = terminal.terminal.output
    #expect(output.contains("\u{1B}[1m") == kind.isColored || kind.columns < 40)
    #expect(terminal.terminal.output.count(of: Self.key) <= 1)
    if kind.isPlain {
      #expect(!output.contains("\u{1B}[A") && !output.contains("\u{1B}[K"), "\(output)")
    }
  }

  @Test func returnsToThePromptWhoseHistoryHoldsNoAnswer() throws {
    let prompt = try LivePrompt(["--sandbox"])
    try prompt.terminal.send("setup table --sandbox\r")
    for (question, answer) in [
      ("Enter takes 'table'.", "novice"), ("Step 1 of 5", ""), ("is not shown", Self.string),
      ("Where shall this be kept", "1"), ("Step 4 of 5", ""), ("Step 5 of 5", ""),
      ("customer-leads document", ""),
    ] {
      try prompt.terminal.expectScreen("\(question)", within: LivePrompt.limit) {
        $0.text.contains(question) && $0.cursorLine == ">"
      }
      try prompt.terminal.send(answer + "\r")
    }
    try prompt.awaitPrompt()
    #expect(prompt.history == ["setup table --sandbox"])
    try prompt.terminal.send("\u{1B}[A")
    try prompt.terminal.expectScreen("the line before", within: LivePrompt.limit) {
      $0.cursorLine == "leadline> setup table --sandbox"
    }
  }

  private static let key =
    "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleS10aGF0LW9wZW5zLW5vdGhpbmctYW55d2hlcmUtZWxzZS0wMA=="
  private static let string =
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=\(key)"
    + ";EndpointSuffix=core.windows.net"
}
