/// A text as it was given, with its lines.
struct SourceText {
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var starts = [0]
    for index in scalars.indices where scalars[index] == "\n" { starts.append(index + 1) }
    self.scalars = scalars
    self.lineStarts = starts
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
      text: string(range))
  }

  /// A place whose line, column and length are known already.
  func evidence(line: Int, column: Int, length: Int) -> Evidence {
    let start = (lineStarts.indices.contains(line - 1) ? lineStarts[line - 1] : 0) + column - 1
    return Evidence(
      line: line, column: column, length: length, text: string(start..<start + length))
  }

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
