import TestSupport
import Testing
import Text

/// Marketo, Salesforce and an HTTPS endpoint without a question: what is stored, and what is not.
@Suite("Set-up without questions: destinations")
struct UnattendedDestinationTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private static let marketoSecret = "sandboxMarketoSecret0123456789AB"
  private static let marketo = [
    "marketo", "--munchkin-id", "123-PQR-789", "--form-id", "1179", "--client-secret",
    "${env:MARKETO}",
  ]
  private static let clientID = "4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90"
  private static let organisation = ["salesforce", "--object-identifier", "00D5j000001uVaT"]
  private static let token = "00D5j000001uVaT!AQ.leadline.sandbox.session.0123456789"
  private static let consumerKey = "3MVG9leadline.sandbox.consumer.key.0123456789"
  private static let flow =
    "https://3f0c1c586d1e4d2b9f0a1b7f5e0a2c.44.environment.api.powerplatform.com:443/powerautomate"
    + "/automations/direct/workflows/0d9f3b5a6c7e4f218a9b0c1d2e3f4a5b/triggers/manual/paths/invoke"
    + "?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
    + "&sig=uTfj1Xn0leadline-sandbox-signature-0123456789A"

  private func setUp(
    _ words: [String], _ environment: [String: String] = [:]
  ) throws -> ChildProcess.Result {
    try user.run(
      ["setup", "--no-input", "--sandbox", "--profile", "contoso"] + words,
      environment: environment)
  }

  /// A secret that is kept elsewhere stands in no file.
  private func expectNowhere(_ secret: String, _ result: ChildProcess.Result) {
    #expect(!result.everything.contains(secret))
    #expect(!user.files.isEmpty)
    for file in user.files {
      #expect(!user.text(file).contains(secret), "\(file)")
    }
  }

  @Test func marketoIsSetUpAndOnceMoreByWhatItSaved() throws {
    let secret = ["MARKETO": Self.marketoSecret]
    let options = ["--client-id", Self.clientID, "--save-answers", "saved.json"]
    let result = try setUp(Self.marketo + options, secret)
    #expect(result.status == 0, "\(result.everything)")
    expectNowhere(Self.marketoSecret, result)
    let saved = try JSONParser.parse(user.text("saved.json"))
    #expect(saved["destination"]?.string == "marketo")
    #expect(saved["answers"]?.keys == ["munchkinId", "formId", "clientId", "clientSecret"])
    #expect(saved["answers"]?["clientSecret"]?.string == "${env:MARKETO}")
    let again = try user.run(
      [
        "setup", "--no-input", "--sandbox", "--answers", "saved.json", "--profile", "second",
        "--save-answers", "again.json",
      ], environment: secret)
    #expect(again.status == 0, "\(again.everything)")
    #expect(
      user.text("again.json")
        == user.text("saved.json").replacing("\"contoso\"", with: "\"second\""))
  }

  /// Destinations share the name of a variable where they share that of a field's option.
  @Test func aVariableCountsForWhateverIsSetUp() throws {
    let marketo = try setUp(
      Self.marketo, ["MARKETO": Self.marketoSecret, "LEADLINE_CLIENT_ID": Self.clientID])
    #expect(marketo.status == 0, "\(marketo.everything)")
    let salesforce = try setUp(
      Self.organisation + ["--my-domain", "contoso.my.salesforce.com"],
      [
        "LEADLINE_CLIENT_ID": Self.consumerKey, "LEADLINE_CLIENT_SECRET": "${env:CONSUMER}",
        "CONSUMER": Self.consumerSecret,
      ])
    #expect(salesforce.status == 0, "\(salesforce.everything)")
    expectNowhere(Self.consumerSecret, salesforce)
  }

  private static let consumerSecret =
    "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"

  @Test func salesforceIsUncertainWithoutASession() throws {
    let result = try setUp(Self.organisation)
    #expect(result.status == 75, "\(result.everything)")
    #expect(result.everything.contains("salesforce-cannot-be-seen"))
    #expect(user.files.contains(Installation.profile))
  }

  @Test func salesforceIsWellWithASession() throws {
    let result = try setUp(
      Self.organisation + [
        "--my-domain", "contoso.my.salesforce.com", "--access-token", "${env:TOKEN}",
      ], ["TOKEN": Self.token])
    #expect(result.status == 0, "\(result.everything)")
    expectNowhere(Self.token, result)
    #expect(user.text(Installation.profile).contains("${env:TOKEN}"))
  }

  @Test(arguments: [[], ["--service", "power-automate"]])
  func anEndpointIsSetUp(_ service: [String]) throws {
    let result = try setUp(
      ["httpsEndpoint", "--https-endpoint-url", "${env:URL}"] + service, ["URL": Self.flow])
    #expect(result.status == 0, "\(result.everything)")
    expectNowhere("uTfj1Xn0leadline", result)
    #expect(user.text(Installation.profile).contains("${env:URL}"))
  }

  @Test func anAddressItselfIsRefusedAndNotRepeated() throws {
    let result = try setUp(["httpsEndpoint", "--https-endpoint-url", Self.flow])
    #expect(result.status == 64)
    #expect(!result.everything.contains("uTfj1Xn0leadline"))
    #expect(result.errorOutput.contains("a secret is given by reference only"))
    #expect(user.files.isEmpty)
  }

  @Test func whatIsBrokenIsNotStored() throws {
    let result = try setUp(
      ["httpsEndpoint", "--https-endpoint-url", "${env:URL}"],
      ["URL": String(Self.flow.dropLast(30))])
    #expect(result.status == 1, "\(result.everything)")
    #expect(result.everything.contains("https-url-truncated"))
    #expect(user.files.isEmpty)
  }
}
