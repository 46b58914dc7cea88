import TestSupport
import Testing
import Text

/// The words that steer, at questions of every kind.
@Suite("Words of the set-up")
struct NoviceWordsTests {
  private static let secret = "Sbx8Q~leadline-sandbox-secret-0123456789"
  private static let application = "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"
  private static let directory = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"
  private static let url = "https://contoso.crm4.dynamics.com"

  /// A set-up of Dynamics 365, up to some question.
  private func begin(_ answers: [String], fault: String? = nil) throws -> NoviceTerminal {
    let order = fault.map { ["--fault", $0] } ?? []
    let terminal = try NoviceTerminal(["setup", "dynamics", "--sandbox"] + order)
    _ = try terminal.question()
    for answer in answers { try terminal.answer(answer) }
    return terminal
  }

  private static let untilSecret = ["novice", url, "", "", application, directory]

  @Test func explainsEveryKindOfQuestion() throws {
    let terminal = try NoviceTerminal(["setup", "--sandbox"])
    _ = try terminal.question()
    #expect(try terminal.help().says("Type the number or the name of a destination"))
    try terminal.answer("dynamics")
    #expect(try terminal.help().says("Under this name it is stored"))
    try terminal.answer("novice")
    #expect(try terminal.answer(" HELP ").says("An organisation often has several environments"))
    #expect(try terminal.answer("http://contoso.crm4.dynamics.com").question == .confirmation)
    #expect(try terminal.help().says("Type 'y' or 'n'"))
    try terminal.answer("y")
    #expect(try terminal.help().says("Marketplace needs an identity of its own"))
    try terminal.answer("azureAD")
    let action = try terminal.help()
    #expect(action.says("az ad app create"))
    #expect(action.question == .action)
    for answer in ["", Self.application, Self.directory] { try terminal.answer(answer) }
    let hidden = try terminal.answer("?")
    #expect(hidden.says("With the secret Marketplace proves"))
    #expect(hidden.question == .value("Client secret (Application Key)"))
    #expect(try terminal.answer(Self.secret).question == .keeping)
    let keeping = try terminal.help()
    #expect(keeping.says("Only a reference to the secret is stored"))
    #expect(keeping.question == .keeping)
    #expect(try terminal.end("quit").status == 0)
  }

  @Test func goesBackAndForthWithoutLosingAnything() throws {
    let terminal = try begin(Self.untilSecret)
    #expect(try terminal.answer("back").says("Now '\(Self.directory)'; Enter keeps it."))
    #expect(try terminal.answer("back").says("Now '\(Self.application)'; Enter keeps it."))
    // What was kept is not looked at again, and what was answered is not asked again.
    let reading = try terminal.answer("")
    #expect(reading.question == .value("Client secret (Application Key)"))
    #expect(!reading.says("dynamics.tenant"))
  }

  @Test func jumpsToAnyStep() throws {
    let terminal = try begin(Self.untilSecret)
    let overview = try terminal.answer("steps")
    #expect(overview.says("[done] Name the environment that gets the leads: \(Self.url)"))
    #expect(overview.says("[to do] Make a client secret and copy its value"))
    let row = try #require(overview.lines.first { $0.contains("Name the environment") })
    let number = try #require(row.drop { !$0.isNumber }.split(separator: ".").first)
    let reading = try terminal.answer(String(number))
    #expect(reading.question == .value("URL"))
    #expect(reading.says("Now '\(Self.url)'; Enter keeps it."))
    let returned = try terminal.answer("")
    #expect(returned.question == .value("Client secret (Application Key)"))
  }

  @Test func skipsWhatCanBeLeftOutOnly() throws {
    let terminal = try begin(["novice"])
    #expect(try terminal.answer("skip").says("The set-up does not work without this."))
    #expect(try terminal.answer("").says("An answer is needed"))
  }

  @Test func looksAgainWhenAsked() throws {
    let terminal = try begin(Self.untilSecret, fault: "secret-expired")
    #expect(try terminal.answer(Self.secret).says("aad-client-secret-expired"))
    let again = try terminal.answer("check")
    #expect(again.says("aad-client-secret-expired"))
    #expect(again.says("Step 6 of 13"))
    try terminal.answer("mend")
    #expect(try terminal.answer("check").question == .keeping)
  }

  @Test func waitsUntilItIsWell() throws {
    let terminal = try begin(Self.untilSecret, fault: "sign-in-throttled*4")
    let trouble = try terminal.answer(Self.secret)
    #expect(trouble.says("aad-throttled"))
    #expect(try terminal.answer("wait").question == .keeping)
  }

  @Test func writesToWhoeverHasTheRight() throws {
    let terminal = try begin(Array(Self.untilSecret.prefix(3)))
    let request = try terminal.answer("--for-admin")
    #expect(request.says("az ad app create"))
    #expect(request.says(Self.url))
    #expect(request.question == .action)
    for answer in ["", Self.application] { try terminal.answer(answer) }
    let second = try terminal.answer("admin")
    #expect(second.says(Self.application))
    #expect(second.question == .value("Directory ID (tenant)"))
  }

  @Test func asksNothingTwiceAfterItWasLeft() throws {
    let terminal = try begin(Self.untilSecret)
    try terminal.answer(Self.secret)
    try terminal.answer("1")
    let left = try terminal.end("quit")
    #expect(left.status == 0)
    #expect(left.reading.says("leadline setup --resume --profile novice"))
    let second = try NoviceTerminal(
      ["setup", "--resume", "--profile", "novice", "--sandbox"], home: terminal.home)
    let novice = Novice(second, authentication: "azureAD")
    let outcome = try novice.run()
    #expect(outcome.status == 0)
    for label in ["URL:", "Application (client) ID:", "Client secret (Application Key):"] {
      #expect(!outcome.rows.contains(label), "\(outcome.text)")
    }
    #expect(outcome.turns < 6)
    #expect(try files(in: terminal.home).allSatisfy { !$0.contains("/journal/") })
  }

  @Test func takesNoWordForASecret() throws {
    let terminal = try begin(Self.untilSecret)
    for word in [" Back", "steps", "skip", "admin", "mend", "wait", "check"] {
      let reading = try terminal.answer(word)
      #expect(!reading.says("broken:"), "\(word)")
      if word == "steps" { try terminal.answer("") }
      if word == " Back" {
        #expect(reading.question == .value("Directory ID (tenant)"))
        try terminal.answer("")
      }
    }
    #expect(try terminal.answer(Self.secret).question == .keeping)
  }

  @Test func showsTheSecretNowhereAndKeepsItInOneFile() throws {
    let terminal = try begin(Self.untilSecret)
    let before = terminal.terminal.output.count(of: Self.secret)
    let outcome = try Novice(terminal, authentication: "azureAD").finish(with: Self.secret)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(terminal.terminal.output.count(of: Self.secret) == before)
    let holders = try files(in: terminal.home).filter { path in
      String(decoding: try readFile(path), as: UTF8.self).contains(Self.secret)
    }
    #expect(holders.map { $0.hasSuffix("/secrets/novice.applicationKey") } == [true])
  }
}
