import Text

/// What a row must be like.
indirect enum QueryCondition: Sendable {
  case all([QueryCondition])
  case any([QueryCondition])
  case not(QueryCondition)
  /// A column, an operator in upper case, and values, of which all operators but `IN` have one.
  case comparison(String, String, [QueryLiteral])

  /// The columns that are asked about.
  var columns: [(name: String, values: [QueryLiteral])] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.columns)
    case .not(let inner): inner.columns
    case .comparison(let name, _, let values): [(name, values)]
    }
  }

  /// Whether a row is like that.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - type: The type of its columns.
  /// - Returns: The answer.
  func holds(_ row: JSONValue, _ type: SalesforceType) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(row, type) }
    case .any(let parts): parts.contains { $0.holds(row, type) }
    case .not(let inner): !inner.holds(row, type)
    case .comparison(let name, let sign, let values):
      type.column(name).map { column in
        Self.holds(row[column.name] ?? nil, column, sign, values)
      } ?? false
    }
  }

  private static func holds(
    _ value: JSONValue, _ column: SalesforceColumn, _ sign: String, _ literals: [QueryLiteral]
  ) -> Bool {
    switch sign {
    case "IN": return literals.contains { order(value, column, $0) == 0 }
    case "NOT IN": return !literals.contains { order(value, column, $0) == 0 }
    case "LIKE":
      guard case .text(let pattern)? = literals.first else { return false }
      return pattern.matches(value.string ?? "")
    default: break
    }
    guard let literal = literals.first, let order = order(value, column, literal) else {
      return ["!=", "<>"].contains(sign)
    }
    switch sign {
    case "=": return order == 0
    case "!=", "<>": return order != 0
    case "<": return order < 0
    case "<=": return order <= 0
    case ">": return order > 0
    default: return order >= 0
    }
  }

  /// How a value stands to a literal: before, at or behind it; `nil` where they are not alike.
  private static func order(
    _ value: JSONValue, _ column: SalesforceColumn, _ literal: QueryLiteral
  ) -> Int? {
    switch literal {
    case .null: return value.isNull ? 0 : nil
    case .flag(let flag): return value.bool.map { $0 == flag ? 0 : 1 }
    case .number(let number):
      return value.double.map { $0 < number ? -1 : $0 > number ? 1 : 0 }
    case .text(let text):
      guard let value = value.string else { return text.plain.isEmpty && value.isNull ? 0 : nil }
      if column.kind == .id || column.kind == .reference {
        return value.prefix(15) == text.plain.prefix(15) ? 0 : 1
      }
      let (left, right) = (value.lowercased(), text.plain.lowercased())
      return left < right ? -1 : left > right ? 1 : 0
    case .span(let first, let end):
      guard let time = value.string.flatMap({ Timestamp(iso8601: $0) }) else { return nil }
      return time < first ? -1 : time >= end ? 1 : 0
    }
  }
}
