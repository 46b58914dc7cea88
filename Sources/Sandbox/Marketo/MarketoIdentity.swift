import Text

/// `/identity/oauth/token`.
struct MarketoIdentity: Sendable {
  let tokens: MarketoTokens
  /// What was ordered to be wrong.
  let faults: FaultSet

  /// Answers a request for a token, whose fields may stand in the query or in a form.
  func answer(_ request: ServiceRequest) -> ServiceResponse {
    guard ["GET", "POST", "HEAD"].contains(request.method) else { return ServiceResponse(405) }
    let query = FormFields(request.query)
    let form = FormFields(
      request.method == "POST" ? String(decoding: request.body, as: UTF8.self) : "")
    let value = { (name: String) in query[name] ?? form[name] ?? "" }
    let id = value("client_id")
    if id.isEmpty { return Self.refusal(401, "unauthorized", Self.nobody) }
    if faults.contains("marketo-client-unknown") || id.lowercased() != World.marketoClientID {
      return Self.refusal(401, "unauthorized", "No client with requested id: \(id)")
    }
    let isSecret = value("client_secret") == World.marketoClientSecret
    if faults.contains("marketo-secret-wrong") || !isSecret {
      return Self.refusal(401, "invalid_client", "Bad client credentials")
    }
    let grantType = value("grant_type")
    guard !grantType.isEmpty else { return Self.refusal(400, "invalid_request", Self.noGrant) }
    guard grantType == "client_credentials" else {
      return Self.refusal(
        400, "unsupported_grant_type", "Unsupported grant type: \(grantType)")
    }
    let (token, lifetime) = tokens.grant(at: .now)
    return Self.response(
      200,
      [
        "access_token": JSONValue(token), "token_type": "bearer",
        "expires_in": JSONValue(lifetime), "scope": JSONValue(World.marketoUser),
      ])
  }

  private static let nobody = "An Authentication object was not found in the SecurityContext"
  private static let noGrant = "Missing grant type"

  private static func refusal(
    _ status: Int, _ error: String, _ description: String
  ) -> ServiceResponse {
    response(status, ["error": JSONValue(error), "error_description": JSONValue(description)])
  }

  private static func response(_ status: Int, _ json: JSONValue) -> ServiceResponse {
    ServiceResponse(
      status, json: json, headers: [("Cache-Control", "no-store"), ("Pragma", "no-cache")],
      contentType: "application/json;charset=UTF-8")
  }
}
