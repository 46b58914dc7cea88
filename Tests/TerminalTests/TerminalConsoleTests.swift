import Terminal
import TestSupport
import Testing
import Text

extension LineEditorTests {
  @Suite("Console on a terminal") struct Editing {
    @Test func takesLinesPastesAndTheEnd() throws {
      let session = try ConsoleSession()
      #expect(try session.enter("租户 x\u{7F}räk\r") == .line("租户 räk"))
      #expect(try session.enter("\r") == .line(""))
      #expect(try session.enter("\u{1B}[200~one\ntwo\u{1B}[201~") == .paste("one\ntwo"))
      #expect(try session.enter("one\rtwo\r") == .paste("one\ntwo"))
      #expect(try session.enter("half\u{03}") == .interrupted)
      #expect(try session.enter("\u{04}") == .endOfInput)
    }

    @Test func anAnswerIsNotRecalled() throws {
      let session = try ConsoleSession()
      #expect(try session.enter("first\r") == .line("first"))
      #expect(try session.enter("\u{1B}[A\u{10}\r") == .line(""))
      #expect(try session.enter("\u{12}fir\u{07}\u{15}\r") == .line(""))
    }

    @Test func theEarlierLinesOfTheConfigurationAreNot() throws {
      let terminal = try PseudoTerminal()
      var configuration = try ConsoleSession.configuration(terminal)
      configuration.history = ["explain this"]
      configuration.help = { "not this" }
      let console = try TerminalConsole(configuration)
      let typist = try Modes.typeWhenReady("?\u{1B}[A\r", terminal)
      #expect(console.ask(ConsoleQuestion(prompt: "> ")) == .line(""))
      typist.join()
    }

    @Test(arguments: ["?", "\u{1B}OP"]) func helpIsThatOfTheQuestion(_ key: String) throws {
      let session = try ConsoleSession { $0.help = { "Where to find it:\n  in 租户" } }
      try session.type(key, showing: "Where to find it:\n  in 租户\nanswer>")
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func completionIsThatOfTheQuestion() throws {
      let session = try ConsoleSession {
        $0.complete = { $0.hasSuffix("dyn") ? [Completion("dynamics")] : [] }
      }
      #expect(try session.enter("dyn\t\r") == .line("dynamics "))
    }

    @Test func eachQuestionHasItsOwnHelpAndCompletion() throws {
      let terminal = try PseudoTerminal()
      let console = try TerminalConsole(ConsoleSession.configuration(terminal))
      for name in ["first", "second"] {
        var question = ConsoleQuestion(prompt: "> ")
        question.help = { "help of the \(name)" }
        question.complete = { _ in [Completion(name)] }
        let typist = try Modes.typeWhenReady("?\t\r", terminal)
        #expect(console.ask(question) == .line("\(name) "))
        typist.join()
        try terminal.expectScreen(containing: "help of the \(name)")
      }
      let typist = try Modes.typeWhenReady("x\t\r", terminal)
      #expect(console.ask(ConsoleQuestion(prompt: "> ")) == .line("x"))
      typist.join()
    }

    @Test func anotherEditorMayExistBeside() throws {
      let terminal = try PseudoTerminal()
      let usual = try terminal.modes()
      let editor = try LineEditor(ConsoleSession.configuration(terminal))
      editor.addToHistory("earlier")
      var hidden = ConsoleQuestion(prompt: "secret> ")
      hidden.isHidden = true
      for _ in 1...3 {
        let console = try TerminalConsole(ConsoleSession.configuration(terminal))
        var typist = try Modes.typeWhenReady("visible\r", terminal)
        #expect(console.ask(ConsoleQuestion(prompt: "answer> ")) == .line("visible"))
        typist.join()
        typist = try Modes.typeWhenReady("unseen\r", terminal)
        #expect(console.ask(hidden) == .secret(text: "unseen"))
        typist.join()
        typist = try Modes.typeWhenReady("\u{1B}[A\r", terminal)
        #expect(editor.readLine(prompt: "leadline> ") == .line("earlier"))
        typist.join()
        #expect(try terminal.modes() == usual)
      }
    }

    @Test func writesAtOnceAndKnowsItsWidth() throws {
      let terminal = try PseudoTerminal(columns: 57)
      let console = try TerminalConsole(ConsoleSession.configuration(terminal))
      try console.write("租户\n")
      try terminal.expect("租户\r\n")
      #expect(console.columns == 57)
      #expect(console.drawsOver)
      try terminal.resize(columns: 20, rows: 24)
      #expect(console.columns == 20)
    }

    @Test func whatDoesNotArriveIsAnError() throws {
      let terminal = try PseudoTerminal()
      let console = try TerminalConsole(ConsoleSession.configuration(terminal))
      terminal.hangUp()
      #expect(throws: OutputError.self) { try console.write("text\n") }
      #expect(console.ask(ConsoleQuestion(prompt: "> ")) == .endOfInput)
    }

    @Test(arguments: ["dumb", "", "nonesuch-terminal"])
    func whereTheCursorCannotMoveThePlainConsoleSuits(_ name: String) throws {
      let terminal = try PseudoTerminal()
      let configuration = try ConsoleSession.configuration(terminal, ["TERM": name])
      #expect(try suitableConsole(configuration, isPlain: false) is PlainConsole)
      #expect(terminal.received.isEmpty)
    }

    @Test func thePlainConsoleMayBeWanted() throws {
      let terminal = try PseudoTerminal()
      let configuration = try ConsoleSession.configuration(terminal)
      #expect(try suitableConsole(configuration, isPlain: false) is TerminalConsole)
      #expect(try suitableConsole(configuration, isPlain: true) is PlainConsole)
      #expect(terminal.received.isEmpty)
    }

    @Test(arguments: [false, true]) func withoutATerminalThereIsNone(_ isPlain: Bool) throws {
      var configuration = LineEditorConfiguration(program: "leadline", environment: [:])
      configuration.input = -1
      let broken = configuration
      #expect(throws: LineEditorError.notATerminal) {
        _ = try suitableConsole(broken, isPlain: isPlain)
      }
    }
  }

