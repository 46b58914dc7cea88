import Text

@testable import Sandbox

/// A question to Salesforce.
enum SalesforceQuestion: Sendable {
  case servlet
  case token
  case query(String)
  case tooling(String)
  case get(String)
  case webLead
  case webLeadAndFind
  case remove

  func answer(_ client: ServiceClient) -> ServiceResponse {
    switch self {
    case .servlet: return client.get(ServiceClient.webToLead)
    case .token: return client.salesforceToken()
    case .query(let text): return client.query(text)
    case .tooling(let text): return client.query(text, isTooling: true)
    case .get(let path): return client.salesforce("GET", path)
    case .webLead:
      let answer = client.webLead()
      return ServiceResponse(
        answer.status, text: answer.header("Is-Processed") ?? "", contentType: "text/plain")
    case .webLeadAndFind:
      let answer = client.webLead()
      guard answer.header("Is-Processed") == "true" else { return ServiceResponse(500) }
      return client.query("SELECT COUNT() FROM Lead WHERE Company LIKE 'MSFT\\_TEST%'")
    case .remove:
      let id = client.rows("SELECT Id FROM Lead LIMIT 1").first?["Id"]?.string ?? ""
      return client.salesforce("DELETE", "sobjects/Lead/\(id)")
    }
  }
}

extension ServiceFaultProbe {
  private static let organisationQuery = "SELECT Id, IsSandbox FROM Organization"
  private static let rules =
    "SELECT ValidationName, ErrorMessage FROM ValidationRule WHERE Active = true AND "
    + "EntityDefinition.QualifiedApiName = 'Lead'"

  static let salesforce: [ServiceFaultProbe] = [
    .init(
      fault: "salesforce-servlet-away", question: .salesforce(.servlet), status: 404,
      words: ["<title>URL No Longer Exists</title>"]),
    refusal("session-expired", 401, "INVALID_SESSION_ID", "Session expired or invalid"),
    client("client-unknown", "invalid_client_id", "client identifier invalid"),
    client("client-secret-wrong", "invalid_client", "invalid client credentials"),
    client("flow-not-enabled", "invalid_grant", "no client credentials user enabled"),
    refusal(
      "api-disabled", 403, "API_DISABLED_FOR_ORG",
      "The REST API is not enabled for this Organization."),
    refusal("request-limit", 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
    refusal(
      "unavailable", 503, "SERVER_UNAVAILABLE", "Server too busy - please try again later"),
    .init(
      fault: "salesforce-other-organisation", question: .salesforce(.query(organisationQuery)),
      status: 200, words: ["00D5j000001uVaUEAU"]),
    .init(
      fault: "salesforce-is-sandbox", question: .salesforce(.query(organisationQuery)),
      status: 200, words: ["\"IsSandbox\":true"]),
    .init(
      fault: "salesforce-look-denied", question: .salesforce(.query("SELECT Id FROM Lead")),
      status: 400, words: ["\"INVALID_TYPE\"", "sObject type 'Lead' is not supported."]),
    described(
      "required-field", ["\"name\":\"Industry_Code__c\",\"nameField\":false,\"nillable\":false"]),
    described("required-picklist", ["\"name\":\"Lead_Type__c\""]),
    described("country-picklist", ["\"name\":\"CountryCode\"", "\"name\":\"StateCode\""]),
    .init(
      fault: "salesforce-validation-rule", question: .salesforce(.tooling(rules)), status: 200,
      words: ["\"ValidationName\":\"Phone_Is_International\""]),
    .init(
      fault: "salesforce-duplicate-rule", question: .salesforce(.get("ui-api/duplicates/Lead")),
      status: 200,
      words: ["\"actionOnInsert\":\"Block\"", "\"name\":\"Standard Lead Duplicate Rule\""]),
    .init(
      fault: "salesforce-limit-near",
      question: .salesforce(
        .query("SELECT COUNT() FROM Lead WHERE CreatedDate = LAST_N_DAYS:1")),
      status: 200, words: ["\"totalSize\":470"]),
    .init(
      fault: "salesforce-limit-reached",
      question: .salesforce(
        .query("SELECT COUNT() FROM Lead WHERE CreatedDate = LAST_N_DAYS:1")),
      status: 200, words: ["\"totalSize\":500"]),
    .init(
      fault: "salesforce-lead-dropped", question: .salesforce(.webLeadAndFind), status: 200,
      words: ["\"totalSize\":0"]),
    .init(
      fault: "salesforce-lead-refused", question: .salesforce(.webLead), status: 200,
      words: ["true Exception:common.exception.SalesforceGenericException"]),
    .init(
      fault: "salesforce-delete-denied", question: .salesforce(.remove), status: 403,
      words: ["INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id"]),
  ]

  private static func refusal(
    _ name: String, _ status: Int, _ code: String, _ message: String
  ) -> Self {
    Self(
      fault: "salesforce-\(name)", question: .salesforce(.query(organisationQuery)),
      status: status, words: ["[{\"message\":\"\(message)\",\"errorCode\":\"\(code)\"}]"])
  }

  private static func client(_ name: String, _ error: String, _ description: String) -> Self {
    Self(
      fault: "salesforce-\(name)", question: .salesforce(.token), status: 400,
      words: ["\"error_description\":\"\(description)\""], error: error)
  }

  private static func described(_ name: String, _ words: [String]) -> Self {
    Self(
      fault: "salesforce-\(name)", question: .salesforce(.get("sobjects/Lead/describe")),
      status: 200, words: words)
  }
}
