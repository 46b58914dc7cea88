/// The name of a field that holds a secret.
struct SecretKey: Sendable {
  /// How the field's value is read, and what is believed to be one.
  enum Kind: Sendable {
    /// Chosen by people: any text may be one.
    case password
    /// Made by a program: after a colon in prose, a plain word is none.
    case generated
    /// A connection string's value with separators of its own.
    case opaque
    /// A signature in an address.
    case signature
    /// A function key or an authorization code in an address; the word alone means much else.
    case code
    case authorization
    case cookie
  }

  /// Lower case, without separators; the end of a longer name suffices. A letter that is not ASCII
  /// stands for any such letter, as the text's units do.
  let name: [UInt8]
  let kind: Kind
  /// The name must stand alone or after a separator within a longer one.
  let isWord: Bool

  private init(_ name: String, _ kind: Kind, isWord: Bool = false) {
    self.name = name.unicodeScalars.map { scalar in
      scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : ScannedText.narrow
    }
    self.kind = kind
    self.isWord = isWord
  }

  private static let all: [SecretKey] = [
    SecretKey("password", .password), SecretKey("passwd", .password), SecretKey("pwd", .password),
    SecretKey("passphrase", .password), SecretKey("passcode", .password),
    SecretKey("pass", .password, isWord: true), SecretKey("securestring", .password),
    SecretKey("secret", .generated), SecretKey("secretvalue", .generated),
    SecretKey("secrettext", .generated), SecretKey("secretkey", .generated),
    SecretKey("token", .generated), SecretKey("assertion", .generated, isWord: true),
    SecretKey("samlresponse", .generated), SecretKey("apikey", .generated),
    SecretKey("appkey", .generated), SecretKey("applicationkey", .generated),
    SecretKey("accountkey", .generated), SecretKey("accesskey", .generated),
    SecretKey("storagekey", .generated), SecretKey("sharedkey", .generated),
    SecretKey("functionskey", .generated), SecretKey("functionkey", .generated),
    SecretKey("masterkey", .generated), SecretKey("subscriptionkey", .generated),
    SecretKey("privatekey", .generated), SecretKey("signingkey", .generated),
    SecretKey("encryptionkey", .generated), SecretKey("munchkinkey", .generated),
    SecretKey("authkey", .generated), SecretKey("jsessionid", .generated),
    SecretKey("phpsessid", .generated), SecretKey("sharedaccesssignature", .opaque),
    SecretKey("sig", .signature, isWord: true), SecretKey("code", .code, isWord: true),
    SecretKey("authorization", .authorization), SecretKey("cookie", .cookie),
    // German, Dutch, Swedish, Norwegian, Danish, Finnish, Polish, Czech, Turkish, Spanish,
    // Portuguese, French, Italian and Romanian; names in other scripts stand in `ForeignName`.
    SecretKey("passwort", .password), SecretKey("kennwort", .password),
    SecretKey("wachtwoord", .password), SecretKey("l\u{F6}senord", .password),
    SecretKey("losenord", .password), SecretKey("passord", .password),
    SecretKey("adgangskode", .password), SecretKey("salasana", .password),
    SecretKey("has\u{142}o", .password), SecretKey("haslo", .password, isWord: true),
    SecretKey("heslo", .password, isWord: true), SecretKey("\u{15F}ifre", .password),
    SecretKey("contrase\u{F1}a", .password), SecretKey("contrasena", .password),
    SecretKey("senha", .password, isWord: true), SecretKey("palavrapasse", .password),
    SecretKey("motdepasse", .password), SecretKey("parola", .password, isWord: true),
    SecretKey("clientschl\u{FC}ssel", .generated), SecretKey("clientgeheim", .generated),
    SecretKey("klienthemlighet", .generated), SecretKey("secretodecliente", .generated),
    SecretKey("segredodocliente", .generated),
  ]

  /// Names that end alike and hold no secret.
  private static let harmless: [[UInt8]] = [
    "publickeytoken", "cancellationtoken", "continuationtoken", "pagetoken", "nexttoken",
    "skiptoken",
    "deltatoken", "synctoken", "invalidtoken", "expiredtoken", "badtoken", "unexpectedtoken",
    "jsontoken",
  ].map { Array($0.utf8) }

  private static let byLastByte: [[SecretKey]] = {
    var table = [[SecretKey]](repeating: [], count: 256)
    for key in all {
      guard let last = key.name.last else { continue }
      table[Int(last)].append(key)
      table[Int(last & ~0x20)].append(key)
    }
    return table
  }()

  /// The key whose name ends with a word of the text, and where the name begins.
  static func match(_ units: [UInt8], word: Range<Int>) -> (key: SecretKey, start: Int)? {
    for key in byLastByte[Int(units[word.upperBound - 1])] {
      guard let start = start(of: key.name, in: units, endingWith: word) else { continue }
      if key.isWord, !isWordStart(units, start, word) { continue }
      if harmless.contains(where: { self.start(of: $0, in: units, endingWith: word) != nil }) {
        return nil
      }
      return (key, start)
    }
    return nil
  }

  /// Where a name begins that ends with a word; separators and single blanks within it do not
  /// count.
  private static func start(
    of name: [UInt8], in units: [UInt8], endingWith word: Range<Int>
  ) -> Int? {
    var index = word.upperBound
    for letter in name.reversed() {
      index -= 1
      while index > 0, index < word.upperBound - 1, isSeparator(units, index) { index -= 1 }
      guard index >= 0, units[index] | 0x20 == letter, units[index] >= 0x41 else { return nil }
    }
    return index
  }

  private static func isSeparator(_ units: [UInt8], _ index: Int) -> Bool {
    switch units[index] {
    case UInt8(ascii: "_"), UInt8(ascii: "-"): true
    case 0x20:
      SecretAlphabet.isLetter(units[index + 1]) && SecretAlphabet.isLetter(units[index - 1])
    default: false
    }
  }

  /// Whether nothing, a separator, a change of case or the rest of an escape stands before.
  private static func isWordStart(_ units: [UInt8], _ start: Int, _ word: Range<Int>) -> Bool {
    guard start > word.lowerBound else { return true }
    let before = units[start - 1]
    if !SecretAlphabet.isAlphanumeric(before) { return true }
    if before & 0x20 != 0, units[start] & 0x20 == 0 { return true }
    let prefix = units[word.lowerBound..<start]
    guard word.lowerBound > 0 else { return false }
    switch units[word.lowerBound - 1] {
    case UInt8(ascii: "%"):
      return prefix.count == 2 || prefix.count == 4 && prefix.starts(with: [0x32, 0x35])
    case UInt8(ascii: "\\"):
      return prefix.count == 1 || prefix.count == 5 && prefix.first == UInt8(ascii: "u")
    default: return false
    }
  }
}
