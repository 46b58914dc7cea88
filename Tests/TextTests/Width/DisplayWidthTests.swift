import Testing
import Text

struct MeasuredText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let cells: Int

  init(_ description: String, _ text: String, _ cells: Int) {
    (testDescription, self.text, self.cells) = (description, text, cells)
  }
}

@Suite("Display width") struct DisplayWidthTests {
  @Test(arguments: [
    MeasuredText("nothing", "", 0),
    MeasuredText("ASCII", "abc def", 7),
    MeasuredText("accents", "żółć", 4),
    MeasuredText("decomposed", "e\u{301}a\u{308}", 2),
    MeasuredText("Chinese", "应用程序", 8),
    MeasuredText("Japanese", "アプリ", 6),
    MeasuredText("half-width kana", "ｱﾌﾟﾘ", 4),
    MeasuredText("Korean", "테넌트", 6),
    MeasuredText("decomposed Korean", "\u{1112}\u{1161}\u{11ab}", 2),
    MeasuredText("full width", "Ａ：", 4),
    MeasuredText("ideographic space", "\u{3000}", 2),
    MeasuredText("Arabic with marks", "مُعَرِّف", 4),
    MeasuredText("controls", "a\u{1b}\n\u{85}", 1),
    MeasuredText("zero width", "a\u{200b}\u{feff}b", 2),
    MeasuredText("emoji", "🔥", 2),
    MeasuredText("text symbol", "❤", 1),
    MeasuredText("symbol as emoji", "❤\u{fe0f}", 2),
    MeasuredText("skin tone", "👍🏽", 2),
    MeasuredText("family", "👨\u{200d}👩\u{200d}👧", 2),
    MeasuredText("flag", "🇸🇪", 2),
    MeasuredText("two flags", "🇸🇪🇵🇱", 4),
    MeasuredText("keycap", "1\u{fe0f}\u{20e3}", 2),
    MeasuredText("rare ideograph", "𠀀", 2),
    MeasuredText("soft hyphen", "\u{ad}", 1),
    MeasuredText("dots", "••••••••", 8),
    MeasuredText("ellipsis", "…", 1),
    MeasuredText("box", "│─", 2),
  ]) func measures(_ sample: MeasuredText) {
    #expect(DisplayWidth.of(sample.text) == sample.cells)
  }

  @Test func measuresEveryScalarAsTheStandardLibraryClassifiesIt() {
    for value in UInt32(0x300)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let cells = DisplayWidth.of(scalar)
      let properties = scalar.properties
      if properties.isEmojiPresentation, !(0x1F1E6...0x1F1FF).contains(value),
        (properties.age?.major ?? 99) <= 14
      {
        #expect(cells == 2, "U+\(String(value, radix: 16))")
      }
      if properties.generalCategory == .enclosingMark { #expect(cells == 0) }
      if properties.isIdeographic, value >= 0x3400, (properties.age?.major ?? 99) <= 14,
        properties.generalCategory == .otherLetter, !(0x16FE0...0x1B2FF).contains(value)
      {
        #expect(cells == 2, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test(arguments: [
    ("", 5, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abc", 1, "…"), ("abc", 0, ""),
    ("abc", -1, ""), ("应用程序", 8, "应用程序"), ("应用程序", 7, "应用程…"), ("应用程序", 6, "应用…"),
    ("应用程序", 2, "…"), ("e\u{301}e\u{301}e", 2, "e\u{301}…"), ("a🔥b", 3, "a…"),
  ]) func truncates(_ text: String, _ width: Int, _ expected: String) {
    let result = DisplayWidth.truncated(text, to: width)
    #expect(result == expected)
    #expect(DisplayWidth.of(result) <= max(width, 0))
  }
}
