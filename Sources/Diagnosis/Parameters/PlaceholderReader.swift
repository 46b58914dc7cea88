import Knowledge
import Text

/// Reads the user's values out of the places where a wording has its placeholders.
struct PlaceholderReader {
  let folded: FoldedText
  let peeled: PeeledText
  let source: SourceText

  /// A value is not longer than this many bytes of folded text.
  private static let maximumGap = 120
  /// So much of a literal is enough to find it.
  private static let literalBytes = 24

  /// Reads what a wording's placeholders stand for.
  ///
  /// - Parameters:
  ///   - message: The wording, as it stands in the entry.
  ///   - window: Where to look; values are looked for there only.
  /// - Returns: The values that have the form of their parameter.
  func values(of message: String, near window: Range<Int>) -> [Parameter: String] {
    let template = MessageTemplate(message)
    var values: [Parameter: String] = [:]
    for placeholder in template.placeholders {
      guard let parameter = Parameter(rawValue: placeholder.name), values[parameter] == nil else {
        continue
      }
      let left = placeholder.left.map { template.segments[$0].bytes.suffix(Self.literalBytes) }
      let right = placeholder.right.map { template.segments[$0].bytes.prefix(Self.literalBytes) }
      if let gap = gap(between: left, and: right, in: window) {
        values[parameter] = value(of: parameter, in: gap)
      }
    }
    return values
  }

  /// Bytes of the folded text in which a value is looked for.
  private struct Gap {
    let range: Range<Int>
    /// Whether a literal ends where the gap begins.
    let isBoundedLeft: Bool
    /// Whether a literal begins where the gap ends.
    let isBoundedRight: Bool
  }

  /// The bytes between two literals that follow each other; on a side without one, as far as a
  /// value may reach. `nil` where there is none on either side.
  private func gap(
    between left: ArraySlice<UInt8>?, and right: ArraySlice<UInt8>?, in window: Range<Int>
  ) -> Gap? {
    let window = (window.lowerBound - Self.maximumGap)..<(window.upperBound + Self.maximumGap)
    let limits = window.clamped(to: 0..<folded.bytes.count)
    guard let left else {
      guard let right, let end = find(right, in: limits) else { return nil }
      let start = max(limits.lowerBound, end - Self.maximumGap)
      return Gap(range: start..<end, isBoundedLeft: false, isBoundedRight: true)
    }
    var start = limits.lowerBound
    while let found = find(left, in: start..<limits.upperBound) {
      let open = found + left.count
      let reach = min(open + Self.maximumGap, limits.upperBound)
      guard let right else {
        return Gap(range: open..<reach, isBoundedLeft: true, isBoundedRight: false)
      }
      if let close = find(right, in: open..<min(reach + right.count, limits.upperBound)) {
        return Gap(range: open..<close, isBoundedLeft: true, isBoundedRight: true)
      }
      start = found + 1
    }
    return nil
  }

  private func value(of parameter: Parameter, in gap: Gap) -> String? {
    guard let text = text(of: gap.range) else { return nil }
    for whole in [text, Self.joined(text)] {
      if let value = ParameterPattern.value(of: parameter, in: whole) { return value }
    }
    // Other words may stand between a value and the literal that is further off.
    let words = text.split { $0 == " " || $0 == "," || $0 == "'" || $0 == "\"" }
    let nearest = [gap.isBoundedLeft ? words.first : nil, gap.isBoundedRight ? words.last : nil]
    let candidates = nearest.compactMap { $0 }.flatMap { word in
      [
        Self.joined(String(word)),
        word.split(whereSeparator: \.isNewline).first.map(String.init) ?? "",
      ]
    }
    return candidates.lazy.compactMap { ParameterPattern.value(of: parameter, in: $0) }.first
  }

  /// The peeled text between what stands before a gap and what stands behind it; `nil` where there
  /// is none, or a secret.
  private func text(of gap: Range<Int>) -> String? {
    guard !gap.isEmpty else { return nil }
    let start = gap.lowerBound > 0 ? folded.end(ofByte: gap.lowerBound - 1) : 0
    let end =
      gap.upperBound < folded.bytes.count
      ? Int(folded.origins[gap.upperBound]) : source.scalars.count
    guard start < end, !source.isSecret(start..<end) else { return nil }
    return peeled.string(from: start..<end)
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
