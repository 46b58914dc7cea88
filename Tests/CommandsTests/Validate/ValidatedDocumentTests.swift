import TestSupport
import Testing
import Text

/// What becomes of a document of one's own.
@Suite("Validated documents") struct ValidatedDocumentTests {
  private static let secret = "Abc8Q~0dEfGhIjKlMnOpQrStUvWxYz0123456789"
  private static let swapped = """
    {"leadDestination": "dynamics", "dynamicsLeadConfiguration": {
      "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "azureAD",
      "directoryId": "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c45",
      "applicationId": "\(secret)",
      "applicationKey": "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"}}
    """

  @Test func theFieldThatIsWrongIsPointedAt() throws {
    let installation = try Installation()
    let file = try installation.folder.write("swapped.json", text: Self.swapped)
    let result = try installation.run("validate", "--offline", "--format", "json", file)
    let checks = try result.json()["subjects"]?[0]?["checks"]?.array ?? []
    let ids = try #require(checks.first { $0["id"]?.string == "dynamics.ids" })
    #expect(ids["field"]?.string == "applicationId")
    #expect(ids["position"]?["line"]?.integer == 4)
    #expect(result.status == 1)
  }

  @Test(arguments: [
    "text", "json", "junit", "sarif", "github", "azure-devops", "markdown",
  ]) func aSecretInTheWrongFieldIsShownNowhere(_ format: String) throws {
    let installation = try Installation()
    let file = try installation.folder.write("swapped.json", text: Self.swapped)
    let result = try installation.run("validate", "--offline", "--report", "\(format)=-", file)
    #expect(result.status == 1)
    #expect(!result.output.contains(Self.secret.suffix(12)))
    #expect(!result.errorOutput.contains(Self.secret.suffix(12)))
  }

  @Test func whatTheSandboxDoesNotPlayIsNotThere() throws {
    let installation = try Installation()
    let text = String(
      decoding: try readFile("\(Installation.examples)/table.json"), as: UTF8.self)
    let other = text.replacing("AccountName=contosoleads", with: "AccountName=elsewhere99")
    let file = try installation.folder.write("other.json", text: other)
    let result = try installation.run("validate", "--sandbox", "--format", "json", file)
    let subject = try ValidatedSubject(result)
    #expect(subject.line("table.host")?.entry == "table-account-not-found", "\(subject.summary)")
    #expect(subject.line("table.sign-in")?.status == "skipped")
    #expect(subject.exitStatus == 1)
  }
}
