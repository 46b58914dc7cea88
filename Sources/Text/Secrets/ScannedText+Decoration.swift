extension ScannedText {
  /// The text without terminal control sequences, raw or spelled out, and invisible scalars.
  func withoutDecoration() -> ScannedText {
    let hasControls = units.contains { $0 == 0x1B || $0 == Self.invisible || $0 == 0x9B }
    guard hasControls || hasSpelledEscape() else { return self }
    return removing { decoration(at: $0) }
  }

  /// The spellings of ESC that programs and encoders print.
  private static let spellings = ["\\u001b[", "\\x1b[", "\\033[", "\\e["].map { Array($0.utf8) }

  private func hasSpelledEscape() -> Bool {
    // Looking for the bracket first is quick: few texts have many of them.
    var index = 0
    while let bracket = units[index...].firstIndex(of: UInt8(ascii: "[")) {
      if bracket > 1, spelledLength(endingAt: bracket) != nil { return true }
      index = bracket + 1
    }
    return false
  }

  private func spelledLength(endingAt bracket: Int) -> Int? {
    Self.spellings.first { spelling in
      bracket + 1 >= spelling.count && matches(spelling, at: bracket + 1 - spelling.count)
    }?.count
  }

  /// The length of the sequence or the invisible scalar at an index, or 0.
  private func decoration(at index: Int) -> Int {
    switch units[index] {
    case Self.invisible: return 1
    case 0x9B: return 1 + parameters(from: index + 1)
    case 0x1B: return escapeLength(at: index)
    case UInt8(ascii: "\\"):
      guard let spelling = Self.spellings.first(where: { matches($0, at: index) }) else { return 0 }
      return spelling.count + parameters(from: index + spelling.count)
    default: return 0
    }
  }

  private func escapeLength(at index: Int) -> Int {
    guard index + 1 < units.count else { return 1 }
    switch units[index + 1] {
    case UInt8(ascii: "["): return 2 + parameters(from: index + 2)
    case UInt8(ascii: "]"): return 2 + commandLength(from: index + 2)
    case 0x20...0x2F: return min(3, units.count - index)
    case 0x40...0x5F: return 2
    default: return 1
    }
  }

  /// Parameter and intermediate bytes and the final one (ECMA-48, 5.4).
  private func parameters(from start: Int) -> Int {
    var index = start
    while index < units.count, index - start < 64, (0x20...0x3F).contains(units[index]) {
      index += 1
    }
    if index < units.count, (0x40...0x7E).contains(units[index]) { index += 1 }
    return index - start
  }

  /// An operating system command, up to BEL or ESC `\`; nothing when it does not end soon.
  private func commandLength(from start: Int) -> Int {
    for index in start..<min(start + 2048, units.count) {
      if units[index] == 0x07 { return index - start + 1 }
      if units[index] == 0x1B {
        return index - start + 2 > units.count - start ? 1 : index - start + 2
      }
      if units[index] == 0x0A { break }
    }
    return 0
  }

  private func matches(_ spelling: [UInt8], at start: Int) -> Bool {
    guard start >= 0, start + spelling.count <= units.count else { return false }
    for place in spelling.indices where units[start + place] | 0x20 != spelling[place] | 0x20 {
      return false
    }
    return true
  }
}
