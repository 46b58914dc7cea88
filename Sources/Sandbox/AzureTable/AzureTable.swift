import Text

/// The table service of a storage account.
struct AzureTable: Service {
  /// The table that Marketplace makes.
  static let leadsTable = "MarketplaceLeads"

  private let contents = TableContents()

  var hosts: [String] { [World.tableHost] }

  /// By how many seconds the service's clock is ahead.
  private static func drift(_ faults: FaultSet) -> Int {
    faults.contains("clock-twenty-minutes") ? 1200 : faults.contains("clock-ten-minutes") ? 600 : 0
  }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    guard !faults.contains("not-a-table-service") else { return Self.webServer }
    let moment = Moment.now(drift: Self.drift(faults))
    let requestID = Self.requestID()
    do throws(TableRefusal) {
      if faults.contains("firewall") { throw .notAuthorized }
      if faults.contains("storage-account-disabled") { throw .accountDisabled }
      let operation = try TableOperation(request)
      try TableAuthorization(faults: faults)
        .check(request, operation, now: moment.timestamp)
      if faults.contains("table-busy") { throw .busy }
      if faults.contains("table-timed-out") { throw .timedOut }
      if faults.contains("table-internal-error") { throw .failed }
      let store = contents.store(for: operation, faults)
      if operation == .batch {
        let batch = TableBatch(store: store, faults: faults, requestID: requestID)
        return complete(try batch.answer(request, moment), request, requestID, moment)
      }
      let operations = TableOperations(store: store, faults: faults)
      return complete(try operations.answer(request, operation, moment), request, requestID, moment)
    } catch {
      return complete(
        Self.refusal(error, request, requestID, moment), request, requestID, moment)
    }
  }

  private func complete(
    _ response: ServiceResponse, _ request: ServiceRequest, _ requestID: String, _ moment: Moment
  ) -> ServiceResponse {
    var response = response
    response.headers += [
      ("Cache-Control", "no-cache"), ("Server", "Windows-Azure-Table/1.0 Microsoft-HTTPAPI/2.0"),
      ("x-ms-request-id", requestID), ("X-Content-Type-Options", "nosniff"),
      ("x-ms-version", request.header("x-ms-version") ?? "2009-09-19"),
      ("Date", moment.timestamp.httpDate),
    ]
    if let clientID = request.header("x-ms-client-request-id") {
      response.headers.append(("x-ms-client-request-id", clientID))
    }
    return response
  }

  private static func refusal(
    _ refusal: TableRefusal, _ request: ServiceRequest, _ requestID: String, _ moment: Moment
  ) -> ServiceResponse {
    let metadata = TableMetadata(accept: request.header("Accept"))
    var response =
      metadata.map { _ in
        ServiceResponse(
          refusal.status, json: refusal.json(requestID: requestID, moment: moment), headers: [],
          contentType: "application/json;odata=minimalmetadata;streaming=true;charset=utf-8")
      }
      ?? ServiceResponse(
        refusal.status, text: refusal.xml(requestID: requestID, moment: moment),
        contentType: "application/xml")
    response.headers.append(("x-ms-error-code", refusal.code))
    if let wait = refusal.retryAfter { response.headers.append(("Retry-After", String(wait))) }
    if refusal.status == 401 {
      response.headers.append(
        (
          "WWW-Authenticate",
          "Bearer authorization_uri=https://\(World.authorityHost)/\(World.tenantID)/oauth2/"
            + "authorize resource_id=https://storage.azure.com"
        ))
    }
    return response
  }

  /// The service's request ids end in zeros.
  private static func requestID() -> String {
    "\(Identifier.fresh().dropLast(6))000000"
  }

  /// What a host answers that has nothing to do with tables.
  private static let webServer = ServiceResponse(
    404,
    text: "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n"
      + "<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n"
      + "</html>\r\n", contentType: "text/html", headers: [("Server", "nginx")])
}
