import Knowledge
import Text

/// Reads the user's values out of the places where a wording has its placeholders.
struct PlaceholderReader {
  let folded: FoldedText
  let peeled: PeeledText
  let source: SourceText

  /// A value is not longer than this many bytes of folded text.
  private static let maximumGap = 120

  /// Reads what a wording's placeholders stand for.
  ///
  /// - Parameters:
  ///   - message: The wording, as it stands in the entry.
  ///   - window: Where to look; values are looked for there only.
  /// - Returns: The values that have the form of their parameter.
  func values(of message: String, near window: Range<Int>) -> [Parameter: String] {
    let template = MessageTemplate(message)
    guard !template.names.isEmpty else { return [:] }
    var values: [Parameter: String] = [:]
    for (index, name) in template.names.enumerated() {
      guard let parameter = Parameter(rawValue: name), values[parameter] == nil else { continue }
      let after = template.beginsWithPlaceholder ? index : index + 1
      let before = after - 1
      let left = template.segments.indices.contains(before) ? template.segments[before].bytes : []
      let right = template.segments.indices.contains(after) ? template.segments[after].bytes : []
      if let gap = gap(between: left.suffix(24), and: right.prefix(24), in: window) {
        values[parameter] = value(of: parameter, in: gap)
      }
    }
    return values
  }

  /// The bytes between two literals that follow each other.
  private func gap(
    between left: ArraySlice<UInt8>, and right: ArraySlice<UInt8>, in window: Range<Int>
  ) -> Range<Int>? {
    let window = (window.lowerBound - Self.maximumGap)..<(window.upperBound + Self.maximumGap)
    let limits = window.clamped(to: 0..<folded.bytes.count)
    if left.isEmpty {
      guard let end = find(right, in: limits) else { return nil }
      return max(limits.lowerBound, end - Self.maximumGap)..<end
    }
    var start = limits.lowerBound
    while let found = find(left, in: start..<limits.upperBound) {
      let open = found + left.count
      let reach = min(open + Self.maximumGap, limits.upperBound)
      if right.isEmpty { return open..<reach }
      if let close = find(right, in: open..<min(reach + right.count, limits.upperBound)) {
        return open..<close
      }
      start = found + 1
    }
    return nil
  }

  private func value(of parameter: Parameter, in gap: Range<Int>) -> String? {
    guard !gap.isEmpty else { return nil }
    let start = gap.lowerBound > 0 ? folded.end(ofByte: gap.lowerBound - 1) : 0
    let end =
      gap.upperBound < folded.bytes.count
      ? Int(folded.origins[gap.upperBound]) : source.scalars.count
    guard start < end, !source.isSecret(start..<end) else { return nil }
    let text = peeled.string(from: start..<end)
    if let value = ParameterPattern.value(of: parameter, in: text) { return value }
    if let value = ParameterPattern.value(of: parameter, in: Self.joined(text)) { return value }
    // Where nothing bounds the gap on one side, the value is its first or last word.
    let words = text.split { $0 == " " || $0 == "," || $0 == "'" || $0 == "\"" }
    let candidates = [words.first, words.last].compactMap { $0 }.flatMap { word in
      [
        Self.joined(String(word)),
        word.split(whereSeparator: \.isNewline).first.map(String.init) ?? "",
      ]
    }
    return candidates.lazy.compactMap { ParameterPattern.value(of: parameter, in: $0) }.first
  }

  /// A value that was cut at a terminal's width, or in quoted mail, made whole.
  private static func joined(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline)
      .map { $0.drop { $0 == " " || $0 == "\t" || $0 == ">" || $0 == "|" } }
      .joined()
  }

  private func find(_ needle: ArraySlice<UInt8>, in range: Range<Int>) -> Int? {
    guard !needle.isEmpty, range.count >= needle.count else { return nil }
    return (range.lowerBound...(range.upperBound - needle.count)).first { index in
      folded.bytes[index] == needle[needle.startIndex]
        && folded.bytes[index..<index + needle.count].elementsEqual(needle)
    }
  }
}
