import Arguments
import Testing

@Suite("Lines at the prompt") struct PromptLineTests {
  let table = SampleTable.leadline

  private func command(_ line: String) throws -> ParsedCommand {
    guard case .command(let parsed) = table.read(promptLine: line) else {
      throw UsageError(.missingVerb(choices: [line]))
    }
    return parsed
  }

  private func error(_ line: String) -> UsageError? {
    guard case .notACommand(let error) = table.read(promptLine: line) else { return nil }
    return error
  }

  @Test(arguments: ["", "   ", "\t\r", "\u{A0}", "\n"]) func seesNothing(_ line: String) {
    #expect(table.read(promptLine: line) == .blank)
  }

  @Test func readsCommands() throws {
    #expect(try command("explain AADSTS7000215").operands == ["AADSTS7000215"])
    #expect(try command("  explain  -2147209463 \r").operands == ["-2147209463"])
    #expect(try command("diagnose 'my file.txt' --all").operands == ["my file.txt"])
    #expect(try command("knowledge list").path == ["knowledge", "list"])
    #expect(try command("help explain").request == .help)
    #expect(try command("--lang sv explain x").value("lang") == "sv")
  }

  @Test func skipsTheProgramsOwnName() throws {
    #expect(try command("leadline explain 7000215").operands == ["7000215"])
    #expect(try command("leadline explain 7000215").operandPositions == [1])
    #expect(try command("leadline --help").request == .help)
  }

  @Test(arguments: ["leadline", "--quiet", "--", "leadline --lang sv"])
  func wantsAVerb(_ line: String) {
    #expect(
      error(line)?.reason
        == .missingVerb(choices: ["diagnose", "explain", "knowledge", "completion", "help"]))
  }

  @Test(arguments: [
    "AADSTS7000215: Invalid client secret provided.", "The test failed", "{\"error\": 1}",
    "'explain' x", "explaining it", "Cannot explain", "导入线索失败", "401", "-2147209463", "- item",
  ])
  func seesTextWhereNoVerbBegins(_ line: String) {
    guard case .text = table.read(promptLine: line) else {
      Issue.record("read as a command: \(line)")
      return
    }
  }

  @Test func seesTextInMoreThanOneLine() {
    #expect(table.read(promptLine: "explain x\nexplain y") == .text(nearestVerbs: []))
    #expect(table.read(promptLine: "\nexplain x") != .text(nearestVerbs: []))
  }

  @Test func saysWhichVerbMayBeMeant() {
    #expect(table.read(promptLine: "explian x") == .text(nearestVerbs: ["explain"]))
    #expect(table.read(promptLine: "Diagnose x") == .text(nearestVerbs: ["diagnose"]))
    #expect(table.read(promptLine: "__complet") == .text(nearestVerbs: []))
  }

  @Test func tellsProseThatBeginsWithAVerb() throws {
    let prose = try #require(error("explain failed with 401"))
    #expect(prose.reason == .tooManyArguments(first: "with", maximum: 1))
    #expect(prose.path == ["explain"])
    #expect(prose.position == 2)
    #expect(error("knowledge is power")?.path == ["knowledge"])
    #expect(error("help me with this")?.position == 1)
    #expect(error("leadline cannot log in")?.reason == .unknownVerb("cannot", suggestions: []))
    #expect(error("-----BEGIN CERTIFICATE-----") != nil)
  }

  @Test func tellsProseWithAnApostrophe() throws {
    let prose = try #require(error("explain doesn't work"))
    #expect(prose.reason == .quoting(.unclosedQuote("'")))
    #expect(prose.path == ["explain"])
    #expect(prose.message == "the quote ' is not closed")
    #expect(table.advice(for: prose) == "Try 'leadline explain --help'.")
    #expect(error(#"explain C:\"#)?.message == "nothing follows the backslash at the end")
    #expect(error(#"leadline explain ""#)?.path == ["explain"])
    #expect(error("--lang 'x")?.path == [])
  }

  @Test func survivesAHugeLine() {
    let word = String(repeating: "x", count: 5_000_000)
    #expect(table.read(promptLine: word) == .text(nearestVerbs: []))
    #expect(error("explain a " + word) != nil)
  }
}
