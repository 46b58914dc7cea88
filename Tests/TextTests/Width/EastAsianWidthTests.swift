import Testing
import Text

@Suite("Width in the scripts of the world") struct EastAsianWidthTests {
  /// Expected: East_Asian_Width W and F take two cells, all else one, marks none (UAX #11).
  @Test(arguments: [
    MeasuredText("Chinese, simplified", "\u{627E}\u{4E0D}\u{5230}\u{79DF}\u{6237}", 10),
    MeasuredText("Chinese, traditional", "\u{79DF}\u{6236}\u{8B58}\u{5225}\u{78BC}", 10),
    MeasuredText("Chinese punctuation", "\u{201C}\u{79DF}\u{6237}\u{201D}\u{3002}", 8),
    MeasuredText("full-width brackets", "\u{FF08}a\u{FF09}", 5),
    MeasuredText("hiragana", "\u{3042}\u{3044}\u{3046}", 6),
    MeasuredText("katakana with a mark", "\u{30C6}\u{30CA}\u{30F3}\u{30C8}\u{30FC}", 10),
    MeasuredText("katakana, decomposed", "\u{30CF}\u{309A}", 2),
    MeasuredText("half-width katakana", "\u{FF8A}\u{FF9D}\u{FF76}\u{FF78}", 4),
    MeasuredText("wave dash", "\u{301C}", 2), MeasuredText("company sign", "\u{337F}", 2),
    MeasuredText("circled ideograph", "\u{3280}", 2), MeasuredText("circled digit", "\u{2460}", 1),
    MeasuredText("circled number on black", "\u{3248}", 1),
    MeasuredText("iteration mark", "\u{3005}", 2), MeasuredText("full-width yen", "\u{FFE5}", 2),
    MeasuredText("won", "\u{20A9}", 1), MeasuredText("full-width won", "\u{FFE6}", 2),
    MeasuredText("Hangul", "\u{D14C}\u{B10C}\u{D2B8}", 6),
    MeasuredText("Hangul of three jamo", "\u{1110}\u{1166}\u{11AB}", 2),
    MeasuredText("compatibility jamo", "\u{3131}\u{314F}", 4),
    MeasuredText("bopomofo", "\u{3105}\u{3106}", 4), MeasuredText("Yi", "\u{A000}", 2),
    MeasuredText("rare ideographs", "\u{20000}\u{2A700}\u{30000}", 6),
    MeasuredText("vertical form", "\u{FE30}", 2), MeasuredText("small form", "\u{FE50}", 2),
    MeasuredText("half-fill space", "\u{303F}", 1), MeasuredText("radical", "\u{2E80}", 2),
    MeasuredText("Greek", "\u{3B1}\u{3B2}\u{3B3}", 3),
    MeasuredText("Cyrillic", "\u{43A}\u{43B}\u{438}\u{435}\u{43D}\u{442}", 6),
    MeasuredText("Hebrew with points", "\u{5E9}\u{5C1}\u{5B8}\u{5DC}", 2),
    MeasuredText("Arabic with vowels", "\u{645}\u{64F}\u{639}\u{64E}", 2),
    MeasuredText("Thai with marks", "\u{E01}\u{E47}\u{E19}\u{E35}\u{E49}", 2),
    MeasuredText("Hindi, mark that takes room", "\u{928}\u{93F}", 2),
    MeasuredText("Hindi, mark that takes none", "\u{928}\u{941}", 1),
    MeasuredText("Tamil", "\u{B95}\u{BCD}", 1), MeasuredText("Lao", "\u{E81}\u{EB1}", 1),
    MeasuredText("Vietnamese, decomposed", "e\u{302}\u{301}", 1),
    MeasuredText("Zalgo", "a" + String(repeating: "\u{33F}", count: 100), 1),
    MeasuredText("box drawing", "\u{250C}\u{2500}\u{2510}", 3),
    MeasuredText("arrow", "\u{2192}", 1),
    MeasuredText("check mark", "\u{2713}", 1), MeasuredText("heavy check mark", "\u{2705}", 2),
    MeasuredText("warning sign", "\u{26A0}", 1),
    MeasuredText("warning sign as picture", "\u{26A0}\u{FE0F}", 2),
    MeasuredText("hourglass", "\u{231B}", 2), MeasuredText("family", Self.family, 2),
    MeasuredText("two families", Self.family + Self.family, 4),
    MeasuredText("thumb with a tone", "\u{1F44D}\u{1F3FF}", 2),
    MeasuredText("tone alone", "\u{1F3FF}", 2), MeasuredText("half a flag", "\u{1F1F8}", 1),
    MeasuredText("pirate flag", "\u{1F3F4}\u{200D}\u{2620}\u{FE0F}", 2),
    MeasuredText("private use", "\u{E000}", 1), MeasuredText("replacement", "\u{FFFD}", 1),
    MeasuredText("Linear B", "\u{10000}", 1), MeasuredText("mathematical", "\u{1D400}", 1),
  ]) func measures(_ sample: MeasuredText) {
    #expect(DisplayWidth.of(sample.text) == sample.cells)
  }

  private static let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"

  @Test func partsSeparatedByBlanksAddUp() {
    var random = RandomText([
      "\u{5E94}", "a", "e\u{301}", "\u{1F525}", "\u{2764}\u{FE0F}", Self.family, "\u{D14C}",
      "\u{1F1F8}\u{1F1EA}",
    ])
    for _ in 0..<2000 {
      let first = random.next(0...6)
      let second = random.next(0...6)
      let sum = DisplayWidth.of(first) + 1 + DisplayWidth.of(second)
      #expect(DisplayWidth.of(first + " " + second) == sum, "\((first + second).spelled)")
    }
  }

  @Test func everyMarkTakesNoCellAndEveryHanCharacterTwo() {
    for value in UInt32(0x300)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value), (scalar.properties.age?.major ?? 99) <= 14 else {
        continue
      }
      let cells = DisplayWidth.of(scalar)
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark:
        #expect(cells == 0, "U+\(String(value, radix: 16))")
      case .uppercaseLetter, .lowercaseLetter, .decimalNumber, .currencySymbol:
        let isWide = (0xFF00...0xFFEF).contains(value) || (0xFE50...0xFE6F).contains(value)
        #expect(cells == (isWide ? 2 : 1), "U+\(String(value, radix: 16))")
      default: continue
      }
    }
  }
}
