import Text

/// The calls behind `/sobjects/`: what types are like, and single rows.
struct SalesforceRowCalls: Sendable {
  let calls: SalesforceCalls

  private var organisation: SalesforceOrganisation { calls.organisation }

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - path: What stands behind `/sobjects/`.
  /// - Returns: The answer.
  /// - Throws: `SalesforceRefusal` where there is none.
  func answer(
    _ request: ServiceRequest, _ path: ArraySlice<Substring>
  ) throws(SalesforceRefusal) -> ServiceResponse {
    guard let name = path.first else { return SalesforceCalls.response(try list(request)) }
    guard let type = organisation.type(String(name)) else { throw .notFound }
    switch (path.count, path.last) {
    case (1, _): return try whole(request, type)
    case (2, "describe"?):
      let description = type.description(base: calls.base)
      return SalesforceCalls.response(try calls.onlyReading(request, description))
    case (2, let id?): return try row(request, type, String(id))
    default: throw .notFound
    }
  }

  private func list(_ request: ServiceRequest) throws(SalesforceRefusal) -> JSONValue {
    let types = organisation.names.compactMap { organisation.type($0) }
    return try calls.onlyReading(
      request,
      [
        "encoding": "UTF-8", "maxBatchSize": 200,
        "sobjects": JSONValue(.array(types.map { $0.summary(base: calls.base) })),
      ])
  }

  private func whole(
    _ request: ServiceRequest, _ type: SalesforceType
  ) throws(SalesforceRefusal) -> ServiceResponse {
    guard request.method == "POST" else {
      guard ["GET", "HEAD"].contains(request.method) else {
        throw .methodNotAllowed(request.method, "HEAD,GET,POST")
      }
      return SalesforceCalls.response([
        "objectDescribe": type.summary(base: calls.base), "recentItems": [],
      ])
    }
    guard type.name == "Lead" else { throw .methodNotAllowed(request.method, "HEAD,GET") }
    let values = try Self.content(of: request)
    try SalesforceLeadType(faults: organisation.faults).check(values, isNew: true)
    let id = organisation.leads.insert(values, by: SalesforceUser.integration)
    return SalesforceCalls.response(
      ["id": JSONValue(id), "success": true, "errors": []], status: 201)
  }

  private func row(
    _ request: ServiceRequest, _ type: SalesforceType, _ text: String
  ) throws(SalesforceRefusal) -> ServiceResponse {
    guard let id = SalesforceID.normalised(text), let row = type.row(id) else {
      let isGone = SalesforceID.normalised(text).map(organisation.leads.wasDeleted) ?? false
      throw isGone ? .deleted : .notFound
    }
    switch request.method {
    case "GET", "HEAD":
      let names = try Self.names(request, type)
      return SalesforceCalls.response(type.shown(row, names, base: calls.base))
    case "PATCH" where type.name == "Lead":
      let values = try Self.content(of: request)
      try SalesforceLeadType(faults: organisation.faults).check(values, isNew: false)
      guard organisation.leads.update(id, values) else { throw .deleted }
      return ServiceResponse(204)
    case "DELETE" where type.name == "Lead":
      if organisation.faults.contains("salesforce-delete-denied") { throw .deleteDenied }
      guard organisation.leads.delete(id) else { throw .deleted }
      return ServiceResponse(204)
    default:
      throw .methodNotAllowed(
        request.method, type.name == "Lead" ? "HEAD,GET,PATCH,DELETE" : "HEAD,GET")
    }
  }

  private static func names(
    _ request: ServiceRequest, _ type: SalesforceType
  ) throws(SalesforceRefusal) -> [String] {
    guard let list = FormFields(request.query)["fields"], !list.isEmpty else {
      return type.columns.map(\.name).filter { !$0.contains(".") }
    }
    var names = ["Id"]
    for name in list.split(separator: ",") {
      guard let column = type.column(String(RequestHead.trim(name))) else {
        throw .columnMissing(String(name), of: type.name)
      }
      if !names.contains(column.name) { names.append(column.name) }
    }
    return names
  }

  private static func content(of request: ServiceRequest) throws(SalesforceRefusal) -> JSONValue {
    guard let value = try? JSONParser.parse(request.body), value.object != nil else {
      throw .json("Unexpected character or end of input at [line:1, column:1]")
    }
    return value
  }
}
