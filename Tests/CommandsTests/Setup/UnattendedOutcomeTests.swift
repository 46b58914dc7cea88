import TestSupport
import Testing
import Text

/// What a run that asks nothing stores, sends and ends with.
@Suite("Set-up without questions: outcomes") struct UnattendedOutcomeTests {
  private let user: Installation

  init() throws {
    user = try Installation().withSecret
    try user.folder.write(
      "answers.json",
      text: """
        {"schemaVersion": 1, "destination": "table", "profile": "contoso", "sendTestLead": true,
         "answers": {"storageAccountConnectionString": "${env:LEADS}"}}
        """)
  }

  private func run(_ more: String...) throws -> ChildProcess.Result {
    try user.run(["setup", "--no-input", "--answers", "answers.json"] + more)
  }

  @Test func aDryRunSendsNothingAndStoresNothing() throws {
    let result = try run("--sandbox", "--dry-run", "--verbose")
    #expect(result.status == 0)
    #expect(!result.errorOutput.contains("POST"))
    #expect(!result.errorOutput.contains("DELETE"))
    #expect(result.output.contains("${env:LEADS}"))
    #expect(!user.files.contains(Installation.profile))
  }

  @Test func aRunForGoodSendsTheTestLead() throws {
    let result = try run("--sandbox", "--verbose")
    #expect(result.status == 0)
    #expect(result.errorOutput.contains("POST"))
    #expect(user.files.contains(Installation.profile))
  }

  @Test func anOfflineRunSavesThatNoTestLeadWasSent() throws {
    let result = try run("--offline", "--save-answers", "saved.json")
    #expect(result.status == 0)
    let saved = try JSONParser.parse(user.text("saved.json"))
    #expect(saved["sendTestLead"] == JSONValue(.bool(false)))
  }

  @Test func aReferenceToNothingIsConfiguration() throws {
    let result = try user.run([
      "setup", "table", "--no-input", "--offline", "--profile", "contoso",
      "--storage-account-connection-string", "${env:NOT_SET}",
    ])
    #expect(result.status == 78)
    #expect(result.everything.contains("NOT_SET"))
  }

  @Test func onlyWhatIsMissingIsNamed() throws {
    let result = try user.run([
      "setup", "table", "--no-input", "--storage-account-connection-string", "${env:LEADS}",
    ])
    #expect(result.status == 64)
    #expect(result.errorLines.count == 1)
    #expect(result.errorOutput.contains("--profile NAME"))
  }

  @Test func aMessageForAnAdministratorLeavesTheJournalAlone() throws {
    let session = try CrashSession(
      ["setup", "dynamics", "--offline", "--profile", "contoso"], for: user)
    try session.question("URL:")
    try session.enter("https://contoso.crm4.dynamics.com")
    try session.question("Authentication:")
    let message = try user.run("setup", "--for-admin", "--profile", "contoso")
    #expect(message.status == 0)
    #expect(message.output.contains("https://contoso.crm4.dynamics.com"))
    try session.enter("quit")
    #expect(try session.end() == .exited(0))
  }
}
