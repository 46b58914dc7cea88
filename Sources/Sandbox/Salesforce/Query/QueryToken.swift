/// A piece of a query.
enum QueryToken: Hashable, Sendable {
  /// A name, a number, a date or a keyword.
  case word(String)
  /// What stood between quotes, with its escapes.
  case text(String)
  /// A sign, such as `>=` or `(`.
  case sign(String)

  /// The token as a refusal shows it.
  var shown: String {
    switch self {
    case .word(let text), .sign(let text): text
    case .text(let text): "'\(text)'"
    }
  }

  /// Takes a query apart.
  ///
  /// - Parameter text: The query.
  /// - Returns: The pieces.
  /// - Throws: `SalesforceRefusal` where a text does not end.
  static func tokens(of text: String) throws(SalesforceRefusal) -> [QueryToken] {
    var result: [QueryToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "'" {
        result.append(.text(try quoted(&rest)))
      } else if signs.contains(first) {
        let length = ["<=", ">=", "!=", "<>"].contains { rest.hasPrefix($0) } ? 2 : 1
        result.append(.sign(String(rest.prefix(length))))
        rest = rest.dropFirst(length)
      } else {
        let word = rest.prefix { !$0.isWhitespace && $0 != "'" && !signs.contains($0) }
        result.append(.word(String(word)))
        rest = rest[word.endIndex...]
      }
    }
    return result
  }

  private static let signs: Set<Character> = ["(", ")", ",", "=", "<", ">", "!"]

  private static func quoted(_ rest: inout Substring) throws(SalesforceRefusal) -> String {
    rest.removeFirst()
    var result = ""
    while let character = rest.popFirst() {
      if character == "'" { return result }
      result.append(character)
      if character == "\\", let next = rest.popFirst() { result.append(next) }
    }
    throw .malformedQuery("line 1:\(result.count) mismatched character '<EOF>' expecting '''")
  }
}
