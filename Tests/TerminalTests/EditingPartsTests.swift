import TestSupport
import Testing

@testable import Terminal

@Suite("Key decoder") struct KeyDecoderTests {
  private func decode(_ bytes: [UInt8], isFinal: Bool = false) -> [KeyDecoder.Input] {
    var decoder = KeyDecoder()
    decoder.receive(bytes[...])
    var inputs: [KeyDecoder.Input] = []
    while true {
      let input = decoder.next(isFinal: isFinal)
      if case .incomplete(0) = input { return inputs }
      inputs.append(input)
      if case .incomplete = input { return inputs }
    }
  }

  @Test func everySequenceIsItsKey() {
    for (bytes, key) in EditorKey.sequences {
      #expect(decode(bytes) == [.key(key)])
    }
  }

  @Test func everyBeginningWaits() {
    for (bytes, _) in EditorKey.sequences {
      for length in 1..<bytes.count {
        let beginning = Array(bytes[..<length])
        #expect(decode(beginning) == [.incomplete(byteCount: length)])
        #expect(decode(beginning, isFinal: true).first == .character("\u{1B}"))
      }
    }
  }

  @Test func otherSequencesAreHandedOn() {
    #expect(
      decode(Array("\u{1B}[A".utf8)) == [.character("\u{1B}"), .character("["), .character("A")])
    #expect(decode(Array("\u{1B}b".utf8)) == [.character("\u{1B}"), .character("b")])
  }

  @Test(arguments: ["a", "å", "租", "😀", "\u{0}", "\u{7F}", "\u{A0}", "\u{FFFD}"])
  func charactersAreThemselves(_ text: String) throws {
    let scalar = try #require(text.unicodeScalars.first)
    #expect(decode(Array(text.utf8)) == [.character(scalar)])
    let bytes = Array(text.utf8)
    for length in 1..<max(1, bytes.count) {
      #expect(decode(Array(bytes[..<length])) == [.incomplete(byteCount: length)])
    }
  }

  @Test(arguments: [
    [0xFF], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    [0xC2, 0x9C], [0xE7, 0x41],
  ])
  func whatIsNoUTF8IsMarked(_ bytes: [UInt8]) {
    let inputs = decode(bytes)
    #expect(inputs.first == .character("\u{FFFD}"))
    #expect(!inputs.contains { if case .incomplete = $0 { true } else { false } })
  }
}

@Suite("Paste collector") struct PasteCollectorTests {
  private func collect(_ pieces: [String], maximumBytes: Int = 100) -> (text: String, rest: String?)
  {
    var collector = PasteCollector(maximumBytes: maximumBytes)
    for piece in pieces {
      let bytes = Array(piece.utf8)
      if let count = collector.consume(bytes[...]) {
        return (
          String(decoding: collector.bytes, as: UTF8.self),
          String(decoding: bytes[count...], as: UTF8.self)
        )
      }
    }
    return (String(decoding: collector.bytes, as: UTF8.self), nil)
  }

  @Test func endsAtTheFirstMarker() {
    let whole = collect(["one\u{1B}[201~two\u{1B}[201~"])
    #expect(whole.text == "one")
    #expect(whole.rest == "two\u{1B}[201~")
  }

  @Test func theMarkerMayBeCutAnywhere() {
    let text = "a\u{1B}[201~"
    for length in 1..<text.utf8.count {
      let first = String(decoding: Array(text.utf8)[..<length], as: UTF8.self)
      let second = String(decoding: Array(text.utf8)[length...], as: UTF8.self)
      #expect(collect([first, second]).text == "a")
      #expect(collect([first, second]).rest == "")
    }
  }

  @Test func whatOnlyLooksLikeTheMarkerStays() {
    let text = "\u{1B}\u{1B}[20\u{1B}[200~\u{1B}[201"
    #expect(collect([text + "x\u{1B}[201~"]).text == text + "x")
    #expect(collect(["\u{1B}\u{1B}[201~"]).text == "\u{1B}")
  }

  @Test func keepsNoMoreThanItsBound() {
    var collector = PasteCollector(maximumBytes: 4)
    #expect(collector.consume(Array("123".utf8)[...]) == nil)
    #expect(collector.consume(Array("456\u{1B}x".utf8)[...]) == nil)
    #expect(collector.consume(Array("7\u{1B}[201~".utf8)[...]) == 7)
    #expect(collector.bytes == Array("1234".utf8))
    #expect(collector.omittedBytes == 5)
  }

