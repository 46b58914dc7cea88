@testable import Sandbox

extension ServiceFaultProbe {
  static let endpoints: [ServiceFaultProbe] = publisher + workflows + functions

  private static let publisher: [ServiceFaultProbe] = [
    own("https-redirected", 308, []), own("https-redirected-to-http", 301, []),
    own("https-redirected-to-private", 307, []),
    own("https-endpoint-not-found", 404, ["<center>nginx</center>"]),
    own("https-endpoint-method-not-allowed", 405, ["The method is not allowed here."]),
    own("https-endpoint-unauthorized", 401, ["Authentication is required."]),
    own("https-endpoint-forbidden", 403, ["Access is denied."]),
    own("https-endpoint-bad-request", 400, ["The field 'OfferTitle' is unknown."]),
    own("https-endpoint-media-type", 415, ["The media type is not supported."]),
    own("https-endpoint-too-large", 413, ["The request is too large."]),
    own("https-endpoint-failed", 500, ["An error has occurred."]),
    own("https-endpoint-slow", 200, ["accepted"]), own("https-endpoint-endless", 200, ["accepted"]),
    own("https-endpoint-page", 200, ["<form action=\"/login\" method=\"post\">"]),
  ]

  private static let workflows: [ServiceFaultProbe] = [
    flow(
      "flow-off", 400,
      [
        "WorkflowTriggerIsNotEnabled",
        "trigger 'manual' with state 'Disabled': trigger is not enabled.",
      ]),
    flow("flow-deleted", 404, ["WorkflowNotFound", "could not be found."]),
    flow(
      "flow-tenant-only", 401,
      ["DirectApiAuthorizationRequired", "The OAuth authorization scheme is required."]),
    flow(
      "flow-other-tenant", 401,
      ["MisMatchingOAuthClaims", "One or more claims either missing or does not match"]),
    flow("flow-signature-wrong", 401, ["DirectApiInvalidAuthorizationScheme"]),
    flow(
      "flow-schema-mismatch", 400,
      [
        "TriggerInputSchemaMismatch",
        "The input body for trigger 'manual' of type 'Request' did not match its schema "
          + "definition. Error details: 'Required properties are missing from object: CompanyName.'.",
      ]),
    flow(
      "flow-no-response", 502,
      ["NoResponse", "The server did not received a response from an upstream server."]),
    flow(
      "flow-response-late", 504,
      ["GatewayTimeout", "did not receive a response from an upstream server."]),
    flow(
      "flow-throttled", 429, ["WorkflowRunActionThrottled", "The rate of traffic is too high."],
      hasWait: true),
    logicApp("logic-app-disabled", 400, ["WorkflowTriggerIsNotEnabled"]),
    logicApp("logic-app-deleted", 404, ["WorkflowNotFound"]),
    logicApp(
      "logic-app-signature-wrong", 401,
      ["InvalidSharedAccessSignature", "The authentication credentials are not valid."]),
    logicApp(
      "logic-app-address-refused", 403,
      ["AuthorizationFailed", "is not in the allowed caller IP address ranges"]),
  ]

  private static let functions: [ServiceFaultProbe] = [
    function("function-key-wrong", 401, []), function("function-missing", 404, []),
    function("function-failed", 500, []),
    function("function-stopped", 403, ["Error 403 - This web app is stopped."]),
    function("function-host-down", 503, ["Function host is not running."]),
  ]

  private static func own(_ fault: String, _ status: Int, _ words: [String]) -> ServiceFaultProbe {
    .init(
      fault: fault, question: .endpoint(World.endpointAddress), status: status, words: words)
  }

  private static func flow(
    _ fault: String, _ status: Int, _ words: [String], hasWait: Bool = false
  ) -> ServiceFaultProbe {
    .init(
      fault: fault, question: .endpoint(World.flowAddress), status: status, words: words,
      hasWait: hasWait)
  }

  private static func logicApp(
    _ fault: String, _ status: Int, _ words: [String]
  ) -> ServiceFaultProbe {
    .init(
      fault: fault, question: .endpoint(World.logicAppAddress), status: status, words: words)
  }

  private static func function(
    _ fault: String, _ status: Int, _ words: [String]
  ) -> ServiceFaultProbe {
    .init(
      fault: fault, question: .endpoint(World.functionAddress), status: status, words: words)
  }
}
