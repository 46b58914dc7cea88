import Testing
import Text

private let latinParts = [
  "a", "word", "Azure", "AADSTS7000215:", "na\u{EF}ve", " ", " ", " ", ",", "(", ")",
  "https://a.example/b?c=d", "10\u{A0}min", "\u{200B}", "e\u{301}",
]

private let eastAsianParts = [
  "\u{5E94}", "\u{7528}", "\u{7A0B}\u{5E8F}", "\u{3002}", "\u{FF0C}", "\u{300C}", "\u{300D}",
  "\u{30A2}", "\u{30FC}", "\u{3083}", "\u{D14C}\u{B10C}\u{D2B8}", "Azure", " ", " ", "\u{FF08}",
  "\u{FF09}", "\u{201C}", "\u{201D}",
]

private let pictureParts = [
  "\u{1F525}", "\u{2764}\u{FE0F}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
  "\u{1F44D}\u{1F3FD}", "\u{1F1F8}\u{1F1EA}", "1\u{FE0F}\u{20E3}", " ", " ", "ok", "\u{5E94}",
]

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\t" || scalar == "\u{3000}"
}

private func letters(_ text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { !isBlank($0) && $0 != "\n" }
}

private func trimmed(_ line: String) -> String {
  var scalars = Array(line.unicodeScalars)[...]
  while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
  while let last = scalars.last, isBlank(last) { scalars.removeLast() }
  return String(String.UnicodeScalarView(scalars))
}

@Suite("Properties of wrapping") struct WrappingPropertiesTests {
  static let alphabets = [latinParts, eastAsianParts, pictureParts]

  @Test(arguments: alphabets) func onlyAWordThatCannotBreakIsTooLong(_ parts: [String]) {
    var random = RandomText(parts + ["\n"])
    for _ in 0..<1500 {
      let text = random.next(0...24)
      let width = random.number(in: 2...30)
      for line in DisplayWidth.wrapped(text, to: width) where DisplayWidth.of(line) > width {
        let pieces = DisplayWidth.wrapped(trimmed(line), to: 2)
        #expect(pieces.count == 1, "\(width): \(text.spelled)")
      }
    }
  }

  @Test(arguments: alphabets) func noLineIsTooLongWhenWordsAreCut(_ parts: [String]) {
    var random = RandomText(parts + ["\n"])
    for _ in 0..<1500 {
      let text = random.next(0...24)
      let width = random.number(in: 2...30)
      let indent = random.number(in: 0...40)
      let lines = DisplayWidth.wrapped(text, to: width, indent: indent, cutsLongWords: true)
      for line in lines {
        #expect(DisplayWidth.of(line) <= width, "\(width), \(indent): \(text.spelled)")
      }
    }
  }

  @Test(arguments: alphabets, [false, true])
  func nothingButBlanksIsLost(_ parts: [String], _ cuts: Bool) {
    var random = RandomText(parts + ["\n", "\t", "\u{3000}"])
    for _ in 0..<1000 {
      let text = random.next(0...24)
      let width = random.number(in: 0...30)
      let lines = DisplayWidth.wrapped(
        text, to: width, indent: random.number(in: 0...3), cutsLongWords: cuts)
      #expect(letters(lines.joined()) == letters(text), "\(width): \(text.spelled)")
    }
  }