  @Suite("A text to be changed") struct Prefilled {
    struct Row: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let text: String
      var keys = "\r"
      let line: String
    }

    static let rows = [
      Row(testDescription: "Enter gives it back", text: "contoso", line: "contoso"),
      Row(testDescription: "Chinese", text: "租户 räk", line: "租户 räk"),
      Row(testDescription: "the cursor is behind it", text: "ab", keys: "c\u{7F}d\r", line: "abd"),
      Row(testDescription: "Home", text: "bc", keys: "\u{01}a\r", line: "abc"),
      Row(testDescription: "cleared", text: "abc", keys: "\u{15}\r", line: ""),
      Row(testDescription: "? is no help there", text: "what", keys: "?\r", line: "what?"),
      Row(testDescription: "it begins with ?", text: "?x", line: "?x"),
      Row(testDescription: "keys of vi", text: "\u{1B}dw0ix", keys: "\r", line: "\u{1B}dw0ix"),
      Row(testDescription: "a control", text: "a\u{03}\tb", line: "a\u{03}\tb"),
      Row(testDescription: "several rows", text: "a\nb", line: "a\nb"),
      Row(
        testDescription: "longer than libedit's first line",
        text: String(repeating: "0123456789", count: 300), keys: "!\r",
        line: String(repeating: "0123456789", count: 300) + "!"),
    ]

    @Test(arguments: rows, ["", "bind -v\n"]) func isEdited(_ row: Row, _ editrc: String) throws {
      let folder = try TemporaryDirectory()
      let path = try folder.write("editrc", text: editrc)
      let session = try ConsoleSession(columns: 100, rows: 60, editrc: .file(path)) {
        $0.text = row.text
        $0.help = { "Words" }
      }
      if !editrc.isEmpty, row.keys.hasPrefix("\u{01}") || row.keys.hasPrefix("\u{15}") { return }
      #expect(try session.enter(row.keys) == .line(row.line))
      #expect(!session.terminal.screen.transcript.contains("Words"))
    }

    @Test(arguments: [20, 33, 80]) func isDrawnAtEveryWidth(_ columns: Int) throws {
      let text = String(repeating: "错误 error ", count: 8) + "end"
      let session = try ConsoleSession(columns: columns) { $0.text = text }
      try session.terminal.send("Y")
      try session.terminal.expectScreen("the whole line") {
        $0.lines.joined().filter { $0 != " " }.contains(
          "answer>" + text.filter { $0 != " " } + "Y")
      }
      #expect(try session.enter("\r") == .line(text + "Y"))
    }

    @Test func isInTheLineAnewEachTime() throws {
      let session = try ConsoleSession { $0.text = "contoso" }
      #expect(try session.enter("-2\r") == .line("contoso-2"))
      #expect(try session.enter("\u{15}new\u{03}") == .interrupted)
      try session.terminal.expectScreen("the text") { $0.cursorLine == "answer> contoso" }
      #expect(session.terminal.screen.cursorColumn == 15)
      #expect(try session.enter("\r") == .line("contoso"))
    }

    @Test func isBeforeWhatWasTypedAhead() throws {
      let terminal = try PseudoTerminal()
      let console = try TerminalConsole(ConsoleSession.configuration(terminal))
      var question = ConsoleQuestion(prompt: "> ")
      question.text = "contoso"
      try terminal.send("-2\n")
      #expect(console.ask(question) == .line("contoso-2"))
    }
  }
}
