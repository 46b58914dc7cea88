import Glibc
import Terminal
import TestSupport
import Testing

extension LineEditorTests {
  @Suite("Terminal") struct Modes {
    @Test func isAsBeforeAfterEveryEvent() throws {
      let terminal = try PseudoTerminal()
      let slave = try #require(terminal.slave)
      var configuration = LineEditorConfiguration(
        program: "leadline", environment: ["TERM": "xterm"])
      configuration.input = slave
      configuration.output = slave
      configuration.editrc = .none
      configuration.watchesSignals = false
      let usual = try terminal.modes()
      let editor = try LineEditor(configuration)
      #expect(try terminal.modes() == usual)
      let keys = ["line\n", "\u{1B}[200~a\nb\u{1B}[201~", "half\u{03}", "\u{04}"]
      for key in keys {
        let typist = try Self.typeWhenReady(key, terminal)
        let event = editor.readLine(prompt: "> ")
        typist.join()
        #expect(try terminal.modes() == usual, "after \(event)")
      }
      editor.close()
      editor.close()
      #expect(editor.readLine(prompt: "> ") == .endOfInput)
      #expect(try terminal.modes() == usual)
    }

    // The keys go in when the editor has made the terminal raw, for before they would be signals.
    static func typeWhenReady(
      _ keys: String, _ terminal: PseudoTerminal
    ) throws -> TestThread {
      let slave = try #require(terminal.slave)
      let master = terminal.master
      return try TestThread {
        for _ in 0..<10_000 where (try? TerminalModes(of: slave).isLineWise) != false {
          usleep(500)
        }
        _ = unsafe Glibc.write(master, keys, keys.utf8.count)
      }
    }

    @Test func whatIsTypedAheadIsNotLost() throws {
      let terminal = try PseudoTerminal()
      var configuration = LineEditorConfiguration(
        program: "leadline", environment: ["TERM": "xterm"])
      configuration.input = try #require(terminal.slave)
      configuration.output = configuration.input
      configuration.editrc = .none
      configuration.watchesSignals = false
      let editor = try LineEditor(configuration)
      try terminal.send("räk租\n")
      #expect(editor.readLine(prompt: "> ") == .line("räk租"))
      try terminal.send("\u{04}")
      #expect(editor.readLine(prompt: "> ") == .endOfInput)
    }

    @Test func keysMakeNoSignalsWhileALineIsEdited() throws {
      let session = try EditorSession()
      let modes = try session.terminal.modes()
      #expect(!modes.makesSignals && !modes.isLineWise && !modes.echoes)
    }

    @Test func pastesAreMarkedWhileALineIsEdited() throws {
      let session = try EditorSession()
      try session.terminal.expectScreen("marking") { $0.bracketsPastes }
      #expect(try session.enter("one\r") == .line("one"))
      try session.terminal.send("\u{04}")
      try session.terminal.expectScreen("no marking") { !$0.bracketsPastes }
    }

    @Test(arguments: ["dumb", "nonesuch-terminal", "", "emacs"])
    func aTerminalThatCannotGetsNoEscapes(_ name: String) throws {
      let session = try EditorSession(
        environment: ["TERM": name], prompt: "\u{1B}[1mleadline>\u{1B}[0m "
      ) {
        $0.complete = { _ in [Completion("explain"), Completion("exit")] }
      }
      #expect(try session.enter("räk 租户\u{7F}x\r") == .line("räk 租x"))
      try session.type("e\t\t", showing: "exit")
      #expect(try session.enter("\u{03}") == .interrupted)
      #expect(!session.terminal.output.contains("\u{1B}"))
      #expect(!session.terminal.output.contains("No entry"))
    }

    @Test func withoutColourThePromptIsPlain() throws {
      let session = try EditorSession(
        environment: ["TERM": "xterm", "NO_COLOR": "1"], prompt: "\u{1B}[1mleadline>\u{1B}[0m ")
      #expect(try session.enter("a\r") == .line("a"))
      #expect(!session.terminal.output.contains("\u{1B}[1m"))
      #expect(session.terminal.output.contains("\u{1B}[?2004h"))
    }

    @Test func aColouredPromptTakesNoMoreColumnsThanSeen() throws {
      let session = try EditorSession(prompt: "\u{1B}[1;32mleadline>\u{1B}[0m ")
      try session.type("abc", showing: "leadline> abc")
      #expect(session.terminal.screen.cursorColumn == 13)
      #expect(session.terminal.output.contains("\u{1B}[1;32mleadline>"))
    }

