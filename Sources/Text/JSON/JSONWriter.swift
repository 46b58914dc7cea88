/// Writes JSON that no terminal, log or reader of lines stumbles over.
///
/// Keys keep their order and numbers their spelling. Besides what RFC 8259 asks for, everything
/// that `SafeText` shows is escaped: DEL, C1 and bidi controls, invisible scalars, separators; and
/// the second sign of `##`, which build services look for anywhere in a line, overlooking soft
/// hyphens and selectors between the two.
public enum JSONWriter {
  /// Writes a value in one line, without blanks.
  ///
  /// - Parameter value: The value.
  /// - Returns: The document, without a line feed at the end.
  public static func compact(_ value: JSONValue) -> String {
    var writer = Writer(isPretty: false)
    writer.write(value, depth: 0)
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// Writes a value for readers, indented by two blanks a level.
  ///
  /// - Parameter value: The value.
  /// - Returns: The document, without a line feed at the end.
  public static func pretty(_ value: JSONValue) -> String {
    var writer = Writer(isPretty: true)
    writer.write(value, depth: 0)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

private struct Writer {
  let isPretty: Bool
  var output: [UInt8] = []

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value.content {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let text): append(text)
    case .string(let text): write(text)
    case .array(let values): write(values, depth: depth)
    case .object(let members): write(members, depth: depth)
    }
  }

  private mutating func write(_ values: [JSONValue], depth: Int) {
    append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { append(",") }
      startLine(depth + 1)
      write(value, depth: depth + 1)
    }
    if !values.isEmpty { startLine(depth) }
    append("]")
  }

  private mutating func write(_ members: [JSONValue.Member], depth: Int) {
    append("{")
    for (index, member) in members.enumerated() {
      if index > 0 { append(",") }
      startLine(depth + 1)
      write(member.key)
      append(isPretty ? ": " : ":")
      write(member.value, depth: depth + 1)
    }
    if !members.isEmpty { startLine(depth) }
    append("}")
  }

  private mutating func write(_ text: String) {
    append("\"")
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "#" where previous == "#": escape(scalar)
      case " "..."~": output.append(UInt8(truncatingIfNeeded: scalar.value))
      case _ where HiddenScalars.contains(scalar): escape(scalar)
      default:
        output.append(contentsOf: String(scalar).utf8)
        if scalar.properties.isDefaultIgnorableCodePoint { continue }
      }
      previous = scalar
    }
    append("\"")
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }

  private mutating func startLine(_ depth: Int) {
    guard isPretty else { return }
    append("\n")
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func append(_ text: String) {
    output.append(contentsOf: text.utf8)
  }
}
