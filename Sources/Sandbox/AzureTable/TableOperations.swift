import Text

/// Does what a request asks for that may.
struct TableOperations: Sendable {
  /// How many rows an answer has at most.
  static let pageSize = 1000

  let store: TableStore
  let faults: FaultSet

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - operation: What it asks for.
  ///   - moment: The service's time.
  /// - Returns: The answer.
  /// - Throws: `TableRefusal` where it cannot be done.
  func answer(
    _ request: ServiceRequest, _ operation: TableOperation, _ moment: Moment
  ) throws(TableRefusal) -> ServiceResponse {
    switch (operation, request.method) {
    case (.queryTables, "GET"): return try queryTables(request)
    case (.createTable, "POST"): return try createTable(request)
    case (.table(let name), "GET"): return try table(name, request)
    case (.table(let name), "DELETE"):
      try store.delete(name)
      return ServiceResponse(204)
    case (.queryEntities(let name), "GET"): return try queryEntities(name, request)
    case (.insertEntity(let name), "POST"): return try insert(name, request, moment)
    case (.entity(let name, let key), let method):
      return try TableRowOperations(store: store, faults: faults, table: name, key: key)
        .answer(request, method: method, moment)
    case (.accessPolicy, "GET"):
      return ServiceResponse(
        200, text: "<?xml version=\"1.0\" encoding=\"utf-8\"?><SignedIdentifiers />",
        contentType: "application/xml")
    case (.service("properties"), "GET"):
      return ServiceResponse(
        200, text: Self.serviceProperties, contentType: "application/xml")
    case (.service, _), (.batch, _), (.accessPolicy, _): throw .notImplemented
    default: throw .methodNotAllowed
    }
  }

  private static let serviceProperties =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><StorageServiceProperties><Logging><Version>1.0"
    + "</Version><Read>false</Read><Write>false</Write><Delete>false</Delete><RetentionPolicy>"
    + "<Enabled>false</Enabled></RetentionPolicy></Logging><HourMetrics><Version>1.0</Version>"
    + "<Enabled>true</Enabled><IncludeAPIs>true</IncludeAPIs><RetentionPolicy><Enabled>true"
    + "</Enabled><Days>7</Days></RetentionPolicy></HourMetrics><MinuteMetrics><Version>1.0"
    + "</Version><Enabled>false</Enabled><RetentionPolicy><Enabled>false</Enabled>"
    + "</RetentionPolicy></MinuteMetrics><Cors /></StorageServiceProperties>"

  /// How much metadata an answer has.
  static func metadata(_ request: ServiceRequest) throws(TableRefusal) -> TableMetadata {
    guard let accept = request.header("Accept"), accept != "*/*" else { return .minimal }
    guard let metadata = TableMetadata(accept: accept) else { throw .atomNotSupported }
    return metadata
  }

  /// Reads the options; what the service does not understand is `InvalidInput`.
  private static func options(_ request: ServiceRequest) throws(TableRefusal) -> ODataOptions {
    do throws(ODataError) {
      return try ODataOptions(query: request.query)
    } catch {
      throw .input(error.message)
    }
  }

  private static func metadataURL(_ name: String) -> JSONValue.Member {
    .init(key: "odata.metadata", value: "https://\(World.tableHost)/$metadata#\(name)")
  }

  private func queryTables(_ request: ServiceRequest) throws(TableRefusal) -> ServiceResponse {
    let metadata = try Self.metadata(request)
    let options = try Self.options(request)
    let first = options.fields["NextTableName"]
    var names: [String] = []
    for name in store.names where first.map({ name.lowercased() >= $0.lowercased() }) ?? true {
      if try Self.matches(options.filter, { $0 == "TableName" ? .text(name) : nil }) {
        names.append(name)
      }
    }
    let page = names.prefix(min(options.top ?? Self.pageSize, Self.pageSize))
    let rows = page.map { Self.tableRow($0, metadata) }
    let members =
      (metadata == .none ? [] : [Self.metadataURL("Tables")])
      + [JSONValue.Member(key: "value", value: JSONValue(.array(rows)))]
    var response = ServiceResponse(
      200, json: JSONValue(.object(members)), headers: [], contentType: metadata.contentType)
    if page.count < names.count {
      response.headers.append(("x-ms-continuation-NextTableName", names[page.count]))
    }
    return response
  }

  private static func tableRow(_ name: String, _ metadata: TableMetadata) -> JSONValue {
    let row: JSONValue = ["TableName": JSONValue(name)]
    guard metadata == .full else { return row }
    return [
      "odata.type": "\(World.account).Tables",
      "odata.id": "https://\(World.tableHost)/Tables('\(name)')",
      "odata.editLink": "Tables('\(name)')", "TableName": JSONValue(name),
    ]
  }

