import Text

/// Finds what a query asks for.
struct QueryRun: Sendable {
  let query: SalesforceQuery
  let type: SalesforceType
  /// What every address of a row begins with, such as `/services/data/v59.0`.
  let base: String

  /// Prepares a query.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - type: The type that it is about.
  ///   - base: What every address of a row begins with.
  /// - Throws: `SalesforceRefusal` where it asks for columns that are not there.
  init(_ query: SalesforceQuery, of type: SalesforceType, base: String) throws(SalesforceRefusal) {
    self.query = query
    self.type = type
    self.base = base
    for name in query.selections.map(\.column).map(Self.name) + query.groups
      + query.order.map(\.column).map(Self.name)
    {
      _ = try column(name)
    }
    try Self.refuseDuplicates(in: query.selections)
    for (name, values) in query.condition?.columns ?? [] {
      try check(try column(name), values)
    }
    guard query.isAggregate else { return }
    let grouped = Set(query.groups.map { $0.lowercased() })
    for case .field(let name) in query.selections.map(\.column) + query.order.map(\.column)
    where !grouped.contains(name.lowercased()) {
      throw .malformedQuery("Field must be grouped or aggregated: \(name)")
    }
  }

  /// How many rows there are, and the rows; none where only the number was asked for.
  func result() -> (count: Int, records: [JSONValue]) {
    let found = type.rows.filter { row in query.condition?.holds(row, type) ?? true }
    guard !query.selections.isEmpty else { return (cut(found).count, []) }
    let records =
      query.isAggregate
      ? cut(sorted(groups(of: found))).map(\.shown) : cut(sorted(rows(found))).map(\.shown)
    return (records.count, records)
  }

  // MARK: Columns

  private static func name(_ column: SalesforceQuery.Column) -> String {
    switch column {
    case .field(let name), .count(let name): name
    }
  }

  private static func refuseDuplicates(
    in selections: [SalesforceQuery.Selection]
  ) throws(SalesforceRefusal) {
    var seen: Set<String> = []
    for case .field(let name) in selections.map(\.column)
    where !seen.insert(name.lowercased()).inserted {
      throw .malformedQuery("duplicate field selected: \(name)")
    }
  }

  private func column(_ name: String) throws(SalesforceRefusal) -> SalesforceColumn {
    guard let column = type.column(name) else { throw .columnMissing(name, of: type.name) }
    return column
  }

  private func check(
    _ column: SalesforceColumn, _ values: [QueryLiteral]
  ) throws(SalesforceRefusal) {
    if column.kind == .textArea {
      throw SalesforceRefusal(
        400, "INVALID_FIELD", "field '\(column.name)' can not be filtered in a query call")
    }
    for value in values where !column.kind.takes(value) {
      let quotes = column.kind.isQuoted ? "should be" : "should not be"
      throw SalesforceRefusal(
        400, "INVALID_FIELD",
        "value of filter criterion for field '\(column.name)' must be of type "
          + "\(column.kind.rawValue) and \(quotes) enclosed in quotes")
    }
  }

  // MARK: Answers

  private struct Entry {
    let keys: [JSONValue]
    let shown: JSONValue
  }

  private func rows(_ found: [JSONValue]) -> [Entry] {
    found.map { row in
      let keys = query.order.map { value(Self.name($0.column), of: row) }
      let names = query.selections.compactMap { type.column(Self.name($0.column))?.name }
      return Entry(keys: keys, shown: type.shown(row, names, base: base))
    }
  }

  private func groups(of found: [JSONValue]) -> [Entry] {
    var members: [[JSONValue]: [JSONValue]] = [:]
    var order: [[JSONValue]] = []
    for row in found {
      let key = query.groups.map { value($0, of: row) }
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(row)
    }
    // Without groups all rows are one, even where there are none.
    if query.groups.isEmpty, order.isEmpty { order = [[]] }
    return order.map { key in
      let rows = members[key] ?? []
      return Entry(
        keys: query.order.map { answer($0.column, key, rows) }, shown: group(key, rows))
    }
  }

  private func group(_ key: [JSONValue], _ rows: [JSONValue]) -> JSONValue {
    var expressions = 0
    var members: [JSONValue.Member] = [
      .init(key: "attributes", value: ["type": "AggregateResult"])
    ]
    for selection in query.selections {
      var name = Self.name(selection.column)
      if case .count = selection.column {
        name = selection.alias ?? "expr\(expressions)"
        if selection.alias == nil { expressions += 1 }
      } else {
        name = String(type.column(name)?.name.split(separator: ".").last ?? "")
      }
      members.append(.init(key: name, value: answer(selection.column, key, rows)))
    }
    return JSONValue(.object(members))
  }

  private func answer(
    _ column: SalesforceQuery.Column, _ key: [JSONValue], _ rows: [JSONValue]
  ) -> JSONValue {
    switch column {
    case .count(let name): JSONValue(rows.count { !value(name, of: $0).isNull })
    case .field(let name):
      query.groups.firstIndex { $0.lowercased() == name.lowercased() }.map { key[$0] } ?? nil
    }
  }

  private func value(_ name: String, of row: JSONValue) -> JSONValue {
    type.column(name).flatMap { row[$0.name] } ?? nil
  }

  private func cut<Element>(_ elements: [Element]) -> ArraySlice<Element> {
    elements.dropFirst(query.offset).prefix(query.limit ?? elements.count)
  }

  private func sorted(_ entries: [Entry]) -> [Entry] {
    guard !query.order.isEmpty else { return entries }
    return entries.sorted { left, right in
      for (place, order) in query.order.enumerated() {
        let (a, b) = (left.keys[place], right.keys[place])
        if a.isNull != b.isNull { return a.isNull != order.putsNullsLast }
        if a == b { continue }
        return Self.isBefore(a, b) != order.isDescending
      }
      return false
    }
  }

  private static func isBefore(_ left: JSONValue, _ right: JSONValue) -> Bool {
    if let left = left.double, let right = right.double { return left < right }
    return (left.string ?? "").lowercased() < (right.string ?? "").lowercased()
  }
}
