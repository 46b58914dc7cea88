/// Colours, titles and links of a terminal (ECMA-48).
enum TerminalSequences {
  private static let escape: Unicode.Scalar = "\u{1B}"

  /// Takes escape sequences out; `nil` when there are none.
  static func stripped(_ scalars: [Unicode.Scalar]) -> Peeling? {
    guard scalars.contains(escape) else { return nil }
    var result = Peeling(capacity: scalars.count)
    var index = 0
    while index < scalars.count {
      if scalars[index] == escape {
        index = end(of: scalars, from: index)
      } else {
        result.append(scalars[index], from: index)
        index += 1
      }
    }
    return result
  }

  /// The position after the sequence that begins here.
  private static func end(of scalars: [Unicode.Scalar], from start: Int) -> Int {
    guard start + 1 < scalars.count else { return start + 1 }
    switch scalars[start + 1] {
    case "[": return endOfControlSequence(scalars, from: start + 2)
    case "]", "P", "^", "_": return endOfString(scalars, from: start + 2)
    case " ", "(", ")", "*", "+", "#": return min(start + 3, scalars.count)
    default: return isText(scalars, at: start + 1) ? start + 1 : start + 2
    }
  }

  /// Whether what stands behind an escape is a word rather than the one letter of a sequence.
  private static func isText(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    let pair = scalars[index...].prefix(2)
    return pair.count == 2 && pair.allSatisfy(\.properties.isAlphabetic)
      || pair.first.map { !$0.isASCII || $0.value < 0x20 } ?? false
  }

  private static func endOfControlSequence(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start
    while index < scalars.count, (0x20...0x3F).contains(scalars[index].value) { index += 1 }
    guard index < scalars.count, (0x40...0x7E).contains(scalars[index].value) else { return index }
    return index + 1
  }

  /// A string ends with BEL or ST; one that does not end within a line is no string.
  private static func endOfString(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start
    while index < scalars.count, scalars[index] != "\n" {
      if scalars[index] == "\u{07}" { return index + 1 }
      if scalars[index] == escape {
        return index + 1 < scalars.count && scalars[index + 1] == "\\" ? index + 2 : index
      }
      index += 1
    }
    return start
  }
}
