import Destinations
import Knowledge
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

/// What an endpoint answers to a lead, and what is said of it.
private struct Refusal: Sendable, CustomTestStringConvertible {
  let url: String
  let response: HTTPResponse
  let status: CheckStatus
  let entry: String
  let testDescription: String

  init(
    _ url: String, _ response: HTTPResponse, _ entry: String, _ status: CheckStatus = .broken
  ) {
    self.url = url
    self.response = response
    self.status = status
    self.entry = entry
    let host = url.dropFirst("https://".count).prefix { $0 != "/" }
    testDescription = "\(host) \(response.status) \(response.text.prefix(60)): \(entry)"
  }

  /// A refusal of a flow, under an address of Power Automate and of Logic Apps.
  static func workflow(
    _ status: Int, _ code: String, _ entry: String, _ outcome: CheckStatus = .broken
  ) -> [Refusal] {
    let answer = HTTPResponse.refusal(status, code, "The workflow says no.")
    return [World.flow, World.logicApp].map { Refusal($0, answer, entry, outcome) }
  }
}

private let plain: [Refusal] = [
  (400, "https-lead-rejected"), (401, "https-authentication-required"), (403, "https-forbidden"),
  (404, "https-not-found"), (405, "https-method-not-allowed"), (409, "https-lead-rejected"),
  (410, "https-not-found"), (413, "https-request-too-large"), (415, "https-media-type-refused"),
  (422, "https-lead-rejected"), (500, "https-endpoint-failed"),
  (501, "https-method-not-allowed"),
].map { Refusal(World.url, HTTPResponse(status: $0.0), $0.1) }

private let passing: [Refusal] = [
  (429, "network-throttled"), (502, "https-endpoint-unavailable"),
  (503, "https-endpoint-unavailable"), (504, "https-endpoint-unavailable"),
  (522, "https-endpoint-unavailable"), (408, "network-timeout"), (407, "proxy-authentication"),
  (511, "network-captive-portal"), (304, "network-unexpected-answer"),
  (100, "network-unexpected-answer"),
].map { Refusal(World.url, HTTPResponse(status: $0.0), $0.1, .notEstablished) }

private let workflows: [Refusal] =
  Refusal.workflow(400, "WorkflowTriggerIsNotEnabled", "power-automate-flow-off")
  + Refusal.workflow(404, "WorkflowNotFound", "power-automate-flow-not-found")
  + Refusal.workflow(404, "SomethingNew", "power-automate-flow-not-found")
  + Refusal.workflow(401, "DirectApiAuthorizationRequired", "power-automate-tenant-only")
  + Refusal.workflow(401, "MisMatchingOAuthClaims", "power-automate-tenant-only")
  + Refusal.workflow(
    401, "DirectApiInvalidAuthorizationScheme", "power-automate-signature-rejected")
  + Refusal.workflow(401, "AuthorizationFailed", "power-automate-signature-rejected")
  + Refusal.workflow(403, "InvalidSharedAccessSignature", "power-automate-signature-rejected")
  + Refusal.workflow(
    401, "DirectApiRequestHasMoreThanOneAuthorization", "power-automate-two-authorizations")
  + Refusal.workflow(400, "TriggerInputSchemaMismatch", "power-automate-schema-mismatch")
  + Refusal.workflow(400, "InvalidRequestContent", "https-lead-rejected")
  + Refusal.workflow(404, "TriggerRequestMethodNotValid", "https-method-not-allowed")
  + Refusal.workflow(502, "NoResponse", "power-automate-no-response")
  + Refusal.workflow(502, "BadGateway", "https-endpoint-unavailable", .notEstablished)
  + Refusal.workflow(504, "GatewayTimeout", "power-automate-response-late")
  + Refusal.workflow(
    429, "WorkflowRunActionsThrottled", "power-automate-throttled", .notEstablished)
  + Refusal.workflow(403, "AuthorizationFailed", "logic-app-caller-refused", .notEstablished)
  + Refusal.workflow(413, "RequestEntityTooLarge", "https-request-too-large")
  + [
    Refusal(
      World.logicApp,
      .refusal(
        401, "AuthorizationFailed",
        "The client IP address '203.0.113.9' is not in the allowed caller IP address ranges."),
      "logic-app-caller-refused", .notEstablished),
    // A gateway before a flow, under a name of the publisher's own.
    Refusal(
      World.url, .refusal(400, "WorkflowTriggerIsNotEnabled", "The trigger is off."),
      "power-automate-flow-off"),
    Refusal(
      World.flow,
      .refusal(
        400, "WorkflowTriggerIsNotEnabled",
        "Could not execute workflow '0d9f' trigger 'manual' with state 'Deleted'."),
      "power-automate-flow-not-found"),
    Refusal(
      World.url, .refusal(502, "NoResponse", "?"), "https-endpoint-unavailable", .notEstablished),
  ]

