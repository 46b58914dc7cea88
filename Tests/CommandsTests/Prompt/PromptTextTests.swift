import TestSupport
import Testing

extension PromptTests {
  /// `diagnose` at the prompt, with files and with a text that it asks for.
  @Suite("Texts for diagnose") struct Texts {
    private static let ask = "text>"

    @Test func comeFromAFile() throws {
      let prompt = try LivePrompt()
      try prompt.home.write("two words.txt", text: Pasted.trace.joined(separator: "\n"))
      #expect(try prompt.enter("diagnose 'two words.txt'").contains(Pasted.title))
      #expect(try prompt.enter("diagnose two\\ words.txt").contains(Pasted.title))
      #expect(try prompt.enter("diagnose ~/two\\ words.txt").contains(Pasted.title))
      #expect(try prompt.enter("diagnose '~/two words.txt'").contains("no file '~/two words.txt'"))
      #expect(try prompt.enter("diagnose --all 'two words.txt'").contains("once, line 101"))
    }

    @Test func areAskedForLineByLine() throws {
      let prompt = try LivePrompt()
      let asked = try prompt.answer("diagnose\r", prompt: Self.ask)
      #expect(asked.contains("press Enter on an empty line"))
      try prompt.answer("Could not save the lead:\r", prompt: Self.ask)
      try prompt.answer("\(Pasted.failure)\r", prompt: Self.ask)
      let answer = try prompt.answer("\r")
      #expect(answer.count(of: Pasted.decided) == 1)
      #expect(answer.contains("line 2, column 1"))
      #expect(prompt.history == ["diagnose"])
    }

    @Test(arguments: ["diagnose", "diagnose -"]) func mayBePasted(_ line: String) throws {
      let prompt = try LivePrompt()
      try prompt.answer(line + "\r", prompt: Self.ask)
      try prompt.answer(
        Pasted.marked(Pasted.trace.joined(separator: "\n")), prompt: Self.ask)
      let answer = try prompt.answer("\u{04}")
      #expect(answer.count(of: Pasted.decided) == 1)
      #expect(answer.contains("line 101, column 1"))
      #expect(try prompt.enter("knowledge stats").contains(" entries, "))
    }

    @Test func areGivenOutAsTheOptionsSay() throws {
      let prompt = try LivePrompt()
      try prompt.answer("diagnose --format json\r", prompt: Self.ask)
      try prompt.answer("\(Pasted.failure)\r", prompt: Self.ask)
      let json = try prompt.answer("\u{04}")
      #expect(json.contains("\"verdict\": \"known\""))
      #expect(json.contains("\"id\": \"aad-invalid-client-secret\""))

      try prompt.answer("diagnose --all --format jsonl\r", prompt: Self.ask)
      try prompt.answer("\(Pasted.failure)\r", prompt: Self.ask)
      try prompt.answer("\(Pasted.failure)\r", prompt: Self.ask)
      let lines = try prompt.answer("\u{04}")
      #expect(lines.count(of: "\"source\"") == 2)
    }

    @Test func areGivenUpByControlC() throws {
      let prompt = try LivePrompt()
      try prompt.answer("diagnose\r", prompt: Self.ask)
      try prompt.answer("\(Pasted.failure)\r", prompt: Self.ask)
      #expect(try !prompt.answer("half\u{03}").contains(Pasted.decided))
      #expect(try prompt.enter("knowledge stats").contains(" entries, "))
    }

    @Test(arguments: ["\r", "\u{04}"]) func mayBeNone(_ key: String) throws {
      let prompt = try LivePrompt()
      try prompt.answer("diagnose\r", prompt: Self.ask)
      #expect(try !prompt.answer(key).contains("Not known"))
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func aSecretInThemReachesNoFile() throws {
      let prompt = try LivePrompt()
      try prompt.answer("diagnose\r", prompt: Self.ask)
      try prompt.answer("client_secret=Zx8Q~abcdefghijklmnopqrstuvwxyz0123456\r", prompt: Self.ask)
      try prompt.answer("\r")
      #expect(prompt.history == ["diagnose"])
    }
  }
}
