/// Finds where the value of a field ends, and judges whether it is a secret.
struct SecretValue {
  let field: SecretField
  var start: Int

  private var sweep: SecretSweep { field.sweep }

  init(field: SecretField, start: Int) {
    self.field = field
    self.start = start
  }

  /// The range to hide.
  ///
  /// What can be refused by its beginning is refused before its end is looked for: else a text of
  /// nothing but such beginnings would take time that grows with its square.
  mutating func range() -> Range<Int>? {
    guard !SecretPlaceholder.begins(sweep, at: start), !isWorkingDirectory, !isOtherCode, !isCall,
      !isForeignProse
    else { return nil }
    let closing = field.quote.flatMap { closingQuote($0) }
    let scheme = skipScheme()
    if field.key == .authorization, scheme == nil, closing == nil, isProse(wordEnd(start)) {
      return nil
    }
    let end = closing ?? bareEnd(takesLine: scheme == .restOfLine)
    guard start < end, !SecretPlaceholder.matches(sweep.units[start..<end]) else { return nil }
    return scheme != nil || isSecret(end: end, isQuoted: closing != nil) ? start..<end : nil
  }

  // MARK: Ends

  private static let longestQuoted = 16_384

  /// The quote that closes the value: the same character, escaped no deeper than the opening one.
  private func closingQuote(_ quote: SecretSymbol) -> Int? {
    var index = start
    let limit = min(start + Self.longestQuoted, sweep.units.count)
    while index < limit {
      switch sweep.units[index] {
      case 0x0A, 0x0D: return nil
      case quote.byte where quote.style == .plain:
        // PowerShell and SQL double a quote within quotes.
        let isDoubled = quote.byte == UInt8(ascii: "'") && sweep.byte(index + 1) == quote.byte
        guard isDoubled, index > start else { return index }
        index += 2
      case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"), quote.byte:
        let symbol = sweep.symbol(at: index)
        // Two backslashes before a plain quote are one in the value.
        let isEscaped = symbol.depth > quote.depth && (quote.depth > 0 || symbol.depth % 2 == 1)
        if symbol.byte == quote.byte, !isEscaped,
          symbol.style == quote.style || symbol.style == .plain
            || quote.depth == 0 && symbol.style == .backslash
        {
          return index + symbol.length - (quote.depth == 0 ? 1 : symbol.length)
        }
        index += symbol.length
      default: index += 1
      }
    }
    return nil
  }

  /// The end of a value without quotes.
  private func bareEnd(takesLine: Bool) -> Int {
    var index = start
    let takesLine = takesLine || field.key == .cookie
    while index < sweep.units.count {
      let unit = sweep.units[index]
      if unit == 0x0A || unit == 0x0D { break }
      if SecretAlphabet.isGap(unit) {
        guard takesLine else { break }
        index += 1
        continue
      }
      if ScannedText.isWide(unit), field.key != .password || field.isForeign { break }
      let symbol = sweep.symbol(at: index)
      if symbol.style != .plain ? ends(escaped: symbol, index) : ends(plain: unit, index, takesLine)
      {
        break
      }
      index += symbol.length
    }
    return index
  }

  /// Whether an escaped character ends the value: one that is escaped as the field is.
  private func ends(escaped symbol: SecretSymbol, _ index: Int) -> Bool {
    switch symbol.style {
    case .plain: return false
    case .percent:
      guard field.separator.style == .percent || field.quote?.style == .percent else {
        return false
      }
      let depth = max(field.separator.depth, field.quote?.depth ?? 0)
      let isSyntax = SecretAlphabet.isGap(symbol.byte) || "&\"'<>;,}".utf8.contains(symbol.byte)
      return symbol.depth <= depth && isSyntax
    case .backslash:
      return SecretAlphabet.isGap(symbol.byte) || "\"'&<>".utf8.contains(symbol.byte)
    case .entity: return "\"'&<> ".utf8.contains(symbol.byte)
    }
  }

