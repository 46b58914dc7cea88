import Text

/// What a request asks of the table service, and of what.
enum TableOperation: Sendable, Hashable {
  case queryTables
  case createTable
  case table(String)
  case queryEntities(String)
  case insertEntity(String)
  case entity(String, TableEntity.Key)
  case service(String)
  case accessPolicy(String)
  case batch

  /// Reads a request's path.
  ///
  /// - Throws: `TableRefusal` where the service has no such place.
  init(_ request: ServiceRequest) throws(TableRefusal) {
    let path = FormFields.decoded(request.path.drop { $0 == "/" })
    let query = FormFields(request.query)
    if path.isEmpty {
      self = .service(query["comp"] ?? "")
    } else if path.lowercased() == "$batch" {
      self = .batch
    } else if path == "Tables" || path == "Tables()" {
      self = request.method == "POST" ? .createTable : .queryTables
    } else if let name = Self.inner(of: path, prefix: "Tables('", suffix: "')") {
      self = .table(name)
    } else if let open = path.firstIndex(of: "("), path.hasSuffix(")") {
      let name = String(path[..<open])
      let arguments = path[path.index(after: open)...].dropLast()
      self = arguments.isEmpty ? .queryEntities(name) : .entity(name, try Self.key(arguments))
    } else if query["comp"] == "acl" {
      self = .accessPolicy(path)
    } else {
      guard !path.contains("/") else { throw .resourceNotFound }
      self = request.method == "POST" ? .insertEntity(path) : .queryEntities(path)
    }
  }

  /// The table that it is about.
  var tableName: String? {
    switch self {
    case .queryTables, .createTable, .service, .batch: nil
    case .table(let name), .queryEntities(let name), .insertEntity(let name), .entity(let name, _),
      .accessPolicy(let name):
      name
    }
  }

  private static func inner(of text: String, prefix: String, suffix: String) -> String? {
    guard text.hasPrefix(prefix), text.hasSuffix(suffix) else { return nil }
    return String(text.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
  }

  /// `PartitionKey='a',RowKey='b'`, in either order, quotes doubled.
  private static func key(_ text: Substring) throws(TableRefusal) -> TableEntity.Key {
    let values = ODataArguments(text)
    guard let partition = values["PartitionKey"], let row = values["RowKey"] else {
      throw TableRefusal(
        400, "InvalidInput",
        "The number of keys specified in the URI does not match number of key properties for the "
          + "resource.")
    }
    return TableEntity.Key(partition: partition, row: row)
  }
}
