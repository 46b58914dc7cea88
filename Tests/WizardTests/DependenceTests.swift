import Destinations
import Testing
import Text
import Wizard

@Suite("What rests on what")
struct DependenceTests {
  private func finished(_ world: SampleWorld = SampleWorld()) async throws -> SampleSetup {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics, in: world)
    try await sample.say(.answer("contactEmail", .text("leads@contoso.com")))
    try await sample.say(.done)
    #expect(sample.asked == "end")
    world.forgetRuns()
    return sample
  }

  @Test func looksAtEachCheckOnce() async throws {
    let sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    let configuration = sample.setup.configuration
    let live = (sample.setup.offer?.destination.checks ?? [])
      .filter { $0.kind == .live && $0.applies(configuration) }.map(\.id)
    #expect(live.count > 15)
    #expect(sample.world.runs.filter(live.contains).sorted() == live.sorted())
  }

  @Test func asksNothingForAnAddressOfTheContacts() async throws {
    var sample = try await finished()
    try await sample.say(.answer("contactEmail", .text("more@contoso.com")))
    #expect(sample.world.runs == ["dynamics.contacts"])
    #expect(sample.asked == "end")
  }

  @Test func looksAgainAtWhatRestsOnTheDirectory() async throws {
    var sample = try await finished()
    try await sample.say(.answer("directoryId", .text(SampleAnswers.otherDirectory)))
    #expect(
      Set(sample.world.runs).isDisjoint(with: [
        "dynamics.host", "dynamics.tls", "dynamics.organisation", "dynamics.test-lead",
      ]))
    #expect(
      Set(sample.world.runs).isSuperset(of: [
        "dynamics.ids", "dynamics.tenant", "dynamics.tenant-match", "dynamics.sign-in",
        "dynamics.role", "dynamics.privileges",
      ]))
    #expect(sample.setup.answer(to: "applicationKey") != nil, "it belongs to the application")
    #expect(sample.asked == "do test-lead", "the one that arrived was of the other directory")
  }

  @Test func forgetsTheSecretOfAnotherApplication() async throws {
    var sample = try await finished()
    try await sample.say(.answer("applicationId", .text(SampleAnswers.otherApplication)))
    #expect(sample.setup.answer(to: "applicationKey") == nil)
    #expect(sample.asked == "client-secret")
    #expect(sample.state("directory-id") == "settled")
    #expect(sample.state("role") == "awaiting", "it was done for the other one")
    try await sample.say(.answer("applicationKey", .secret("abc8Q~two", in: "${env:TWO}")))
    #expect(sample.state("role") == "settled", "it is seen to be done")
    #expect(sample.asked == "do test-lead")
  }

  @Test func forgetsNothingForTheSameAnswer() async throws {
    var sample = try await finished()
    try await sample.say(.answer("applicationId", .text(SampleAnswers.application)))
    #expect(sample.asked == "end")
    #expect(sample.world.runs.filter { $0 != "dynamics.ids" && $0 != "dynamics.url" }.isEmpty)
    try await sample.say(.answer("applicationKey", .secret(SampleAnswers.secret)))
    #expect(sample.asked == "end", "its place is known")
  }

  @Test func keepsTheAnswersOfBothKindsOfSigningIn() async throws {
    var sample = try await finished()
    try await sample.say(.answer("authentication", .text("office365")))
    #expect(sample.asked == "do user")
    #expect(sample.setup.outcome.map(\.key) == ["instanceUrl", "authentication", "contactEmail"])
    #expect(sample.setup.configuration.entries["applicationKey"] == nil)
    #expect(!sample.setup.known.contains { $0.report.check.id == "dynamics.application" })
    try await sample.say(.answer("authentication", .text("azureAD")))
    #expect(sample.setup.outcome.count == 6)
    #expect(sample.asked == "do test-lead")
  }

  @Test func noSuccessOutlivesWhatItRestedOn() async throws {
    var sample = try await finished()
    // The user was removed since; whoever looks again at that step sees it.
    sample.world.breakChecks(["dynamics.user"])
    try await sample.say(.jump(.step("application-user")))
    try await sample.say(.check)
    #expect(sample.troubles == ["dynamics.user"])
    let statuses = Dictionary(
      uniqueKeysWithValues: sample.setup.known.map { ($0.report.check.id, $0.report.status) })
    #expect(statuses["dynamics.role"] == .skipped)
    #expect(statuses["dynamics.privileges"] == .skipped)
    #expect(statuses["dynamics.test-lead"] == .skipped)
    #expect(!sample.world.runs.contains("dynamics.test-lead"))
    sample.world.mendChecks(["dynamics.user"])
    try await sample.say(.done)
    #expect(sample.troubles.isEmpty)
    #expect(sample.asked == "end")
  }

  @Test func asksForTheTokenAgainWhereItsRefusalIsJudged() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.sign-in"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8), in: world)
    #expect(sample.troubles == ["dynamics.sign-in"])
    world.forgetRuns()
    try await sample.say(.check)
    #expect(Set(world.runs) == ["dynamics.application", "dynamics.sign-in"])
    world.mendChecks(["dynamics.sign-in"])
    world.forgetRuns()
    try await sample.say(.check)
    #expect(sample.troubles.isEmpty)
    #expect(Set(world.runs).isSuperset(of: ["dynamics.application", "dynamics.token"]))
    #expect(!world.runs.contains("dynamics.host"))
  }

  @Test func looksAtTheRoleBeforeWhatNobodyWithoutOneSees() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.role", "dynamics.access-mode", "dynamics.role-exists"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(9), in: world)
    try await sample.say(.skip)
    #expect(sample.asked == "do application-user", "it is not seen to be done")
    try await sample.say(.done)
    #expect(sample.troubles.isEmpty, "the step of the role is yet to come")
    #expect(sample.asked == "do solution")
    try await sample.say(.done)
    #expect(sample.asked == "do role")
    world.mendChecks(["dynamics.role", "dynamics.access-mode", "dynamics.role-exists"])
    try await sample.say(.done)
    #expect(sample.asked == "contacts")
    #expect(sample.state("application-user") == "settled")
    #expect(
      sample.setup.known.contains {
        $0.report.check.id == "dynamics.access-mode" && $0.report.status == .ok
      })
  }

  @Test func comesToAnEndBehindWhatWasAccepted() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.organisation"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(3), in: world)
    #expect(sample.troubles == ["dynamics.organisation"])
    try await sample.say(.skip)
    for input in SampleAnswers.dynamics.dropFirst(3).prefix(6) { try await sample.say(input) }
    #expect(sample.troubles.isEmpty)
    #expect(sample.asked == "do permission")
    #expect(sample.setup.due.isEmpty)
    #expect(sample.longestChain < 5)
  }

  /// What was tried out together with an answer that goes with the one before says nothing of what
  /// is left.
  @Test func looksAgainAtWhatWasTriedOutWithAnAnswerThatIsGone() async throws {
    let guide = SampleGuides.guide(
      "salesforce",
      [
        SampleGuides.step("my-domain", "verification.myDomain", isOptional: true),
        SampleGuides.step("access-token", "verification.accessToken", isOptional: true),
        SampleGuides.step("look", nil, ["salesforce.session"]),
      ])
    var sample = SampleSetup(SampleWorld(), destinations: [.salesforce], guides: [guide])
    for input in [
      SetupInput.destination("salesforce"), .profileName("contoso"),
      .answer("verification.myDomain", .text("contoso.my.salesforce.com")),
      .answer("verification.accessToken", .secret("00D!token", in: "${env:TOKEN}")),
    ] { try await sample.say(input) }
    #expect(sample.asked == "end")
    sample.world.forgetRuns()
    try await sample.say(
      .answer("verification.myDomain", .text("fabrikam.my.salesforce.com")))
    #expect(sample.setup.answer(to: "verification.accessToken") == nil)
    #expect(sample.setup.known.isEmpty)
    try await sample.say(.skip)
    #expect(sample.world.runs == ["salesforce.session", "salesforce.session"])
  }
}
