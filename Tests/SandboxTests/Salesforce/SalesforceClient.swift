import Text

@testable import Sandbox

extension ServiceClient {
  static let salesforce = "https://\(World.salesforceHost)"
  static let webToLead = "https://\(World.webToLeadHost)/servlet/servlet.WebToLead?encoding=UTF-8"

  /// Asks Salesforce for a token; `nil` leaves a field of the usual ones out.
  func salesforceToken(
    _ changes: [String: String?] = [:], _ headers: [(String, String)] = []
  ) -> ServiceResponse {
    var fields = [
      "grant_type": "client_credentials", "client_id": World.salesforceClientID,
      "client_secret": World.salesforceClientSecret,
    ]
    for (name, value) in changes { fields[name] = value }
    return send(
      "POST", "\(Self.salesforce)/services/oauth2/token", headers, body: Self.form(fields))
  }

  /// Asks the interface in the session that is there.
  func salesforce(
    _ method: String = "GET", _ path: String, _ headers: [(String, String)] = [], body: String = "",
    token: String = World.salesforceToken
  ) -> ServiceResponse {
    send(
      method, "\(Self.salesforce)/services/data/v59.0/\(path)",
      [("Authorization", "Bearer \(token)")] + headers, body: body)
  }

  /// Asks a query.
  func query(_ text: String, isTooling: Bool = false) -> ServiceResponse {
    salesforce("GET", "\(isTooling ? "tooling/" : "")query?q=\(FormFields.encoded(text))")
  }

  /// The rows that a query finds.
  func rows(_ text: String) -> [JSONValue] { query(text).json["records"]?.array ?? [] }

  /// Sends a web-to-lead form; `nil` leaves a field of the usual ones out.
  func webLead(_ changes: [String: String?] = [:]) -> ServiceResponse {
    var fields = [
      "oid": World.salesforceID, "first_name": "MSFT_TEST_1", "last_name": "MSFT_TEST_1",
      "company": "MSFT_TEST_1", "email": "MSFT_TEST_1@test.com", "phone": "1234567890",
      "title": "MSFT_TEST_1", "country": "US", "description": "MSFT_TEST_1",
      "lead_source": "AzureMarketplace-INS|leadline", "encoding": "UTF-8",
    ]
    for (name, value) in changes { fields[name] = value }
    return send(
      "POST", Self.webToLead, [("Content-Type", "application/x-www-form-urlencoded")],
      body: Self.form(fields))
  }

  private static func form(_ fields: [String: String]) -> String {
    fields.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(FormFields.encoded($0.value))" }.joined(separator: "&")
  }
}