  private static func matches(
    _ filter: ODataFilter?, _ row: (String) -> ODataValue?
  ) throws(TableRefusal) -> Bool {
    guard let filter else { return true }
    do throws(ODataError) {
      return try filter.matches(row)
    } catch {
      throw error.message.contains("unknown function") ? .notImplemented : .input(error.message)
    }
  }

  private func table(
    _ name: String, _ request: ServiceRequest
  ) throws(TableRefusal) -> ServiceResponse {
    guard let known = store.names.first(where: { $0.lowercased() == name.lowercased() }) else {
      throw .resourceNotFound
    }
    let metadata = try Self.metadata(request)
    return ServiceResponse(
      200, json: Self.tableRow(known, metadata), headers: [], contentType: metadata.contentType)
  }

  private func createTable(_ request: ServiceRequest) throws(TableRefusal) -> ServiceResponse {
    guard let name = try? JSONParser.parse(request.body)["TableName"]?.string else {
      throw .input("An error occurred while processing this request.")
    }
    guard (3...63).contains(name.utf8.count) else { throw .nameLength }
    guard name.first?.isNumber == false, name.lowercased() != "tables",
      name.utf8.allSatisfy({ Unicode.Scalar($0).properties.isAlphabetic || (48...57).contains($0) })
    else { throw .nameInvalid }
    if faults.contains("insert-denied") { throw .permissionMismatch }
    try store.create(name)
    let place = (name: "Location", value: "https://\(World.tableHost)/Tables('\(name)')")
    return try Self.written(request, 201, [place]) { metadata in
      Self.tableRow(name, metadata).setting(
        metadata == .none ? [] : [Self.metadataURL("Tables/@Element")])
    }
  }

  private func insert(
    _ table: String, _ request: ServiceRequest, _ moment: Moment
  ) throws(TableRefusal) -> ServiceResponse {
    let entity = try TableRowOperations.entity(request, moment)
    if faults.contains("insert-denied") { throw .permissionMismatch }
    if faults.contains("table-being-deleted") { throw .tableBeingDeleted }
    try store.change(entity.key, of: table) {
      $0 == nil ? .success(entity) : .failure(.entityExists)
    }
    let key = entity.key
    let place = "\(table)(PartitionKey='\(key.partition)',RowKey='\(key.row)')"
    let headers = [
      (name: "ETag", value: entity.etag),
      (name: "Location", value: "https://\(World.tableHost)/\(FormFields.encodedPath(place))"),
    ]
    return try Self.written(request, 201, headers) { metadata in
      let members = metadata == .none ? [] : [Self.metadataURL("\(table)/@Element")]
      let row = entity.json(metadata, table: table, select: nil).object ?? []
      return JSONValue(.object(members + row))
    }
  }

  /// What was written, or nothing where the client wants nothing.
  private static func written(
    _ request: ServiceRequest, _ status: Int, _ headers: [(name: String, value: String)],
    _ content: (TableMetadata) -> JSONValue
  ) throws(TableRefusal) -> ServiceResponse {
    let preference = request.header("Prefer")?.lowercased()
    if preference == "return-no-content" {
      return ServiceResponse(
        204, headers: headers + [("Preference-Applied", "return-no-content")])
    }
    let metadata = try metadata(request)
    let applied = preference == "return-content" ? [("Preference-Applied", "return-content")] : []
    return ServiceResponse(
      status, json: content(metadata), headers: headers + applied.map { (name: $0.0, value: $0.1) },
      contentType: metadata.contentType)
  }

  private func queryEntities(
    _ table: String, _ request: ServiceRequest
  ) throws(TableRefusal) -> ServiceResponse {
    let metadata = try Self.metadata(request)
    let options = try Self.options(request)
    var rows = try store.rows(of: table)
    if let partition = options.fields["NextPartitionKey"] {
      let first = TableEntity.Key(partition: partition, row: options.fields["NextRowKey"] ?? "")
      rows = rows.filter { $0.key >= first }
    }
    var found: [TableEntity] = []
    for row in rows where try Self.matches(options.filter, row.filterValue) { found.append(row) }
    let limit = min(options.top ?? Self.pageSize, Self.pageSize)
    let values = found.prefix(limit).map {
      $0.json(metadata, table: table, select: options.select)
    }
    let members =
      (metadata == .none ? [] : [Self.metadataURL(table)])
      + [JSONValue.Member(key: "value", value: JSONValue(.array(values)))]
    var response = ServiceResponse(
      200, json: JSONValue(.object(members)), headers: [], contentType: metadata.contentType)
    if found.count > limit {
      response.headers += [
        ("x-ms-continuation-NextPartitionKey", found[limit].key.partition),
        ("x-ms-continuation-NextRowKey", found[limit].key.row),
      ]
    }
    return response
  }
}