  @Test(arguments: alphabets) func aWideWindowChangesNothing(_ parts: [String]) {
    var random = RandomText(parts + ["\n"])
    for _ in 0..<1000 {
      let text = random.next(0...24)
      let lines = DisplayWidth.wrapped(text, to: 10_000, indent: 4)
      let paragraphs = text.unicodeScalars.split(
        separator: "\n", omittingEmptySubsequences: false)
      let expected = paragraphs.map { paragraph in
        var scalars = Array(paragraph)[...]
        while scalars.last == " " { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
      }
      #expect(lines == expected, "\(text.spelled)")
    }
  }

  /// Each line takes as much as it can: the next one's first word would not have fitted.
  @Test(arguments: alphabets) func linesAreFilled(_ parts: [String]) {
    var random = RandomText(parts)
    for _ in 0..<1000 {
      let text = random.next(8...40)
      let width = random.number(in: 4...30)
      let lines = DisplayWidth.wrapped(text, to: width)
      for (line, next) in zip(lines, lines.dropFirst()) {
        let first = DisplayWidth.wrapped(trimmed(next), to: 2)[0]
        let blanks = Self.longestRunOfBlanks(text)
        let needed = DisplayWidth.of(line) + max(blanks, 1) + DisplayWidth.of(first)
        #expect(needed > width, "\(width): \(text.spelled)")
      }
    }
  }

  private static func longestRunOfBlanks(_ text: String) -> Int {
    let runs = text.unicodeScalars.split { !isBlank($0) }
    return runs.map(\.count).max() ?? 0
  }

  @Test(arguments: alphabets) func everyFurtherLineIsIndented(_ parts: [String]) {
    var random = RandomText(parts)
    for _ in 0..<500 {
      let text = "x" + random.next(8...40)
      let lines = DisplayWidth.wrapped(text, to: 20, indent: 3)
      #expect(lines[0].first == "x" && lines[0].first != " ")
      for line in lines.dropFirst() {
        #expect(line.hasPrefix("   ") && !line.hasPrefix("    "), "\(text.spelled)")
      }
    }
  }

  @Test func noLineBeginsOrEndsWhereTypesettersForbidIt() {
    var random = RandomText([
      "\u{5E94}", "\u{7528}", "\u{3002}", "\u{FF0C}", "\u{300C}", "\u{300D}", "\u{FF08}",
      "\u{FF09}", "\u{3083}", "\u{30FC}",
    ])
    for _ in 0..<2000 {
      let text = "\u{5E94}" + random.next(4...30) + "\u{5E94}"
      let lines = DisplayWidth.wrapped(text, to: 12)
      for line in lines.dropFirst() {
        let isStart = line.unicodeScalars.first.map(
          "\u{3002}\u{FF0C}\u{300D}".unicodeScalars.contains)
        #expect(isStart == false, "\(text.spelled)")
      }
      for line in lines.dropLast() {
        let isEnd = line.unicodeScalars.last.map("\u{300C}\u{FF08}".unicodeScalars.contains)
        #expect(isEnd == false, "\(text.spelled)")
      }
    }
  }
}

@Suite("Properties of truncation") struct TruncationPropertiesTests {
  @Test(arguments: WrappingPropertiesTests.alphabets) func fits(_ parts: [String]) {
    var random = RandomText(parts)
    for _ in 0..<2000 {
      let text = random.next(0...12)
      for width in -1...24 {
        let result = DisplayWidth.truncated(text, to: width)
        #expect(DisplayWidth.of(result) <= max(width, 0), "\(width): \(text.spelled)")
      }
    }
  }

  @Test(arguments: WrappingPropertiesTests.alphabets)
  func cutsNoMoreThanItMust(_ parts: [String]) {
    var random = RandomText(parts)
    for _ in 0..<2000 {
      let text = random.next(0...12)
      let width = random.number(in: 1...20)
      let result = DisplayWidth.truncated(text, to: width)
      guard DisplayWidth.of(text) > width else {
        #expect(result == text, "\(width): \(text.spelled)")
        continue
      }
      let kept = Array(result.unicodeScalars.dropLast())
      let all = Array(text.unicodeScalars)
      #expect(result.unicodeScalars.last == "\u{2026}")
      #expect(all.starts(with: kept), "\(width): \(text.spelled)")
      let more = String(String.UnicodeScalarView(all.prefix(kept.count + 1)))
      #expect(DisplayWidth.of(more) >= width, "\(width): \(text.spelled)")
    }
  }
}
