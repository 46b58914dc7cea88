import Text

/// Text for XML 1.0, which forbids most control characters even as references.
///
/// `SafeText` shows every one of them (and U+FFFE, U+FFFF) as a visible escape; what is left is
/// allowed. A Swift string holds no unpaired surrogates.
enum XMLText {
  /// Text between tags: several lines.
  static func content(_ text: String) -> String { escaped(SafeText.escaped(text)) }

  /// Text between quotes: one line.
  static func attribute(_ text: String) -> String { escaped(SafeText.escapedLine(text)) }

  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      // Always, so that `]]>` never stands anywhere.
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&apos;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
