import Destinations
import Testing
import Text
import Wizard

@Suite("Where something is mended")
struct TroubleTests {
  @Test func sendsToTheFieldToBlame() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.token"])
    let sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8), in: world)
    #expect(sample.troubles == ["dynamics.token"])
    #expect(sample.asked == "environment \(SampleAnswers.environment)")
    #expect(sample.state("client-secret") == "troubled")
  }

  @Test func sendsToWhatIsToBeDone() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.role"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics, in: world)
    #expect(sample.asked == "do application-user", "what is not visible is not seen to be done")
    try await sample.say(.done)
    try await sample.say(.done)
    #expect(sample.asked == "do role")
    #expect(sample.setup.canSkip == false)
    try await sample.say(.done)
    #expect(sample.troubles == ["dynamics.role"])
    #expect(sample.asked == "do role")
    #expect(sample.setup.troubles.count == 1)
    try await sample.say(.keep)
    #expect(sample.asked == "do role", "it was looked at once more")
    world.mendChecks(["dynamics.role"])
    try await sample.say(.check)
    #expect(sample.asked == "contacts")
  }

  @Test func goesOnWithWhatIsAccepted() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.tenant-match"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(7), in: world)
    #expect(sample.troubles == ["dynamics.tenant-match"])
    #expect(sample.setup.canSkip)
    try await sample.say(.skip)
    #expect(sample.asked == "client-secret")
    #expect(sample.troubles.isEmpty)
    #expect(sample.setup.answer(to: "directoryId") != nil)
    // With another directory it is another trouble.
    try await sample.say(.answer("directoryId", .text(SampleAnswers.otherDirectory)))
    #expect(sample.troubles == ["dynamics.tenant-match"])
  }

  @Test func acceptsOnlyWhereOneStands() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.tenant-match"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(7), in: world)
    try await sample.say(.jump(.step("contacts")))
    try await sample.say(.skip)
    #expect(sample.state("contacts") == "skipped")
    #expect(sample.troubles == ["dynamics.tenant-match"])
    #expect(sample.asked == "directory-id \(SampleAnswers.directory)")
  }

  @Test func looksAgainWhenTheSameIsAnsweredOrKept() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.tenant"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(7), in: world)
    for input: SetupInput in [.keep, .answer("directoryId", .text(SampleAnswers.directory))] {
      world.forgetRuns()
      try await sample.say(input)
      #expect(world.runs.contains("dynamics.tenant"))
      #expect(!world.runs.contains("dynamics.host"))
      #expect(sample.asked.hasPrefix("directory-id"))
    }
    world.mendChecks(["dynamics.tenant"])
    try await sample.say(.keep)
    #expect(sample.asked == "client-secret")
  }

  @Test func looksAtTheEndOnceMoreAtWhatWasAccepted() async throws {
    let world = SampleWorld()
    world.breakChecks(["dynamics.tenant-match"])
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(7), in: world)
    try await sample.say(.skip)
    try await sample.say(.answer("applicationKey", .secret(SampleAnswers.secret, in: "${env:S}")))
    for _ in 0..<12 where sample.asked != "end" {
      let isLeft = sample.setup.canSkip
      try await sample.say(isLeft ? .skip : .done)
    }
    #expect(sample.asked == "end")
    world.mendChecks(["dynamics.tenant-match"])
    world.forgetRuns()
    try await sample.say(.check)
    #expect(world.runs.contains("dynamics.tenant-match"))
    #expect(sample.setup.known.allSatisfy { $0.report.status == .ok })
    #expect(!world.runs.contains("dynamics.test-lead"))
  }

  @Test func checksTheStepAtHandWhereNothingIsWrong() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(9))
    try await sample.say(.jump(.step("environment")))
    sample.world.forgetRuns()
    try await sample.say(.check)
    #expect(
      Set(sample.world.runs).isSuperset(of: ["dynamics.host", "dynamics.tls", "dynamics.url"]))
    #expect(sample.asked.hasPrefix("environment"), "one stays where one went")
  }

  @Test func staysWhereSomebodyWentUnlessItGetsWorse() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8))
    try await sample.say(.jump(.step("directory-id")))
    sample.world.breakChecks(["dynamics.tenant"])
    try await sample.say(.check)
    #expect(sample.troubles == ["dynamics.tenant"])
    #expect(sample.asked.hasPrefix("directory-id"))
  }
}