  private func ends(plain unit: UInt8, _ index: Int, _ takesLine: Bool) -> Bool {
    let next = sweep.byte(index + 1)
    switch unit {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      return !SecretAlphabet.isAlphanumeric(next)
    case UInt8(ascii: "<"):
      return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || SecretAlphabet.isLetter(next)
    case UInt8(ascii: "&"):
      if field.key == .opaque { return false }
      return field.key != .password || endsBefore(index + 1)
    case UInt8(ascii: ";"), UInt8(ascii: ","):
      return !takesLine && endsBefore(index + 1)
    case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "|"),
      UInt8(ascii: ">"):
      return endsBefore(index + 1)
    default: return false
    }
  }

  /// Whether a separator is one in fact: a gap, more punctuation or a field follows it.
  private func endsBefore(_ index: Int) -> Bool {
    let next = sweep.byte(index)
    if SecretAlphabet.isGap(next) || "\"'`,;)}]>\\".utf8.contains(next) { return true }
    var end = index
    while end - index < 64, SecretAlphabet.isWord(sweep.byte(end)) || sweep.byte(end) == 0x20 {
      end += 1
    }
    guard end > index else { return false }
    let sign = sweep.symbol(at: end).byte
    return sign == UInt8(ascii: "=") || sign == UInt8(ascii: ":")
  }

  // MARK: Schemes

  private enum Scheme { case token, restOfLine }

  private static let schemes: [(name: [UInt8], scheme: Scheme)] = {
    let token = [
      "bearer", "basic", "sharedkeylite", "sharedkey", "apikey", "token", "negotiate", "ntlm",
    ]
    let restOfLine = ["oauth", "digest", "sharedaccesssignature", "aws4-hmac-sha256"]
    return token.map { (Array($0.utf8), .token) } + restOfLine.map { (Array($0.utf8), .restOfLine) }
  }()

  /// Moves over the name of an authorization scheme, which is no secret, and the account's name.
  private mutating func skipScheme() -> Scheme? {
    for (name, scheme) in Self.schemes where sweep.matches(name, at: start) {
      var index = start + name.count
      guard SecretAlphabet.isBlank(sweep.symbol(at: index).byte) || sweep.byte(index) == 0x2B else {
        continue
      }
      index += sweep.symbol(at: index).length
      while SecretAlphabet.isBlank(sweep.byte(index)) { index += 1 }
      if isProse(wordEnd(index), from: index) { return nil }
      start = index
      if name.starts(with: Array("sharedkey".utf8)) { skipAccount() }
      return scheme
    }
    return nil
  }

  private mutating func skipAccount() {
    let end = wordEnd(start)
    if sweep.byte(end) == UInt8(ascii: ":") { start = end + 1 }
  }

  // MARK: Judgement

  private func wordEnd(_ start: Int) -> Int {
    var index = start
    while SecretAlphabet.isWord(sweep.byte(index)) { index += 1 }
    return index
  }

  private func isSecret(end: Int, isQuoted: Bool) -> Bool {
    if isQuoted { return true }
    let value = sweep.units[start..<end]
    if field.isInTable { return isGenerated(value) && !isProse(end) }
    switch field.key {
    case .code: return true
    case .password: return !field.hasBlank || !isProse(end)
    case .generated, .opaque, .signature:
      if !field.hasBlank { return true }
      return !isProse(end) && (field.isFlag || isGenerated(value) || field.isLine(until: end))
    case .authorization: return isGenerated(value)
    case .cookie: return value.contains(UInt8(ascii: "=")) || isGenerated(value)
    }
  }

  /// `PWD=/home/user` in a list of environment variables.
  private var isWorkingDirectory: Bool {
    field.key == .password && sweep.byte(start) == UInt8(ascii: "/")
      && sweep.matches("pwd", at: field.word.upperBound - 3)
  }

  /// A sentence goes on after a name in its own script: only what is quoted or ASCII is a secret.
  private var isForeignProse: Bool {
    field.isForeign && field.quote == nil && sweep.byte(start) > 0x80
  }

  /// `token = client.acquire(` in the source lines of a stack trace.
  private var isCall: Bool {
    guard field.quote == nil, SecretAlphabet.isGap(sweep.byte(start - 1)) else { return false }
    let name = sweep.units[start...].prefix(64).prefix {
      SecretAlphabet.isLetter($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
    return !name.isEmpty && sweep.byte(start + name.count) == UInt8(ascii: "(")
  }

  /// `?code=700016`, `?code=InvalidRequest`: function keys are long and hold letters and digits.
  private var isOtherCode: Bool {
    guard field.key == .code else { return false }
    let value = sweep.units[start...].prefix(48).prefix { SecretAlphabet.isToken($0) || $0 == 0x25 }
    return value.count < 20 || !value.contains(where: SecretAlphabet.isDigit)
      || !value.contains(where: SecretAlphabet.isLetter)
  }

  /// Whether a program could have made a value, rather than a writer of messages.
  private func isGenerated(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.contains(where: SecretAlphabet.isAlphanumeric) else { return false }
    return value.count >= 16 || value.contains(where: SecretAlphabet.isDigit)
  }

  private func isProse(_ end: Int) -> Bool { isProse(end, from: start) }

  /// Whether a word of letters alone stands before another word.
  private func isProse(_ end: Int, from start: Int) -> Bool {
    guard start < end, sweep.units[start..<end].allSatisfy(Self.isProseLetter) else { return false }
    var next = end
    if ",'".utf8.contains(sweep.byte(next)) { next += 1 }
    while SecretAlphabet.isBlank(sweep.byte(next)), next - end < 8 { next += 1 }
    guard next > end, Self.isProseLetter(sweep.byte(next)) else { return false }
    let following = sweep.byte(wordEnd(next))
    return following != UInt8(ascii: "=") && following != UInt8(ascii: ":")
  }

  private static func isProseLetter(_ byte: UInt8) -> Bool {
    SecretAlphabet.isLetter(byte) || byte > 0x80
  }
}
