import Text
import Transport

extension HTTPResponse {
  static func json(_ value: JSONValue, status: Int = 200) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["Content-Type": "application/json; charset=utf-8"],
      body: Array(JSONWriter.compact(value).utf8))
  }

  static func rows(_ rows: [JSONValue]) -> HTTPResponse {
    json(["value": JSONValue(.array(rows))])
  }

  static func page(_ status: Int) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: ["Content-Type": "text/html"],
      body: Array("<!DOCTYPE html><html><body>Log in to the guest network</body></html>".utf8))
  }

  /// A refusal of the Web API.
  static func refusal(_ status: Int, _ code: String, _ message: String) -> HTTPResponse {
    json(["error": ["code": JSONValue(code), "message": JSONValue(message)]], status: status)
  }

  /// A refusal of the sign-in service.
  static func signIn(
    _ status: Int, _ error: String, _ code: Int, _ text: String
  ) -> HTTPResponse {
    json(
      [
        "error": JSONValue(error),
        "error_description": JSONValue(
          "AADSTS\(code): \(text)\r\nTrace ID: 2c9e3b0a-51a5-4d0f-8f42-6b7d0d1e5a00"),
        "error_codes": [JSONValue(code)],
      ], status: status)
  }

  static func tenantNotFound(_ name: String) -> HTTPResponse {
    signIn(
      400, "invalid_tenant", 90002,
      "Tenant '\(name)' not found. Check to make sure you have the correct tenant ID.")
  }

  static func discovery(
    of tenant: String, at authority: String = "login.microsoftonline.com"
  ) -> HTTPResponse {
    let root = "https://\(authority)/\(tenant)"
    return json([
      "token_endpoint": JSONValue("\(root)/oauth2/v2.0/token"),
      "issuer": JSONValue("\(root)/v2.0"),
    ])
  }

  static func challenge(_ tenant: String) -> HTTPResponse {
    let address = "https://login.microsoftonline.com/\(tenant)/oauth2/authorize"
    let resource = "https://\(DynamicsWorld.host)/"
    return HTTPResponse(
      status: 401,
      headers: [
        "WWW-Authenticate": "Bearer authorization_uri=\(address), resource_id=\(resource)"
      ])
  }

  static func token(_ claims: JSONValue) -> HTTPResponse {
    json([
      "token_type": "Bearer", "expires_in": 3599, "access_token": JSONValue(Self.text(claims)),
    ])
  }

  private static func text(_ claims: JSONValue) -> String {
    let payload = Base64.encode(Array(JSONWriter.compact(claims).utf8), alphabet: .url)
    return "eyJhbGciOiJSUzI1NiJ9.\(payload).c2lnbmF0dXJl"
  }
}

extension JSONValue {
  /// What stands in a token.
  static func claims(
    audience: String = "https://\(DynamicsWorld.host)", tenant: String = DynamicsWorld.tenant,
    application: String? = DynamicsWorld.application
  ) -> JSONValue {
    var members: [Member] = [
      Member(key: "aud", value: JSONValue(audience)), Member(key: "tid", value: JSONValue(tenant)),
    ]
    if let application { members.append(Member(key: "appid", value: JSONValue(application))) }
    return JSONValue(.object(members))
  }
}
