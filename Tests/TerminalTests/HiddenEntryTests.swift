import Terminal
import TestSupport
import Testing
import Text

extension LineEditorTests {
  /// Hidden entry, which the editing console and the plain one do alike.
  @Suite("Hidden entry") struct Hidden {
    @Test(arguments: [false, true]) func isNeverSeen(_ isPlain: Bool) throws {
      let session = try ConsoleSession(isPlain: isPlain, isHidden: true)
      #expect(try session.enter("pä租 s3cr3t\r") == .secret(text: "pä租 s3cr3t"))
      #expect(try session.enter("s3cr3t-2\n") == .secret(text: "s3cr3t-2"))
      #expect(try session.enter("\r") == .secret(text: ""))
      session.terminal.settle()
      #expect(!session.terminal.output.contains("s3cr3t"))
      #expect(session.terminal.screen.text == "answer>\nanswer>\nanswer>\nanswer>")
    }

    @Test(arguments: [false, true]) func takesAPasteOfSeveralLinesWhole(_ isPlain: Bool) throws {
      let session = try ConsoleSession(isPlain: isPlain, isHidden: true)
      let lines = (1...400).map {
        "  \"key\($0)\": \"s3cr3t 租户 \(String(repeating: "x", count: 60))\","
      }
      let text = (["{"] + lines + ["}"]).joined(separator: "\n")
      let typed = text.replacing("\n", with: "\r")
      #expect(try session.enter(typed + "\r") == .secret(text: text))
      #expect(try session.enter(typed) == .secret(text: text))
      #expect(!session.terminal.output.contains("s3cr3t"))
    }

    @Test(arguments: [false, true]) func hasNoMarksOfPastesInIt(_ isPlain: Bool) throws {
      let session = try ConsoleSession(isPlain: isPlain, isHidden: true)
      #expect(!session.terminal.screen.bracketsPastes)
      let paste = "\u{1B}[200~s3cr3t\u{1B}[201~"
      #expect(try session.enter("\(paste)\r") == .secret(text: "s3cr3t"))
      #expect(
        try session.enter("\u{1B}[200~one\rtwo\r\u{1B}[201~") == .secret(text: "one\ntwo"))
      #expect(try session.enter("\u{1B}[200~one\r\u{1B}[201~") == .secret(text: "one"))
      #expect(try session.enter("next\r") == .secret(text: "next"))
    }

    @Test(arguments: [false, true]) func isCutWhereItIsTooLong(_ isPlain: Bool) throws {
      let session = try ConsoleSession(isPlain: isPlain, isHidden: true)
      let text = String(repeating: "0123456789", count: 7000)
      #expect(try session.enter(text + "\r") == .secret(text: String(text.prefix(65_536))))
      let note = "The entry was cut after 65536 bytes; 4464 more were left out."
      #expect(session.terminal.screen.transcript.contains(note))
      #expect(try session.enter("next\r") == .secret(text: "next"))
    }

    @Test(arguments: [false, true]) func canBeGivenUp(_ isPlain: Bool) throws {
      let session = try ConsoleSession(isPlain: isPlain, isHidden: true)
      #expect(try session.enter("s3cr3t\u{03}") == .interrupted)
      #expect(try session.enter("\u{04}") == .endOfInput)
      #expect(!session.terminal.output.contains("s3cr3t"))
    }

    @Test(arguments: [false, true]) func endsWithTheTerminal(_ isPlain: Bool) throws {
      let session = try ConsoleSession(isPlain: isPlain, isHidden: true)
      try session.terminal.send("half a s3cr3t")
      session.terminal.hangUp()
      while session.log.all.isEmpty { try Task.checkCancellation() }
      #expect(session.log.all == [.endOfInput])
    }

    @Test func aLoneEscapeSwallowsNothingThatIsTypedLater() throws {
      let session = try ConsoleSession(isHidden: true)
      try session.terminal.send("a\u{1B}")
      session.terminal.settle(.milliseconds(400))
      #expect(try session.enter("bc\r") == .secret(text: "abc"))
    }

    @Test func aCharacterMayComeInPieces() throws {
      let session = try ConsoleSession(isHidden: true)
      for byte in "租\u{1B}[1;5Dx\u{7F}".utf8 {
        try session.terminal.send([byte])
        session.terminal.settle(.milliseconds(10))
      }
      #expect(try session.enter("\r") == .secret(text: "租"))
    }

    @Test(arguments: [20, 80]) func itsPromptMayBeWiderThanTheWindow(_ columns: Int) throws {
      let session = try ConsoleSession(isHidden: true, columns: columns) {
        $0.prompt = "\u{1B}[1m租户的客户端密码 client secret\u{1B}[0m\u{1B}[0m answer> "
      }
      #expect(try session.enter("租户\r") == .secret(text: "租户"))
      #expect(session.terminal.output.contains("\u{1B}[1m租户的"))
      #expect(session.terminal.output.count(where: { $0 == "户" }) == 4)
    }

    @Test func withoutColourThePromptIsPlain() throws {
      let session = try ConsoleSession(
        isHidden: true, environment: ["TERM": "xterm", "NO_COLOR": "1"]
      ) {
        $0.prompt = "\u{1B}[1manswer>\u{1B}[0m "
      }
      #expect(try session.enter("a\r") == .secret(text: "a"))
      #expect(!session.terminal.output.contains("\u{1B}"))
    }

    @Test(arguments: [false, true]) func leavesTheTerminalAsItWas(_ isPlain: Bool) throws {
      let terminal = try PseudoTerminal()
      let configuration = try ConsoleSession.configuration(terminal)
      let console = try suitableConsole(configuration, isPlain: isPlain)
      let usual = try terminal.modes()
      var question = ConsoleQuestion(prompt: "secret> ")
      question.isHidden = true
      for (keys, event) in [
        ("typed ahead\n", ConsoleEvent.secret(text: "typed ahead")), ("\u{04}", .endOfInput),
      ] {
        try terminal.send(keys)
        #expect(console.ask(question) == event)
        #expect(try terminal.modes() == usual)
      }
      for (keys, event) in [
        ("one\r", ConsoleEvent.secret(text: "one")), ("one\rtwo\r", .secret(text: "one\ntwo")),
        ("half\u{03}", .interrupted), ("\u{04}", .endOfInput),
      ] {
        let typist = try LineEditorTests.Modes.typeWhenReady(keys, terminal)
        #expect(console.ask(question) == event)
        typist.join()
        #expect(try terminal.modes() == usual)
      }
    }

    @Test func keysCloseBehindAnAnswerAreForTheNextQuestion() throws {
      let terminal = try PseudoTerminal()
      let console = try TerminalConsole(ConsoleSession.configuration(terminal))
      var hidden = ConsoleQuestion(prompt: "secret> ")
      hidden.isHidden = true
      let visible = ConsoleQuestion(prompt: "answer> ")
      var typist = try LineEditorTests.Modes.typeWhenReady("one\r\u{04}", terminal)
      #expect(console.ask(hidden) == .secret(text: "one"))
      typist.join()
      #expect(console.ask(visible) == .endOfInput)
      typist = try LineEditorTests.Modes.typeWhenReady("two\r\u{03}", terminal)
      #expect(console.ask(visible) == .line("two"))
      typist.join()
      #expect(console.ask(hidden) == .interrupted)
    }
  }
}
