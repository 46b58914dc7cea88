import TestSupport
import Testing

/// A way to spoil a sound guide, and what must be said of it.
struct SpoiledGuide: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let passage: String
  let replacement: String
  let messages: [String]

  init(
    _ testDescription: String, _ passage: String, _ replacement: String, _ messages: String...
  ) {
    self.testDescription = testDescription
    self.passage = passage
    self.replacement = replacement
    self.messages = messages
  }
}

@Suite("Guides against destinations") struct GuideProofTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func lint(
    dynamics: String = GuideText.dynamics.text, table: String = GuideText.table.text
  ) throws -> ChildProcess.Result {
    try user.folder.write("overlay/guides/dynamics.md", text: dynamics)
    try user.folder.write("overlay/guides/table.md", text: table)
    return try user.run("--knowledge", "overlay", "knowledge", "lint")
  }

  private static let retired = """
    ---
    destination: email
    replacement: table
    source: https://learn.microsoft.com/ (read 2026-11-20)
    ---
    # E-mail
    ## Summary
    It is gone.

    """

  private static let checks = [
    SpoiledGuide(
      "unknown check", "dynamics.tenant,", "dynamics.tennant,",
      "there is no check 'dynamics.tennant' of 'dynamics'",
      "no step has the check 'dynamics.tenant'"),
    SpoiledGuide(
      "check of another destination", "dynamics.retired", "dynamics.retired, table.sas",
      "there is no check 'table.sas' of 'dynamics'"),
    SpoiledGuide(
      "check left out", "checks: dynamics.test-lead\n", "",
      "no step has the check 'dynamics.test-lead'"),
    SpoiledGuide(
      "check in two steps", "checks: dynamics.retired", "checks: dynamics.retired, dynamics.url",
      "step 'environment' has the check 'dynamics.url' too"),
    SpoiledGuide(
      "check missing on one way", "dynamics.account, dynamics.sign-in,", "dynamics.account,",
      "no step has the check 'dynamics.sign-in' when authentication = office365"),
    SpoiledGuide(
      "check shared on one way", "checks: dynamics.role-exists",
      "checks: dynamics.token, dynamics.role-exists",
      "step 'client-secret' has the check 'dynamics.token' too",
      "step 'password' has the check 'dynamics.token' too"),
    SpoiledGuide(
      "need in a later step", "dynamics.tls, dynamics.organisation", "dynamics.organisation",
      "no step has the check 'dynamics.tls'"),
    SpoiledGuide(
      "needs the other way round", "checks: dynamics.retired",
      "checks: dynamics.retired, dynamics.test-lead",
      "'dynamics.test-lead' needs 'dynamics.user', which a later step 'identity' has"),
  ]

  private static let fields = [
    SpoiledGuide(
      "unknown field", "field: applicationId", "field: applicationID",
      "'dynamics' has no field 'applicationID'",
      "no step asks for 'applicationId' when authentication = azureAD"),
    SpoiledGuide(
      "field asked twice", "## Step: identity\ntitle: Do what identity says\n",
      "## Step: identity\ntitle: Do what identity says\nfield: instanceUrl\n",
      "step 'environment' asks for 'instanceUrl' too"),
    SpoiledGuide(
      "field on the wrong way", "field: username\nwhen: authentication = Office365",
      "field: username\nwhen: authentication = azureAD",
      "'username' has no meaning when authentication = azureAD",
      "no step asks for 'username' when authentication = office365"),
    SpoiledGuide(
      "required field in a step that can be left out", "field: instanceUrl",
      "field: instanceUrl\noptional: yes", "the field 'instanceUrl' is required"),
    SpoiledGuide(
      "condition on a value that never is", "field: password\nwhen: authentication = Office365",
      "field: password\nwhen: authentication = office",
      "'authentication' is never 'office'; expected one of azureAD, office365"),
    SpoiledGuide(
      "condition on an unknown field", "field: password\nwhen: authentication",
      "field: password\nwhen: authorisation", "'dynamics' has no field 'authorisation'"),
    SpoiledGuide(
      "condition on a later field", "field: instanceUrl",
      "field: instanceUrl\nwhen: authentication = azureAD",
      "no earlier step asks for 'authentication'"),
  ]

  @Test(arguments: checks + fields) func whatDoesNotFitIsTold(_ spoiled: SpoiledGuide) throws {
    let text = GuideText.dynamics.text
    try #require(text.contains(spoiled.passage))
    let result = try lint(
      dynamics: text.replacing(spoiled.passage, with: spoiled.replacement, maxReplacements: 1))
    #expect(result.status == 1)
    for message in spoiled.messages {
      #expect(result.output.contains(message), "\(result.output)")
    }
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("guides/dynamics.md:") })
    #expect(Set(lines).count == lines.count)
  }

  /// The other guides are sound: one of them only leads on, and needs neither steps nor checks.
  @Test func problemStandsAtItsStepAndIsTheOnlyOne() throws {
    try user.folder.write("overlay/guides/email.md", text: Self.retired)
    var guide = GuideText.table
    guide.steps[2].keys[0] = "checks: table.leads-table, table.columns, table.rows"
    let result = try lint(table: guide.text)
    let line = guide.text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex(of: "## Step: leads-table").map { $0 + 1 }
    #expect(
      result.output == "guides/table.md:\(line ?? 0): there is no check 'table.rows' of 'table'\n")
  }

  /// What follows from a file that cannot be read is not told besides.
  @Test func brokenGuideIsNotProven() throws {
    let result = try lint(
      table: GuideText.table.text.replacing("## Step: contacts", with: "## Schritt: contacts"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("unknown section 'Schritt: contacts'") == true)
  }
}
