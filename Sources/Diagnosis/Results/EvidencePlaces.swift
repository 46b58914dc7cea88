import Text

/// Leads what was found in the folded text back to the text as it was given.
struct EvidencePlaces {
  let folded: FoldedText
  let source: SourceText

  /// A reader needs no more than these.
  private static let limit = 6
  /// Pieces with no more than this many scalars between them are shown as one.
  private static let joint = 2
  /// A word that was cut is shown whole up to this many bytes.
  private static let wordReach = 48

  /// The places of ranges of folded bytes, in reading order, joined where they touch; of many the
  /// longest.
  func evidence(_ ranges: [Range<Int>]) -> [Evidence] {
    var joined: [Range<Int>] = []
    for range in ranges.map({ original(wholeWords($0)) })
      .sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
    {
      if let last = joined.last, range.lowerBound <= last.upperBound + Self.joint {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    let longest = joined.sorted { $0.count > $1.count }.prefix(Self.limit)
    return longest.sorted { $0.lowerBound < $1.lowerBound }.map(source.evidence)
  }

  /// The place of one range of folded bytes, as it is.
  func evidence(at range: Range<Int>) -> Evidence { source.evidence(original(range)) }

  /// A range grown to the words that it cuts, so that what is shown can be read.
  private func wholeWords(_ range: Range<Int>) -> Range<Int> {
    let starts = folded.wordStarts
    var start = range.lowerBound
    var end = range.upperBound
    guard start < end, end <= starts.count else { return range }
    while start > 0, !starts[start], range.lowerBound - start < Self.wordReach { start -= 1 }
    while end < starts.count, !starts[end], end - range.upperBound < Self.wordReach { end += 1 }
    return start..<end
  }

  private func original(_ range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<folded.bytes.count)
    guard !range.isEmpty else { return 0..<0 }
    let start = Int(folded.origins[range.lowerBound])
    return start..<max(folded.end(ofByte: range.upperBound - 1), start)
  }
}
