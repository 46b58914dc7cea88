import Text

/// The calls behind `/services/data/v59.0/`.
struct SalesforceCalls: Sendable {
  let organisation: SalesforceOrganisation
  let cursors: QueryCursors
  /// What every address begins with, such as `/services/data/v59.0`.
  let base: String

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - path: What stands behind `base`.
  /// - Returns: The answer.
  /// - Throws: `SalesforceRefusal` where there is none.
  func answer(
    _ request: ServiceRequest, _ path: ArraySlice<Substring>
  ) throws(SalesforceRefusal) -> ServiceResponse {
    switch path.first ?? "" {
    case "": return Self.response(try onlyReading(request, Self.resources(base)))
    case "limits" where path.count == 1:
      return Self.response(try onlyReading(request, Self.limits))
    case "query", "queryAll": return try query(request, path, isTooling: false)
    case "tooling" where path.dropFirst().first == "query":
      return try query(request, path.dropFirst(), isTooling: true)
    case "ui-api" where path.count == 3 && path[path.startIndex + 1] == "duplicates":
      guard let answer = organisation.duplicates(of: String(path[path.startIndex + 2])) else {
        throw SalesforceRefusal(
          403, "INSUFFICIENT_ACCESS",
          "You don't have access to this record. Ask your administrator for help or to request access."
        )
      }
      return Self.response(try onlyReading(request, answer))
    case "sobjects": return try SalesforceRowCalls(calls: self).answer(request, path.dropFirst())
    default: throw .notFound
    }
  }

  /// An answer of JSON.
  static func response(_ json: JSONValue, status: Int = 200) -> ServiceResponse {
    ServiceResponse(
      status, json: json, headers: [("Sforce-Limit-Info", "api-usage=1842/100000")],
      contentType: "application/json;charset=UTF-8")
  }

  /// Insists on a request that changes nothing.
  func onlyReading(
    _ request: ServiceRequest, _ json: JSONValue
  ) throws(SalesforceRefusal) -> JSONValue {
    guard ["GET", "HEAD"].contains(request.method) else {
      throw .methodNotAllowed(request.method, "HEAD,GET")
    }
    return json
  }

  // MARK: Queries

  private func query(
    _ request: ServiceRequest, _ path: ArraySlice<Substring>, isTooling: Bool
  ) throws(SalesforceRefusal) -> ServiceResponse {
    let base = isTooling ? "\(base)/tooling" : base
    if path.count == 2, let locator = path.last {
      return Self.response(
        try onlyReading(request, try cursors.page(String(locator), base: base)))
    }
    guard path.count == 1 else { throw .notFound }
    guard let text = FormFields(request.query)["q"], !text.isEmpty else {
      throw .malformedQuery("A query string has to be specified")
    }
    let query = try QueryParser.query(text, at: .now)
    guard let type = organisation.type(query.type, isTooling: isTooling) else {
      throw .typeUnsupported(query.type)
    }
    let found = try QueryRun(query, of: type, base: base).result()
    return Self.response(
      try onlyReading(
        request,
        cursors.page(
          found.records, count: found.count, size: Self.pageSize(of: request), base: base)))
  }

  /// `Sforce-Query-Options: batchSize=200`.
  private static func pageSize(of request: ServiceRequest) -> Int {
    let parts = (request.header("Sforce-Query-Options") ?? "").split(separator: "=")
    guard parts.count == 2, parts[0].lowercased() == "batchsize", let size = Int(parts[1]) else {
      return 2000
    }
    return min(max(size, 200), 2000)
  }

  // MARK: The organisation

  /// The versions of the interface, of which there are three a year.
  static let versions = 20...65

  private static func label(of version: Int) -> String {
    let (years, season) = (version - 20).quotientAndRemainder(dividingBy: 3)
    return "\(["Winter", "Spring", "Summer"][season]) '\(11 + years)"
  }

  /// What `/services/data` says.
  static let versionList = JSONValue(
    .array(
      versions.map { version in
        [
          "label": JSONValue(label(of: version)), "url": "/services/data/v\(version).0",
          "version": "\(version).0",
        ]
      }))

  private static func resources(_ base: String) -> JSONValue {
    JSONValue(
      .object(
        ["tooling", "query", "queryAll", "limits", "sobjects", "ui-api"].map {
          .init(key: $0, value: "\(base)/\($0)")
        }))
  }

  private static let limits: JSONValue = [
    "DailyApiRequests": ["Max": 100_000, "Remaining": 98_158],
    "DailyBulkApiBatches": ["Max": 15_000, "Remaining": 15_000],
    "DataStorageMB": ["Max": 10_240, "Remaining": 9_871],
    "FileStorageMB": ["Max": 10_240, "Remaining": 10_002],
    "SingleEmail": ["Max": 5_000, "Remaining": 4_988],
  ]
}
