import Arguments
import Destinations
import TestSupport
import Testing

@testable import Commands

/// Options and variables that fields of several destinations have in common.
@Suite("Shared options") struct SharedOptionTests {
  private func gather(
    _ words: [String], _ environment: [String: String] = [:]
  ) throws -> GivenAnswers {
    let options = try SetupOptions(try CommandTable.leadline.parse(["setup"] + words))
    return try GivenAnswers.gather(options, environment: environment)
  }

  private func problems(_ words: [String], _ environment: [String: String] = [:]) throws -> [String]
  {
    do {
      _ = try gather(words, environment)
      return []
    } catch let failure as CommandFailure {
      return failure.lines
    }
  }

  @Test func whatIsWrongForSeveralFieldsIsToldOnce() throws {
    #expect(try problems(["--client-secret", "literal"]).count == 1)
    #expect(try problems([], ["LEADLINE_CLIENT_SECRET": "literal"]).count == 1)
  }

  @Test func oneIsThatOfTheDestinationsOwnField() throws {
    let words = ["--client-id", "id", "--client-secret", "${env:X}"]
    #expect(
      try gather(["salesforce"] + words).values.keys.sorted() == [
        "verification.clientId", "verification.clientSecret",
      ])
    #expect(
      try gather(["marketo"] + words).values.keys.sorted() == ["clientId", "clientSecret"])
    #expect(try gather(words).values.count == 4)
  }

  @Test func aWrongVariableForAnotherDestinationIsPassedOver() throws {
    let variables = ["LEADLINE_SERVICE": "ftp", "LEADLINE_CLIENT_SECRET": "literal"]
    #expect(try gather(["table"], variables).values.isEmpty)
    #expect(try problems(["marketo"], variables).count == 1)
    #expect(try problems(["httpsEndpoint"], variables).count == 1)
    #expect(try problems([], variables).count == 2)
  }

  @Test func theHelpSaysWhatEachDestinationMeans() throws {
    for destination in SetupDestination.all {
      for field in destination.fields {
        let option = try #require(SetupFields.options.first { $0.name == field.optionName })
        #expect(option.help.contains(field.help), "\(destination.id) \(field.key)")
      }
    }
    let contact = try #require(SetupFields.options.first { $0.name == "contact-email" })
    #expect(contact.help.ranges(of: "Addresses that are told").count == 1, "\(contact.help)")
  }

  @Test(arguments: ["email", "none"])
  func whatOnlyDocumentsNameCannotBeSetUp(_ id: String) throws {
    #expect(
      try problems([id]).first?.hasPrefix("the destination '\(id)' cannot be set up here") == true)
  }

  @Test(arguments: [("e", false), ("n", false), ("sales", true), ("bl", true)])
  func onlyWhatCanBeSetUpIsCompleted(_ start: String, _ isAny: Bool) throws {
    let result = try Installation().run("__complete", "--", "setup", start)
    #expect(result.output.isEmpty != isAny, "\(result.output)")
  }

  @Test(arguments: ["email", "none"], [[], ["--for-admin"]])
  func aStoredOneThatCannotBeSetUpIsNamed(_ id: String, _ words: [String]) throws {
    let user = try Installation()
    try user.folder.write(
      "home/config/leadline/profiles/kept.json", text: "{\"leadDestination\": \"\(id)\"}")
    let result = try user.run(["setup", "--no-input", "--profile", "kept"] + words)
    #expect(result.status == 64)
    #expect(
      result.errorOutput.hasPrefix("leadline: the destination '\(id)' cannot be set up here"),
      "\(result.errorOutput)")
  }
}
