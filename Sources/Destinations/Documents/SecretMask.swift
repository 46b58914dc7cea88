/// Recognises what stands in an exported document in place of a secret.
enum SecretMask {
  /// Whether a value is a mask. A mask is a run of one sign, or a word that says so; three signs at
  /// least, and four letters `x`, since a short password may look like that.
  static func isMask(_ text: String) -> Bool {
    let bare = text.trimming(while: { " \t\r\n<>[](){}\"'".unicodeScalars.contains($0) })
    let scalars = bare.unicodeScalars
    guard let first = scalars.first else { return false }
    if words.contains(bare.lowercased()) { return true }
    if first == "x" || first == "X" {
      return scalars.count >= 4 && scalars.allSatisfy { $0 == "x" || $0 == "X" }
    }
    return scalars.count >= 3 && signs.contains(first) && scalars.allSatisfy { $0 == first }
  }

  private static let signs: Set<Unicode.Scalar> = [
    "*", "\u{2022}", "\u{25CF}", "\u{2219}", "\u{00B7}", "\u{2217}", "\u{FF0A}", ".",
    "#", "-", "_",
  ]
  private static let words: Set<String> = [
    "masked", "hidden", "redacted", "removed", "\u{2026}",
  ]
}

extension String {
  /// The text without the scalars at both ends for which a condition holds.
  func trimming(while condition: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !condition($0) }),
      let last = scalars.lastIndex(where: { !condition($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
