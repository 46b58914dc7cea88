import Testing
import Text

/// Scalars from which random texts are made.
struct ScalarRange: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let ranges: [ClosedRange<UInt32>]

  init(_ testDescription: String, _ ranges: ClosedRange<UInt32>...) {
    self.testDescription = testDescription
    self.ranges = ranges
  }

  func text(by random: inout SeededGenerator) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let value =
        ranges.randomElement(using: &random).map { UInt32.random(in: $0, using: &random) } ?? 0
      view.append(Unicode.Scalar(value) ?? "?")
    }
    return String(view)
  }
}

/// Random numbers that are the same in every run (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64 = 4711

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

@Suite("Properties of folding") struct FoldingPropertiesTests {
  /// No decomposed Korean: letters that a blank held apart join when the blank is gone.
  private static let ranges = [
    ScalarRange("ASCII", 0...0x7F),
    ScalarRange("contractions", 0x61...0x61, 0x6E...0x6E, 0x74...0x74, 0x27...0x27),
    ScalarRange("Latin, Greek, Cyrillic", 0x20...0x52F),
    ScalarRange("Hebrew to Thai", 0x590...0xEFF),
    ScalarRange("East Asia", 0x2000...0x33FF, 0xA960...0xD7FF, 0xF900...0xFFFF),
    ScalarRange("all", 0...0x10FF, 0x1200...0x10FFFF),
  ]

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .letterNumber,
      .spacingMark, .uppercaseLetter, .titlecaseLetter:
      true
    default: false
    }
  }

  @Test(arguments: ranges) func foldedTextIsWellFormed(_ range: ScalarRange) throws {
    var random = SeededGenerator()
    for _ in 0..<400 {
      let text = range.text(by: &random)
      let length = text.unicodeScalars.count
      let folded = FoldedText(text)
      #expect(folded.origins.count == folded.bytes.count)
      #expect(folded.wordStarts.count == folded.bytes.count)
      #expect(zip(folded.origins, folded.origins.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(folded.origins.allSatisfy { $0 >= 0 && $0 < length })
      #expect(folded.wordStarts.first ?? true, "the first letter begins a word")
      let decoded = try #require(String(validating: folded.bytes, as: UTF8.self))
      #expect(
        decoded.unicodeScalars.allSatisfy(Self.isLetterOrDigit),
        "\(text.unicodeScalars.map(\.value))")
      for (byte, isStart) in zip(folded.bytes, folded.wordStarts) where isStart {
        #expect(byte & 0xC0 != 0x80, "a word begins at the first byte of a scalar")
      }
    }
  }

  @Test(arguments: ranges) func foldingTwiceChangesNothing(_ range: ScalarRange) {
    var random = SeededGenerator()
    for _ in 0..<400 {
      let text = range.text(by: &random)
      let once = FoldedText(text).bytes
      let twice = FoldedText(String(decoding: once, as: UTF8.self)).bytes
      #expect(once == twice, "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test func everyScalarFoldsToLettersThatFoldToThemselves() {
    var changed: [UInt32] = []
    var isNoLetter: [UInt32] = []
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = FoldedText(scalars: [scalar], origins: nil).bytes
      let folded = String(decoding: once, as: UTF8.self)
      if FoldedText(folded).bytes != once { changed.append(value) }
      if !folded.unicodeScalars.allSatisfy(Self.isLetterOrDigit) { isNoLetter.append(value) }
    }
    #expect(isNoLetter.isEmpty)
    #expect(changed.isEmpty)
  }

  @Test func everyCapitalFoldsAsItsSmallLetter() {
    var different: [UInt32] = []
    for value in UInt32(0x41)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else {
        continue
      }
      let small = FoldedText(scalar.properties.lowercaseMapping).bytes
      if FoldedText(scalars: [scalar], origins: nil).bytes != small { different.append(value) }
    }
    #expect(different.isEmpty)
  }

  /// Jamo behind letters whose bytes look like a syllable's.
  @Test(arguments: ["\u{21100}\u{1161}", "\u{2AC00}\u{11A8}", "jq0\u{11A8}", "jqt\u{11A8}"])
  func vowelBehindAForeignLetterStaysAlone(_ text: String) {
    let bytes = FoldedText(text).bytes
    #expect(String(validating: bytes, as: UTF8.self) == text)
  }

  @Test func megabyteOfCombiningMarksLeavesTheLetter() {
    let text = "a" + String(repeating: "\u{301}\u{323}", count: 1 << 18) + "b"
    let folded = FoldedText(text)
    #expect(folded.bytes == Array("ab".utf8))
    #expect(folded.origins == [0, 1 << 19 + 1])
  }

  @Test func megabyteOfAstralPlanes() {
    let text = String(repeating: "𝒳😀\u{20000}\u{E0041}\u{10FFFF}", count: 1 << 16)
    let folded = FoldedText(text)
    #expect(folded.bytes.count == (1 << 16) * 8, "the letter and the Han character are left")
  }

  @Test func manyThreadsFoldAlike() async {
    let text = "İSTEMCİ Größe データ 한글 租户 об'єкт"
    let expected = FoldedText(text).bytes
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<32 { group.addTask { FoldedText(text).bytes == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }
}
