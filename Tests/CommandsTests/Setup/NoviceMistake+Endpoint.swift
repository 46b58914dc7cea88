extension NoviceMistake {
  private static let address = "HTTPS endpoint URL"
  private static let signature = "uTfj1Xn0leadline-sandbox-signature-0123456789A"
  private static let flow =
    "https://3f0c1c586d1e4d2b9f0a1b7f5e0a2c.44.environment.api.powerplatform.com:443"
    + "/powerautomate/automations/direct/workflows/0d9f3b5a6c7e4f218a9b0c1d2e3f4a5b"
    + "/triggers/manual/paths/invoke"
  private static let grant = "?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
  private static let logicApp =
    "https://prod-12.westeurope.logic.azure.com:443/workflows/5a1d0c7e9b3f4268a0c4e6f8091b2d3c"
    + "/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
  private static let function = "https://contoso-leads.azurewebsites.net/api/marketplace-lead"

  private static func typed(
    _ name: String, _ text: String, _ end: End, way: String = "server"
  ) -> NoviceMistake {
    typed(name, address, text, end, "httpsEndpoint", way: way)
  }

  /// What is typed wrongly for an endpoint.
  static let typedForEndpoint = addressesOfServers + addressesOfWorkflows

  private static let addressesOfServers: [NoviceMistake] = [
    typed(
      "no encryption", "http://leads.contoso.example/marketplace/leads",
      .explained("https-url-not-https")),
    typed(
      "no scheme", "leads.contoso.example/marketplace/leads", .explained("https-url-malformed")),
    typed(
      "this machine", "https://localhost:8080/marketplace/leads",
      .explained("https-address-private")),
    typed("a private address", "https://192.168.1.10/leads", .explained("https-address-private")),
    typed(
      "the address of an example", "https://leads.contoso.com/marketplace",
      .explained("https-url-sample")),
    typed(
      "a mistyped host", "https://leds.contoso.example/marketplace/leads",
      .explained("network-host-not-found")),
    typed(
      "a page of the portal", "https://portal.azure.com/#home", .explained("https-url-of-portal")),
    typed("an address in quotes", "\"https://leads.contoso.example/marketplace/leads\"", .repaired),
    typed(
      "a part that is never sent", "https://leads.contoso.example/marketplace/leads#top", .repaired),
  ]

  private static let addressesOfWorkflows: [NoviceMistake] = [
    typed(
      "a flow for signed-in users", flow + "?api-version=1",
      .explained("power-automate-signature-missing"), way: "power-automate"),
    typed(
      "an address that ends too early", flow + grant, .explained("https-url-truncated"),
      way: "power-automate"),
    typed(
      "the page of the makers",
      "https://make.powerautomate.com/environments/Default-3f0c1c58/flows",
      .explained("https-url-of-portal"), way: "power-automate"),
    typed(
      "the signature of another flow", flow + grant + "&sig=" + String(signature.reversed()),
      .explained("power-automate-signature-rejected"), way: "power-automate"),
    typed(
      "the old address of a flow", logicApp + "&sig=" + signature,
      .explained("power-automate-old-address"), way: "power-automate"),
    typed(
      "an address that was encoded twice",
      (logicApp + "&sig=" + signature).replacing("%", with: "%25"), .repaired, way: "logic-app"),
    typed(
      "an address out of a page's source",
      (logicApp + "&sig=" + signature).replacing("&", with: "&amp;"), .repaired, way: "logic-app"),
    typed(
      "a signature cut short", logicApp + "&sig=" + String(signature.prefix(20)),
      .explained("https-url-truncated"), way: "logic-app"),
    typed(
      "a signature that has ended", logicApp + "&se=2025-01-01T00%3A00%3A00Z&sig=" + signature,
      .explained("https-signature-expired"), way: "logic-app"),
    typed(
      "a function without its key", function, .explained("azure-function-key-missing"),
      way: "function"),
    typed(
      "the key of another function",
      function + "?code=abcFunctionKey9876543210abcdefghijklmnopqrstuvwxyzABCD==",
      .explained("azure-function-key-rejected"), way: "function"),
  ]

  /// What is wrong with an endpoint.
  static let playedForEndpoint: [NoviceMistake] =
    [
      ("https-redirected", "https-redirected"),
      ("https-redirected-to-private", "https-redirect-private"),
      ("https-certificate-expires-soon", "https-certificate-expires-soon"),
      ("tls-self-signed", "tls-certificate-self-signed"),
      ("https-endpoint-not-found", "https-not-found"),
      ("https-endpoint-unauthorized", "https-authentication-required"),
      ("https-endpoint-page", "https-answer-is-page"),
      ("https-endpoint-failed", "https-endpoint-failed"),
    ].map { fault($0.0, $0.1, "httpsEndpoint") }
    + [
      ("flow-off", "power-automate-flow-off"),
      ("flow-tenant-only", "power-automate-tenant-only"),
      ("flow-schema-mismatch", "power-automate-schema-mismatch"),
    ].map { fault($0.0, $0.1, "httpsEndpoint", way: "power-automate") }
    + [
      ("logic-app-deleted", "power-automate-flow-not-found")
    ].map { fault($0.0, $0.1, "httpsEndpoint", way: "logic-app") }
    + [
      ("function-missing", "azure-function-not-found"),
      ("function-stopped", "azure-function-stopped"),
      ("function-host-down", "azure-function-host-down"),
    ].map { fault($0.0, $0.1, "httpsEndpoint", way: "function") }
}
