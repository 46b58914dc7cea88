import Synchronization
import Text
import Transport

/// What is asked of a table service.
enum TableRoute: Hashable, Sendable {
  case anonymous, signIn, tables, rows, insert, row, deleteRow, createTable, deleteTable, unknown

  init(_ request: HTTPRequest) {
    let path = request.url.split(separator: "?")[0]
    let isOpen = request.headers["Authorization"] == nil && !request.url.contains("sig=")
    switch (request.method, path) {
    case ("GET", _) where path.hasSuffix("/Tables"):
      self = isOpen ? .anonymous : request.url.contains("$top=1") ? .signIn : .tables
    case ("POST", _) where path.hasSuffix("/Tables"): self = .createTable
    case ("DELETE", _) where path.contains("/Tables('"): self = .deleteTable
    case ("GET", _) where path.hasSuffix("()"): self = .rows
    case ("GET", _) where path.contains("(PartitionKey="): self = .row
    case ("DELETE", _) where path.contains("(PartitionKey="): self = .deleteRow
    case ("POST", _): self = .insert
    default: self = .unknown
    }
  }
}

/// A storage account that exists in memory only.
struct TableWorld: Sendable {
  static let host = "contosoleads.table.core.windows.net"
  static let now = Timestamp(seconds: 1_700_000_000)
  /// Base64 of 64 bytes.
  static let key = Base64.encode(
    Array("leadline tests: a key of sixty-four bytes that opens nothing....".utf8))
  static let connection =
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=\(key);"
    + "EndpointSuffix=core.windows.net"
  /// Base64 of 32 bytes.
  static let signature = Base64.encode(Array("thirty-two bytes of a signature.".utf8))
  static let query =
    "sv=2022-11-02&ss=t&srt=sco&sp=rwdlacu&se=2024-11-14T22:13:20Z&spr=https&sig="
    + PercentEncoding.encode(signature)
  static let signedConnection =
    "TableEndpoint=https://\(host)/;SharedAccessSignature=\(query)"

  var tables = ["AuditLog", "marketPlaceLeads"]
  var rows: [JSONValue] = [
    ["PartitionKey": "a", "RowKey": "b", "CustomerInfo": "{}", "ActionCode": "INS"]
  ]
  /// What is answered in place of the usual.
  var answers: [TableRoute: ScriptedTransport.Answer] = [:]
  /// How many seconds the service's clock is ahead.
  var drift = 0

  subscript(route: TableRoute) -> HTTPResponse? {
    get { try? answers[route]?.get() }
    set { answers[route] = newValue.map { .success($0) } }
  }

  var transport: ScriptedTransport {
    let written = Mutex<[UInt8]?>(nil)
    return ScriptedTransport { [self] request in
      let route = TableRoute(request)
      if let answer = answers[route] { return answer }
      var response = HTTPResponse.table(200)
      switch route {
      case .anonymous:
        response = .tableRefusal(403, "AuthenticationFailed")
      case .signIn: response = .tableValues([["TableName": "AuditLog"]])
      case .tables: response = .tableValues(tables.map { ["TableName": JSONValue($0)] })
      case .rows: response = .tableValues(rows)
      case .insert:
        written.withLock { $0 = request.body }
        response = .table(204)
      case .row: response = .table(200, written.withLock { $0 ?? [] })
      case .createTable, .deleteTable, .deleteRow: response = .table(204)
      case .unknown: response = .tableRefusal(400, "InvalidInput")
      }
      return .success(response.dated(Timestamp(seconds: Self.now.seconds + drift)))
    }
  }
}

extension HTTPResponse {
  /// An answer with the marks of the table service.
  static func table(_ status: Int, _ body: [UInt8] = []) -> HTTPResponse {
    HTTPResponse(
      status: status,
      headers: [
        "Content-Type": "application/json", "x-ms-request-id": "5f7c2f4e-1002-0043",
        "x-ms-version": "2019-02-02", "Server": "Windows-Azure-Table/1.0",
      ], body: body)
  }

  static func tableValues(_ values: [JSONValue]) -> HTTPResponse {
    table(200, Array(JSONWriter.compact(["value": JSONValue(.array(values))]).utf8))
  }

  static func tableRefusal(
    _ status: Int, _ code: String, _ message: String = "The service says no."
  ) -> HTTPResponse {
    let words = message + "\nRequestId:5f7c2f4e\nTime:2024-01-15T09:30:00.1234567Z"
    let error: JSONValue = [
      "odata.error": [
        "code": JSONValue(code), "message": ["lang": "en-US", "value": JSONValue(words)],
      ]
    ]
    return table(status, Array(JSONWriter.compact(error).utf8))
  }

  func dated(_ time: Timestamp) -> HTTPResponse {
    var headers = headers
    headers["Date"] = time.httpDate
    return HTTPResponse(status: status, headers: headers, body: body)
  }
}
