import Glibc
import Terminal
import TestSupport
import Testing
import Text

extension LineEditorTests {
  @Suite("Console in whole lines") struct Plain {
    @Test func takesLinesPastesAndTheEnd() throws {
      let session = try ConsoleSession(isPlain: true)
      #expect(try session.enter("租户 räk\n") == .line("租户 räk"))
      #expect(try session.enter("\r") == .line(""))
      #expect(try session.enter("one\rtwo 租户\rthree\r") == .paste("one\ntwo 租户\nthree"))
      #expect(try session.enter("one\n\n") == .line("one"))
      #expect(try session.enter("?\r") == .line("?"))
      #expect(try session.enter("\u{04}") == .endOfInput)
      #expect(!session.terminal.output.contains("\u{1B}"))
    }

    @Test func theTerminalEdits() throws {
      let session = try ConsoleSession(isPlain: true)
      #expect(try session.enter("wrong\u{15}righx\u{7F}t\r") == .line("right"))
    }

    @Test func theLastLineOfAPasteNeedsNoEnd() throws {
      let session = try ConsoleSession(isPlain: true)
      #expect(try session.enter("one\r\ttwo\rthr") == .paste("one\n\ttwo\nthr"))
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func manyLinesAreOnePaste() throws {
      let session = try ConsoleSession(isPlain: true)
      let lines = (1...2000).map { "  at Microsoft.Crm.Step\($0)()" }
      #expect(
        try session.enter(lines.joined(separator: "\r") + "\r")
          == .paste(lines.joined(separator: "\n")))
    }

    @Test func marksOfPastesAreTakenOff() throws {
      let session = try ConsoleSession(isPlain: true)
      #expect(try session.enter("\u{1B}[200~one\u{1B}[201~ 租\r") == .line("one 租"))
      #expect(
        try session.enter("\u{1B}[200~one\rtwo\u{1B}[201~\u{1B}[20\r")
          == .paste("one\ntwo\u{1B}[20"))
    }

    @Test func theEndOfInputWithinALineOnlyHandsItOn() throws {
      let session = try ConsoleSession(isPlain: true)
      try session.type("half", showing: "half")
      try session.terminal.send("\u{04}")
      session.terminal.settle()
      #expect(session.log.all.isEmpty)
      #expect(try session.enter(" a line\r") == .line("half a line"))
    }

    @Test func keysCloseBehindALineAreForTheNextQuestion() throws {
      let session = try ConsoleSession(isPlain: true)
      let usual = try session.terminal.modes()
      try session.terminal.send("one\r")
      for _ in 0..<1000 where try session.terminal.modes() == usual { usleep(50) }
      try session.terminal.send("\u{04}")
      #expect(try session.nextEvent() == .line("one"))
      #expect(try session.nextEvent() == .endOfInput)
    }

    @Test func aTextThatStandsIsSaidAndGivenBack() throws {
      let session = try ConsoleSession(isPlain: true) { $0.text = "租户\u{1B}[2J" }
      #expect(session.terminal.screen.text.contains("Enter alone keeps: 租户"))
      #expect(try session.enter("\r") == .line("租户\u{1B}[2J"))
      #expect(try session.enter("other\r") == .line("other"))
      #expect(!session.terminal.output.contains("\u{1B}"))
    }

    @Test func thePromptHasNoColour() throws {
      let session = try ConsoleSession(isPlain: true) {
        $0.prompt = "\u{1B}[1manswer>\u{1B}[0m "
      }
      #expect(try session.enter("a\r") == .line("a"))
      #expect(!session.terminal.output.contains("\u{1B}"))
    }

    @Test func narrowWindowsCutNothing() throws {
      let session = try ConsoleSession(isPlain: true, columns: 20)
      let text = String(repeating: "租户 tenant ", count: 10) + "end"
      #expect(try session.enter(text + "\r") == .line(text))
    }

    @Test func endsWithTheTerminal() throws {
      let session = try ConsoleSession(isPlain: true)
      try session.terminal.send("half a li")
      session.terminal.hangUp()
      while session.log.all.isEmpty { try Task.checkCancellation() }
      #expect(session.log.all == [.endOfInput])
    }

    @Test func leavesTheTerminalAsItWas() throws {
      let terminal = try PseudoTerminal(columns: 57)
      let console = try PlainConsole(ConsoleSession.configuration(terminal))
      let usual = try terminal.modes()
      let question = ConsoleQuestion(prompt: "> ")
      for (keys, event) in [
        ("typed ahead 租\n", ConsoleEvent.line("typed ahead 租")), ("one\ntwo", .paste("one\ntwo")),
        ("\u{04}", .endOfInput),
      ] {
        try terminal.send(keys)
        #expect(console.ask(question) == event)
        #expect(try terminal.modes() == usual)
      }
      #expect(!console.drawsOver)
      #expect(console.columns == 57)
      try console.write("租户\n")
      try terminal.expect("租户\r\n")
    }
  }
}
