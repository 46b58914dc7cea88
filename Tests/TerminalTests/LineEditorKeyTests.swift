import Terminal
import TestSupport
import Testing

extension LineEditorTests {
  @Suite("Keys") struct Keys {
    struct Row: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let keys: String
      let line: String
    }

    static let rows = [
      Row(testDescription: "plain text", keys: "explain\r", line: "explain"),
      Row(testDescription: "newline as Enter", keys: "explain\n", line: "explain"),
      Row(testDescription: "an empty line", keys: "\r", line: ""),
      Row(testDescription: "Swedish", keys: "räksmörgås\r", line: "räksmörgås"),
      Row(testDescription: "Turkish and Polish", keys: "İıŞşĞğ łódź\r", line: "İıŞşĞğ łódź"),
      Row(testDescription: "Chinese, one deleted", keys: "租户不存在\u{7F}\r", line: "租户不存"),
      Row(testDescription: "emoji", keys: "a😀b\u{1B}[D\u{7F}\r", line: "ab"),
      Row(testDescription: "Left and insert", keys: "租户\u{1B}[D的\r", line: "租的户"),
      Row(testDescription: "Home, xterm", keys: "bc\u{1B}[Ha\r", line: "abc"),
      Row(testDescription: "Home and End, tmux", keys: "b\u{1B}[1~a\u{1B}[4~c\r", line: "abc"),
      Row(testDescription: "Delete", keys: "xab\u{1B}[H\u{1B}[3~\r", line: "ab"),
      Row(testDescription: "Ctrl-A, Ctrl-K", keys: "abc\u{01}\u{0B}d\r", line: "d"),
      Row(testDescription: "Ctrl-W", keys: "one two\u{17}x\r", line: "one x"),
      Row(testDescription: "Ctrl-Left", keys: "one two\u{1B}[1;5Dx\r", line: "one xtwo"),
      Row(testDescription: "Alt-Left", keys: "one two\u{1B}[1;3Dx\r", line: "one xtwo"),
      Row(testDescription: "Ctrl-Right", keys: "one two\u{01}\u{1B}[1;5Cx\r", line: "onex two"),
      Row(testDescription: "Alt-B", keys: "one two\u{1B}bx\r", line: "one xtwo"),
      Row(testDescription: "Alt-Enter", keys: "one\u{1B}\rtwo\r", line: "one\ntwo"),
      Row(testDescription: "Alt-Enter as newline", keys: "one\u{1B}\ntwo\r", line: "one\ntwo"),
      Row(testDescription: "? within a line", keys: "what?\r", line: "what?"),
      Row(
        testDescription: "keys of no meaning", keys: "a\u{1B}[5~\u{1B}[6~\u{1B}[15~b\r", line: "ab"),
      Row(testDescription: "a stray end marker", keys: "a\u{1B}[201~b\r", line: "ab"),
      Row(testDescription: "a C1 control", keys: "a\u{9C}b\r", line: "a\u{FFFD}b"),
      Row(testDescription: "Ctrl-D in a line", keys: "ab\u{01}\u{04}\r", line: "b"),
    ]

    @Test(arguments: rows) func edit(_ row: Row) throws {
      let session = try EditorSession()
      #expect(try session.enter(row.keys) == .line(row.line))
    }

    @Test func bytesThatAreNotUTF8AreMarked() throws {
      let session = try EditorSession()
      try session.terminal.send([0x61, 0xFF, 0x62, 0xE7, 0x63, 0x0D])
      #expect(try session.nextEvent() == .line("a\u{FFFD}b\u{FFFD}c"))
    }

    @Test func aCharacterMayComeInPieces() throws {
      let session = try EditorSession()
      for byte in "租\u{1B}[1;5Dx".utf8 {
        try session.terminal.send([byte])
        session.terminal.settle(.milliseconds(20))
      }
      #expect(try session.enter("\r") == .line("x租"))
    }

    @Test func controlCClearsTheLine() throws {
      let session = try EditorSession()
      #expect(try session.enter("half a li\u{03}") == .interrupted)
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func controlCEndsASearchAsWell() throws {
      let session = try EditorSession { $0.history = ["explain this"] }
      try session.type("\u{12}exp", showing: "bck:exp")
      #expect(try session.enter("\u{03}") == .interrupted)
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func controlCInALineOfSeveralRowsGoesBelowIt() throws {
      let session = try EditorSession(columns: 20)
      try session.type("0123456789abcdefghij012345\u{01}", showing: "abcdefghij")
      #expect(try session.enter("\u{03}") == .interrupted)
      #expect(session.terminal.screen.lines[1].contains("abcdefghij"))
      #expect(session.terminal.screen.cursorRow == 2)
    }

    @Test func controlDOnAnEmptyLineIsTheEnd() throws {
      let session = try EditorSession()
      #expect(try session.enter("\u{04}") == .endOfInput)
    }

    @Test func aTerminalThatGoesAwayIsTheEnd() throws {
      let session = try EditorSession()
      try session.terminal.send("half a li")
      session.terminal.hangUp()
      while session.log.all.isEmpty { try Task.checkCancellation() }
      #expect(session.log.all == [.endOfInput])
    }

    @Test func earlierLinesAreRecalled() throws {
      let session = try EditorSession { $0.history = ["oldest", "租户 newest"] }
      #expect(try session.enter("\u{1B}[A\r") == .line("租户 newest"))
      #expect(try session.enter("fresh\r") == .line("fresh"))
      #expect(try session.enter("\u{1B}[A\u{1B}[A!\r") == .line("租户 newest!"))
      #expect(try session.enter("\u{12}old\r") == .line("oldest"))
    }

    @Test func aLineOfSeveralRowsIsRecalledWhole() throws {
      let session = try EditorSession()
      #expect(try session.enter("one\u{1B}\rtwo\r") == .line("one\ntwo"))
      #expect(try session.enter("\u{1B}[A\r") == .line("one\ntwo"))
    }

    @Test func onlySoManyLinesAreRemembered() throws {
      let session = try EditorSession {
        $0.maximumHistory = 2
        $0.history = ["first", "second", "third"]
      }
      #expect(try session.enter("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A\r") == .line("second"))
    }

    @Test(arguments: ["?", "\u{1B}OP", "\u{1B}[11~", "\u{1B}[[A"])
    func helpIsShown(_ key: String) throws {
      let session = try EditorSession { $0.help = { "Words:\n  explain CODE" } }
      try session.type(key, showing: "Words:\n  explain CODE\nleadline>")
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func helpKeepsTheLine() throws {
      let session = try EditorSession { $0.help = { "Words" } }
      try session.type("half\u{1B}OP", showing: "Words\nleadline> half")
      #expect(try session.enter("?\r") == .line("half?"))
    }
  }
}
