import Text

/// What kind of text it is, as far as its letters do not tell: signs, and how it ends.
struct TextTraits {
  /// Whether it is the source of a program, in which a failure is handled and has not happened.
  var isProgram = false
  /// Whether it ends as a question does.
  var isQuestion = false
  /// Whether a colon stands behind a stretch of the folded text, as behind the code of a message.
  var isFollowedByColon: (Range<Int>) -> Bool = { _ in false }
}

extension TextTraits {
  /// Looks at a text.
  ///
  /// - Parameters:
  ///   - text: The text as it was given.
  ///   - folded: The same, folded.
  ///   - source: The same, by scalars.
  init(_ text: String, folded: FoldedText, source: SourceText) {
    self.init(
      isProgram: ProgramSource.isMost(of: text),
      isQuestion: text.last { !$0.isWhitespace } == "?",
      isFollowedByColon: { range in
        let end = folded.end(ofByte: range.upperBound - 1)
        return source.scalars.indices.contains(end) && source.scalars[end] == ":"
      })
  }
}

/// Tells the source of a program from what a program says.
enum ProgramSource {
  /// What stands in sources and hardly elsewhere, by its first letter.
  private static let marks = Dictionary(
    grouping: [
      "catch (", "except ", "if (", "if err", "=> {", "async ", "await ", "const ", "function ",
      "expect(", "assert", "describe(", "it('", "it(\"", "nock(", "switch (", "case ",
      ".contains(", ".includes(", "public class", "def test", "throw new", "@test", "return ",
      "import ", "private static", "var ", "let ", "func ", "} else", "elif ", "in str(e",
      "#include",
    ].map { Array($0.utf8) }, by: { $0[0] })
  /// One or two of them stand in any text.
  private static let requiredMarks = 3
  /// Where more is printed, something was written down at length: a log may hold any word.
  private static let maximumBytes = 4096

  /// Whether a text has several of the marks.
  static func isMost(of text: String) -> Bool {
    guard text.utf8.count <= maximumBytes else { return false }
    let bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var found: Set<[UInt8]> = []
    for index in bytes.indices {
      guard let candidates = marks[bytes[index]] else { continue }
      for mark in candidates where bytes[index...].starts(with: mark) {
        found.insert(mark)
        if found.count == requiredMarks { return true }
      }
    }
    return false
  }
}
