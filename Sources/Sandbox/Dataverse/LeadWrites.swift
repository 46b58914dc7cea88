import Text

/// Writes leads: creates, changes, removes.
struct LeadWrites: Sendable {
  let table: LeadTable
  let caller: Caller
  let faults: FaultSet
  /// The beginning of every URL: `https://host/api/data/v9.2/`.
  let base: String

  /// Answers a request that is no `GET`.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - segments: Its path.
  /// - Returns: The answer.
  /// - Throws: `DataverseRefusal` where it cannot be done.
  func answer(
    _ request: ServiceRequest, _ segments: [DataverseSegment]
  ) throws(DataverseRefusal) -> ServiceResponse {
    let id = segments[0].rowID(primaryKey: "leadid")
    switch (request.method, id, segments.dropFirst().first?.name) {
    case ("POST", nil, nil): return try create(request)
    case ("POST", nil, "CreateMultiple"?): return try createMany(request)
    case ("POST", nil, "UpdateMultiple"?): return try updateMany(request)
    case ("PATCH", let id?, nil): return try update(id, request)
    case ("DELETE", let id?, nil): return try delete(id)
    default: throw .methodNotAllowed(request.method)
    }
  }

  private func create(_ request: ServiceRequest) throws(DataverseRefusal) -> ServiceResponse {
    let id = try insert(try Self.content(request))
    let place = (name: "OData-EntityId", value: "\(base)leads(\(id))")
    let prefersContent = (request.header("Prefer") ?? "").contains("return=representation")
    guard prefersContent else {
      return ServiceResponse(204, headers: [place, ("Location", place.value)])
    }
    let options: ODataOptions
    do throws(ODataError) {
      options = try ODataOptions(query: request.query)
    } catch {
      throw .malformed(error.message)
    }
    let query = EntityQuery(set: table.set, options: options, base: base)
    let content = try query.answer(try table.set.row(id)) {
      name, _ throws(DataverseRefusal) in
      throw .segmentNotFound(name)
    }
    return ServiceResponse(
      201, json: content,
      headers: [
        place, ("Location", place.value), ("Preference-Applied", "return=representation"),
      ], contentType: "application/json; odata.metadata=minimal")
  }

  private func insert(_ values: JSONValue) throws(DataverseRefusal) -> String {
    try LeadColumn.check(values)
    try caller.require("Create", table.set)
    if faults.contains("lead-create-denied") { throw caller.missing("prvCreateLead", table.set) }
    if faults.contains("lead-create-denied-old-wording") { throw caller.createDeniedOldWording }
    let isSecured = faults.contains("lead-source-secured") || faults.contains("lead-field-denied")
    if isSecured, values["leadsourcecode"] != nil {
      throw .attributeDenied("leadsourcecode", caller.id)
    }
    if faults.contains("lead-plugin-error") { throw .plugInFailed }
    if faults.contains("lead-duplicate") { throw .duplicateFound }
    return table.insert(values)
  }

  private func createMany(_ request: ServiceRequest) throws(DataverseRefusal) -> ServiceResponse {
    var ids: [String] = []
    for target in try Self.targets(request) { ids.append(try insert(target)) }
    let type = "Microsoft.Dynamics.CRM.CreateMultipleResponse"
    return ServiceResponse(
      200, json: ["@odata.context": "\(base)$metadata#\(type)", "Ids": JSONValue(ids)],
      headers: [], contentType: "application/json; odata.metadata=minimal")
  }

  private func updateMany(_ request: ServiceRequest) throws(DataverseRefusal) -> ServiceResponse {
    for target in try Self.targets(request) {
      try change(target["leadid"]?.string ?? "", target.keeping { $0 != "leadid" })
    }
    return ServiceResponse(204)
  }

  private func update(
    _ id: String, _ request: ServiceRequest
  ) throws(DataverseRefusal) -> ServiceResponse {
    let values = try Self.content(request)
    let place = (name: "OData-EntityId", value: "\(base)leads(\(id))")
    // Without a condition PATCH also creates.
    if request.header("If-Match") == nil, (try? table.set.row(id)) == nil {
      _ = try insert(values.setting([.init(key: "leadid", value: JSONValue(id))]))
      return ServiceResponse(204, headers: [place])
    }
    if request.header("If-None-Match") == "*" { throw .conditionNotMet }
    if let condition = request.header("If-Match"), condition != "*",
      try table.set.row(id)["@odata.etag"]?.string != condition
    {
      throw .conditionNotMet
    }
    try change(id, values)
    return ServiceResponse(204, headers: [place])
  }

  private func change(_ id: String, _ values: JSONValue) throws(DataverseRefusal) {
    let values = values.keeping { !$0.contains("@") }
    try LeadColumn.check(values)
    try caller.require("Write", table.set)
    guard table.update(id, values) else { throw .rowNotFound("Lead", id) }
  }

  private func delete(_ id: String) throws(DataverseRefusal) -> ServiceResponse {
    try caller.require("Delete", table.set)
    guard table.delete(id) else { throw .rowNotFound("Lead", id) }
    return ServiceResponse(204)
  }

  private static func content(_ request: ServiceRequest) throws(DataverseRefusal) -> JSONValue {
    guard let value = try? JSONParser.parse(request.body), value.object != nil else {
      throw .payload("leads", "A missing or empty payload was found.")
    }
    return value
  }

  private static func targets(_ request: ServiceRequest) throws(DataverseRefusal) -> [JSONValue] {
    try content(request)["Targets"]?.array ?? []
  }
}
