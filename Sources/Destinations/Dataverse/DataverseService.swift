import Knowledge
import Text
import Transport

/// The Web API of one environment, version 9.2
/// (learn.microsoft.com/power-apps/developer/data-platform/webapi/overview).
struct DataverseService: Sendable {
  /// What the environment answers to who is signed in.
  enum Answer: Sendable, Hashable {
    /// What was asked for; `null` where there is nothing to tell.
    case found(JSONValue)
    case refused(DataverseRefusal)
  }

  /// The environment's host.
  let host: String
  private let token: AccessToken?
  private let transport: any HTTPTransport

  /// Prepares to ask an environment; without a token only what everybody may ask.
  init(_ environment: EnvironmentURL, token: AccessToken? = nil, over transport: any HTTPTransport)
  {
    self.host = environment.host
    self.token = token
    self.transport = transport
  }

  /// Asks who is signed in, in the name of nobody.
  func anonymousAnswer() async throws(TransportError) -> HTTPResponse {
    try await transport.send(HTTPRequest("GET", address("WhoAmI"), headers: Self.headers))
  }

  /// Reads something.
  ///
  /// - Parameters:
  ///   - path: What stands behind the version.
  ///   - query: What is asked of it.
  ///   - pageSize: How many rows an answer shall have at most.
  /// - Returns: What was asked for, or why it is not told.
  /// - Throws: `CheckStop` for what establishes nothing.
  func get(
    _ path: String, _ query: Query = Query(), pageSize: Int? = nil
  ) async throws(CheckStop) -> Answer {
    var request = HTTPRequest("GET", address(path + query.text))
    request.headers["Prefer"] = pageSize.map { "odata.maxpagesize=\($0)" }
    return try await answer(to: request)
  }

  /// Writes a row.
  ///
  /// - Returns: The answer as it came, which bears the row's address in its header.
  func create(_ table: String, _ row: JSONValue) async throws(CheckStop) -> HTTPResponse {
    var request = HTTPRequest("POST", address(table), body: Array(JSONWriter.compact(row).utf8))
    request.headers["Content-Type"] = "application/json; charset=utf-8"
    return try await send(request)
  }

  /// Removes a row; that it is not there any more is as good.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - id: The row.
  ///   - version: As which it was seen; a row that was changed since is not removed.
  /// - Returns: Nothing, or why it is still there.
  /// - Throws: `CheckStop` for what establishes nothing.
  func delete(
    _ table: String, _ id: GlobalIdentifier, version: String? = nil
  ) async throws(CheckStop) -> Answer {
    var request = HTTPRequest("DELETE", address("\(table)(\(id))"))
    request.headers["If-Match"] = version
    request.isRepeatable = true
    let response = try await send(request)
    let isGone = (200...299).contains(response.status) || response.status == 404
    return isGone ? .found(nil) : .refused(DataverseRefusal(response))
  }

  private func answer(to request: HTTPRequest) async throws(CheckStop) -> Answer {
    let response = try await send(request)
    if response.status >= 400 { return .refused(DataverseRefusal(response)) }
    guard response.status == 200, let body = try? JSONParser.parse(response.body),
      body.object != nil
    else { throw CheckStop(response, from: host) }
    return .found(body)
  }

  /// Sends a request and lets only answers through that may be judged.
  private func send(_ request: HTTPRequest) async throws(CheckStop) -> HTTPResponse {
    var request = request
    request.headers = HTTPHeaders(Self.headers.fields + request.headers.fields)
    if let token {
      request.headers["Authorization"] = "Bearer \(token.secret.exposedText)"
      request.secrets.append(token.secret)
    }
    let response = try await transport.answer(to: request)
    if let trouble = Self.trouble(of: response, from: host) { throw CheckStop(trouble) }
    return response
  }

  /// What establishes nothing; a time-out behind the host has an entry of its own.
  static func trouble(of response: HTTPResponse, from host: String) -> CheckOutcome? {
    let trouble = ServiceTrouble.dataverse.outcome(of: response, from: host)
    guard trouble != nil, response.status >= 500, let words = DataverseRefusal(response).words,
      words.contains("timed out")
    else { return trouble }
    return .notEstablished(
      .entry("dynamics-request-timeout", said: words, parameters: [.host: host]))
  }

  private func address(_ path: String) -> String { base + path }

  /// What every address begins with.
  var base: String { "https://\(host)/api/data/v9.2/" }

  private static let headers: HTTPHeaders = [
    "Accept": "application/json", "OData-MaxVersion": "4.0", "OData-Version": "4.0",
    "If-None-Match": "null",
  ]
}
