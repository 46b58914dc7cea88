import Terminal
import TestSupport
import Testing

extension LineEditorTests {
  @Suite("Paste") struct Paste {
    static let start = "\u{1B}[200~"
    static let end = "\u{1B}[201~"

    struct Row: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let pasted: String
      let text: String
    }

    static let rows = [
      Row(testDescription: "newlines", pasted: "one\ntwo\nthree", text: "one\ntwo\nthree"),
      Row(testDescription: "carriage returns", pasted: "one\rtwo\r", text: "one\ntwo\n"),
      Row(testDescription: "Windows", pasted: "one\r\ntwo\r\n", text: "one\ntwo\n"),
      Row(
        testDescription: "Windows, each half a return", pasted: "one\r\rtwo\r\rthree\r\r",
        text: "one\ntwo\nthree\n"),
      Row(
        testDescription: "an empty line between", pasted: "one\n\ntwo\nthree",
        text: "one\n\ntwo\nthree"),
      Row(testDescription: "tabs", pasted: "\tat one\n\tat two", text: "\tat one\n\tat two"),
      Row(
        testDescription: "what would be keys", pasted: "a\u{03}b\u{04}\u{1A}\u{1C}\u{13}\n\u{12}c",
        text: "a\u{03}b\u{04}\u{1A}\u{1C}\u{13}\n\u{12}c"),
      Row(
        testDescription: "escapes and colour",
        pasted: "\u{1B}[31mred\u{1B}[0m\n\u{1B}]52;c;x\u{07}",
        text: "\u{1B}[31mred\u{1B}[0m\n\u{1B}]52;c;x\u{07}"),
      Row(testDescription: "NUL in one line", pasted: "a\0b", text: "a\0b"),
      Row(
        testDescription: "half an end marker", pasted: "a\u{1B}[20\u{1B}[201\n~",
        text: "a\u{1B}[20\u{1B}[201\n~"),
      Row(testDescription: "Chinese", pasted: "租户\n不存在", text: "租户\n不存在"),
      Row(
        testDescription: "one line too long to edit", pasted: String(repeating: "x", count: 5000),
        text: String(repeating: "x", count: 5000)),
    ]

    @Test(arguments: rows) func isTakenWhole(_ row: Row) throws {
      let session = try EditorSession()
      #expect(try session.enter(Self.start + row.pasted + Self.end) == .paste(row.text))
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test(arguments: ["one line", "one line\r", "one line\r\n", "\tone 租户 line\n\n"])
    func oneLineIsInsertedToBeEdited(_ pasted: String) throws {
      let session = try EditorSession()
      try session.type("<>\u{1B}[D\(Self.start)\(pasted)\(Self.end)", showing: "line>")
      let expected = pasted.filter { !$0.isNewline }
      #expect(try session.enter("!\r") == .line("<\(expected)!>"))
    }

    @Test func whatStoodInTheLineIsJoined() throws {
      let session = try EditorSession()
      let keys = "before after\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D"
      #expect(
        try session.enter("\(keys)\(Self.start)one\ntwo \(Self.end)")
          == .paste("before one\ntwo after"))
    }

    @Test func endsAtTheFirstEndMarkerAndTheRestIsTyped() throws {
      let session = try EditorSession()
      #expect(
        try session.enter("\(Self.start)one\ntwo\(Self.end)typed\(Self.end)\r")
          == .paste("one\ntwo"))
      #expect(try session.nextEvent() == .line("typed"))
    }

    @Test func markersMayComeInPieces() throws {
      let session = try EditorSession()
      for piece in ["\u{1B}", "[20", "0~one\ntwo\u{1B}[20", "1", "~"] {
        try session.terminal.send(piece)
        session.terminal.settle(.milliseconds(150))
      }
      #expect(try session.nextEvent() == .paste("one\ntwo"))
    }

    @Test func thousandsOfLinesAreOnePaste() throws {
      let session = try EditorSession()
      let text = (1...5000).map { "  at Microsoft.Crm.Step\($0)(租户 \($0 * 7919))" }.joined(
        separator: "\n")
      #expect(try session.enter(Self.start + text + Self.end) == .paste(text))
    }

    @Test func moreThanFitsIsReadAndSaid() throws {
      let session = try EditorSession { $0.maximumPasteBytes = 1000 }
      let text = String(repeating: "0123456789\n", count: 100_000)
      #expect(
        try session.enter(Self.start + text + Self.end) == .paste(String(text.prefix(1000))))
      let note = "The paste was cut after 1000 bytes; 1099000 more were left out."
      #expect(session.terminal.screen.transcript.contains(note))
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func aSearchDoesNotSpoilIt() throws {
      let session = try EditorSession { $0.history = ["explain this"] }
      try session.type("\u{12}expl", showing: "bck:expl")
      #expect(
        try session.enter("\(Self.start)one\ntwo\n\(Self.end)") == .paste("one\ntwo\nexplain this"))
    }

    @Test func controlCEndsAnUnfinishedPaste() throws {
      let session = try EditorSession()
      try session.terminal.send("\(Self.start)one\ntwo\u{03}three")
      session.terminal.settle(.milliseconds(600))
      #expect(session.log.all.isEmpty)
      #expect(try session.enter("\u{03}") == .interrupted)
      #expect(try session.enter("next\r") == .line("next"))
    }
  }

  @Suite("Paste without markers") struct UnmarkedPaste {
    @Test func linesThatComeTogetherAreOnePaste() throws {
      let session = try EditorSession()
      #expect(try session.enter("one\rtwo 租户\rthree\r") == .paste("one\ntwo 租户\nthree"))
      #expect(try session.enter("next\r") == .line("next"))
    }

    @Test func theLastLineNeedsNoEnd() throws {
      let session = try EditorSession()
      let event = try session.enter("one\r\n\ttwo\r\nthr")
      #expect(event == .paste("one\n\ttwo\nthr"))
    }

    @Test func aLineEndOfWindowsMakesNoPaste() throws {
      let session = try EditorSession()
      #expect(try session.enter("one\r\n") == .line("one"))
      #expect(try session.enter("two\r") == .line("two"))
    }

    @Test func keysThatFollowAreKeys() throws {
      let session = try EditorSession()
      #expect(try session.enter("one\r\u{1B}[A!\r") == .line("one"))
      #expect(try session.nextEvent() == .line("one!"))
      #expect(try session.enter("two\r\u{04}") == .line("two"))
      #expect(try session.nextEvent() == .endOfInput)
    }

    @Test func manyLinesAreOnePaste() throws {
      let session = try EditorSession(environment: ["TERM": "dumb"])
      let lines = (1...2000).map { "  at Microsoft.Crm.Step\($0)()" }
      #expect(
        try session.enter(lines.joined(separator: "\r") + "\r")
          == .paste(lines.joined(separator: "\n")))
    }
  }
}
