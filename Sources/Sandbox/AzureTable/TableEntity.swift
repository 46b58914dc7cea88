import Text

/// A row of a table.
struct TableEntity: Sendable {
  /// What finds a row, in the order in which the service keeps rows.
  struct Key: Sendable, Hashable, Comparable {
    let partition: String
    let row: String

    static func < (left: Key, right: Key) -> Bool {
      left.partition == right.partition
        ? left.row.utf8.lexicographicallyPrecedes(right.row.utf8)
        : left.partition.utf8.lexicographicallyPrecedes(right.partition.utf8)
    }
  }

  /// Its keys.
  let key: Key
  /// What it holds besides, in order.
  private(set) var properties: [(name: String, value: TableValue)]
  /// When it was written.
  let moment: Moment

  /// Makes a row.
  init(key: Key, properties: [(name: String, value: TableValue)], moment: Moment) {
    self.key = key
    self.properties = properties
    self.moment = moment
  }

  /// What tells one state of the row from another.
  var etag: String {
    "W/\"datetime'\(FormFields.encoded(moment.iso8601))'\""
  }

  /// The row after a merge: what is not named stays.
  func merging(_ changes: [(name: String, value: TableValue)], moment: Moment) -> TableEntity {
    let named = Set(changes.map(\.name))
    return TableEntity(
      key: key, properties: properties.filter { !named.contains($0.name) } + changes,
      moment: moment)
  }

  /// What the row has for a filter.
  func filterValue(_ name: String) -> ODataValue? {
    switch name {
    case "PartitionKey": .text(key.partition)
    case "RowKey": .text(key.row)
    case "Timestamp": ODataValue.time(reading: moment.iso8601)
    default: properties.first { $0.name == name }?.value.filterValue
    }
  }

  /// The row as an answer has it.
  ///
  /// - Parameters:
  ///   - metadata: How much about types and places comes along.
  ///   - table: The table it stands in.
  ///   - select: The columns asked for.
  /// - Returns: The row.
  func json(_ metadata: TableMetadata, table: String, select: [String]?) -> JSONValue {
    var members: [JSONValue.Member] = []
    if metadata == .full {
      let place = "\(table)(PartitionKey='\(key.partition)',RowKey='\(key.row)')"
      members += [
        .init(key: "odata.type", value: "\(World.account).\(table)"),
        .init(key: "odata.id", value: "https://\(World.tableHost)/\(place)"),
        .init(key: "odata.editLink", value: JSONValue(place)),
      ]
    }
    if metadata != .none { members.append(.init(key: "odata.etag", value: JSONValue(etag))) }
    members += columns(metadata, select)
    return JSONValue(.object(members))
  }

  private func columns(_ metadata: TableMetadata, _ select: [String]?) -> [JSONValue.Member] {
    let all: [(name: String, value: TableValue)] =
      [
        ("PartitionKey", .string(key.partition)), ("RowKey", .string(key.row)),
        ("Timestamp", .dateTime(moment.iso8601)),
      ] + properties
    let wanted = select.map { names in
      names.compactMap { name in all.first { $0.name == name } }
    }
    return (wanted ?? all).flatMap { column -> [JSONValue.Member] in
      let member = JSONValue.Member(key: column.name, value: column.value.json)
      guard metadata != .none, let type = column.value.annotation,
        column.name != "Timestamp" || metadata == .full
      else { return [member] }
      return [.init(key: "\(column.name)@odata.type", value: JSONValue(type)), member]
    }
  }
}

/// How much an answer tells about types and places.
enum TableMetadata: Sendable, Hashable {
  case none
  case minimal
  case full

  /// What a client accepts; `nil` where it wants no JSON.
  init?(accept: String?) {
    let accept = (accept ?? "").lowercased()
    guard accept.contains("json") else { return nil }
    self =
      accept.contains("fullmetadata") ? .full : accept.contains("nometadata") ? .none : .minimal
  }

  /// The type of the content.
  var contentType: String {
    let word =
      switch self {
      case .none: "nometadata"
      case .minimal: "minimalmetadata"
      case .full: "fullmetadata"
      }
    return "application/json;odata=\(word);streaming=true;charset=utf-8"
  }
}
