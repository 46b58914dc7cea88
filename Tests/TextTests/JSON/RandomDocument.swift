import Text

/// Random JSON values, and their texts with blanks, line breaks and escapes where they may stand.
struct RandomDocument {
  private var random = RandomText([
    "a", "key", "\u{E5}", "\u{7528}", "\u{1F525}", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}",
    "\u{8}", "\u{C}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFD}",
    "##", "##vso[", "::", "e\u{301}", Noncharacter.last, "\u{E0041}", "{", "]", ",", ":",
  ])

  private static let numbers = [
    "0", "-0", "7", "-1", "10", "1.5", "-0.00", "1e5", "1E+05", "2e-7", "12345678901234567890",
    "0.1e400", "-9.99E-999",
  ]

  mutating func value(depth: Int = 0) -> JSONValue {
    switch random.number(in: 0...(depth < 5 ? 9 : 5)) {
    case 0: return JSONValue(.null)
    case 1: return JSONValue(.bool(random.chance(50)))
    case 2, 3:
      return JSONValue(.number(Self.numbers[random.number(in: 0...(Self.numbers.count - 1))]))
    case 4, 5: return JSONValue(random.next(0...6))
    case 6, 7:
      return JSONValue(.array((0..<random.number(in: 0...4)).map { _ in value(depth: depth + 1) }))
    default:
      let members = (0..<random.number(in: 0...4)).map { _ in
        JSONValue.Member(key: random.next(0...3), value: value(depth: depth + 1))
      }
      return JSONValue(.object(members))
    }
  }

  /// Spells a value in one of the many ways that the grammar leaves open.
  mutating func text(of value: JSONValue) -> String {
    blanks() + spelled(value) + blanks()
  }

  private mutating func spelled(_ value: JSONValue) -> String {
    switch value.content {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let number): return number
    case .string(let text): return spelled(text)
    case .array(let values):
      let parts = values.map { text(of: $0) }
      return "[" + (parts.isEmpty ? blanks() : parts.joined(separator: ",")) + "]"
    case .object(let members):
      let parts = members.map { member in
        blanks() + spelled(member.key) + blanks() + ":" + text(of: member.value)
      }
      return "{" + (parts.isEmpty ? blanks() : parts.joined(separator: ",")) + "}"
    }
  }

  private mutating func spelled(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || random.chance(20) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: random.chance(50))
          output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  private mutating func blanks() -> String {
    guard random.chance(40) else { return "" }
    let all = [" ", "  ", "\n", "\r\n", "\r", "\t", "\n\n    "]
    return all[random.number(in: 0...(all.count - 1))]
  }
}

extension TextPosition {
  /// Where the scalar at an offset stands, counted anew from the text's beginning.
  init(counting offset: Int, in text: String) {
    let scalars = Array(text.unicodeScalars)
    var line = 1
    var lineStart = scalars.first == "\u{FEFF}" && offset > 0 ? 1 : 0
    for index in scalars.indices.prefix(offset) {
      let isReturnOfPair =
        scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if scalars[index] == "\n" || scalars[index] == "\r" && !isReturnOfPair {
        line += 1
        lineStart = index + 1
      }
    }
    self.init(line: line, column: offset - lineStart + 1, offset: offset)
  }
}
