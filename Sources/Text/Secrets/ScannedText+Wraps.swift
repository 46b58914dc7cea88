extension ScannedText {
  /// The text without the line breaks that a terminal or a mail program put into a word, or nothing
  /// when there are none.
  func withoutWraps() -> ScannedText? {
    let widths = widthCounts()
    var breaks: [Int] = []
    var start = 0
    while let (end, next) = lineEnd(from: start) {
      if next < units.count, isWrap(start: start, end: end, next: next, widths) {
        breaks.append(end)
      }
      start = next
    }
    guard !breaks.isEmpty else { return nil }
    var upcoming = 0
    return removing { index in
      while upcoming < breaks.count, breaks[upcoming] < index { upcoming += 1 }
      guard upcoming < breaks.count, breaks[upcoming] == index else { return 0 }
      let next = units[index] == 0x0D ? index + 2 : index + 1
      return quotedStart(next) - index
    }
  }

  private static let narrowest = 40
  private static let widest = 250
  /// Widths that windows and mail programs commonly have.
  private static let common: Set<Int> = [72, 76, 78, 79, 80, 100, 120, 132, 140, 160, 180, 200]

  /// How many lines there are of each width.
  private func widthCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: Self.widest + 1)
    var start = 0
    while let (end, next) = lineEnd(from: start) {
      counts[width(start, end)] += 1
      start = next
    }
    return counts
  }

  private func lineEnd(from start: Int) -> (end: Int, next: Int)? {
    guard let feed = units[start...].firstIndex(of: 0x0A) else { return nil }
    let hasReturn = feed > start && units[feed - 1] == 0x0D
    return (hasReturn ? feed - 1 : feed, feed + 1)
  }

  /// The cells of a line, counted no further than needed.
  private func width(_ start: Int, _ end: Int) -> Int {
    guard end - start <= Self.widest else { return 0 }
    var cells = end - start
    for unit in units[start..<end] where Self.isWide(unit) { cells += 1 }
    return cells <= Self.widest ? cells : 0
  }

  private func isWrap(start: Int, end: Int, next: Int, _ widths: [Int]) -> Bool {
    let cells = width(start, end)
    let next = quotedStart(next)
    guard cells >= Self.narrowest, next < units.count, units[end - 1] > 0x20, units[next] > 0x20
    else {
      return false
    }
    if Self.common.contains(cells) || cells >= 60 && widths[cells] >= 2 {
      return !isTime(next) && !isErrorCode(next)
    }
    return cells >= 50 && continuesValue(end, next)
  }

  /// The beginning of a line without the `>` of a quoted mail.
  private func quotedStart(_ start: Int) -> Int {
    var index = start
    while index + 1 < units.count, units[index] == UInt8(ascii: ">"), units[index + 1] == 0x20 {
      index += 2
    }
    return index
  }

  /// Whether a line begins with what looks like the rest of a key rather than like a word, a time,
  /// an error code or a field of its own.
  private func continuesValue(_ end: Int, _ next: Int) -> Bool {
    guard SecretAlphabet.isToken(units[end - 1]) else { return false }
    var index = next
    var digits = 0
    var signs = 0
    while index < units.count, index - next < 512, SecretAlphabet.isToken(units[index]) {
      if SecretAlphabet.isDigit(units[index]) { digits += 1 }
      if !SecretAlphabet.isAlphanumeric(units[index]), units[index] != UInt8(ascii: ".") {
        signs += 1
      }
      index += 1
    }
    let length = index - next
    guard length > digits, digits + signs > 0 else { return false }
    if index < units.count, units[index] == UInt8(ascii: ":") { return false }
    if units[next] == UInt8(ascii: "0"), length > 1, units[next + 1] | 0x20 == UInt8(ascii: "x") {
      return false
    }
    return !isTime(next) && !isErrorCode(next) && !isField(next, index)
  }

  /// A year and a separator, as log lines begin.
  private func isTime(_ start: Int) -> Bool {
    let year = units[start...].prefix(4)
    return year.count == 4 && year.allSatisfy(SecretAlphabet.isDigit)
      && units[start...].dropFirst(4).first == UInt8(ascii: "-")
  }

  private func isErrorCode(_ start: Int) -> Bool {
    units[start...].starts(with: "AADSTS".utf8)
  }

  /// `name=value`: padding at the end of base64 is no such thing.
  private func isField(_ start: Int, _ end: Int) -> Bool {
    guard let sign = units[start..<end].firstIndex(of: UInt8(ascii: "=")) else { return false }
    return sign + 1 < end && units[sign + 1] != UInt8(ascii: "=")
  }
}
