/// Finds the places where a backslash must break a build service's command.
///
/// The services compare text in ways that overlook invisible scalars and case, so this does too.
struct CommandBreaker {
  /// Only blanks and invisible scalars were seen since the line began.
  private var isAtLineStart = true
  /// The scalar that was seen last, invisible ones left out, when it belongs to this line.
  private var previous: Unicode.Scalar?
  /// The visible scalars `::` opened the line, or could with one more colon.
  private var hasLeadingColon = false

  /// Whether a backslash must be written before a scalar; called once for each, in order.
  mutating func breaks(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    let scalar = scalars[index]
    if scalar == "\n" {
      self = CommandBreaker()
      return false
    }
    if Self.isIgnored(scalar) { return false }
    defer { previous = scalar }
    if scalar == ":" {
      defer {
        hasLeadingColon = isAtLineStart
        isAtLineStart = false
      }
      return hasLeadingColon && previous == ":"
    }
    hasLeadingColon = false
    if isAtLineStart, !scalar.properties.isWhitespace { isAtLineStart = false }
    guard scalar == "#", previous == "#" else { return false }
    return Self.opensCommand(scalars, after: index)
  }

  /// Whether a word of letters and a bracket, or the bracket alone, follow `##`.
  private static func opensCommand(_ scalars: [Unicode.Scalar], after index: Int) -> Bool {
    // The longest marker known is `##teamcity[`; more is looked at so that padding cannot hide one.
    for scalar in scalars[(index + 1)...].prefix(64) where !isIgnored(scalar) {
      if scalar == "[" { return true }
      guard scalar.properties.isAlphabetic else { return false }
    }
    return false
  }

  /// Zero-width and default-ignorable scalars, soft hyphens and controls that comparisons overlook.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return scalar.value == 0x7F || scalar.value < 0x20 && !scalar.properties.isWhitespace
    }
    return scalar.properties.isDefaultIgnorableCodePoint
      || HiddenScalars.contains(scalar) && !scalar.properties.isWhitespace
  }
}