private let functions: [Refusal] = [
  Refusal(World.function, HTTPResponse(status: 401), "azure-function-key-rejected"),
  Refusal(
    "https://\(World.functionHost)/api/lead", HTTPResponse(status: 401),
    "azure-function-key-missing"),
  Refusal(World.function, HTTPResponse(status: 404), "azure-function-not-found"),
  Refusal(World.function, HTTPResponse(status: 500), "https-endpoint-failed"),
  Refusal(World.function, HTTPResponse(status: 403), "https-forbidden"),
  Refusal(World.function, .stoppedApp, "azure-function-stopped"),
  Refusal(
    World.function,
    HTTPResponse(status: 403, headers: ["x-ms-forbidden-ip": "203.0.113.9"]), "https-forbidden",
    .notEstablished),
  Refusal(World.standardLogicApp, .stoppedApp, "azure-function-stopped"),
  Refusal(World.url, .stoppedApp, "https-forbidden"),
]

@Suite("HTTPS endpoint: refusals of the test lead") struct EndpointRefusalTests {
  @Test(arguments: plain + passing + workflows + functions)
  private func areExplained(_ refusal: Refusal) async {
    let run = await HTTPSEndpointRun.lead(refusal.response, to: refusal.url)
    #expect(run.status("test-lead") == refusal.status)
    #expect(run.entry("test-lead") == refusal.entry)
    #expect(run.requests.filter { $0.method == "POST" }.count == 1)
  }

  @Test(arguments: plain + passing + workflows + functions)
  private func showNothingOfTheAddress(_ refusal: Refusal) async {
    let path = refusal.url.dropFirst(8).drop { $0 != "/" }
    let words = "\(refusal.response.text.prefix(20)) \(refusal.url) \(path)"
    let echo = HTTPResponse.plain(refusal.response.status, words)
    let run = await HTTPSEndpointRun.lead(echo, to: refusal.url)
    for piece in ["cnr", "/api/", "triggers", "marketplace"] { #expect(!run.shown.contains(piece)) }
  }

  @Test func theWordsOfTheEndpointAreTold() async {
    func said(_ response: HTTPResponse) async -> String {
      await HTTPSEndpointRun.lead(response).said("test-lead")
    }
    let what = "the endpoint answered the lead with HTTP"
    #expect(await said(HTTPResponse(status: 404)) == "\(what) 404")
    #expect(
      await said(.plain(400, "Email is missing\nat x")) == "\(what) 400: Email is missing"
    )
    #expect(await said(.refusal(400, "Bad", "No email.")) == "Bad: No email.")
    #expect(
      await said(.json(["error": "no email"], status: 400)) == "\(what) 400: no email")
    #expect(
      await said(.json(["title": "no email"], status: 400)) == "\(what) 400: no email")
    #expect(await said(.page(400)) == "\(what) 400")
    let long = await said(.plain(400, String(repeating: "x", count: 9000)))
    #expect(long.count < 260 && long.hasSuffix("…"))
  }

  @Test(arguments: ["a b", "\u{1B}[2J", String(repeating: "x", count: 65), "<script>"])
  func whatCanBeNoCodeIsNotShownAsOne(_ code: String) async {
    let run = await HTTPSEndpointRun.lead(.refusal(400, code, "No email."))
    #expect(
      run.said("test-lead") == "the endpoint answered the lead with HTTP 400: No email.")
  }

  @Test func aFilterInAProxyIsNotTheEndpoint() async {
    let page = HTTPResponse(
      status: 403, headers: ["Content-Type": "text/html"], body: HTTPResponse.page(403).body,
      route: .proxy)
    let run = await HTTPSEndpointRun.lead(page)
    #expect(run.status("test-lead") == .notEstablished)
    #expect(run.entry("test-lead") == "network-captive-portal")
    #expect(await HTTPSEndpointRun.lead(.page(403)).status("test-lead") == .broken)
  }
}
