import Destinations
import Testing
import Text
import Wizard

@Suite("Values to be confirmed")
struct ProposalTests {
  private static let before = SampleAnswers.dynamics.prefix(2)
  private static let crooked = "\(SampleAnswers.environment)/main.aspx?appid=1"

  @Test func proposesWhatWasMeant() async throws {
    var sample = try await SampleSetup.saying(Self.before)
    try await sample.say(.answer("instanceUrl", .text(Self.crooked)))
    #expect(sample.asked == "is instanceUrl \(SampleAnswers.environment)")
    #expect(sample.setup.answer(to: "instanceUrl") == nil)
    try await sample.say(.confirm(true))
    #expect(sample.setup.answer(to: "instanceUrl") == .text(SampleAnswers.environment))
    #expect(sample.asked == "sign-in-kind")
  }

  @Test func triesWhatWasTypedWhereItWasMeant() async throws {
    var sample = try await SampleSetup.saying(Self.before)
    sample.world.set(.malformed, of: Self.crooked)
    try await sample.say(.answer("instanceUrl", .text(Self.crooked)))
    guard case .form? = await sample.refusal(of: .confirm(false)) else {
      Issue.record("its form was not looked at")
      return
    }
    #expect(sample.asked == "environment")
  }

  @Test func asksAgainAfterGoingBack() async throws {
    var sample = try await SampleSetup.saying(Self.before)
    try await sample.say(.answer("instanceUrl", .text(Self.crooked)))
    try await sample.say(.back)
    #expect(sample.asked == "environment")
    try await sample.say(.answer("instanceUrl", .text(Self.crooked)))
    try await sample.say(.skip)
    #expect(sample.asked == "environment")
    #expect(sample.setup.answer(to: "instanceUrl") == nil)
  }

  @Test func confirmsInTheOrderOfTheFields() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(5))
    try await sample.say(
      .pasted([
        PastedValue("applicationKey", .secret(Secret(SampleAnswers.secret))),
        PastedValue("directoryId", .text(SampleAnswers.directory)),
        PastedValue("applicationId", .text("{\(SampleAnswers.application)}")),
        PastedValue("nonsense", .text("x")),
      ]))
    sample.world.forgetRuns()
    #expect(sample.asked == "is applicationId \(SampleAnswers.application)", "without its braces")
    try await sample.say(.confirm(true))
    #expect(sample.asked == "is directoryId \(SampleAnswers.directory)")
    try await sample.say(.confirm(true))
    #expect(!sample.world.runs.contains("dynamics.tenant"), "first all that was found")
    #expect(sample.asked.hasPrefix("is applicationKey"))
    try await sample.say(.confirm(true))
    #expect(sample.world.runs.contains("dynamics.tenant"))
    #expect(sample.asked == "keeping client-secret")
    #expect(!"\(sample.journal)".contains(SampleAnswers.secret))
  }

  @Test func goesOnAfterTheLastIsDeclined() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(5))
    let values = [
      PastedValue("applicationId", .text(SampleAnswers.application)),
      PastedValue("directoryId", .text(SampleAnswers.directory)),
    ]
    try await sample.say(.pasted(values))
    try await sample.say(.confirm(true))
    try await sample.say(.confirm(false))
    #expect(sample.asked == "directory-id")
    try await sample.say(.pasted(values))
    #expect(sample.asked == "is directoryId \(SampleAnswers.directory)", "the other one is there")
    try await sample.say(.skip)
    #expect(sample.asked == "directory-id")
  }

  @Test func holdsValuesUntilTheirFieldHasAMeaning() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(3))
    try await sample.say(.pasted([PastedValue("username", .text("lead.writer@contoso.com"))]))
    #expect(sample.asked == "sign-in-kind")
    try await sample.say(.answer("authentication", .text("office365")))
    #expect(sample.asked == "is username lead.writer@contoso.com")
    try await sample.say(.confirm(true))
    #expect(sample.asked == "do user")
    #expect(sample.state("user-name") == "settled")
  }

  @Test func losesAProposalThatWasAnsweredOtherwise() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(5))
    try await sample.say(.pasted([PastedValue("applicationId", .text(SampleAnswers.application))]))
    try await sample.say(.answer("applicationId", .text(SampleAnswers.otherApplication)))
    #expect(sample.asked == "directory-id")
    #expect(sample.setup.answer(to: "applicationId")?.plain == SampleAnswers.otherApplication)
  }

  @Test func goesOnAfterOneOfWrongForm() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(5))
    sample.world.set(.malformed, of: SampleAnswers.application)
    try await sample.say(
      .pasted([
        PastedValue("applicationId", .text(SampleAnswers.application)),
        PastedValue("directoryId", .text(SampleAnswers.directory)),
      ]))
    guard case .form? = await sample.refusal(of: .confirm(true)) else {
      Issue.record("its form was not looked at")
      return
    }
    #expect(sample.asked == "is directoryId \(SampleAnswers.directory)")
    try await sample.say(.confirm(true))
    #expect(sample.asked == "application-id")
  }

  @Test func refusesWhatHoldsNothing() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(4))
    for values in [
      [], [PastedValue("nonsense", .text("x"))],
      [PastedValue("instanceUrl", .text(SampleAnswers.environment))],
    ] {
      guard case .notAsked? = await sample.refusal(of: .pasted(values)) else {
        Issue.record("\(values) was taken")
        return
      }
    }
    guard case .notAsked? = await sample.refusal(of: .confirm(true)) else {
      Issue.record("nothing was confirmed")
      return
    }
  }
}
