import Destinations
import Knowledge
import Testing
import Text
import Wizard

@Suite("Going about")
struct GoingAboutTests {
  @Test func goesBackStepByStep() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8))
    var asked = [sample.asked]
    for _ in 0..<8 {
      try await sample.say(.back)
      asked.append(sample.asked)
    }
    #expect(
      asked.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
        "keeping client-secret", "client-secret \(SampleAnswers.secret)",
        "directory-id \(SampleAnswers.directory)", "application-id \(SampleAnswers.application)",
        "do registration", "sign-in-kind azureAD", "environment \(SampleAnswers.environment)",
        "name", "destination",
      ])
    guard case .nothingBefore? = await sample.refusal(of: .back) else {
      Issue.record("there is something before the first question")
      return
    }
  }

  @Test func goesOnWhereItWasLeft() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    for _ in 0..<3 { try await sample.say(.back) }
    try await sample.say(.done)
    #expect(sample.asked == "contacts")
    for place in [Place.destination, .profileName, .step("environment")] {
      try await sample.say(.jump(place))
      #expect(sample.setup.place == place)
      try await sample.say(.keep)
      #expect(sample.asked == "contacts")
    }
  }

  @Test func jumpsToWhatIsThere() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(4))
    for place in [Place.step("user"), .step("nonsense"), .keeping("client-secret")] {
      guard case .unknownPlace? = await sample.refusal(of: .jump(place)) else {
        Issue.record("\(place) is there")
        return
      }
    }
    try await sample.say(.jump(.step("test-lead")))
    #expect(sample.asked == "do test-lead")
    #expect(!sample.world.runs.contains("dynamics.test-lead"))
    try await sample.say(.jump(.end))
    #expect(sample.asked == "end")
    try await sample.say(.back)
    #expect(sample.asked == "do test-lead")
  }

  @Test func probesWithAllThatAStepRestsOn() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(7))
    sample.world.breakChecks(["dynamics.who-am-i"])
    try await sample.say(.answer("applicationKey", .secret(SampleAnswers.secret)))
    sample.world.mendChecks(["dynamics.who-am-i"])
    sample.world.breakChecks(["dynamics.privileges"])
    try await sample.say(.jump(.step("privileges")))
    #expect(sample.asked == "do privileges")
    #expect(
      Set(sample.world.runs).isSuperset(of: [
        "dynamics.who-am-i", "dynamics.user", "dynamics.role", "dynamics.lead-table",
      ]))
    #expect(sample.troubles.isEmpty, "nothing was said to be done")
  }

  @Test func knowsWhatWasSeenOnTheWay() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(9))
    sample.world.forgetRuns()
    try await sample.say(.skip)
    #expect(sample.asked == "contacts")
    #expect(sample.world.runs.filter { $0 == "dynamics.role" }.count == 1)
    #expect(
      sample.journal.suffix(5) == [
        .skipped("permission"), .done("application-user"), .done("solution"), .done("role"),
        .done("privileges"),
      ])
  }
}

@Suite("Leaving out and keeping")
struct LeavingOutTests {
  @Test func leavesOutWhatMayBe() async throws {
    var sample = SampleSetup()
    for input in SampleAnswers.dynamics {
      if case .action(let step) = sample.setup.question {
        #expect(sample.setup.canSkip == (step.id == "permission"), "\(step.id)")
      } else {
        #expect(!sample.setup.canSkip, "\(sample.asked)")
        guard case .cannotBeSkipped? = await sample.refusal(of: .skip) else {
          Issue.record("\(sample.asked) was left out")
          return
        }
      }
      try await sample.say(input)
    }
    #expect(sample.setup.canSkip, "\(sample.asked)")
  }

  @Test func takesAnAnswerAwayAgain() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    try await sample.say(.answer("contactEmail", .text("leads@contoso.com")))
    try await sample.say(.jump(.step("contacts")))
    try await sample.say(.skip)
    #expect(sample.setup.answer(to: "contactEmail") == nil)
    #expect(sample.journal.last == .skipped("contacts"))
    try await sample.say(.jump(.step("contacts")))
    #expect(sample.asked == "contacts")
    try await sample.say(.keep)
    #expect(sample.state("contacts") == "skipped")
    #expect(sample.asked == "do test-lead")
    try await sample.say(.answer("contactEmail", .text("leads@contoso.com")))
    #expect(sample.state("contacts") == "settled")
  }

  @Test func takesSuggestionsByAnEmptyLine() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(2))
    try await sample.say(
      .suggestions([
        "instanceUrl": .text(SampleAnswers.environment), "authentication": .text("BACK"),
        "applicationId": .text(SampleAnswers.application),
        "applicationKey": .secret(SampleAnswers.secret, in: "${env:OLD}"),
      ]))
    #expect(sample.asked == "environment \(SampleAnswers.environment)")
    try await sample.say(.keep)
    #expect(sample.journal.last == .text("instanceUrl", SampleAnswers.environment))
    #expect(sample.asked == "sign-in-kind", "a word that steers is no suggestion")
    guard case .notAsked? = await sample.refusal(of: .keep) else {
      Issue.record("nothing was kept")
      return
    }
    try await sample.say(.answer("authentication", .text("azureAD")))
    try await sample.say(.done)
    try await sample.say(.keep)
    try await sample.say(.answer("directoryId", .text(SampleAnswers.directory)))
    #expect(sample.asked == "client-secret \(SampleAnswers.secret)")
    try await sample.say(.keep)
    #expect(sample.journal.contains(.reference("applicationKey", "${env:OLD}")))
    #expect(sample.asked == "do permission")
  }

  @Test func dropsSuggestionsThatBelongToAnotherValue() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(5))
    try await sample.say(
      .suggestions([
        "applicationId": .text(SampleAnswers.application),
        "applicationKey": .secret(SampleAnswers.secret, in: "${env:OLD}"),
      ]))
    try await sample.say(.answer("applicationId", .text(SampleAnswers.otherApplication)))
    try await sample.say(.answer("directoryId", .text(SampleAnswers.directory)))
    #expect(sample.asked == "client-secret")
  }

  @Test func neverTriesATestLead() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    try await sample.say(.skip)
    #expect(sample.asked == "do test-lead")
    #expect(sample.setup.due.isEmpty)
    try await sample.say(.check)
    #expect(!sample.world.runs.contains("dynamics.test-lead"))
    try await sample.say(.done)
    #expect(sample.world.runs.filter { $0 == "dynamics.test-lead" }.count == 1)
    #expect(sample.asked == "end")
    try await sample.say(.jump(.step("role")))
    try await sample.say(.check)
    #expect(sample.world.runs.filter { $0 == "dynamics.test-lead" }.count == 1)
  }
}
