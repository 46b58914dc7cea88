import Text
import Transport

/// The table service of one account
/// (learn.microsoft.com/rest/api/storageservices/table-service-rest-api).
struct TableService: Sendable {
  /// What the service answers to who has the key.
  enum Answer: Sendable {
    case done(HTTPResponse)
    case refused(TableRefusal)
  }

  let account: StorageAccount
  private let transport: any HTTPTransport
  private let now: @Sendable () -> Timestamp

  init(
    _ account: StorageAccount, over transport: any HTTPTransport,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.account = account
    self.transport = transport
    self.now = now
  }

  /// Asks for the tables in the name of nobody.
  func anonymousAnswer() async throws(TransportError) -> HTTPResponse {
    let address = account.endpoint.address + "/Tables"
    return try await transport.send(HTTPRequest("GET", address, headers: Self.headers))
  }

  /// Reads something.
  func get(
    _ path: String, _ query: [(name: String, value: String)] = []
  ) async throws(CheckStop) -> Answer {
    try await answer(to: request("GET", path, query))
  }

  /// Makes a table or a row.
  func create(_ path: String, _ content: JSONValue) async throws(CheckStop) -> Answer {
    let body = Array(JSONWriter.compact(content).utf8)
    var request = try request("POST", path, contentType: "application/json", body: body)
    request.headers["Prefer"] = "return-no-content"
    return try await answer(to: request)
  }

  /// Removes a table or a row; that it is not there any more is as good.
  ///
  /// - Parameters:
  ///   - path: Which.
  ///   - version: As which it was seen; a row that was changed since is not removed.
  /// - Returns: Why it is still there; `nil` where it is gone.
  /// - Throws: `CheckStop` for what establishes nothing.
  func delete(_ path: String, version: String = "*") async throws(CheckStop) -> TableRefusal? {
    var request = try request("DELETE", path)
    request.headers["If-Match"] = version
    request.isRepeatable = true
    guard case .refused(let refusal) = try await answer(to: request) else { return nil }
    return refusal.status == 404 ? nil : refusal
  }

  /// Sends a request and lets only answers through that may be judged.
  private func answer(to request: HTTPRequest) async throws(CheckStop) -> Answer {
    let response = try await transport.answer(to: request)
    if let trouble = ServiceTrouble.table.outcome(of: response, from: account.endpoint.host) {
      throw CheckStop(trouble)
    }
    guard response.status >= 400 else { return .done(response) }
    return .refused(TableRefusal(response))
  }

  private func request(
    _ method: String, _ path: String, _ query: [(name: String, value: String)] = [],
    contentType: String? = nil, body: [UInt8] = []
  ) throws(CheckStop) -> HTTPRequest {
    var parts = query.map { "\($0.name)=\(PercentEncoding.encode($0.value))" }
    var request = HTTPRequest(method, "", headers: Self.headers, body: body)
    request.headers["Content-Type"] = contentType
    let date = now().httpDate
    request.headers["x-ms-date"] = date
    switch account.credential {
    case .key(let key):
      let authorization: Secret
      do throws(TransportError) {
        authorization = try SharedKey(account: account.name, key: key).authorization(
          method, path: account.endpoint.path + path, contentType: contentType ?? "", date: date)
      } catch {
        throw CheckStop(.notEstablished(error.observation))
      }
      request.headers["Authorization"] = authorization.exposedText
      request.secrets = [authorization]
    case .signature(let signature):
      parts.append(signature.exposedText)
      request.secrets = [signature]
    }
    request.url =
      account.endpoint.address + path
      + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    return request
  }

  private static let headers: HTTPHeaders = [
    "Accept": "application/json;odata=nometadata", "x-ms-version": "2019-02-02",
    "DataServiceVersion": "3.0;NetFx", "MaxDataServiceVersion": "3.0;NetFx",
  ]
}
