extension FaultCatalogue {
  /// What endpoints by https answer to order.
  static let endpoints = redirections + publisherEndpoint + flow + logicApp + function

  private static let redirections = [
    answer(
      "https-redirected", "the endpoint redirects to another host", entry: "https-redirected"),
    answer(
      "https-redirected-to-http", "the endpoint redirects to where nothing is encrypted",
      entry: "https-redirected"),
    answer(
      "https-redirected-to-private", "the endpoint redirects to a private address",
      entry: "https-redirect-private"),
  ]

  private static let publisherEndpoint = [
    lead(
      "https-endpoint-not-found", "the endpoint knows no such path", entry: "https-not-found"),
    lead(
      "https-endpoint-method-not-allowed", "the endpoint takes no POST",
      entry: "https-method-not-allowed"),
    lead(
      "https-endpoint-unauthorized", "the endpoint wants a name and a password",
      entry: "https-authentication-required"),
    lead("https-endpoint-forbidden", "the endpoint lets nobody in", entry: "https-forbidden"),
    lead(
      "https-endpoint-bad-request", "the endpoint does not understand the lead",
      entry: "https-lead-rejected"),
    lead(
      "https-endpoint-media-type", "the endpoint takes no JSON", entry: "https-media-type-refused"),
    lead(
      "https-endpoint-too-large", "the lead is too large for the endpoint",
      entry: "https-request-too-large"),
    lead("https-endpoint-failed", "the endpoint fails", entry: "https-endpoint-failed"),
    lead(
      "https-endpoint-slow", "the endpoint takes six seconds to answer",
      entry: "https-answer-slow", status: "warning"),
    lead(
      "https-endpoint-endless", "the endpoint never ends its answer",
      entry: "https-answer-endless", status: "warning"),
    lead(
      "https-endpoint-page", "the endpoint answers with its log-in page",
      entry: "https-answer-is-page", status: "warning"),
  ]

  private static let flow = [
    power("flow-off", "the flow is turned off", entry: "power-automate-flow-off"),
    power("flow-deleted", "the flow was deleted", entry: "power-automate-flow-not-found"),
    power(
      "flow-tenant-only", "only the users of the tenant may trigger the flow",
      entry: "power-automate-tenant-only"),
    power(
      "flow-other-tenant", "only the users of another tenant may trigger the flow",
      entry: "power-automate-tenant-only"),
    power(
      "flow-signature-wrong", "the signature in the flow's URL is another one",
      entry: "power-automate-signature-rejected"),
    power(
      "flow-schema-mismatch", "the flow expects other fields than a lead has",
      entry: "power-automate-schema-mismatch"),
    power(
      "flow-no-response", "the flow ends without the response that it promises",
      entry: "power-automate-no-response"),
    power(
      "flow-response-late", "the flow's response comes after two minutes",
      entry: "power-automate-response-late"),
    power(
      "flow-throttled", "the flow was triggered too often", entry: "power-automate-throttled",
      status: "notEstablished"),
  ]

  private static let logicApp = [
    logic("logic-app-disabled", "the Logic App is disabled", entry: "power-automate-flow-off"),
    logic(
      "logic-app-deleted", "the Logic App was deleted", entry: "power-automate-flow-not-found"),
    logic(
      "logic-app-signature-wrong", "the signature in the Logic App's URL is another one",
      entry: "power-automate-signature-rejected"),
    logic(
      "logic-app-address-refused", "the Logic App takes calls from other addresses only",
      entry: "logic-app-caller-refused", status: "notEstablished"),
  ]

  private static let function = [
    code(
      "function-key-wrong", "the function's key is another one",
      entry: "azure-function-key-rejected"),
    code("function-missing", "there is no such function", entry: "azure-function-not-found"),
    code("function-failed", "the function fails", entry: "https-endpoint-failed"),
    answer(
      "function-stopped", "the function app was stopped", entry: "azure-function-stopped",
      example: "function"),
    answer(
      "function-host-down", "the function app's host does not run",
      entry: "azure-function-host-down", status: "notEstablished", example: "function"),
  ]

  private static func answer(
    _ name: String, _ title: String, entry: String, status: String = "broken",
    example: String = "https-endpoint"
  ) -> Fault {
    Fault(
      name, title, entry: entry, check: "httpsEndpoint.answer", status: status, example: example)
  }

  private static func lead(
    _ name: String, _ title: String, entry: String, status: String = "broken",
    example: String = "https-endpoint"
  ) -> Fault {
    Fault(
      name, title, entry: entry, check: "httpsEndpoint.test-lead", status: status,
      example: example, needsTestLead: true)
  }

  private static func power(
    _ name: String, _ title: String, entry: String, status: String = "broken"
  ) -> Fault { lead(name, title, entry: entry, status: status, example: "power-automate") }

  private static func logic(
    _ name: String, _ title: String, entry: String, status: String = "broken"
  ) -> Fault { lead(name, title, entry: entry, status: status, example: "logic-app") }

  private static func code(_ name: String, _ title: String, entry: String) -> Fault {
    lead(name, title, entry: entry, example: "function")
  }
}
