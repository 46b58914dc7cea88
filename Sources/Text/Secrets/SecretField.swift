/// What follows the name of a secret: separator, quote, value.
struct SecretField {
  let sweep: SecretSweep
  let key: SecretKey.Kind
  let word: Range<Int>
  /// Where the name begins, which may be words before.
  let nameStart: Int
  /// How the sign between name and value is spelled.
  private(set) var separator = SecretSymbol(byte: 0, length: 0)
  /// The quote that opens the value.
  private(set) var quote: SecretSymbol?
  /// Whether a colon or an option and blanks stand before the value, as they may in prose.
  private(set) var hasBlank = false
  private(set) var start: Int

  /// Reads on from a name; nothing when no value follows.
  init?(sweep: SecretSweep, key: SecretKey.Kind, word: Range<Int>, nameStart: Int) {
    self.sweep = sweep
    self.key = key
    self.word = word
    self.nameStart = nameStart
    start = word.upperBound
    guard readSeparator(), readOpening() else { return nil }
  }

  /// The range of the secret, when the value is one.
  var secret: Range<Int>? {
    var value = SecretValue(field: self, start: start)
    return value.range()
  }

  /// Whether the name is an option of a command line.
  var isFlag: Bool {
    sweep.byte(word.lowerBound) == UInt8(ascii: "-")
      || sweep.matches("convertto-securestring", at: word.lowerBound)
  }

  /// Whether the name is written in a script that is not Latin, most of which need no blanks.
  var isForeign: Bool { ScannedText.endsName(sweep.byte(word.upperBound - 1)) }

  /// Whether name and value are all that stands in a line.
  func isLine(until end: Int) -> Bool {
    guard end >= sweep.units.count || sweep.byte(end) == 0x0A || sweep.byte(end) == 0x0D else {
      return false
    }
    var index = min(nameStart, word.lowerBound) - 1
    while nameStart - index < 64,
      SecretAlphabet.isWord(sweep.byte(index)) || "\"'*# ".utf8.contains(sweep.byte(index))
    {
      if SecretAlphabet.isBlank(sweep.byte(index)), SecretAlphabet.isWord(sweep.byte(index - 1)),
        sweep.byte(index - 1) != UInt8(ascii: "-")
      {
        return false
      }
      index -= 1
    }
    return index < 0 || sweep.byte(index) == 0x0A
  }

  private mutating func readSeparator() -> Bool {
    if key == .code, !isParameter { return false }
    var isQuoted = false
    var symbol = sweep.symbol(at: start)
    // Closing quotes and brackets, and the stars of Markdown.
    while SecretAlphabet.isQuote(symbol.byte) || symbol.byte == UInt8(ascii: "]")
      || symbol.byte == UInt8(ascii: "*"), start - word.upperBound < 128
    {
      isQuoted = isQuoted || SecretAlphabet.isQuote(symbol.byte)
      start += symbol.length
      symbol = sweep.symbol(at: start)
    }
    let closed = start
    skipBlanks()
    symbol = sweep.symbol(at: start)
    switch symbol.byte {
    case UInt8(ascii: "="), UInt8(ascii: ":"): return readSign(symbol)
    case UInt8(ascii: ">"): return isElement && readSign(symbol)
    default: break
    }
    guard key != .code, key != .signature else { return false }
    if isElement, start > closed { return readAttributes() }
    if isQuoted { return readIndirectValue(limit: 96) }
    if isCell(symbol, closed) { return true }
    separator = SecretSymbol(byte: 0x20, length: 1)
    return isFlag && start > closed
  }

  /// Takes the border between two cells of a table: a bar or a tab.
  private mutating func isCell(_ symbol: SecretSymbol, _ closed: Int) -> Bool {
    let hasTab = sweep.units[closed..<start].contains(0x09)
    guard hasTab || symbol.byte == UInt8(ascii: "|") && symbol.style == .plain else { return false }
    separator = SecretSymbol(byte: UInt8(ascii: "|"), length: 1)
    if symbol.byte == UInt8(ascii: "|") { start += 1 }
    return true
  }

  /// Whether name and value stand in a table, where names are headings, too.
  var isInTable: Bool { separator.byte == UInt8(ascii: "|") }

