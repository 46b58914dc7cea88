import Testing
import Text

@testable import Sandbox

/// What meets a fault, and what the service must say then.
struct ServiceFaultProbe: Sendable, CustomTestStringConvertible {
  /// A request that meets a fault.
  enum Question: Sendable {
    case discovery
    case token
    case userToken
    case anonymous
    case organisation(String)
    case lead
    case removeLead
    case table(String)
    case anonymousTable
    case insertRow
    case removeRow
    case signature
    /// A lead, sent to an address as Marketplace does.
    case endpoint(String)
    case marketo(MarketoQuestion)
    case salesforce(SalesforceQuestion)
  }

  let fault: String
  let question: Question
  let status: Int
  /// What must stand in the answer, letter for letter.
  let words: [String]
  /// The word of OAuth, where there is one.
  var error: String?
  /// Whether it says when to come again.
  var hasWait = false

  var testDescription: String { fault }

  /// Asks.
  func answer(_ client: ServiceClient) -> ServiceResponse {
    switch question {
    case .discovery:
      client.get(
        "\(ServiceClient.authority)/\(World.tenantID)/v2.0/.well-known/openid-configuration")
    case .token: client.token()
    case .userToken: client.userToken()
    case .anonymous: client.get("\(ServiceClient.organisation)/api/data/v9.2/WhoAmI")
    case .organisation(let path): client.organisation("GET", path)
    case .lead:
      client.organisation(
        "POST", "leads", body: "{\"lastname\":\"MSFT_TEST_1\",\"leadsourcecode\":8}")
    case .removeLead:
      client.organisation("DELETE", "leads(0d9b6f2c-94b7-ef11-b8e8-000d3a2b1c4d)")
    case .table(let path): client.table("GET", path)
    case .anonymousTable:
      client.get("https://\(World.tableHost)/Tables", [("x-ms-version", "2019-02-02")])
    case .insertRow:
      client.table(
        "POST", "MarketplaceLeads", body: "{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}")
    case .removeRow:
      client.table(
        "DELETE",
        "MarketplaceLeads(PartitionKey='2026-11-02',"
          + "RowKey='0c7e2b1a-5a0e-4f6f-8d4c-8f1f4d3a2b10')", [("If-Match", "*")])
    case .endpoint(let address):
      client.send(
        "POST", address, [("Content-Type", "application/json")], body: ServiceClient.lead)
    case .signature:
      client.table("GET", "Tables?$top=1", signature: ServiceClient.signature())
    case .marketo(let question): question.answer(client)
    case .salesforce(let question): question.answer(client)
    }
  }
}
