/// Timestamps and levels that a logger set before every line, also before the continuation of a
/// wrapped message, where they would stand between its words.
enum LinePrefixes {
  private static let levels: Set<String> = [
    "trace", "debug", "info", "information", "notice", "warn", "warning", "error", "err", "fatal",
    "critical", "stderr", "stdout",
  ]

  /// Takes the prefixes out; `nil` when the lines do not bear any in common.
  static func stripped(_ scalars: [Unicode.Scalar]) -> Peeling? {
    var lines: [Range<Int>] = []
    var start = 0
    for index in scalars.indices where scalars[index] == "\n" {
      lines.append(start..<index + 1)
      start = index + 1
    }
    if start < scalars.count { lines.append(start..<scalars.count) }
    let filled = lines.filter { $0.count > 1 }
    let prefixes = Dictionary(
      filled.compactMap { line in prefixEnd(scalars[line]).map { (line.lowerBound, $0) } },
      uniquingKeysWith: { $1 })
    guard prefixes.count >= 2, prefixes.count * 5 >= filled.count * 3 else { return nil }
    var result = Peeling(capacity: scalars.count)
    for line in lines {
      for index in (prefixes[line.lowerBound] ?? line.lowerBound)..<line.upperBound {
        result.append(scalars[index], from: index)
      }
    }
    return result
  }

  /// The position after a timestamp and what follows it, or `nil`.
  private static func prefixEnd(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
    var reader = PrefixReader(line)
    reader.skipPunctuation()
    let dated = reader.skipNumbers(minimumDigits: 8)
    guard dated || reader.skipNumbers(minimumDigits: 6) else { return nil }
    for _ in 0..<3 {
      let mark = reader.index
      reader.skipPunctuation()
      guard let word = reader.word(), levels.contains(word) else {
        reader.index = mark
        break
      }
    }
    return reader.index
  }
}

/// Reads over the parts of a log line's start.
private struct PrefixReader {
  private let line: ArraySlice<Unicode.Scalar>
  var index: Int

  init(_ line: ArraySlice<Unicode.Scalar>) {
    self.line = line
    self.index = line.startIndex
  }

  private var current: Unicode.Scalar? { index < line.endIndex ? line[index] : nil }

  mutating func skipPunctuation() {
    while let scalar = current, scalar.value < 0x80 || (0x2500...0x257F).contains(scalar.value),
      scalar != "\n", ASCIIClass.isLetterOrDigit(scalar) == false
    {
      index += 1
    }
  }

  /// A date, a time or both: digits with `-`, `/`, `:`, `.`, `,`, `T`, `Z` and single blanks.
  mutating func skipNumbers(minimumDigits: Int) -> Bool {
    var digits = 0
    var colons = 0
    var position = index
    while position < line.endIndex {
      let scalar = line[position]
      if ("0"..."9").contains(scalar) {
        digits += 1
      } else if scalar == ":", isDigit(at: position + 1) {
        colons += 1
      } else if !isJoint(at: position) {
        break
      }
      position += 1
    }
    guard digits >= minimumDigits, colons >= 1 else { return false }
    index = position
    return true
  }

  private func isJoint(at position: Int) -> Bool {
    switch line[position] {
    case "-", "/", ".", ",", "+": return true
    case "Z": return true
    case "T", " ": return isDigit(at: position + 1)
    default: return false
    }
  }

  private func isDigit(at position: Int) -> Bool {
    position < line.endIndex && ("0"..."9").contains(line[position])
  }

  mutating func word() -> String? {
    var word = ""
    while let scalar = current, ASCIIClass.isLetterOrDigit(scalar), word.utf8.count < 16 {
      word.unicodeScalars.append(scalar)
      index += 1
    }
    return word.isEmpty ? nil : word.lowercased()
  }
}

/// Classes of ASCII scalars.
enum ASCIIClass {
  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "A"..."Z": true
    default: false
    }
  }

  static func hexadecimal(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "a"..."f": scalar.value - 0x61 + 10
    case "A"..."F": scalar.value - 0x41 + 10
    default: nil
    }
  }
}
