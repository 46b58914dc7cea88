import Synchronization
import Text

/// The sessions of the organisation: one that was there, and those that an app began.
final class SalesforceSessions: Sendable {
  private let tokens = Mutex<[String]>([])

  /// How many are kept.
  private static let maximumCount = 1000

  /// Whether a token is that of a session.
  func holds(_ token: String) -> Bool {
    token == World.salesforceToken || tokens.withLock { $0.contains(token) }
  }

  /// Answers a request for a token, whose client may stand in the form or in a header field.
  func answer(_ request: ServiceRequest, _ organisation: SalesforceOrganisation)
    -> ServiceResponse
  {
    guard request.method == "POST" else {
      return Self.refusal("invalid_request", "must use HTTP POST")
    }
    let token = TokenRequest(request, version: 2)
    let faults = organisation.faults
    guard !token.grantType.isEmpty else {
      return Self.refusal("unsupported_grant_type", "grant type not supported")
    }
    guard let id = token.clientID, !id.isEmpty else {
      return Self.refusal("invalid_client_id", "client identifier invalid")
    }
    if faults.contains("salesforce-client-unknown") || id != World.salesforceClientID {
      return Self.refusal("invalid_client_id", "client identifier invalid")
    }
    let isSecret = token.secret == World.salesforceClientSecret
    if faults.contains("salesforce-client-secret-wrong") || !isSecret {
      return Self.refusal("invalid_client", "invalid client credentials")
    }
    guard token.grantType == "client_credentials" else {
      let isKnown = ["password", "refresh_token", "authorization_code"].contains(token.grantType)
      return isKnown
        ? Self.refusal("invalid_grant", "authentication failure")
        : Self.refusal("unsupported_grant_type", "grant type not supported")
    }
    if faults.contains("salesforce-flow-not-enabled") {
      return Self.refusal("invalid_grant", "no client credentials user enabled")
    }
    return Self.grant(begin(), organisation.id)
  }

  private func begin() -> String {
    let bytes = MessageAuthentication.random(48)
    let token = "\(World.salesforceID)!AQ\(Base64.encode(bytes, isForURLs: true))"
    tokens.withLock { tokens in
      tokens.append(token)
      if tokens.count > Self.maximumCount { tokens.removeFirst() }
    }
    return token
  }

  private static func grant(_ token: String, _ organisationID: String) -> ServiceResponse {
    let host = "https://\(World.salesforceHost)"
    let moment = Moment.now()
    let milliseconds = moment.timestamp.seconds * 1000 + moment.ticks / 10_000
    return response(
      200,
      [
        "access_token": JSONValue(token),
        "signature": JSONValue(Base64.encode(MessageAuthentication.random(32), isForURLs: false)),
        "scope": "api", "instance_url": JSONValue(host),
        "id": "\(host)/id/\(organisationID)/\(SalesforceUser.integration)",
        "token_type": "Bearer", "issued_at": JSONValue(String(milliseconds)),
        "api_instance_url": "https://api.salesforce.com",
      ])
  }

  private static func refusal(_ error: String, _ description: String) -> ServiceResponse {
    response(400, ["error": JSONValue(error), "error_description": JSONValue(description)])
  }

  private static func response(_ status: Int, _ json: JSONValue) -> ServiceResponse {
    ServiceResponse(
      status, json: json,
      headers: [("Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private")],
      contentType: "application/json;charset=UTF-8")
  }
}
