/// The scalars that a terminal acts on, hides or reorders text by, and how each is shown.
enum HiddenScalars {
  /// Whether a scalar must not reach a terminal as it is; line feed and tab count as hidden.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    switch value {
    case 0...0x1F, 0x7F...0x9F: return true
    case 0x20...0x034E: return false
    // Combining grapheme joiner, Arabic letter mark, Hangul and Mongolian fillers.
    case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFFA0: return true
    // Zero width, marks of direction; line and paragraph separators, embeddings and overrides.
    case 0x200B...0x200F, 0x2028...0x202E: return true
    // Word joiner, invisible operators, isolates, deprecated format controls.
    case 0x2060...0x206F: return true
    // Byte order mark, interlinear annotation.
    case 0xFEFF, 0xFFF0...0xFFFB: return true
    // Tags and the selectors that follow them: invisible, and able to carry a text of their own.
    case 0xE0000...0xE0FFF: return true
    default: return isNoncharacter(value)
    }
  }

  /// Whether a hidden scalar stands where writing needs it: in an emoji sequence, or as a joiner
  /// between letters of a script that shapes them.
  static func isNeeded(in scalars: [Unicode.Scalar], at index: Int) -> Bool {
    let value = scalars[index].value
    guard value == 0x200C || value == 0x200D, index > 0, index + 1 < scalars.count else {
      return false
    }
    let before = scalars[index - 1]
    let after = scalars[index + 1]
    if joinsLetters(before), joinsLetters(after) { return true }
    return value == 0x200D && isPictograph(after)
      && (before.value == 0xFE0F || isPictograph(before))
  }

  /// The visible form: `\n`, `\r`, `\t`, `\x1b`, `\u{202e}`.
  static func escape(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default: break
    }
    let digits = String(scalar.value, radix: 16)
    guard scalar.value < 0x100 else { return "\\u{" + digits + "}" }
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
  }

  private static func isNoncharacter(_ value: UInt32) -> Bool {
    (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
  }

  /// Letters of Arabic, Syriac, the Indic scripts, Myanmar and Khmer.
  private static func joinsLetters(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0620...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x17DD:
      return scalar.properties.isAlphabetic
        || scalar.properties.canonicalCombiningClass != .notReordered
    default: return false
    }
  }

  private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x2000 && scalar.properties.isEmoji
  }
}
