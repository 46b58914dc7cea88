/// A piece of a filter.
enum ODataToken: Hashable {
  case word(String)
  case literal(ODataValue)
  case open
  case close
  case comma

  /// Takes a filter apart.
  ///
  /// - Parameter text: The filter, decoded.
  /// - Returns: The pieces.
  /// - Throws: `ODataError` where a text does not end or a literal has no meaning.
  static func tokens(of text: String) throws(ODataError) -> [ODataToken] {
    var scanner = ODataScanner(text)
    var result: [ODataToken] = []
    while let token = try scanner.next() { result.append(token) }
    return result
  }
}

private struct ODataScanner {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func next() throws(ODataError) -> ODataToken? {
    rest = rest.drop { $0.isWhitespace }
    guard let first = rest.first else { return nil }
    switch first {
    case "(": return single(.open)
    case ")": return single(.close)
    case ",": return single(.comma)
    case "'": return .literal(.text(try quoted()))
    default: return try run()
    }
  }

  private mutating func single(_ token: ODataToken) -> ODataToken {
    rest.removeFirst()
    return token
  }

  /// The text between quotes, where two quotes stand for one.
  private mutating func quoted() throws(ODataError) -> String {
    rest.removeFirst()
    var result = ""
    while let character = rest.popFirst() {
      if character != "'" {
        result.append(character)
      } else if rest.first == "'" {
        rest.removeFirst()
        result.append("'")
      } else {
        return result
      }
    }
    throw ODataError("There is an unterminated string literal.")
  }

  private mutating func run() throws(ODataError) -> ODataToken {
    let word = rest.prefix { !$0.isWhitespace && !"(),'".contains($0) }
    guard !word.isEmpty else { throw ODataError("Syntax error at '\(rest)'.") }
    rest = rest[word.endIndex...]
    if rest.first == "'" { return .literal(try Self.typed(String(word), try quoted())) }
    return Self.bare(word)
  }

  private static func typed(_ type: String, _ text: String) throws(ODataError) -> ODataValue {
    switch type.lowercased() {
    case "guid" where Identifier.isGUID(text): return .guid(text.lowercased())
    case "datetime", "datetimeoffset":
      guard let time = ODataValue.time(reading: text) else { break }
      return time
    case "x", "binary": return .binary(text.lowercased())
    default: break
    }
    throw ODataError("Unrecognized '\(type)' literal '\(text)'.")
  }

  private static func bare(_ word: Substring) -> ODataToken {
    switch word.lowercased() {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "null": return .literal(.null)
    default: break
    }
    if Identifier.isGUID(word) { return .literal(.guid(word.lowercased())) }
    let digits = word.last.map { "LlMmDdFf".contains($0) } ?? false ? word.dropLast() : word
    if let first = digits.first, first.isNumber || first == "-" || first == "+",
      let number = Double(digits)
    {
      return .literal(.number(number))
    }
    if word.first?.isNumber ?? false, let time = ODataValue.time(reading: word) {
      return .literal(time)
    }
    return .word(String(word))
  }
}
