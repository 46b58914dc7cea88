import Text

/// Reads a query: `SELECT … FROM … WHERE … GROUP BY … ORDER BY … LIMIT … OFFSET …`.
struct QueryParser {
  /// How deep parentheses may go.
  private static let maximumDepth = 64

  private var tokens: ArraySlice<QueryToken>
  private let now: Timestamp

  private init(_ text: String, at now: Timestamp) throws(SalesforceRefusal) {
    tokens = try QueryToken.tokens(of: text)[...]
    self.now = now
  }

  /// Reads a query.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - now: The time, which words such as `TODAY` mean.
  /// - Returns: The query.
  /// - Throws: `SalesforceRefusal` where it is none.
  static func query(_ text: String, at now: Timestamp) throws(SalesforceRefusal) -> SalesforceQuery
  {
    var parser = try QueryParser(text, at: now)
    return try parser.query()
  }

  private mutating func query() throws(SalesforceRefusal) -> SalesforceQuery {
    var query = SalesforceQuery()
    try expect("SELECT")
    query.selections = try selections()
    try expect("FROM")
    query.type = try name()
    if take("WHERE") { query.condition = try condition(0) }
    if take("WITH") {
      guard take("SECURITY_ENFORCED") || take("USER_MODE") else { throw unexpected }
    }
    if take("GROUP") {
      try expect("BY")
      query.groups = try list { parser throws(SalesforceRefusal) in try parser.name() }
    }
    if take("ORDER") {
      try expect("BY")
      query.order = try list { parser throws(SalesforceRefusal) in try parser.order() }
    }
    if take("LIMIT") { query.limit = try number() }
    if take("OFFSET") { query.offset = try number() }
    guard tokens.isEmpty else { throw unexpected }
    return query
  }

  private mutating func selections() throws(SalesforceRefusal) -> [SalesforceQuery.Selection] {
    if tokens.prefix(3).elementsEqual([.word("COUNT"), .sign("("), .sign(")")], by: Self.isSame) {
      tokens = tokens.dropFirst(3)
      return []
    }
    return try list { parser throws(SalesforceRefusal) in
      let column = try parser.column()
      var alias: String?
      if case .count = column, case .word(let word)? = parser.tokens.first,
        word.uppercased() != "FROM"
      {
        alias = try parser.name()
      }
      return SalesforceQuery.Selection(column: column, alias: alias)
    }
  }

  private mutating func column() throws(SalesforceRefusal) -> SalesforceQuery.Column {
    let word = try name()
    guard word.uppercased() == "COUNT", tokens.first == .sign("(") else { return .field(word) }
    tokens.removeFirst()
    let field = try name()
    try expect(sign: ")")
    return .count(field)
  }

  private mutating func order() throws(SalesforceRefusal) -> SalesforceQuery.Order {
    let column = try column()
    let isDescending = take("DESC")
    if !isDescending { _ = take("ASC") }
    var putsNullsLast = isDescending
    if take("NULLS") {
      putsNullsLast = take("LAST")
      if !putsNullsLast { try expect("FIRST") }
    }
    return .init(column: column, isDescending: isDescending, putsNullsLast: putsNullsLast)
  }

  // MARK: Conditions

  private mutating func condition(_ depth: Int) throws(SalesforceRefusal) -> QueryCondition {
    var parts = [try factor(depth)]
    let isBoth = Self.isWord(tokens.first, "AND")
    while Self.isWord(tokens.first, "AND") || Self.isWord(tokens.first, "OR") {
      // The two cannot stand beside each other without parentheses.
      guard Self.isWord(tokens.first, "AND") == isBoth else { throw unexpected }
      tokens.removeFirst()
      parts.append(try factor(depth))
    }
    return isBoth ? .all(parts) : .any(parts)
  }

  private mutating func factor(_ depth: Int) throws(SalesforceRefusal) -> QueryCondition {
    guard depth < Self.maximumDepth else { throw .malformedQuery("the query is too deeply nested") }
    if take("NOT") { return .not(try factor(depth + 1)) }
    guard tokens.first == .sign("(") else { return try comparison() }
    tokens.removeFirst()
    let inner = try condition(depth + 1)
    try expect(sign: ")")
    return inner
  }

  private mutating func comparison() throws(SalesforceRefusal) -> QueryCondition {
    let column = try name()
    if take("LIKE") {
      guard case .text(let text)? = tokens.popFirst() else { throw unexpected }
      return .comparison(column, "LIKE", [.text(try QueryText(text))])
    }
    let isNegated = take("NOT")
    if isNegated || Self.isWord(tokens.first, "IN") {
      try expect("IN")
      try expect(sign: "(")
      let values = try list { parser throws(SalesforceRefusal) in try parser.literal() }
      try expect(sign: ")")
      return .comparison(column, isNegated ? "NOT IN" : "IN", values)
    }
    guard case .sign(let sign)? = tokens.first,
      ["=", "!=", "<>", "<", "<=", ">", ">="].contains(sign)
    else { throw unexpected }
    tokens.removeFirst()
    return .comparison(column, sign, [try literal()])
  }

  private mutating func literal() throws(SalesforceRefusal) -> QueryLiteral {
    switch tokens.popFirst() {
    case .text(let text): return .text(try QueryText(text))
    case .word(let word): return try QueryLiteral(word, at: now)
    case .sign(let sign): throw .malformedQuery("unexpected token: '\(sign)'")
    case nil: throw unexpected
    }
  }

  // MARK: Pieces

  private mutating func list<Value>(
    _ read: (inout QueryParser) throws(SalesforceRefusal) -> Value
  ) throws(SalesforceRefusal) -> [Value] {
    var result = [try read(&self)]
    while tokens.first == .sign(",") {
      tokens.removeFirst()
      result.append(try read(&self))
    }
    return result
  }

  private mutating func name() throws(SalesforceRefusal) -> String {
    guard case .word(let word)? = tokens.first,
      word.unicodeScalars.allSatisfy({ scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar == "_" || scalar == ".")
      })
    else { throw unexpected }
    tokens.removeFirst()
    return word
  }

  private mutating func number() throws(SalesforceRefusal) -> Int {
    guard case .word(let word)? = tokens.first, let number = Int(word), number >= 0 else {
      throw unexpected
    }
    tokens.removeFirst()
    return number
  }

  private mutating func take(_ word: String) -> Bool {
    guard Self.isWord(tokens.first, word) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func expect(_ word: String) throws(SalesforceRefusal) {
    guard take(word) else { throw unexpected }
  }

  private mutating func expect(sign: String) throws(SalesforceRefusal) {
    guard tokens.first == .sign(sign) else { throw unexpected }
    tokens.removeFirst()
  }

  private var unexpected: SalesforceRefusal {
    .malformedQuery("unexpected token: '\(tokens.first?.shown ?? "<EOF>")'")
  }

  private static func isWord(_ token: QueryToken?, _ word: String) -> Bool {
    token.map { isSame($0, .word(word)) } ?? false
  }

  private static func isSame(_ left: QueryToken, _ right: QueryToken) -> Bool {
    guard case .word(let left) = left, case .word(let right) = right else { return left == right }
    return left.uppercased() == right.uppercased()
  }
}
