/// Foreign text made safe to print on a terminal and in the log of a build service.
///
/// Nothing is dropped: whatever a terminal would act on or hide is shown as a visible escape, so
/// that a reader can compare the output with what was pasted.
///
/// Commands of build services are broken by a backslash inside their marker:
/// - `##[`, `##vso[`, `##teamcity[`: anywhere in a line (the agents search the whole line), as
///   `#\#[`.
/// - `::`: at the start of a line, after any blanks (the runner trims them), as `:\:`.
public enum SafeText {
  /// Makes text of several lines safe; line feeds and tabs stay, CRLF becomes LF.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text with every control, invisible and direction-changing scalar shown.
  public static func escaped(_ text: String) -> String {
    isPlain(text, withinLine: false) ? text : escape(text, withinLine: false)
  }

  /// Makes text safe to stand within one line: line feeds and tabs are shown as `\n` and `\t`.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text, without any line break.
  public static func escapedLine(_ text: String) -> String {
    isPlain(text, withinLine: true) ? text : escape(text, withinLine: true)
  }

  /// Whether the text holds printable ASCII only and nothing that could be a command.
  private static func isPlain(_ text: String, withinLine: Bool) -> Bool {
    let bytes = text.utf8
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0A, 0x09: if withinLine { return false }
      case 0x23, 0x3A: if previous == byte { return false }
      case 0x20...0x7E: break
      default: return false
      }
      previous = byte
    }
    return true
  }

  private static func escape(_ text: String, withinLine: Bool) -> String {
    let scalars = Array(text.unicodeScalars)
    var output = String.UnicodeScalarView()
    output.reserveCapacity(scalars.count + 16)
    var commands = CommandBreaker()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if commands.breaks(scalars, at: index) { output.append("\\") }
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
        index += 1
        continue
      }
      if scalar == "\n" || scalar == "\t", !withinLine {
        output.append(scalar)
      } else if HiddenScalars.contains(scalar), !HiddenScalars.isNeeded(in: scalars, at: index) {
        output.append(contentsOf: HiddenScalars.escape(of: scalar).unicodeScalars)
      } else {
        output.append(scalar)
      }
      index += 1
    }
    return String(output)
  }
}
