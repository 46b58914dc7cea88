import Arguments
import Destinations
import TestSupport
import Testing

@testable import Commands

/// What options, variables and a file say together.
@Suite("Given answers") struct GivenAnswersTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func gather(
    _ words: [String], _ environment: [String: String] = [:], file: String? = nil
  ) throws -> GivenAnswers {
    var words = ["setup"] + words
    if let file { words += ["--answers", try folder.write("answers.json", text: file)] }
    let options = try SetupOptions(try CommandTable.leadline.parse(words))
    return try GivenAnswers.gather(options, environment: environment)
  }

  private func failure(_ body: () throws -> GivenAnswers) -> CommandFailure? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? CommandFailure
    }
  }

  private func answers(_ url: String) -> String {
    "{\"destination\": \"dynamics\", \"profile\": \"file\", \"answers\": {\"instanceUrl\": \"\(url)\"}}"
  }

  @Test func optionsGoBeforeVariablesAndThoseBeforeTheFile() throws {
    let variables = ["LEADLINE_INSTANCE_URL": "https://variable"]
    let option = ["--instance-url", "https://option"]
    let all = try gather(option, variables, file: answers("https://file"))
    #expect(all.values["instanceUrl"]?.text == "https://option")
    #expect(all.values["instanceUrl"]?.origin == .option("--instance-url"))
    let two = try gather([], variables, file: answers("https://file"))
    #expect(two.values["instanceUrl"]?.origin == .variable("LEADLINE_INSTANCE_URL"))
    let one = try gather([], file: answers("https://file"))
    #expect(one.values["instanceUrl"]?.text == "https://file")
    let empty = try gather([], ["LEADLINE_INSTANCE_URL": ""], file: answers("https://file"))
    #expect(empty.values["instanceUrl"]?.text == "https://file")
  }

  @Test func theNameOnTheCommandLineGoesBeforeTheFiles() throws {
    let file = answers("https://file")
    #expect(try gather([], file: file).profile == "file")
    #expect(try gather(["--profile", "line"], file: file).profile == "line")
    #expect(try gather([], file: file).destination == "dynamics")
    #expect(try gather(["--send-test-lead"], file: file).sendsTestLead == true)
    #expect(try gather([], file: file).sendsTestLead == nil)
    #expect(try gather(["--document", "-"]).document == "-")
  }

  @Test func nothingGivenIsNothing() throws {
    #expect(try gather([]) == GivenAnswers(values: [:]))
  }

  @Test func aSecretItselfIsRefusedAndNotRepeated() throws {
    let secret = "Sbx8Q~leadline-sandbox-secret-0123456789"
    let option = try #require(failure { try gather(["--application-key", secret]) })
    #expect(option.status == .usage)
    #expect(option.message.hasPrefix("'--application-key': a secret is given by reference only"))
    let variable = try #require(failure { try gather([], ["LEADLINE_APPLICATION_KEY": secret]) })
    #expect(variable.status == .configuration)
    #expect(variable.message.hasPrefix("LEADLINE_APPLICATION_KEY: a secret"))
    for failure in [option, variable] { #expect(!failure.message.contains("Sbx8Q")) }
  }

  @Test func aReferenceIsTaken() throws {
    let given = try gather(["--application-key", "${env:LEADS}"])
    #expect(given.values["applicationKey"]?.value == .reference("${env:LEADS}"))
  }

  @Test func allWrongOptionsAndVariablesAreToldAtOnce() throws {
    let failure = try #require(
      failure {
        try gather(
          ["--application-key", "literal", "--instance-url", "back", "--username", ""],
          ["LEADLINE_PASSWORD": "literal"])
      })
    #expect(failure.lines.count == 4, "\(failure.lines)")
    #expect(failure.status == .usage)
  }

  @Test(arguments: ["dynamcs", "email", "", "quit"])
  func aDestinationThatIsNoneIsAUsageError(_ name: String) throws {
    #expect(try #require(failure { try gather([name]) }).status == .usage)
  }

  @Test func aFileOfAnotherDestinationIsRefused() throws {
    let failure = try #require(failure { try gather(["table"], file: answers("x")) })
    #expect(failure.status == .invalidData)
    #expect(failure.message.contains("answers.json:1:17: "), "\(failure.message)")
  }

  // MARK: - For a destination

  @Test func anOptionOfAnotherDestinationIsRefusedAndAVariablePassedOver() throws {
    let reference = "${env:CONNECTION}"
    let option = try gather(["dynamics", "--storage-account-connection-string", reference])
    let refused = try #require(failure { try option.checked(for: .dynamics) })
    #expect(refused.status == .usage)
    #expect(refused.message.contains("it belongs to the destination table"))
    #expect(try option.checked(for: .azureTable).values.count == 1)
    let variable = try gather([], ["LEADLINE_STORAGE_ACCOUNT_CONNECTION_STRING": reference])
    #expect(try variable.checked(for: .dynamics).values.isEmpty)
  }

  @Test func anAnswerThatAnotherAnswerRulesOutIsRefusedWithTheReason() throws {
    let file = """
      {"destination": "dynamics", "answers": {"authentication": "azureAD", "username": "a@b"}}
      """
    let given = try gather([], file: file)
    let failure = try #require(failure { try given.checked(for: .dynamics) })
    #expect(failure.status == .invalidData)
    #expect(
      failure.message.hasSuffix(
        "'username' is asked for with authentication office365 only, and it is azureAD"))
    let changed = try gather(["--authentication", "office365"], file: file)
    #expect(try changed.checked(for: .dynamics).values.count == 2)
    let variable = try gather(
      ["--authentication", "azureAD"], ["LEADLINE_USERNAME": "a@b", "LEADLINE_INSTANCE_URL": "u"])
    #expect(
      try variable.checked(for: .dynamics).values.keys.sorted() == [
        "authentication", "instanceUrl",
      ])
  }

  @Test func whatIsStoredCountsWhereNothingIsGiven() throws {
    let stored = ["authentication": Configuration.Entry(.text("office365"))]
    let given = try gather(["--application-id", "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"])
    #expect(failure { try given.checked(for: .dynamics, stored: stored) }?.status == .usage)
    #expect(try given.checked(for: .dynamics).values.count == 1)
  }
}
