import Knowledge
import Text
import Transport

/// The sign-in service of a cloud. Its host is fixed: no answer and no document sends a secret
/// anywhere else.
struct SignInService: Sendable {
  /// Which directories it knows.
  let cloud: SignInCloud
  private let transport: any HTTPTransport

  init(_ cloud: SignInCloud, over transport: any HTTPTransport) {
    self.cloud = cloud
    self.transport = transport
  }

  /// What the service says about a directory, which anybody may ask.
  enum DirectoryAnswer: Sendable, Hashable {
    /// It is there, and this is its id and its cloud, where the answer tells it.
    case found(id: GlobalIdentifier, cloud: SignInCloud?)
    case refused(SignInRefusal)
  }

  /// What the service says to somebody who wants a token.
  enum TokenAnswer: Sendable {
    case granted(AccessToken)
    case refused(SignInRefusal)
  }

  /// Looks for a directory by its id or one of its domains (OpenID Connect Discovery 1.0, 4).
  func directory(_ name: String) async throws(CheckStop) -> DirectoryAnswer {
    let path = "\(PercentEncoding.encode(name))/v2.0/.well-known/openid-configuration"
    let response = try await send(HTTPRequest("GET", address(path), headers: Self.accept))
    if let refusal = SignInRefusal(response) {
      // Everybody may ask; only "no such directory" is an answer to the question.
      guard [400, 404].contains(response.status) else { throw CheckStop(response, from: host) }
      return .refused(refusal)
    }
    guard response.status == 200, let body = try? JSONParser.parse(response.body),
      let id = body["issuer"]?.string.flatMap({ GlobalIdentifier(within: $0) })
    else { throw CheckStop(response, from: host) }
    let tokenHost = body["token_endpoint"]?.string.flatMap(Self.host)
    return .found(id: id, cloud: tokenHost.flatMap { SignInCloud(authorityHost: $0) })
  }

  /// Signs an application in (RFC 6749, 4.4).
  func token(
    forApplication application: String, secret: Secret, in directory: String, scope: String
  ) async throws(CheckStop) -> TokenAnswer {
    try await token(
      in: directory, secret: secret,
      [
        ("client_id", application), ("scope", scope), ("client_secret", secret.exposedText),
        ("grant_type", "client_credentials"),
      ])
  }

  /// Signs a user in with a password (RFC 6749, 4.3).
  func token(
    forUser user: String, password: Secret, client: String, in directory: String, scope: String
  ) async throws(CheckStop) -> TokenAnswer {
    try await token(
      in: directory, secret: password,
      [
        ("client_id", client), ("scope", scope), ("username", user),
        ("password", password.exposedText), ("grant_type", "password"),
      ])
  }

  /// Whether a user's password is kept by another service than this one; `nil` where that is not
  /// told. It is a hint only, so no trouble with it stops anything.
  func isFederated(_ user: String) async -> Bool? {
    let path = "common/userrealm/\(PercentEncoding.encode(user))?api-version=1.0"
    let request = HTTPRequest("GET", address(path), headers: Self.accept)
    guard let response = try? await transport.send(request), response.status == 200,
      let body = try? JSONParser.parse(response.body), let kind = body["account_type"]?.string
    else { return nil }
    return kind == "Federated"
  }

  private func token(
    in directory: String, secret: Secret, _ fields: [(name: String, value: String)]
  ) async throws(CheckStop) -> TokenAnswer {
    var request = HTTPRequest(
      "POST", address("\(PercentEncoding.encode(directory))/oauth2/v2.0/token"),
      headers: Self.accept, body: Array(PercentEncoding.form(fields).utf8), secrets: [secret])
    request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    // A second token does no harm.
    request.isRepeatable = true
    let response = try await send(request)
    if let refusal = SignInRefusal(response) { return .refused(refusal) }
    guard response.status == 200, let body = try? JSONParser.parse(response.body),
      let token = body["access_token"]?.string, !token.isEmpty
    else { throw CheckStop(response, from: host) }
    return .granted(AccessToken(token))
  }

  /// Sends a request and lets only answers through that may be judged.
  private func send(_ request: HTTPRequest) async throws(CheckStop) -> HTTPResponse {
    let response = try await transport.answer(to: request)
    if let trouble = ServiceTrouble.signIn.outcome(of: response, from: host) {
      throw CheckStop(trouble)
    }
    if let refusal = SignInRefusal(response), refusal.isTemporary {
      let entry = refusal.error == "server_error" ? "aad-unavailable" : "aad-throttled"
      throw CheckStop(
        .notEstablished(.entry(entry, said: refusal.description, parameters: [.host: host])))
    }
    return response
  }

  private var host: String { cloud.authorityHost }

  private func address(_ path: String) -> String { "https://\(host)/\(path)" }

  private static let accept: HTTPHeaders = ["Accept": "application/json"]

  private static func host(of address: String) -> String? {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 2 && parts[0] == "https:" ? String(parts[2]) : nil
  }
}
