import Testing
import Text

/// A text, where its folded bytes come from, and where words begin.
struct FoldedPositions: Sendable, CustomTestStringConvertible {
  let text: String
  let bytes: String
  let origins: [Int32]
  /// The positions of the bytes at which words begin.
  let starts: [Int]

  var testDescription: String { "'\(text)'" }
}

@Suite("Positions in folded text") struct FoldingPositionsTests {
  @Test(arguments: [
    FoldedPositions(text: "", bytes: "", origins: [], starts: []),
    FoldedPositions(text: " .,\n", bytes: "", origins: [], starts: []),
    FoldedPositions(text: "ab", bytes: "ab", origins: [0, 1], starts: [0]),
    FoldedPositions(text: " a-b c", bytes: "abc", origins: [1, 3, 5], starts: [0, 1, 2]),
    FoldedPositions(text: "é x", bytes: "ex", origins: [0, 2], starts: [0, 1]),
    FoldedPositions(text: "e\u{301}x", bytes: "ex", origins: [0, 2], starts: [0]),
    FoldedPositions(text: "ßa", bytes: "ssa", origins: [0, 0, 1], starts: [0]),
    FoldedPositions(text: "isn't", bytes: "isnot", origins: [0, 1, 2, 3, 4], starts: [0, 2]),
    FoldedPositions(
      text: "can't x", bytes: "cannotx", origins: [0, 1, 2, 3, 3, 4, 6], starts: [0, 3, 6]),
    FoldedPositions(
      text: "a租户b", bytes: "a租户b", origins: [0, 1, 1, 1, 2, 2, 2, 3], starts: [0, 1, 4, 7]),
    FoldedPositions(
      text: "\u{D558}\u{11AB}x", bytes: "한x", origins: [0, 0, 0, 2], starts: [0]),
    FoldedPositions(text: "a_b", bytes: "ab", origins: [0, 2], starts: [0, 1]),
    FoldedPositions(text: "🔥ab", bytes: "ab", origins: [1, 2], starts: [0]),
    FoldedPositions(
      text: "x\u{20000}y", bytes: "x\u{20000}y", origins: [0, 1, 1, 1, 1, 2],
      starts: [0, 1, 5]),
  ])
  func positionsPointBack(_ expected: FoldedPositions) {
    let folded = FoldedText(expected.text)
    #expect(String(decoding: folded.bytes, as: UTF8.self) == expected.bytes)
    #expect(folded.origins == expected.origins)
    #expect(folded.wordStarts.indices.filter { folded.wordStarts[$0] } == expected.starts)
  }

  @Test func endIsBehindTheScalar() {
    let folded = FoldedText("-aß")
    #expect(folded.end(ofByte: 0) == 2)
    #expect(folded.end(ofByte: 1) == 3)
    #expect(folded.end(ofByte: 2) == 3)
  }

  @Test(arguments: [
    ("an accent", "e\u{301}x", [2, 3]), ("two accents", "xe\u{302}\u{301} y", [1, 4, 6]),
    ("an accent on a blank", "e \u{301}x", [1, 4]), ("a ligature", "ß\u{301}x", [2, 2, 3]),
    ("a syllable of three letters", "\u{1112}\u{1161}\u{11AB}x", [3, 3, 3, 4]),
    ("a voicing mark", "\u{FF76}\u{FF9E}", [2, 2, 2]),
    ("something invisible", "e\u{200B}\u{FEFF}", [1]),
  ])
  func endIsBehindTheMarks(_ letter: (String, text: String, ends: [Int])) {
    let folded = FoldedText(letter.text)
    #expect(folded.bytes.indices.map(folded.end) == letter.ends)
  }

  @Test func handedInOriginsAreKept() {
    let scalars = Array("a&b".unicodeScalars)
    let folded = FoldedText(scalars: scalars, origins: [5, 6, 11], ends: [6, 11, 17])
    #expect(folded.origins == [5, 11])
    #expect(folded.end(ofByte: 1) == 17)
  }
}
