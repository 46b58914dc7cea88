import Testing
import Text

private let nastyParts =
  [
    "#", "##", "###", ":", "::", ":::", "[", "]", "vso", "teamcity", "VSO", "error", "\n", "\r",
    "\r\n", "\t", " ", "\u{B}", "\u{C}", "\u{0}", "\u{1B}", "\u{1B}[2J", "\u{1B}]0;x\u{7}",
    "\u{7F}",
    "\u{85}", "\u{9B}", "\u{A0}", "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{180E}",
    "\u{200B}",
    "\u{200C}", "\u{200D}", "\u{200E}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2060}", "\u{2066}",
    "\u{3000}", "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}", Noncharacter.first,
    "a", "b", "\u{E5}", "\u{645}", "\u{6CC}", "\u{915}", "\u{94D}", "\u{79DF}", "\u{1F469}",
    "\u{1F525}", "\u{2764}", "e\u{301}",
  ]

private let safeParts =
  [
    "a", "Z", "7", " ", ".", ",", "-", "'", "\"", "(", ")", "[", "]", "{", "}", "/", "?", "=", "&",
    "%", "@", "!", "$", "<", ">", "|", "~", "^", "`", "*", "+", ";", "_", "\\", "# ", ": ",
    "\u{E5}", "\u{17C}", "\u{131}", "\u{416}", "\u{3A9}", "\u{5D0}", "\u{645}", "\u{915}",
    "\u{E01}",
    "\u{79DF}", "\u{30A2}", "\u{D55C}", "\u{FF21}", "\u{1F525}", "e\u{301}", "\u{2026}", "\u{201C}",
    "\u{A0}", "\u{3000}", "\u{AD}", "\u{20000}",
  ]

@Suite("Properties of safe text") struct SafeTextPropertiesTests {
  @Test func randomTextHoldsNothingDangerous() {
    var random = RandomText(nastyParts)
    for _ in 0..<20_000 {
      let text = random.next(0...16)
      let block = SafeText.escaped(text)
      let line = SafeText.escapedLine(text)
      #expect(
        !block.unicodeScalars.contains { Reader.isDangerous($0, in: ["\n", "\t"]) },
        "\(text.spelled)")
      #expect(!line.unicodeScalars.contains { Reader.isDangerous($0, in: []) }, "\(text.spelled)")
    }
  }

  @Test func randomTextHoldsNoLiveCommand() {
    var random = RandomText(nastyParts + ["#", "#", ":", ":", "[", "\n"])
    for _ in 0..<20_000 {
      let text = random.next(0...16)
      #expect(Reader.liveCommand(in: SafeText.escaped(text)) == nil, "\(text.spelled)")
      #expect(Reader.liveCommand(in: SafeText.escapedLine(text)) == nil, "\(text.spelled)")
    }
  }

  /// Renderers escape, wrap and escape each line again, since wrapping makes new starts of lines.
  @Test(arguments: [2, 3, 7, 20, 79]) func noCommandComesAboutByWrapping(_ width: Int) {
    var random = RandomText(nastyParts + ["::error::", "##vso[a]", " ", " ", "word"])
    for _ in 0..<4000 {
      let text = random.next(0...24)
      let wrapped = DisplayWidth.wrapped(SafeText.escaped(text), to: width)
      let shown = wrapped.map(SafeText.escapedLine)
      #expect(Reader.liveCommand(in: shown.joined(separator: "\n")) == nil, "\(text.spelled)")
      for line in shown {
        #expect(
          !line.unicodeScalars.contains { Reader.isDangerous($0, in: []) }, "\(text.spelled)")
      }
    }
  }

  @Test func escapingAgainChangesNothing() {
    var random = RandomText(nastyParts)
    for _ in 0..<10_000 {
      let text = random.next(0...16)
      let block = SafeText.escaped(text)
      let line = SafeText.escapedLine(text)
      #expect(Array(SafeText.escaped(block).utf8) == Array(block.utf8), "\(text.spelled)")
      #expect(Array(SafeText.escapedLine(line).utf8) == Array(line.utf8), "\(text.spelled)")
    }
  }

  @Test func whatIsSafeIsUnchanged() {
    var random = RandomText(safeParts)
    for _ in 0..<10_000 {
      let text = random.next(0...24)
      #expect(Array(SafeText.escaped(text).utf8) == Array(text.utf8), "\(text.spelled)")
      #expect(Array(SafeText.escapedLine(text).utf8) == Array(text.utf8), "\(text.spelled)")
    }
  }

  @Test func everyLineIsMadeSafeOnItsOwn() {
    var random = RandomText(nastyParts.filter { !$0.unicodeScalars.contains("\r") })
    for _ in 0..<5000 {
      let text = random.next(0...20)
      let whole = SafeText.escaped(text).unicodeScalars
      let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      let apart = lines.map { SafeText.escaped(String(String.UnicodeScalarView($0))) }
      #expect(
        Array(whole) == Array(apart.joined(separator: "\n").unicodeScalars), "\(text.spelled)")
    }
  }

  @Test func nothingIsDropped() {
    var random = RandomText(nastyParts)
    for _ in 0..<10_000 {
      let text = random.next(0...16)
      let expected = Self.withoutReturns(Array(text.unicodeScalars))
      #expect(Self.unescaped(SafeText.escaped(text)) == expected, "\(text.spelled)")
      #expect(Self.unescaped(SafeText.escapedLine(text)) == expected, "\(text.spelled)")
    }
  }

  private static func withoutReturns(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.indices.compactMap { index in
      let isPair = scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      return isPair ? nil : scalars[index]
    }
  }

  /// Reads the escapes back; a backslash before a sign of a command goes.
  private static func unescaped(_ shown: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var rest = Array(shown.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let letter = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch letter {
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "t": result.append("\t")
      case "x": result.append(scalar16(rest.prefix(2)))
      case "u": result.append(scalar16(rest.dropFirst().prefix { $0 != "}" }))
      default: result.append(letter)
      }
      if letter == "x" { rest = rest.dropFirst(2) }
      if letter == "u" { rest = rest.drop { $0 != "}" }.dropFirst() }
    }
    return result
  }

  private static func scalar16(_ digits: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar {
    let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    return value.flatMap(Unicode.Scalar.init) ?? "?"
  }
}

