import Text

/// A text as it was given, with its lines.
struct SourceText {
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]
  private let secrets: [Range<Int>]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var starts = [0]
    for index in scalars.indices where scalars[index] == "\n" { starts.append(index + 1) }
    self.scalars = scalars
    self.lineStarts = starts
    self.secrets = SecretScanner.spans(in: scalars)
  }

  /// The place of a range of scalars. White space at the ends is left out.
  func evidence(_ range: Range<Int>) -> Evidence {
    var range = range.clamped(to: 0..<scalars.count)
    while let last = range.last, scalars[last].properties.isWhitespace {
      range = range.lowerBound..<range.upperBound - 1
    }
    let line = lineNumber(of: range.lowerBound)
    return Evidence(
      line: line, column: range.lowerBound - lineStarts[line - 1] + 1, length: range.count,
      text: shown(range))
  }

  /// The text of a range with dots in place of secrets.
  private func shown(_ range: Range<Int>) -> String {
    var result = ""
    var start = range.lowerBound
    for secret in secrets where secret.overlaps(range) {
      if start < secret.lowerBound { result += string(start..<secret.lowerBound) }
      result += Secret.mask
      start = min(secret.upperBound, range.upperBound)
    }
    return result + (start < range.upperBound ? string(start..<range.upperBound) : "")
  }

  /// A range grown to the words that it cuts, so that what is shown can be read.
  func wholeWords(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    guard start < end, end <= scalars.count else { return range }
    let reach = 24
    while start > 0, range.lowerBound - start < reach, isInsideWord(start) { start -= 1 }
    while end < scalars.count, end - range.upperBound < reach, isInsideWord(end) { end += 1 }
    return start..<end
  }

  /// Whether the scalars on both sides of a place belong to one word.
  private func isInsideWord(_ place: Int) -> Bool {
    let both = [scalars[place - 1], scalars[place]]
    return both.allSatisfy { scalar in
      (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
        && !Unspaced.contains(scalar.value)
    }
  }

  /// Whether a value is, or holds a part of, a secret.
  func isSecret(_ range: Range<Int>) -> Bool { secrets.contains { $0.overlaps(range) } }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(view)
  }

  private func lineNumber(of position: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= position { low = middle } else { high = middle }
    }
    return low + 1
  }
}
