import TestSupport
import Testing

extension PromptTests {
  @Suite("Surroundings") struct Surroundings {
    private func run(_ arguments: [String], _ text: String) throws -> ChildProcess.Result {
      let home = try TemporaryDirectory()
      return try ChildProcess(
        builtProduct(named: "leadline"), arguments,
        environment: LivePrompt.environment(home: home), input: .bytes(Array(text.utf8))
      ).run()
    }

    @Test(arguments: [[], ["--no-input"], ["--quiet", "--lang", "sv"]])
    func pipedInputIsDiagnosed(_ options: [String]) throws {
      for text in [Pasted.trace.joined(separator: "\n"), "exit\n", "", "the coffee is cold"] {
        let piped = try run(options, text)
        let plain = try run(options + ["diagnose", "-"], text)
        #expect(piped.output == plain.output)
        #expect(piped.errorOutput == plain.errorOutput)
        #expect(piped.status == plain.status)
        #expect(piped.status == (text.contains(Pasted.failure) ? 0 : 1))
        #expect(!piped.output.contains("\u{1B}") && !piped.errorOutput.contains("\u{1B}"))
        #expect(!piped.output.contains(LivePrompt.prompt))
      }
    }

    @Test func withoutInputThereIsNoPromptOnATerminalEither() throws {
      let home = try TemporaryDirectory()
      let terminal = try PseudoTerminal(
        running: builtProduct(named: "leadline"), ["--no-input"],
        environment: LivePrompt.environment(home: home, ["NO_COLOR": "1"]),
        workingDirectory: home.path, rows: 100)
      try terminal.send("\(Pasted.failure)\n\u{04}")
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .exited(0))
      #expect(terminal.screen.text.contains(Pasted.title))
      #expect(!terminal.output.contains(LivePrompt.prompt))
      #expect(!terminal.output.contains("\u{1B}"))
    }

    @Test func whenTheOutputIsAFileThereIsNoPrompt() throws {
      let home = try TemporaryDirectory()
      let program = try builtProduct(named: "leadline")
      let terminal = try PseudoTerminal(
        running: "/bin/sh", ["-c", "'\(program)' > result"],
        environment: LivePrompt.environment(home: home), workingDirectory: home.path)
      try terminal.send("\(Pasted.failure)\n\u{04}")
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .exited(0))
      let result = try String(decoding: home.read("result"), as: UTF8.self)
      #expect(result.contains(Pasted.title))
      #expect(!result.contains("\u{1B}") && !result.contains(LivePrompt.prompt))
    }

    struct Locale: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let environment: [String: String?]
    }

    static let locales = [
      Locale(testDescription: "C", environment: ["LANG": nil, "LC_ALL": "C"]),
      Locale(testDescription: "none", environment: ["LANG": nil]),
      Locale(testDescription: "not installed", environment: ["LANG": "sv_SE.UTF-8"]),
      Locale(testDescription: "unknown", environment: ["LC_ALL": "xx_YY"]),
    ]

    @Test(arguments: locales) func anyLocaleTakesAnyText(_ locale: Locale) throws {
      let prompt = try LivePrompt(environment: locale.environment)
      try prompt.type("租户 räksmörgåsx\u{7F} AADSTS90002", showing: "租户 räksmörgås AADSTS90002")
      #expect(try prompt.answer("\r").contains("aad-tenant-not-found"))
      #expect(prompt.history == ["租户 räksmörgås AADSTS90002"])
    }

    @Test func theLocaleChoosesTheLanguage() throws {
      let prompt = try LivePrompt(environment: ["LANG": "sv_SE.UTF-8"])
      #expect(try prompt.enter("AADSTS90002").contains("Katalogen"))
    }

    @Test(arguments: ["dumb", "nonesuch-terminal", "", nil])
    func aTerminalThatCannotGetsNoEscapes(_ name: String?) throws {
      let prompt = try LivePrompt(environment: ["TERM": name], rows: 200)
      #expect(try prompt.enter("knowledge stats").contains(" entries, "))
      try prompt.enter("räk 租户x\u{7F} AADSTS90002")
      #expect(prompt.terminal.screen.transcript.contains(Pasted.decided))
      try prompt.type("expl\t\u{03}", showing: "leadline> explain")
      #expect(prompt.history == ["knowledge stats", "räk 租户 AADSTS90002"])
      #expect(!prompt.terminal.output.contains("\u{1B}"))
      #expect(!prompt.terminal.output.contains("termcap"))
    }

    @Test func withoutColourNothingIsColoured() throws {
      let prompt = try LivePrompt(environment: ["NO_COLOR": "1"])
      #expect(try prompt.enter("AADSTS90002").contains("aad-tenant-not-found"))
      try prompt.type("ex\t\t", showing: "exit     Leave")
      #expect(!prompt.terminal.output.contains("m\u{1B}"))
      for parameter in ["0", "1", "1;4", "2", "36"] {
        #expect(!prompt.terminal.output.contains("\u{1B}[\(parameter)m"))
      }
    }

    @Test func withColourThePromptIsBold() throws {
      #expect(try LivePrompt().terminal.output.contains("\u{1B}[1mleadline>\u{1B}[0m "))
    }

    @Test(arguments: [40, 200]) func theWindowsWidthIsHeeded(_ columns: Int) throws {
      let prompt = try LivePrompt(columns: columns, rows: 60)
      try prompt.type("?", showing: "remembered.")
      let help = prompt.terminal.screen.text.split(separator: "\n")
      #expect(help.contains { $0.count > columns * 3 / 4 })
      #expect(help.allSatisfy { $0.count < columns })
      let answer = try prompt.enter("--lang zh-Hans explain 90002")
      // An address is never cut.
      let rows = answer.split(separator: "\n").filter { !$0.contains("/") }
      #expect(rows.allSatisfy { Self.width(of: $0) <= columns })
      #expect(rows.contains { Self.width(of: $0) > columns * 3 / 4 })
    }

    private static func width(of row: Substring) -> Int {
      row.unicodeScalars.reduce(0) { $0 + (0x2E80...0xFFEF ~= $1.value ? 2 : 1) }
    }
  }
}