    @Test func withoutATerminalThereIsNoEditor() throws {
      let folder = try TemporaryDirectory()
      var configuration = LineEditorConfiguration(program: "leadline", environment: [:])
      configuration.input = try unsafe open(folder.write("empty", text: ""), O_RDONLY)
      #expect(throws: LineEditorError.notATerminal) { try LineEditor(configuration) }
      close(configuration.input)
    }

    @Test(arguments: [40, 57, 80, 200]) func linesWrapAtEveryWidth(_ columns: Int) throws {
      let session = try EditorSession(columns: columns)
      let text = String(repeating: "错误 error ", count: 16) + "end"
      try session.terminal.send(text + "\u{01}X\u{05}Y")
      try session.terminal.expectScreen("the whole line") {
        $0.lines.joined().filter { $0 != " " }.contains(
          "leadline>X" + text.filter { $0 != " " } + "Y")
      }
      #expect(try session.enter("\r") == .line("X\(text)Y"))
    }

    @Test func aResizeDrawsAnew() throws {
      let session = try EditorSession(columns: 60)
      try session.type("a line that is wider than thirty columns", showing: "columns")
      try session.terminal.resize(columns: 30, rows: 24)
      try session.type("!", showing: "leadline> a line that is wider\n than thirty columns!")
      #expect(try session.enter("\r") == .line("a line that is wider than thirty columns!"))
    }
  }

  @Suite("The user's own bindings") struct Editrc {
    private let folder: TemporaryDirectory

    init() throws {
      folder = try TemporaryDirectory()
    }

    private func session(_ editrc: String) throws -> EditorSession {
      let path = try folder.write("editrc", text: editrc)
      return try EditorSession {
        $0.editrc = .file(path)
        $0.history = ["explain this"]
        $0.help = { "Words" }
        $0.complete = { $0.hasSuffix("exp") ? [Completion("explain")] : [] }
      }
    }

    @Test func areObeyed() throws {
      let session = try session("leadline:bind ^G ed-move-to-beg\nother:bind ^A ed-insert\n")
      #expect(try session.enter("b\u{07}a\u{05}c\r") == .line("abc"))
    }

    @Test func cannotTakeAwayWhatThePromptNeeds() throws {
      let session = try session("bind ^I ed-insert\nedit off\nsetty +isig\n")
      #expect(try session.enter("exp\tA\u{03}") == .interrupted)
      #expect(try session.enter("exp\tA\r") == .line("explain A"))
      #expect(try session.enter("\u{1B}[200~a\nb\u{1B}[201~") == .paste("a\nb"))
    }

    @Test func mayBeThoseOfVi() throws {
      let session = try session("bind -v\n")
      #expect(try session.enter("one two\u{1B}bdwathree\r") == .line("one three"))
    }

    @Test func haveOurKeysInVi() throws {
      let session = try session("bind -v\n")
      #expect(try session.enter("exp\tA\r") == .line("explain A"))
      try session.type("?", showing: "Words\nleadline>")
      #expect(try session.enter("a\u{1B}\rb\r") == .line("a\nb"))
      #expect(try session.enter("one two\u{1B}[1;5Dx\r") == .line("one xtwo"))
      #expect(try session.enter("\u{12}this\r") == .line("explain this"))
      #expect(try session.enter("half\u{03}") == .interrupted)
    }

    @Test(arguments: ["\u{1B}[4~", "\u{1B}$a", "\u{1B}$i", "\u{1B}\u{05}a"])
    func mayGoToTheEndOfAnEmptyLineInVi(_ keys: String) throws {
      let session = try session("bind -v\n")
      for _ in 0..<20 { #expect(try session.enter(keys + "租户\r") == .line("租户")) }
    }

    @Test func takePastesInBothModesOfVi() throws {
      let session = try session("bind -v\n")
      let paste = "\u{1B}[200~one\ntwo\u{1B}[201~"
      #expect(try session.enter(paste) == .paste("one\ntwo"))
      try session.type("ab", showing: "ab")
      try session.terminal.send("\u{1B}")
      session.terminal.settle(.milliseconds(120))
      #expect(try session.enter(paste) == .paste("aone\ntwob"))
      #expect(try session.enter("next\r") == .line("next"))
    }
  }
}
