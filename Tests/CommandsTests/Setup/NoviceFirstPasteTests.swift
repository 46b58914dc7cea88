import TestSupport
import Testing

/// What is pasted at the first question chooses the destination and answers for it.
@Suite("Pastes at the first question of the set-up")
struct NoviceFirstPasteTests {
  /// Something that is pasted, and what is to come of it.
  struct Paste: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// A value by which the list of the sandbox for this destination is known.
    let way: String
    /// What is said of it.
    let says: [String]

    var testDescription: String { name }
  }

  private static let munchkin = "Munchkin ID: '123-PQR-789' stands in what you pasted."
  private static let flow =
    "https://3f0c1c586d1e4d2b9f0a1b7f5e0a2c.44.environment.api.powerplatform.com:443/powerautomate"
    + "/automations/direct/workflows/0d9f3b5a6c7e4f218a9b0c1d2e3f4a5b/triggers/manual/paths/invoke"
    + "?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
    + "&sig=uTfj1Xn0leadline-sandbox-signature-0123456789A"
  private static let connection =
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey="
    + "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleS10aGF0LW9wZW5zLW5vdGhpbmctYW55d2hlcmUtZWxzZS0wMA=="
    + ";EndpointSuffix=core.windows.net"

  static let pastes = [
    Paste(
      name: "the embed code of a Marketo form",
      text: """
        <script src="//app-ys12.marketo.com/js/forms2/js/forms2.min.js"></script>
        <form id="mktoForm_1179"></form>
        <script>MktoForms2.loadForm("//app-ys12.marketo.com", "123-PQR-789", 1179);</script>
        """,
      way: "123-PQR-789",
      says: [munchkin, "Form ID: '1179' stands in what you pasted."]),
    Paste(
      name: "the details of a service of Marketo",
      text: """
        LaunchPoint Service: Partner Center
        Client Id: 4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90
        Client Secret: sandboxMarketoSecret0123456789AB
        Authorized User: marketplace-leads@contoso.example
        """,
      way: "123-PQR-789",
      says: ["Client ID: '4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90' stands in what you"]),
    Paste(
      name: "a web-to-lead form of a sandbox with a picklist",
      text: """
        <form action="https://test.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8"
          method="POST">
        <input type=hidden name="oid" value="00D5j000001uVaT">
        <label for="industry">Industry</label><select id="industry" name="industry">
        <option value="">--None--</option></select><br>
        </form>
        """,
      way: "00D5j000001uVaT",
      says: [
        "Organization identifier: '00D5j000001uVaT' stands in what you",
        "salesforce-form-of-sandbox", "salesforce-form-has-picklist",
      ]),
    Paste(
      name: "the address of a flow", text: flow, way: "power-automate",
      says: ["holds a secret, and stands on the screen", "HTTPS endpoint URL: what you pasted"]),
    Paste(
      name: "a document of the retired container of blobs",
      text: """
        {
          "leadDestination": "blob",
          "blobLeadConfiguration": {
            "storageAccountConnectionString": "\(connection)",
            "containerName": "marketplaceleadcontainer"
          }
        }
        """,
      way: connection,
      says: [
        "is retired: no leads arrive there any more. 'table' is set up",
        "Storage account connection string: what you pasted holds it.",
      ]),
  ]

  @Test(arguments: pastes)
  func choosesTheDestinationAndAnswersForIt(_ paste: Paste) async throws {
    let outcome = try await NoviceGate.shared.run {
      let terminal = try NoviceTerminal(["setup", "--sandbox"])
      let novice = Novice(terminal, authentication: paste.way)
      novice.note(try terminal.question())
      try terminal.send(Pasted.marked(paste.text) + (paste.text.contains("\n") ? "" : "\r"))
      return try novice.run()
    }
    let comment = Comment(rawValue: outcome.text)
    for words in paste.says { #expect(outcome.says(words), comment) }
    #expect(outcome.says("Everything that was looked at is well"), comment)
    #expect(outcome.status == 0, comment)
  }

  /// An address with blanks in it from a mail is one all the same.
  @Test func takesAnAddressThatWasBrokenIntoLines() async throws {
    let outcome = try await NoviceGate.shared.run {
      let terminal = try NoviceTerminal(["setup", "httpsEndpoint", "--sandbox"])
      let novice = Novice(terminal, authentication: "power-automate")
      novice.note(try terminal.question())
      for answer in ["novice", "power-automate", ""] { try terminal.answer(answer) }
      let lines = Self.flow.replacing("&", with: "\n&")
      try terminal.send(Pasted.marked(lines))
      return try novice.run()
    }
    let comment = Comment(rawValue: outcome.text)
    #expect(outcome.entries.isEmpty, comment)
    #expect(outcome.status == 0, comment)
  }
}
