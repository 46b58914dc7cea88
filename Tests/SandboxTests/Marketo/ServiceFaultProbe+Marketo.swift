import Text

@testable import Sandbox

/// A question to Marketo.
enum MarketoQuestion: Sendable {
  case token
  case get(String)
  case submit
  case submitAndFind
  case remove
  case page(String)

  func answer(_ client: ServiceClient) -> ServiceResponse {
    switch self {
    case .token: return client.marketoToken()
    case .get(let path): return client.marketo("GET", path)
    case .submit: return client.submit()
    case .submitAndFind:
      let answer = client.submit()
      guard answer.json["result"]?[0]?["status"] == "created" else { return ServiceResponse(500) }
      let found = client.people("MSFT_TEST_1@test.com")
      return ServiceResponse(200, json: ["found": JSONValue(found.count)], headers: [])
    case .remove:
      return client.marketo(
        "POST", "v1/leads/delete.json", body: "{\"input\":[{\"id\":318581}]}")
    case .page(let host):
      return client.get(
        "https://\(host)/index.php/form/getForm?munchkinId=123-PQR-789&form=1179")
    }
  }
}

extension ServiceFaultProbe {
  private static let form = "asset/v1/form/1179.json?status=approved"
  private static let fields = "asset/v1/form/1179/fields.json?status=approved"

  static let marketo: [ServiceFaultProbe] = [
    .init(
      fault: "marketo-instance-unknown", question: .marketo(.token), status: 404,
      words: ["<title>404 Not Found</title>"]),
    .init(
      fault: "marketo-client-unknown", question: .marketo(.token), status: 401,
      words: ["No client with requested id: 4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90"],
      error: "unauthorized"),
    .init(
      fault: "marketo-secret-wrong", question: .marketo(.token), status: 401,
      words: ["Bad client credentials"], error: "invalid_client"),
    code("token-invalid", "601", "Access token invalid"),
    code("token-expired", "602", "Access token expired"),
    code("access-denied", "603", "Access denied"),
    code("timed-out", "604", "Request timed out"),
    code("rate-limit", "606", "Max rate limit '100' exceeded with in '20' secs"),
    code("quota-reached", "607", "Daily quota reached"),
    code("unavailable", "608", "API Temporarily Unavailable"),
    code("system-error", "611", "System error"),
    code("subscription-invalid", "614", "Invalid Subscription"),
    code("concurrency-limit", "615", "Concurrent access limit reached"),
    code("transient", "713", "Transient error"),
    code("form-missing-702", "702", "No data found for a given search scenario"),
    .init(
      fault: "marketo-quota-nearly", question: .marketo(.get("v1/stats/usage.json")), status: 200,
      words: ["\"total\":46000"]),
    .init(
      fault: "marketo-form-missing", question: .marketo(.get(form)), status: 200,
      words: ["No assets found for the given search criteria."]),
    .init(
      fault: "marketo-form-draft", question: .marketo(.get(form)), status: 200,
      words: ["No assets found for the given search criteria."]),
    .init(
      fault: "marketo-form-changed",
      question: .marketo(.get("asset/v1/form/1179.json?status=draft")), status: 200,
      words: ["\"status\":\"draft\"", "\"updatedAt\":\"2026-11-18T08:41:07Z+0000\""]),
    .init(
      fault: "marketo-form-lacks-email", question: .marketo(.get(fields)), status: 200,
      words: []),
    .init(
      fault: "marketo-form-lacks-phone", question: .marketo(.get(fields)), status: 200,
      words: []),
    .init(
      fault: "marketo-lead-source-missing", question: .marketo(.get(fields)), status: 200,
      words: []),
    .init(
      fault: "marketo-required-field", question: .marketo(.get(fields)), status: 200,
      words: ["\"id\":\"Industry\",\"label\":\"Industry:\""]),
    .init(
      fault: "marketo-submit-denied", question: .marketo(.submit), status: 200,
      words: ["{\"code\":\"603\",\"message\":\"Access denied\"}"]),
    .init(
      fault: "marketo-lead-skipped", question: .marketo(.submit), status: 200,
      words: [
        "\"status\":\"skipped\"",
        "{\"code\":\"1007\",\"message\":\"Multiple lead match lookup criteria\"}",
      ]),
    .init(
      fault: "marketo-lead-lost", question: .marketo(.submitAndFind), status: 200,
      words: ["{\"found\":0}"]),
    .init(
      fault: "marketo-delete-denied", question: .marketo(.remove), status: 200,
      words: ["{\"code\":\"603\",\"message\":\"Access denied\"}"]),
    .init(
      fault: "marketo-public-form-refused", question: .marketo(.page(World.marketoServerHost)),
      status: 403, words: ["{\"message\":\"Rejected\"}"]),
    .init(
      fault: "marketo-public-form-missing", question: .marketo(.page(World.marketoPageHost)),
      status: 200, words: ["\"error\":true"]),
  ]

  private static func code(_ name: String, _ code: String, _ message: String) -> Self {
    Self(
      fault: "marketo-\(name)", question: .marketo(.get(form)), status: 200,
      words: ["\"success\":false", "{\"code\":\"\(code)\",\"message\":\"\(message)\"}"])
  }
}
