import Testing
import Text

struct ShownText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let shown: String

  init(_ description: String, _ text: String, _ shown: String) {
    (testDescription, self.text, self.shown) = (description, text, shown)
  }
}

@Suite("Safe text") struct SafeTextTests {
  @Test(arguments: [
    ShownText("nothing", "", ""),
    ShownText("plain", "AADSTS7000215: Invalid\n\tclient", "AADSTS7000215: Invalid\n\tclient"),
    ShownText("other scripts", "användare 用户 пользователь", "användare 用户 пользователь"),
    ShownText("escape", "\u{1b}[31mred", "\\x1b[31mred"),
    ShownText("link", "\u{1b}]8;;http://a\u{7}x", "\\x1b]8;;http://a\\x07x"),
    ShownText("NUL and DEL", "a\0b\u{7f}", "a\\x00b\\x7f"),
    ShownText("C1", "\u{85}\u{9b}31m", "\\x85\\x9b31m"),
    ShownText("CRLF", "a\r\nb", "a\nb"),
    ShownText("lone return", "good\rbad", "good\\rbad"),
    ShownText("return twice", "a\r\r\nb", "a\\r\nb"),
    ShownText("return at the end", "a\r", "a\\r"),
    ShownText("override", "a\u{202e}b", "a\\u{202e}b"),
    ShownText("isolates", "\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"),
    ShownText("marks", "\u{61c}\u{200e}\u{200f}", "\\u{61c}\\u{200e}\\u{200f}"),
    ShownText("zero width", "a\u{200b}b\u{2060}c\u{feff}", "a\\u{200b}b\\u{2060}c\\u{feff}"),
    ShownText("separators", "a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
    ShownText("tags", "a\u{e0041}", "a\\u{e0041}"),
    ShownText("joiner between letters", "a\u{200d}b", "a\\u{200d}b"),
    ShownText("family", "👨\u{200d}👩\u{200d}👧", "👨\u{200d}👩\u{200d}👧"),
    ShownText("heart", "❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
    ShownText("Persian", "می\u{200c}خواهم", "می\u{200c}خواهم"),
    ShownText("Hindi", "क्\u{200d}ष", "क्\u{200d}ष"),
  ]) func shows(_ sample: ShownText) {
    #expect(SafeText.escaped(sample.text) == sample.shown)
  }

  @Test(arguments: [
    ShownText("line feed and tab", "a\n\tb", "a\\n\\tb"),
    ShownText("CRLF", "a\r\nb", "a\\nb"),
    ShownText("escape", "\u{1b}c", "\\x1bc"),
    ShownText("command", "::error::x", ":\\:error::x"),
    ShownText("plain", "a b", "a b"),
  ]) func showsWithinLine(_ sample: ShownText) {
    #expect(SafeText.escapedLine(sample.text) == sample.shown)
  }

  @Test(arguments: [
    ShownText("agent", "##vso[task.complete]", "#\\#vso[task.complete]"),
    ShownText("agent, within the line", "x ##vso[a]", "x #\\#vso[a]"),
    ShownText("agent, upper case", "##VSO[a]", "#\\#VSO[a]"),
    ShownText("format", "##[error]x", "#\\#[error]x"),
    ShownText("three signs", "###[error]", "##\\#[error]"),
    ShownText("team city", "##teamcity[x]", "#\\#teamcity[x]"),
    ShownText("runner", "::add-mask::x", ":\\:add-mask::x"),
    ShownText("runner with properties", "::error file=a::x", ":\\:error file=a::x"),
    ShownText("second line", "a\n::debug::x", "a\n:\\:debug::x"),
    ShownText("after CRLF", "a\r\n::debug::x", "a\n:\\:debug::x"),
    ShownText("indented", " \t::debug::x", " \t:\\:debug::x"),
    ShownText("no-break space", "\u{a0}\u{3000}::debug::x", "\u{a0}\u{3000}:\\:debug::x"),
    ShownText("three colons", ":::debug::x", ":\\::debug::x"),
    ShownText("hidden inside", "#\u{200b}#vso[a]", "#\\u{200b}\\#vso[a]"),
    ShownText("soft hyphen inside", "##v\u{ad}so[a]", "#\\#v\u{ad}so[a]"),
    ShownText("selector inside", "::\u{fe0f}error::a", ":\\:\u{fe0f}error::a"),
    ShownText("heading", "## Cause [1]", "## Cause [1]"),
    ShownText("C++ name", "at Foo::bar(x)", "at Foo::bar(x)"),
    ShownText("colon alone", ": a\n: ::b", ": a\n: ::b"),
  ]) func breaksCommand(_ sample: ShownText) {
    #expect(SafeText.escaped(sample.text) == sample.shown)
  }

  @Test(arguments: [0xFDD0, 0xFFFE, 0x10FFFF] as [UInt32]) func showsNoncharacter(
    _ value: UInt32
  ) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(SafeText.escaped("a" + String(scalar)) == "a\\u{\(String(value, radix: 16))}")
  }

  @Test func showsEveryControlOfEveryKind() {
    let all = (0...0x10FFFF).lazy.compactMap { Unicode.Scalar(UInt32($0)) }
    var text = String.UnicodeScalarView()
    for scalar in all { text.append(scalar) }
    let shown = SafeText.escapedLine(String(text))
    let dangerous = shown.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      return category == .control || category == .lineSeparator || category == .paragraphSeparator
        || scalar.properties.isBidiControl || scalar.properties.isNoncharacterCodePoint
    }
    #expect(dangerous.isEmpty)
  }

  /// A small generator, so that a failure can be repeated.
  @Test func leavesNoLiveCommandInRandomText() {
    let parts = [
      "#", "##", "[", "vso", ":", "::", " ", "\t", "\n", "\r", "\r\n", "error", "a", "\u{200b}",
      "\u{ad}", "\u{1b}", "\\", "\u{2028}", "\u{a0}", "用",
    ]
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += parts[Int(state >> 33) % parts.count]
      }
      let shown = SafeText.escaped(text)
      let visible = String(
        String.UnicodeScalarView(
          shown.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
      for line in visible.split(separator: "\n") {
        let trimmed = line.drop { $0.isWhitespace }
        #expect(!trimmed.hasPrefix("::"), "\(text.debugDescription)")
        #expect(!line.contains("##vso[") && !line.contains("##["), "\(text.debugDescription)")
      }
    }
  }

  @Test(arguments: ["::##[\u{1b}x\u{7528}", "##", "#\u{ad}", ":", " ", "##a", "\r", "\u{200d}"])
  func takesLinearTimeOnOneLongLine(_ part: String) {
    expectLinearTime(of: part, small: 20_000) { _ = SafeText.escaped($0) }
  }
}
