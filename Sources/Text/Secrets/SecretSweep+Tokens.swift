/// Tokens, keys and passwords that stand after a word or begin with one.
extension SecretSweep {
  // MARK: Tokens

  private static let headers = ["eyjhbgcioi", "eyj0exai", "eyjrawqi", "eyj4nxqi"].map {
    Array($0.utf8)
  }

  /// A signed or encrypted web token (RFC 7519): base64url parts of which the first begins `{"`.
  func webToken(at word: Range<Int>) -> Range<Int>? {
    guard let start = webTokenStart(word) else { return nil }
    var end = start
    var dots = 0
    while SecretAlphabet.isWord(byte(end)) || byte(end) == UInt8(ascii: ".") {
      if byte(end) == UInt8(ascii: ".") {
        guard SecretAlphabet.isWord(byte(end + 1)) || byte(end + 1) == UInt8(ascii: ".") else {
          break
        }
        dots += 1
      }
      end += 1
    }
    let isKnown = Self.headers.contains { matches($0, at: start) } && end - start >= 20
    return isKnown || dots >= 2 && end - start >= 24 ? start..<end : nil
  }

  /// Where `eyJ` begins a word, the rest of an escape before it left out.
  private func webTokenStart(_ word: Range<Int>) -> Int? {
    for offset in [0, 1, 2, 4, 5] where word.lowerBound + offset + 3 <= word.upperBound {
      let start = word.lowerBound + offset
      guard units[start] == UInt8(ascii: "e"), units[start + 1] == UInt8(ascii: "y"),
        units[start + 2] == UInt8(ascii: "J")
      else { continue }
      if offset == 0 { return start }
      let before = byte(word.lowerBound - 1)
      return before == UInt8(ascii: "%") || before == UInt8(ascii: "\\") ? start : nil
    }
    return nil
  }

  /// A Salesforce session id: the id of an organisation, `!`, and the session.
  func salesforceSession(endingWith word: Range<Int>) -> Range<Int>? {
    let sign = symbol(at: word.upperBound)
    guard sign.byte == UInt8(ascii: "!") else { return nil }
    for length in [15, 18] where word.count >= length {
      let start = word.upperBound - length
      guard byte(start) == 0x30, byte(start + 1) == 0x30, byte(start + 2) == UInt8(ascii: "D")
      else {
        continue
      }
      var end = word.upperBound + sign.length
      let session = end
      while SecretAlphabet.isWord(byte(end)) || byte(end) == UInt8(ascii: ".") { end += 1 }
      return end - session >= 16 ? start..<end : nil
    }
    return nil
  }

  // MARK: Words

  /// `Bearer …`, `Basic …`, `SharedKey account:…`; `-u user:password`.
  func credentials(after word: Range<Int>) -> Range<Int>? {
    let gap = symbol(at: word.upperBound)
    guard SecretAlphabet.isBlank(gap.byte) || gap.byte == UInt8(ascii: "+") else { return nil }
    switch word.count {
    case 2 where matches("-u", at: word.lowerBound), 6 where matches("--user", at: word.lowerBound),
      12 where matches("--proxy-user", at: word.lowerBound):
      return commandLinePassword(at: word.upperBound + gap.length)
    case 2 where matches("-b", at: word.lowerBound):
      return commandLineCookies(at: word.upperBound + gap.length)
    case 5...14: break
    default: return nil
    }
    let names: [StaticString] = ["bearer", "basic", "sharedkey", "sharedkeylite"]
    for name in names where matches(name, at: word.upperBound - name.utf8CodeUnitCount) {
      return schemeValue(after: word.upperBound + gap.length, isAccount: name.utf8CodeUnitCount > 6)
    }
    return nil
  }

  private func schemeValue(after index: Int, isAccount: Bool) -> Range<Int>? {
    var start = index
    while SecretAlphabet.isBlank(byte(start)), start - index < 8 { start += 1 }
    if isAccount {
      while SecretAlphabet.isWord(byte(start)), start - index < 64 { start += 1 }
      guard byte(start) == UInt8(ascii: ":") else { return nil }
      start += 1
    }
    var end = start
    var hasDigit = false
    var hasUpper = false
    while SecretAlphabet.isToken(byte(end)) {
      let unit = byte(end)
      if unit == UInt8(ascii: "="), byte(end + 1) == UInt8(ascii: "\"") { return nil }
      hasDigit = hasDigit || SecretAlphabet.isDigit(unit)
      hasUpper = hasUpper || unit >= 0x41 && unit <= 0x5A
      end += 1
    }
    let isPadded = end > start && byte(end - 1) == UInt8(ascii: "=")
    return end - start >= 16 && (hasDigit || isPadded && hasUpper) ? start..<end : nil
  }

  /// `-b 'name=value; …'`, as browsers copy a request for curl.
  private func commandLineCookies(at index: Int) -> Range<Int>? {
    let quote = byte(index)
    guard SecretAlphabet.isQuote(quote) else { return nil }
    let value = units[(index + 1)...].prefix(16_384).prefix { $0 != quote && $0 != 0x0A }
    return value.contains(UInt8(ascii: "=")) ? value.indices : nil
  }

  private func commandLinePassword(at index: Int) -> Range<Int>? {
    let quote = symbol(at: index)
    var colon = index + (SecretAlphabet.isQuote(quote.byte) ? quote.length : 0)
    let start = colon
    while !SecretAlphabet.isGap(byte(colon)), byte(colon) != UInt8(ascii: ":"), colon - start < 256
    {
      if SecretAlphabet.isQuote(byte(colon)) { return nil }
      colon += 1
    }
    guard byte(colon) == UInt8(ascii: ":"), colon > start, byte(colon + 1) != UInt8(ascii: "/")
    else {
      return nil
    }
    var end = colon + 1
    while !SecretAlphabet.isGap(byte(end)), byte(end) != quote.byte || colon == index { end += 1 }
    let value = units[(colon + 1)..<end]
    guard !value.isEmpty, !value.allSatisfy(SecretAlphabet.isDigit) else { return nil }
    return SecretPlaceholder.matches(value) ? nil : (colon + 1)..<end
  }

  // MARK: Private keys

  private static let longestPrivateKey = 32_768

  /// What stands between the lines that begin and end a private key (RFC 7468).
  func privateKey(at word: Range<Int>) -> Range<Int>? {
    guard word.count >= 10, matches("-----begin", at: word.upperBound - 10) else { return nil }
    var start = word.upperBound
    while start - word.upperBound < 40, byte(start) == 0x20 || SecretAlphabet.isWord(byte(start)) {
      start += 1
    }
    guard matches("private key-----", at: start - 16) || matches("key block-----", at: start - 14)
    else { return nil }
    var index = start
    let limit = min(start + Self.longestPrivateKey, units.count)
    while index < limit {
      if units[index] == UInt8(ascii: "-"), matches("-----end", at: index) { return start..<index }
      index += 1
    }
    // Without an end it was cut: lines without a blank belong to it.
    return start < limit ? start..<keyLinesEnd(from: start, limit: limit) : nil
  }

  private func keyLinesEnd(from start: Int, limit: Int) -> Int {
    var end = start
    var index = start
    while index < limit {
      let lineEnd = units[index..<limit].firstIndex(of: 0x0A) ?? limit
      let line = units[index..<lineEnd]
      if line.contains(where: { SecretAlphabet.isBlank($0) }), index > start { break }
      end = lineEnd
      index = lineEnd + 1
    }
    return max(end, start + 1)
  }
}
