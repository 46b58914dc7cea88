import TestSupport
import Testing
import Text

/// Fields that no question asks for any more, and that documents from before hold.
@Suite("Set-up without questions: former fields") struct FormerFieldTests {
  private static let former = [
    "--server-id", "ys12", "--contact-email", "leads@contoso.example",
  ]

  private let user: Installation

  init() throws { user = try Installation() }

  private func block(_ more: [String]) throws -> JSONValue? {
    let result = try user.run(
      ["setup", "marketo", "--no-input", "--offline", "--profile", "kept"] + more,
      environment: ["LEADS": "sandboxMarketoSecret0123456789AB"])
    #expect(result.status == 0, "\(result.everything)")
    return try JSONParser.parse(user.text("home/config/leadline/profiles/kept.json"))[
      "marketoLeadConfiguration"]
  }

  @Test func areTakenWhereTheyAreGivenAndKeptAfterwards() throws {
    let first = try block(
      [
        "--munchkin-id", "123-PQR-789", "--form-id", "1179",
        "--client-id", "4d7f0b8e-6a0c-4b3d-9a1e-2f5c8e7d6b90", "--client-secret", "${env:LEADS}",
      ] + Self.former)
    #expect(first?["serverId"] == "ys12")
    #expect(first?["contactEmail"] == ["leads@contoso.example"])
    let again = try block(["--form-id", "1180"])
    #expect(again?["formId"] == "1180")
    #expect(again?["serverId"] == "ys12")
    #expect(again?["contactEmail"] == ["leads@contoso.example"])
  }
}
