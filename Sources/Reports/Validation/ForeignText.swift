import Text

/// Text of documents and services, made safe to show and kept to a length.
///
/// The JSON report alone holds it whole: everywhere else a service that answers with a page of a
/// megabyte must not fill the log.
enum ForeignText {
  private static let lineLimit = 300
  private static let passageLimit = 4_000
  private static let passageLines = 40

  /// A name or a path: one line.
  static func line(_ text: String) -> String {
    let safe = SafeText.escapedLine(cut(text, to: lineLimit))
    return safe.isEmpty ? Wording.noName : safe
  }

  /// Words: one line or several.
  static func passage(_ text: String) -> String {
    lines(text).joined(separator: "\n")
  }

  /// The lines of words; blanks around them are dropped.
  static func lines(_ text: String) -> [String] {
    let safe = SafeText.escaped(cut(text, to: passageLimit))
    let lines = safe.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText.escapedLine(String($0)) }
    let first = lines.firstIndex { !isBlank($0) } ?? lines.endIndex
    let last = lines.lastIndex { !isBlank($0) } ?? lines.startIndex
    guard first <= last else { return [] }
    let kept = Array(lines[first...last])
    return kept.count <= passageLines ? kept : Array(kept.prefix(passageLines)) + ["…"]
  }

  private static func isBlank(_ line: String) -> Bool { line.allSatisfy { $0 == " " } }

  private static func cut(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    let rest = scalars.distance(from: end, to: scalars.endIndex)
    return String(scalars[..<end]) + Wording.charactersLeftOut(rest)
  }
}
