import Text
import Transport

/// The interface of one Marketo instance. Its host is made of the Munchkin ID, whose form is
/// strict: no document and no answer sends a secret anywhere else, so nobody need trust a host.
struct MarketoService: Sendable {
  /// What Marketo answers to who wants a token.
  enum TokenAnswer: Sendable {
    case granted(Secret)
    case refused(MarketoSignInRefusal)
    /// Something that is no answer to that, such as a limit that was reached.
    case hindered(MarketoRefusal)
  }

  /// What Marketo answers to who has a token.
  enum Answer: Sendable {
    /// What was asked for; without a result there is no such thing.
    case done([JSONValue]?)
    case refused(MarketoRefusal)
  }

  let munchkin: MunchkinIdentifier
  private let transport: any HTTPTransport

  init(_ munchkin: MunchkinIdentifier, over transport: any HTTPTransport) {
    self.munchkin = munchkin
    self.transport = transport
  }

  var host: String { munchkin.host }

  /// Asks for something in the name of nobody; it costs nothing and shows who answers.
  func anonymousAnswer() async throws(TransportError) -> HTTPResponse {
    try await transport.send(HTTPRequest("GET", address(Self.usagePath), headers: Self.accept))
  }

  static let usagePath = "/rest/v1/stats/usage.json"

  /// Asks for a token. The description of the interface has the credentials in the query; the
  /// service reads them from a form as well, and what stands in an address ends in logs.
  func token(for client: MarketoClient) async throws(CheckStop) -> TokenAnswer {
    let fields = [
      (name: "grant_type", value: "client_credentials"), (name: "client_id", value: client.id),
      (name: "client_secret", value: client.secret.exposedText),
    ]
    var request = HTTPRequest(
      "POST", address("/identity/oauth/token"), headers: Self.accept,
      body: Array(PercentEncoding.form(fields).utf8), secrets: [client.secret])
    request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    // A second token does no harm; most often it is the same one.
    request.isRepeatable = true
    let (response, body) = try await answer(to: request)
    if let refusal = MarketoRefusal(body) { return .hindered(refusal) }
    if let refusal = MarketoSignInRefusal(body), [400, 401].contains(response.status) {
      return .refused(refusal)
    }
    guard response.status == 200, let token = body["access_token"]?.string, !token.isEmpty else {
      throw CheckStop(response, from: host, saying: response.marketosWords)
    }
    return .granted(Secret(token))
  }

  /// Reads something.
  func get(
    _ path: String, _ query: [(name: String, value: String)] = [], by token: Secret
  ) async throws(CheckStop) -> Answer {
    let parts = query.isEmpty ? "" : "?" + PercentEncoding.form(query)
    return try await send(HTTPRequest("GET", address(path + parts), headers: Self.accept), token)
  }

  /// Changes something.
  func post(
    _ path: String, _ content: JSONValue, isRepeatable: Bool = false, by token: Secret
  ) async throws(CheckStop) -> Answer {
    var request = HTTPRequest(
      "POST", address(path), headers: Self.accept, body: Array(JSONWriter.compact(content).utf8))
    request.headers["Content-Type"] = "application/json"
    request.isRepeatable = isRepeatable
    return try await send(request, token)
  }

  private func send(
    _ request: HTTPRequest, _ token: Secret
  ) async throws(CheckStop) -> Answer {
    var request = request
    request.headers["Authorization"] = "Bearer \(token.exposedText)"
    request.secrets = [token]
    let (response, body) = try await answer(to: request)
    if let refusal = MarketoRefusal(body) { return .refused(refusal) }
    guard response.status == 200, body["success"]?.bool == true else {
      throw CheckStop(response, from: host, saying: response.marketosWords)
    }
    return .done(body["result"]?.array)
  }

  /// Sends a request and lets only answers through that may be judged.
  private func answer(
    to request: HTTPRequest
  ) async throws(CheckStop) -> (response: HTTPResponse, body: JSONValue) {
    let response = try await transport.answer(to: request)
    if let trouble = ServiceTrouble.marketo.outcome(of: response, from: host) {
      throw CheckStop(trouble)
    }
    guard let body = try? JSONParser.parse(response.body) else {
      throw CheckStop(response, from: host)
    }
    return (response, body)
  }

  private func address(_ path: String) -> String { "https://\(host)\(path)" }

  private static let accept: HTTPHeaders = ["Accept": "application/json"]
}
