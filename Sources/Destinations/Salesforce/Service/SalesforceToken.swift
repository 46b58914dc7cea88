import Text
import Transport

/// Signs an external client app in (RFC 6749, 4.4), at the organisation's own host: Salesforce does
/// not offer this way anywhere else.
struct SalesforceToken: Sendable {
  let host: SalesforceHost
  let transport: any HTTPTransport

  /// Asks for a token.
  func session(
    client: String, secret: Secret
  ) async throws(CheckStop) -> Result<SalesforceSession, SalesforceRefusal> {
    let fields = [
      (name: "grant_type", value: "client_credentials"), (name: "client_id", value: client),
      (name: "client_secret", value: secret.exposedText),
    ]
    var request = HTTPRequest(
      "POST", "https://\(host.text)/services/oauth2/token",
      headers: [
        "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded",
      ], body: Array(PercentEncoding.form(fields).utf8), secrets: [secret])
    // A second token does no harm.
    request.isRepeatable = true
    let response = try await transport.answer(to: request)
    try SalesforceService.check(response, from: host)
    guard response.status < 400 else { return .failure(SalesforceRefusal(response)) }
    // Where else the answer says to go is not followed: a token goes to the host that was entered.
    guard response.status == 200, let body = try? JSONParser.parse(response.body),
      let token = body["access_token"]?.string, !token.isEmpty
    else { throw CheckStop(response, from: host.text) }
    return .success(SalesforceSession(host: host, token: Secret(token)))
  }
}