@Suite("Safe text in every script") struct SafeTextScriptTests {
  /// Texts with joiners, marks and selectors as people write them.
  @Test(arguments: [
    "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}",
    "\u{915}\u{94D}\u{200D}\u{937}", "\u{915}\u{94D}\u{200C}\u{937}",
    "\u{D9A}\u{DCA}\u{200D}\u{DBB}", "\u{D15}\u{D4D}\u{200D}\u{D15}",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{2764}\u{FE0F}\u{200D}\u{1F525}",
    "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", "\u{1F44D}\u{1F3FD}", "1\u{FE0F}\u{20E3}",
    "\u{1F1F8}\u{1F1EA}", "\u{E01}\u{E47}", "\u{1112}\u{1161}\u{11AB}", "\u{5E9}\u{5C1}",
  ]) func writtenTextIsUnchanged(_ text: String) {
    #expect(SafeText.escaped(text) == text)
    #expect(SafeText.escapedLine(" " + text + " ") == " " + text + " ")
  }

  /// A joiner at an edge, or between letters that do not join, hides something.
  @Test(arguments: [
    "\u{200D}", "a\u{200D}", "\u{200C}\u{645}", "\u{645}\u{200C}", "a\u{200C}b",
    "1\u{200D}\u{1F525}",
    "\u{79DF}\u{200D}\u{6237}", "\u{645}\u{200C}a", "\u{1F525}\u{200D}a",
  ]) func joinerWithoutUseIsShown(_ text: String) {
    let shown = SafeText.escaped(text)
    #expect(shown.contains("\\u{200"), "\(text.spelled)")
    #expect(!shown.unicodeScalars.contains { $0 == "\u{200C}" || $0 == "\u{200D}" })
  }

  @Test func twoJoinersInARowAreShown() {
    let shown = SafeText.escaped("\u{645}\u{200C}\u{200C}\u{645}")
    #expect(shown == "\u{645}\\u{200c}\\u{200c}\u{645}")
  }

  @Test(arguments: 0..<0x20) func everyControlIsShownWithTwoDigits(_ value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let shown = SafeText.escapedLine("<" + String(scalar) + ">")
    let digits = (value < 16 ? "0" : "") + String(value, radix: 16)
    let short = [9: "\\t", 10: "\\n", 13: "\\r"]
    #expect(shown == "<" + (short[value] ?? "\\x" + digits) + ">")
  }
}
