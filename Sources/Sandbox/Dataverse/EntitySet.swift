import Text

/// The rows of a table, as the organisation has them.
struct EntitySet: Sendable {
  /// The name in paths, such as `systemusers`.
  let name: String
  /// The table's name, such as `systemuser`.
  let entity: String
  /// The table's name in privileges, such as `User`.
  let privilege: String
  /// The column that finds a row.
  let primaryKey: String
  /// The rows: objects of columns.
  var rows: [JSONValue]
  /// The columns; those of the first row where a table has no others.
  var columns: [String] { knownColumns ?? rows.first?.object?.map(\.key) ?? [primaryKey] }
  /// The columns, where a table may be empty.
  var knownColumns: [String]?

  init(
    _ name: String, entity: String, privilege: String, primaryKey: String? = nil,
    rows: [JSONValue], columns: [String]? = nil
  ) {
    self.name = name
    self.entity = entity
    self.privilege = privilege
    self.primaryKey = primaryKey ?? "\(entity)id"
    self.rows = rows
    knownColumns = columns
  }

  /// The id of a row.
  func id(of row: JSONValue) -> String { row[primaryKey]?.string ?? "" }

  /// A row.
  func row(_ id: String) throws(DataverseRefusal) -> JSONValue {
    guard let row = rows.first(where: { self.id(of: $0) == id.lowercased() }) else {
      throw .rowNotFound(privilege, id)
    }
    return row
  }
}

extension ODataValue {
  /// What a column holds, for a filter.
  init?(_ value: JSONValue?) {
    switch value?.content {
    case .string(let text): self = .text(text)
    case .number(let text): self = .number(Double(text) ?? .nan)
    case .bool(let bool): self = .bool(bool)
    case .null: self = .null
    default: return nil
    }
  }
}
