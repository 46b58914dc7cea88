import Testing
import Text

struct WrappedText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let width: Int
  var indent = 0
  var cuts = false
  let lines: [String]
}

@Suite("Wrapping") struct WrappingTests {
  @Test(arguments: [
    WrappedText(testDescription: "nothing", text: "", width: 10, lines: [""]),
    WrappedText(testDescription: "fits", text: "one two", width: 7, lines: ["one two"]),
    WrappedText(testDescription: "breaks", text: "one two", width: 6, lines: ["one", "two"]),
    WrappedText(
      testDescription: "indent", text: "1. one two three", width: 8, indent: 3,
      lines: ["1. one", "   two", "   three"]),
    WrappedText(
      testDescription: "leading blanks", text: "  one two", width: 6, lines: ["  one", "two"]),
    WrappedText(
      testDescription: "blanks at the break", text: "one    two  ", width: 5,
      lines: ["one", "two"]),
    WrappedText(
      testDescription: "blanks within", text: "a   b", width: 5, lines: ["a   b"]),
    WrappedText(
      testDescription: "paragraphs", text: "one\n\ntwo\n", width: 9, lines: ["one", "", "two", ""]),
    WrappedText(
      testDescription: "long word whole", text: "see https://a.example/b ok", width: 8,
      lines: ["see", "https://a.example/b", "ok"]),
    WrappedText(
      testDescription: "long word cut", text: "see abcdefghij ok", width: 6, cuts: true,
      lines: ["see", "abcdef", "ghij", "ok"]),
    WrappedText(
      testDescription: "long word cut, indented", text: "x abcdefgh", width: 4, indent: 2,
      cuts: true,
      lines: ["x", "  ab", "  cd", "  ef", "  gh"]),
    WrappedText(
      testDescription: "no-break space", text: "10\u{a0}min ab", width: 6,
      lines: ["10\u{a0}min", "ab"]),
    WrappedText(
      testDescription: "Chinese", text: "应用程序不存在", width: 6, lines: ["应用程", "序不存", "在"]),
    WrappedText(
      testDescription: "odd width", text: "应用程序", width: 5, lines: ["应用", "程序"]),
    WrappedText(
      testDescription: "no stop at the start", text: "应用程序。", width: 8, lines: ["应用程", "序。"]),
    WrappedText(
      testDescription: "no bracket at the end", text: "应用「程序」", width: 6,
      lines: ["应用", "「程", "序」"]),
    WrappedText(
      testDescription: "mixed scripts", text: "在Azure门户中", width: 7, lines: ["在Azure", "门户中"]),
    WrappedText(
      testDescription: "Korean keeps words", text: "테넌트를 찾을 수", width: 10,
      lines: ["테넌트를", "찾을 수"]),
    WrappedText(
      testDescription: "combining marks stay", text: "e\u{301}e\u{301} a", width: 2,
      lines: ["e\u{301}e\u{301}", "a"]),
    WrappedText(
      testDescription: "width too small", text: "ab cd", width: 0, lines: ["ab", "cd"]),
  ]) func wraps(_ sample: WrappedText) {
    let lines = DisplayWidth.wrapped(
      sample.text, to: sample.width, indent: sample.indent, cutsLongWords: sample.cuts)
    #expect(lines == sample.lines)
  }

  @Test(arguments: Array(2...40)) func neverExceedsTheWidthWhenCutting(_ width: Int) {
    let text = "Öffnen Sie „Zertifikate“ 在Azure门户中，选择“应用注册”。 https://portal.azure.com/#home 👨‍👩‍👧 ok"
    for indent in [0, 1, 3] {
      let lines = DisplayWidth.wrapped(text, to: width, indent: indent, cutsLongWords: true)
      // A glued pair of wide characters takes four cells; it is cut like a word.
      for line in lines where width - indent >= 2 { #expect(DisplayWidth.of(line) <= width) }
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " })
    }
  }

  @Test(arguments: ["word \u{5E94}\u{7528} ", "x", " ", "\n", "\u{5E94}", "\u{301}", "\u{1F525}"])
  func wrapsOneHugeLineInLinearTime(_ part: String) {
    expectLinearTime(of: part, small: 20_000) { text in
      _ = DisplayWidth.wrapped(text, to: 80)
      _ = DisplayWidth.wrapped(text, to: 20, indent: 2, cutsLongWords: true)
      _ = DisplayWidth.truncated(text, to: 100)
    }
  }
}