  /// `?code=`, `&code=`: elsewhere the word stands for error codes and much else.
  private var isParameter: Bool {
    let before = sweep.byte(word.lowerBound - 1)
    switch before {
    case UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";"): return true
    // `%3Fcode`, `\u0026code`: the escape's digits were read as part of the word.
    case UInt8(ascii: "%"), UInt8(ascii: "\\"): return true
    default: return false
    }
  }

  /// Whether the word is the name of an element, as in `<wsse:Password`.
  private var isElement: Bool {
    var index = word.lowerBound - 1
    if sweep.byte(index) == UInt8(ascii: ":") {
      index -= 1
      while word.lowerBound - index < 64, SecretAlphabet.isWord(sweep.byte(index)) { index -= 1 }
    }
    return sweep.byte(index) == UInt8(ascii: "<")
      || sweep.byte(index) == UInt8(ascii: ";") && sweep.matches("&lt", at: index - 3)
  }

  /// Takes `=`, `:`, `==`, `=>`, `:=` or `>`.
  private mutating func readSign(_ symbol: SecretSymbol) -> Bool {
    separator = symbol
    start += symbol.length
    guard symbol.byte != UInt8(ascii: ">"), symbol.style == .plain else { return true }
    while start - word.upperBound < 128, [0x3A, 0x3D, 0x3E].contains(sweep.byte(start)) {
      start += 1
    }
    return true
  }

  /// Skips the attributes of an element.
  private mutating func readAttributes() -> Bool {
    for _ in 0..<256 {
      let symbol = sweep.symbol(at: start)
      if symbol.length == 0 || symbol.byte == UInt8(ascii: "<") { return false }
      start += symbol.length
      if symbol.byte == UInt8(ascii: ">") {
        separator = symbol
        return sweep.byte(start - 2) != UInt8(ascii: "/")
      }
    }
    return false
  }

  /// `"name": "ClientSecret", "value": "…"`, `key="Password" value="…"`, `{"type": …, "value": "…"}`:
  /// moves to the word `value` and reads its sign.
  private mutating func readIndirectValue(limit: Int) -> Bool {
    let end = min(start + limit, sweep.units.count)
    var index = start
    while index < end {
      let unit = sweep.byte(index)
      if unit == UInt8(ascii: "}") || unit == UInt8(ascii: ">") || unit == 0 { return false }
      if unit | 0x20 == UInt8(ascii: "v"), sweep.matches("value", at: index),
        !SecretAlphabet.isAlphanumeric(sweep.byte(index - 1))
      {
        start = index + 5
        let closing = sweep.symbol(at: start)
        if SecretAlphabet.isQuote(closing.byte) { start += closing.length }
        skipBlanks()
        let sign = sweep.symbol(at: start)
        return (sign.byte == UInt8(ascii: ":") || sign.byte == UInt8(ascii: "=")) && readSign(sign)
      }
      index += 1
    }
    return false
  }

  /// Skips what stands between the sign and the value, and the value's opening quote.
  private mutating func readOpening() -> Bool {
    let sign = start
    skipBlanks()
    hasBlank = start > sign && separator.byte == UInt8(ascii: ":") || separator.byte == 0x20
    if sweep.symbol(at: start).byte == 0x0A, !skipLineBreak() { return false }
    if sweep.symbol(at: start).byte == UInt8(ascii: "{"), key != .authorization {
      let brace = start
      start += sweep.symbol(at: start).length
      if readIndirectValue(limit: 160) { skipBlanks() } else { start = brace }
    }
    while [UInt8(ascii: "["), UInt8(ascii: "(")].contains(sweep.byte(start)), start - sign < 128 {
      start += 1
      skipBlanks()
    }
    // The stars that close a name in Markdown stand after its colon as well.
    if separator.byte == UInt8(ascii: ":"), sweep.byte(start) == UInt8(ascii: "*"),
      sweep.byte(start + 1) == UInt8(ascii: "*"), SecretAlphabet.isBlank(sweep.byte(start + 2))
    {
      start += 2
      skipBlanks()
      hasBlank = true
    }
    // Literals of Python and SQL: `u'…'`, `b"…"`, `N'…'`.
    if [UInt8(ascii: "b"), UInt8(ascii: "n"), UInt8(ascii: "u")].contains(sweep.byte(start) | 0x20),
      SecretAlphabet.isQuote(sweep.byte(start + 1))
    {
      start += 1
    }
    let opening = sweep.symbol(at: start)
    if SecretAlphabet.isQuote(opening.byte) {
      quote = opening
      start += opening.length
    }
    return start < sweep.units.count
  }

  private mutating func skipBlanks() {
    let limit = start + 64
    while start < limit {
      let symbol = sweep.symbol(at: start)
      guard SecretAlphabet.isBlank(symbol.byte) else { return }
      start += symbol.length
    }
  }

  /// A value on the next line is believed only when it is quoted or could be made by a program.
  private mutating func skipLineBreak() -> Bool {
    var breaks = 0
    while sweep.symbol(at: start).byte == 0x0A || sweep.byte(start) == 0x0D, breaks < 2 {
      if sweep.byte(start) != 0x0D { breaks += 1 }
      start += sweep.byte(start) == 0x0D ? 1 : sweep.symbol(at: start).length
    }
    skipBlanks()
    let line = start
    if SecretAlphabet.isQuote(sweep.symbol(at: line).byte) {
      return separator.byte == UInt8(ascii: ":") || separator.byte == UInt8(ascii: "=")
    }
    var index = line
    var digits = 0
    while index - line < 128, SecretAlphabet.isToken(sweep.byte(index)) {
      digits += SecretAlphabet.isDigit(sweep.byte(index)) ? 1 : 0
      if sweep.byte(index) == UInt8(ascii: "="), SecretAlphabet.isToken(sweep.byte(index + 1)) {
        return false
      }
      index += 1
    }
    let isTime =
      SecretAlphabet.isDigit(sweep.byte(line)) && sweep.byte(line + 4) == UInt8(ascii: "-")
    return index - line >= 8 && digits > 0 && digits < index - line && !isTime
      && sweep.byte(index) != UInt8(ascii: ":")
  }
}