  @Test func isFastWithTensOfMegabytes() {
    var collector = PasteCollector(maximumBytes: 1 << 20)
    let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)
    for _ in 0..<800 { #expect(collector.consume(block[...]) == nil) }
    #expect(collector.omittedBytes == 799 << 16 - (15 << 16))
  }
}

@Suite("Prompt text") struct PromptTextTests {
  @Test func coloursAreMarkedOrLeftOut() {
    let prompt = "\u{1B}[1;32mlead\u{1B}[0mline> "
    #expect(
      PromptText.marked(prompt, isColored: true)
        == "\u{01}\u{1B}[1;32m\u{01}lead\u{01}\u{1B}[0m\u{01}line> ")
    #expect(PromptText.marked(prompt, isColored: false) == "leadline> ")
    #expect(PromptText.marked("plain", isColored: true) == "plain")
    #expect(PromptText.marked("open \u{1B}[1", isColored: false) == "open ")
  }
}

@Suite("Line layout") struct LineLayoutTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let row: Int
    let column: Int
  }

  static let rows = [
    Row(testDescription: "short", text: "abc", row: 0, column: 5),
    Row(testDescription: "a full row", text: "12345678", row: 1, column: 0),
    Row(testDescription: "beyond", text: "123456789", row: 1, column: 1),
    Row(testDescription: "a newline", text: "a\nbc", row: 1, column: 2),
    Row(testDescription: "wide", text: "租户", row: 0, column: 6),
    Row(testDescription: "wide at the edge", text: "1234567租", row: 1, column: 2),
    Row(testDescription: "a tab", text: "\tx", row: 0, column: 9),
    Row(testDescription: "a control", text: "\u{1B}x", row: 0, column: 5),
    Row(testDescription: "combining", text: "e\u{301}x", row: 0, column: 4),
    Row(
      testDescription: "several rows", text: String(repeating: "x", count: 35), row: 3, column: 7),
  ]

  @Test(arguments: rows) func isWhereLibeditHasIt(_ row: Row) {
    #expect(TerminalLocale.prepared)
    var layout = LineLayout(columns: 10)
    layout.advance(overPrompt: "\u{1B}[1m>\u{1B}[0m ")
    layout.advance(over: row.text)
    #expect(layout.row == row.row)
    #expect(layout.column == row.column)
  }
}

@Suite("Completion list") struct CompletionListTests {
  private func rows(
    _ completions: [Completion], columns: Int = 40, rows: Int = 10
  ) throws -> [String] {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    let size = TerminalSize(of: try #require(terminal.slave), environment: [:])
    return CompletionList(
      completions: completions, size: size, style: TerminalStyle(isColored: false)
    ).rows
  }

  @Test func namesStandInColumnsReadDownwards() throws {
    let names = ["a", "bb", "ccc", "租户", "ee"].map { Completion($0) }
    #expect(try rows(names, columns: 20) == ["a     ccc   ee", "bb    租户"])
  }

  @Test func summariesStandBesideTheirNames() throws {
    let words = [Completion("租户", summary: "tenant"), Completion("exit", summary: "leave")]
    #expect(try rows(words) == ["租户  tenant", "exit  leave"])
  }

  @Test func noRowIsWiderThanTheWindow() throws {
    let words = (1...5).map {
      Completion("word\($0)", summary: String(repeating: "租户 tenant ", count: 20))
    }
    for row in try rows(words) { #expect(DisplayWidthOracle.width(of: row) < 40) }
  }

  @Test func moreThanFitsIsSaid() throws {
    let names = (1...200).map { Completion("completion-\($0)") }
    let shown = try rows(names)
    #expect(shown.count == 7)
    #expect(shown.last == "… 94 more rows: type more of the word")
  }

  @Test func theCommonPrefixIsOfWholeCharacters() {
    let words = [Completion("e\u{301}a"), Completion("e\u{301}b")]
    #expect(CompletionList.commonPrefix(of: words) == "e\u{301}")
    #expect(CompletionList.commonPrefix(of: []) == "")
    #expect(CompletionList.commonPrefix(of: [Completion("a"), Completion("b")]) == "")
  }
}

/// The width of a text on the test's own screen.
private enum DisplayWidthOracle {
  static func width(of text: String) -> Int {
    var screen = Screen(columns: 500, rows: 2)
    screen.feed(text.utf8)
    return screen.cursorColumn
  }
}
