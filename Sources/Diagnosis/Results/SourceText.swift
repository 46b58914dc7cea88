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

  /// The place of a range of scalars. White space at the end is left out.
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
    for secret in secrets(in: range) {
      if start < secret.lowerBound { result += string(start..<secret.lowerBound) }
      result += Secret.mask
      start = min(secret.upperBound, range.upperBound)
    }
    return result + (start < range.upperBound ? string(start..<range.upperBound) : "")
  }

  /// The secrets that a range touches; they are in the order of the text.
  private func secrets(in range: Range<Int>) -> ArraySlice<Range<Int>> {
    guard !range.isEmpty else { return [] }
    let first = secrets.partitioningIndex { $0.upperBound > range.lowerBound }
    return secrets[first...].prefix { $0.lowerBound < range.upperBound }
  }

  /// Whether a value is, or holds a part of, a secret.
  func isSecret(_ range: Range<Int>) -> Bool { !secrets(in: range).isEmpty }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(view)
  }

  private func lineNumber(of position: Int) -> Int {
    lineStarts.partitioningIndex { $0 > position }
  }
}
