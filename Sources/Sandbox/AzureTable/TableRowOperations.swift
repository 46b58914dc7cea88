import Text

/// What can be done to one row.
struct TableRowOperations: Sendable {
  let store: TableStore
  let faults: FaultSet
  let table: String
  let key: TableEntity.Key

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - method: Its method.
  ///   - moment: The service's time.
  /// - Returns: The answer.
  /// - Throws: `TableRefusal` where it cannot be done.
  func answer(
    _ request: ServiceRequest, method: String, _ moment: Moment
  ) throws(TableRefusal) -> ServiceResponse {
    // Clients behind proxies that know no PATCH send POST and the method in a field of its own.
    let override = method == "POST" ? request.header("X-HTTP-Method") : nil
    switch override?.uppercased() ?? method {
    case "GET": return try get(request)
    case "DELETE": return try delete(request)
    case "PUT": return try write(request, moment, isMerge: false)
    case "PATCH", "MERGE": return try write(request, moment, isMerge: true)
    default: throw .methodNotAllowed
    }
  }

  private func get(_ request: ServiceRequest) throws(TableRefusal) -> ServiceResponse {
    let metadata = try TableOperations.metadata(request)
    let row = try store.row(key, of: table)
    let select = FormFields(request.query)["$select"]?.split(separator: ",").map(String.init)
    let content = row.json(metadata, table: table, select: select).object ?? []
    let place = JSONValue.Member(
      key: "odata.metadata",
      value: "https://\(World.tableHost)/$metadata#\(table)/@Element")
    return ServiceResponse(
      200, json: JSONValue(.object((metadata == .none ? [] : [place]) + content)),
      headers: [("ETag", row.etag)], contentType: metadata.contentType)
  }

  private func delete(_ request: ServiceRequest) throws(TableRefusal) -> ServiceResponse {
    guard let condition = request.header("If-Match") else { throw .etagMissing }
    if faults.contains("row-not-removed") { throw .permissionMismatch }
    try store.change(key, of: table) { row in
      guard let row else { return .failure(.resourceNotFound) }
      return condition == "*" || condition == row.etag
        ? .success(nil) : .failure(.conditionNotMet)
    }
    return ServiceResponse(204)
  }

  private func write(
    _ request: ServiceRequest, _ moment: Moment, isMerge: Bool
  ) throws(TableRefusal) -> ServiceResponse {
    let properties = try Self.properties(request).filter {
      !["PartitionKey", "RowKey"].contains($0.name)
    }
    if faults.contains("insert-denied") { throw .permissionMismatch }
    if faults.contains("table-being-deleted") { throw .tableBeingDeleted }
    let condition = request.header("If-Match")
    let fresh = TableEntity(key: key, properties: properties, moment: moment)
    try store.change(key, of: table) { row in
      guard let row else { return condition == nil ? .success(fresh) : .failure(.resourceNotFound) }
      guard condition == nil || condition == "*" || condition == row.etag else {
        return .failure(.conditionNotMet)
      }
      return .success(isMerge ? row.merging(properties, moment: moment) : fresh)
    }
    return ServiceResponse(204, headers: [("ETag", fresh.etag)])
  }

  /// The row that a client wants to insert.
  static func entity(
    _ request: ServiceRequest, _ moment: Moment
  ) throws(TableRefusal) -> TableEntity {
    let properties = try properties(request)
    func text(_ name: String) -> String? {
      guard case .string(let text)? = properties.first(where: { $0.name == name })?.value else {
        return nil
      }
      return text
    }
    guard let partition = text("PartitionKey"), let row = text("RowKey") else { throw .keysMissing }
    return TableEntity(
      key: .init(partition: partition, row: row),
      properties: properties.filter { !["PartitionKey", "RowKey"].contains($0.name) },
      moment: moment)
  }

  private static func properties(
    _ request: ServiceRequest
  ) throws(TableRefusal) -> [(name: String, value: TableValue)] {
    guard let document = try? JSONParser.parse(request.body), let members = document.object else {
      throw .input("An error occurred while processing this request.")
    }
    var result: [(name: String, value: TableValue)] = []
    for member in members where !member.key.contains("odata.") && member.key != "Timestamp" {
      let type = document["\(member.key)@odata.type"]?.string
      if let value = try TableValue(member.value, type: type) {
        result.append((member.key, value))
      }
    }
    return result
  }
}
