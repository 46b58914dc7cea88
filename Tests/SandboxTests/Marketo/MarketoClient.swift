import Text

@testable import Sandbox

extension ServiceClient {
  static let marketo = "https://\(World.marketoHost)"

  /// Asks Marketo for a token with a form; `nil` leaves a field of the usual ones out.
  func marketoToken(_ changes: [String: String?] = [:], method: String = "POST") -> ServiceResponse
  {
    var fields = [
      "grant_type": "client_credentials", "client_id": World.marketoClientID,
      "client_secret": World.marketoClientSecret,
    ]
    for (name, value) in changes { fields[name] = value }
    let form = fields.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(FormFields.encoded($0.value))" }.joined(separator: "&")
    let address = "\(Self.marketo)/identity/oauth/token"
    guard method == "POST" else { return send(method, "\(address)?\(form)") }
    return send(
      method, address, [("Content-Type", "application/x-www-form-urlencoded")], body: form)
  }

  /// Asks the REST interface with a fresh token.
  func marketo(
    _ method: String = "GET", _ path: String, body: String = "",
    contentType: String = "application/json"
  ) -> ServiceResponse {
    let token = marketoToken().json["access_token"]?.string ?? ""
    var headers = [("Authorization", "Bearer \(token)")]
    if !body.isEmpty { headers.append(("Content-Type", contentType)) }
    return send(method, "\(Self.marketo)/rest/\(path)", headers, body: body)
  }

  /// Sends a lead by a form.
  func submit(_ values: JSONValue = Self.testLead, form: Int = 1179) -> ServiceResponse {
    let content: JSONValue = [
      "formId": JSONValue(form), "input": [["leadFormFields": values]],
    ]
    return marketo("POST", "v1/leads/submitForm.json", body: JSONWriter.compact(content))
  }

  /// Looks for people by an address.
  func people(_ email: String) -> [JSONValue] {
    marketo("v1/leads.json?filterType=email&filterValues=\(email)").json["result"]?.array ?? []
  }

  static let testLead: JSONValue = [
    "firstName": "MSFT_TEST_1", "lastName": "MSFT_TEST_1", "email": "MSFT_TEST_1@test.com",
    "phone": "1234567890", "company": "MSFT_TEST_1", "country": "US", "title": "MSFT_TEST_1",
    "leadSource": "AzureMarketplace-INS|leadline",
  ]

  private func marketo(_ path: String) -> ServiceResponse { marketo("GET", path) }
}
