import TestSupport
import Testing

@Suite("Screen emulator") struct ScreenTests {
  private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> Screen {
    var screen = Screen(columns: columns, rows: rows)
    screen.feed(text.utf8)
    return screen
  }

  @Test func wrapsOnlyWhenTheNextCharacterComes() {
    #expect(screen("0123456789").cursorRow == 0)
    #expect(screen("0123456789a").text == "0123456789\na")
    #expect(screen("0123456789\r\nb").text == "0123456789\nb")
  }

  @Test func wideCharactersTakeTwoCells() {
    let wide = screen("123456789租户")
    #expect(wide.text == "123456789\n租户")
    #expect(wide.cursorColumn == 4)
  }

  @Test func halfAWideCharacterDoesNotStay() {
    #expect(screen("租\rx").text == "x")
    #expect(screen("租\u{1B}[2Gx").text == " x")
  }

  @Test func combiningMarksJoinTheirBase() {
    let joined = screen("e\u{301}x")
    #expect(joined.cursorColumn == 2)
    #expect(joined.text == "e\u{301}x")
  }

  @Test func scrollsAndRemembers() {
    let scrolled = screen("1\r\n2\r\n3\r\n4\r\n5")
    #expect(scrolled.text == "2\n3\n4\n5")
    #expect(scrolled.transcript == "1\n2\n3\n4\n5")
  }

  @Test func erasesAndMoves() {
    #expect(screen("abcdef\u{1B}[3D\u{1B}[K").text == "abc")
    #expect(screen("abc\r\ndef\u{1B}[1;2H\u{1B}[J").text == "a")
    #expect(screen("abcdef\r\u{1B}[2P").text == "cdef")
    #expect(screen("abc\r\u{1B}[2@").text == "  abc")
    #expect(screen("abc\u{08}\u{08}X").text == "aXc")
  }

  @Test func seesModesAndDropsColour() {
    #expect(screen("\u{1B}[?2004h").bracketsPastes)
    #expect(!screen("\u{1B}[?2004h\u{1B}[?2004l").bracketsPastes)
    #expect(screen("\u{1B}[1;31mred\u{1B}[0m\u{1B}]0;title\u{07}!").text == "red!")
  }

  @Test func sequencesMayBeCutAnywhere() {
    var cut = Screen(columns: 10, rows: 2)
    for byte in "租\u{1B}[1Gab\u{1B}[?2004h".utf8 { cut.feed([byte]) }
    #expect(cut.text == "ab")
    #expect(cut.bracketsPastes)
  }

  @Test func resizeKeepsWhatFits() {
    var resized = screen("abcdef\r\n123")
    resized.resize(columns: 4, rows: 1)
    #expect(resized.text == "123")
    #expect(resized.transcript == "abcdef\n123")
  }
}
