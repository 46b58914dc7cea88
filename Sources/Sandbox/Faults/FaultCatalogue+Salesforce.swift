extension FaultCatalogue {
  /// What Salesforce answers to order.
  static let salesforce = salesforceSession + salesforceOrganisation + salesforceTestLead

  private static let salesforceSession = [
    salesforce(
      "servlet-away", "the servlet for web-to-lead is not there", entry: "servlet-unavailable",
      check: "servlet", status: "notEstablished"),
    session("session-expired", "the session has expired", entry: "session-expired"),
    session(
      "client-unknown", "the organisation knows no such client", entry: "client-rejected",
      example: "salesforce-client"),
    session(
      "client-secret-wrong", "the consumer secret is another one", entry: "client-rejected",
      example: "salesforce-client"),
    session(
      "flow-not-enabled", "the client has no user to act for", entry: "client-credentials-off",
      example: "salesforce-client"),
    session(
      "api-disabled", "the organisation has no interface", entry: "api-not-enabled"),
    session("request-limit", "the requests of the day are used up", entry: "api-limit"),
    session("unavailable", "the organisation is unavailable", entry: "unavailable"),
  ]

  private static let salesforceOrganisation = [
    salesforce(
      "other-organisation", "the session is of another organisation",
      entry: "organisation-mismatch", check: "organisation"),
    salesforce(
      "is-sandbox", "the organisation is a sandbox", entry: "organisation-is-sandbox",
      check: "organisation"),
    salesforce(
      "look-denied", "the session's user may not see leads", entry: "look-not-permitted",
      check: "required-fields", status: "notEstablished"),
    salesforce(
      "required-field", "leads need a field that Marketplace does not send",
      entry: "required-field", check: "required-fields"),
    salesforce(
      "required-picklist", "leads need a choice that Marketplace does not send",
      entry: "required-picklist", check: "picklists"),
    salesforce(
      "country-picklist", "countries and states are chosen from lists",
      entry: "country-picklist", check: "picklists", status: "warning"),
    salesforce(
      "validation-rule", "a validation rule for leads is active", entry: "validation-rules",
      check: "rules", status: "warning"),
    salesforce(
      "duplicate-rule", "a duplicate rule for leads is active and blocks",
      entry: "duplicate-rules", check: "duplicates", status: "warning"),
    salesforce(
      "limit-near", "470 leads came in a day", entry: "daily-limit", check: "daily-limit",
      status: "warning"),
    salesforce(
      "limit-reached", "500 leads came in a day", entry: "daily-limit", check: "daily-limit",
      status: "warning"),
  ]

  private static let salesforceTestLead = [
    salesforce(
      "lead-dropped", "the form is taken and there is no lead", entry: "test-lead-not-found",
      check: "test-lead", status: "notEstablished"),
    salesforce(
      "lead-refused", "the servlet says that the lead failed", entry: "lead-rejected",
      check: "test-lead"),
    salesforce(
      "delete-denied", "the session's user may not remove leads", entry: "test-lead-left",
      check: "test-lead", status: "warning"),
  ]

  private static func salesforce(
    _ name: String, _ title: String, entry: String, check: String, status: String = "broken",
    example: String = "salesforce"
  ) -> Fault {
    Fault(
      "salesforce-\(name)", title, entry: "salesforce-\(entry)", check: "salesforce.\(check)",
      status: status, example: example, needsTestLead: check == "test-lead")
  }

  /// What whoever begins a session meets.
  private static func session(
    _ name: String, _ title: String, entry: String, example: String = "salesforce"
  ) -> Fault {
    salesforce(
      name, title, entry: entry, check: "sign-in", status: "notEstablished", example: example)
  }
}
