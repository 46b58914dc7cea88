import TestSupport
import Testing
import Text

/// What a dialogue saves as answers gives, replayed without a question, the same profile.
@Suite("Answers that are replayed") struct ReplayTests {
  private static let secret = "abC8Q~abcdefghijklmnopqrstuvwxyz012345678"

  /// Walks through Dynamics 365 as an application; the secret stays in a variable.
  private func walk(_ user: Installation) throws {
    let session = try CrashSession(
      ["setup", "dynamics", "--offline", "--profile", "contoso", "--save-answers", "saved.json"],
      for: user)
    let answers = [
      ("URL:", "https://contoso.crm4.dynamics.com"), ("Authentication:", "azureAD"),
      ("Step 3 of 13", ""), ("Application (client) ID:", "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"),
      ("Directory ID (tenant):", "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"),
      ("is not shown.", Self.secret), ("Where shall this be kept", "${env:LEADS_SECRET}"),
      ("Step 7 of 13", "skip"), ("Step 8 of 13", ""), ("Step 9 of 13", ""), ("Step 10 of 13", ""),
      ("Step 11 of 13", ""), ("Contact email:", "ann@contoso.example; bob@contoso.example"),
      ("customer-leads document", "skip"),
    ]
    for (question, answer) in answers {
      try session.question(question)
      try session.enter(answer)
    }
    #expect(try session.end() == .exited(0))
  }

  @Test func giveTheSameProfileToTheByte() throws {
    var user = try Installation()
    user.environment["LEADS_SECRET"] = Self.secret
    try walk(user)
    let profile = user.text(Installation.profile)
    #expect(profile.contains("\"${env:LEADS_SECRET}\""))
    var other = try Installation()
    other.environment["LEADS_SECRET"] = Self.secret
    try other.folder.write("saved.json", text: user.text("saved.json"))
    let replay = ["setup", "--no-input", "--offline", "--answers", "saved.json"]
    #expect(try other.run(replay).status == 0)
    #expect(other.text(Installation.profile) == profile)
    // Once more, over what is stored.
    #expect(try other.run(replay).status == 0)
    #expect(other.text(Installation.profile) == profile)
  }

  @Test func theDestinationAndTheNameMayStandInVariables() throws {
    var user = try Installation().withSecret
    user.environment["LEADLINE_DESTINATION"] = "table"
    user.environment["LEADLINE_PROFILE"] = "contoso"
    user.environment["LEADLINE_STORAGE_ACCOUNT_CONNECTION_STRING"] = "${env:LEADS}"
    #expect(try user.run("setup", "--no-input", "--offline").status == 0)
    #expect(user.text(Installation.profile).contains("\"leadDestination\": \"table\""))
    user.environment["LEADLINE_PROFILE"] = "quit"
    let refused = try user.run("setup", "--no-input", "--offline")
    #expect(refused.status == 78)
    #expect(refused.errorOutput.contains("LEADLINE_PROFILE"))
  }

  @Test func theNameAloneTellsTheDestinationOfWhatIsStored() throws {
    let user = try Installation().withSecret
    try user.writeAnswers()
    #expect(
      try user.run(["setup", "--no-input", "--offline", "--answers", "answers.json"]).status == 0)
    let before = user.text(Installation.profile)
    let result = try user.run("setup", "--no-input", "--offline", "--profile", "contoso")
    #expect(result.status == 0)
    #expect(user.text(Installation.profile) == before)
  }

  @Test func aRetiredDestinationNamesTheOneToChoose() throws {
    let result = try Installation().run("setup", "blob", "--no-input")
    #expect(result.status == 64)
    #expect(result.errorOutput.contains("retired"))
    #expect(result.errorOutput.contains("'table'"))
  }
}
