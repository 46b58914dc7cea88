/// Secrets that tell themselves by their shape, without a name.
extension SecretSweep {
  /// Looks at a word.
  func shape(at word: Range<Int>) -> Range<Int>? {
    let next = byte(word.upperBound)
    switch next {
    case UInt8(ascii: "~"), UInt8(ascii: "%"):
      if let span = entraSecret(at: word.upperBound) { return span }
    default: break
    }
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "%") || next == UInt8(ascii: "\\") {
      if let span = salesforceSession(endingWith: word) { return span }
    }
    switch units[word.lowerBound] | 0x20 {
    case UInt8(ascii: "e"), UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "2"),
      UInt8(ascii: "3"):
      if let span = webToken(at: word) { return span }
    default: break
    }
    return privateKey(at: word) ?? credentials(after: word)
  }

  /// Looks at a character that belongs to no word.
  func shape(atSign index: Int) -> Range<Int>? {
    switch units[index] {
    case UInt8(ascii: "="): accountKey(endingAt: index)
    case UInt8(ascii: ":"): userPassword(at: index)
    case UInt8(ascii: "%"): percentShape(at: index)
    default: nil
    }
  }

  private func percentShape(at index: Int) -> Range<Int>? {
    switch symbol(at: index).byte {
    case UInt8(ascii: "="): accountKey(endingAt: index)
    case UInt8(ascii: ":"): userPassword(at: index)
    default: nil
    }
  }

  // MARK: Entra

  /// A client secret of Entra's present form: 40 characters, the fifth and sixth `Q~` after a
  /// digit; its beginning is enough, as it may be cut.
  private func entraSecret(at tilde: Int) -> Range<Int>? {
    let sign = symbol(at: tilde)
    guard sign.byte == UInt8(ascii: "~"), tilde >= 5, byte(tilde - 1) == UInt8(ascii: "Q"),
      SecretAlphabet.isDigit(byte(tilde - 2))
    else { return nil }
    for index in (tilde - 5)..<(tilde - 2) where !isEntra(byte(index)) { return nil }
    var end = tilde + sign.length
    var count = 0
    while count < 40 {
      let symbol = symbol(at: end)
      guard symbol.length > 0, isEntra(symbol.byte), symbol.style != .backslash else { break }
      end += symbol.length
      count += 1
    }
    return count >= 12 ? (tilde - 5)..<end : nil
  }

  private func isEntra(_ byte: UInt8) -> Bool {
    SecretAlphabet.isWord(byte) || byte == UInt8(ascii: "~") || byte == UInt8(ascii: ".")
  }

  // MARK: Storage

  /// 64 bytes in base64: 86 characters and `==`.
  private func accountKey(endingAt sign: Int) -> Range<Int>? {
    let first = symbol(at: sign)
    let second = symbol(at: sign + first.length)
    guard second.byte == UInt8(ascii: "=") else { return nil }
    var start = sign
    var count = 0
    while count < 87, let length = base64Length(endingAt: start) {
      start -= length
      count += 1
    }
    // The rest of an escaped quote before the value, `\u0022` or `%22`, was read as part of it.
    if count == 87, matches("\\u00", at: sign - 92) || matches("%2", at: sign - 89) {
      start = sign - 86
      count = 86
    }
    return count == 86 ? start..<(sign + first.length + second.length) : nil
  }

  /// The length of the base64 character that ends before an index, escaped or not.
  private func base64Length(endingAt end: Int) -> Int? {
    let last = byte(end - 1)
    if matches("%2b", at: end - 3) || matches("%2f", at: end - 3) { return 3 }
    if matches("\\u002b", at: end - 6) || matches("\\u002f", at: end - 6) { return 6 }
    if last == UInt8(ascii: "/") { return byte(end - 2) == UInt8(ascii: "\\") ? 2 : 1 }
    return SecretAlphabet.isAlphanumeric(last) || last == UInt8(ascii: "+") ? 1 : nil
  }

  // MARK: Addresses

  /// The password in `https://user:password@host`.
  private func userPassword(at colon: Int) -> Range<Int>? {
    let sign = symbol(at: colon)
    let first = symbol(at: colon + sign.length)
    guard first.byte == UInt8(ascii: "/") else { return nil }
    let second = symbol(at: colon + sign.length + first.length)
    guard second.byte == UInt8(ascii: "/") else { return nil }
    let start = colon + sign.length + first.length + second.length
    var index = start
    var password: Int?
    var end: Int?
    while index < units.count, index - start < 1024 {
      let symbol = symbol(at: index)
      let isSyntax = symbol.style == .plain || symbol.style == sign.style
      if isSyntax, SecretAlphabet.isGap(symbol.byte) || "/?#\"<>\\".utf8.contains(symbol.byte) {
        break
      }
      if isSyntax, symbol.byte == UInt8(ascii: ":"), password == nil {
        password = index + symbol.length
      }
      if isSyntax, symbol.byte == UInt8(ascii: "@") { end = index }
      index += symbol.length
    }
    guard let end else { return nil }
    if let password, password < end {
      return SecretPlaceholder.matches(units[password..<end]) ? nil : password..<end
    }
    // A token in place of the user, as source control services take it.
    return password == nil && end - start >= 20 ? start..<end : nil
  }
}
