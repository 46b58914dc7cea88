import Destinations
import Testing
import Text
import Wizard

@Suite("The trial of an answer")
struct FormTrialTests {
  private static let before = SampleAnswers.dynamics.prefix(2)

  @Test func storesNothingOfWrongForm() async throws {
    let world = SampleWorld()
    world.set(.malformed, of: "https://wrong.crm4.dynamics.com")
    var sample = try await SampleSetup.saying(Self.before, in: world)
    let journal = sample.journal
    let refusal = await sample.refusal(
      of: .answer("instanceUrl", .text("https://wrong.crm4.dynamics.com")))
    guard case .form(let reports)? = refusal else {
      Issue.record("an answer of wrong form is taken: \(String(describing: refusal))")
      return
    }
    #expect(reports.map(\.check.id) == ["dynamics.url"])
    #expect(sample.setup.answer(to: "instanceUrl") == nil)
    #expect(sample.journal == journal)
    #expect(sample.asked == "environment")
    #expect(!world.runs.contains("dynamics.host"), "a service was asked for nothing")
  }

  @Test func keepsTheAnswerBeforeWhereTheNextIsWrong() async throws {
    let world = SampleWorld()
    world.set(.malformed, of: "https://wrong.crm4.dynamics.com")
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(3), in: world)
    try await sample.say(.jump(.step("environment")))
    _ = await sample.refusal(of: .answer("instanceUrl", .text("https://wrong.crm4.dynamics.com")))
    #expect(sample.asked == "environment \(SampleAnswers.environment)")
    #expect(sample.state("environment") == "settled")
  }

  @Test func looksAtTheFormFirstAndAtServicesThen() async throws {
    var sample = try await SampleSetup.saying(Self.before)
    try sample.only(.answer("instanceUrl", .text(SampleAnswers.environment)))
    #expect(sample.setup.due == ["dynamics.url"])
    #expect(sample.setup.answer(to: "instanceUrl") == nil)
    #expect(sample.setup.configuration.text("instanceUrl") == SampleAnswers.environment)
    try await sample.settle()
    #expect(
      Set(sample.world.runs) == [
        "dynamics.url", "dynamics.host", "dynamics.tls", "dynamics.organisation",
      ])
    #expect(sample.world.runs.count == 4)
  }

  @Test func anotherInputEndsATrial() async throws {
    var sample = try await SampleSetup.saying(Self.before)
    try sample.only(.answer("instanceUrl", .text(SampleAnswers.environment)))
    try sample.only(.back)
    #expect(sample.setup.due.isEmpty)
    #expect(sample.setup.answer(to: "instanceUrl") == nil)
    #expect(sample.asked == "name")
  }

  @Test func refusesAnAnswerForItsOwnFaultsOnly() async throws {
    // The two ids in the place of each other: whichever is mended first is like the other one.
    var sample = SampleSetup(
      destinations: [BothAlike.destination], guides: [BothAlike.guide], isReal: true)
    for input in BothAlike.swapped { try await sample.say(input) }
    try await sample.say(.jump(.step("one")))
    try await sample.say(.answer("one", .text("B")))
    #expect(sample.setup.answer(to: "one")?.plain == "B")
    #expect(sample.asked == "two B", "the other one is to blame")
    try await sample.say(.answer("two", .text("A")))
    #expect(sample.troubles.isEmpty)
    #expect(sample.asked == "end")
  }

  @Test func takesOnlyTheWordsOfAChoice() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(3))
    let refusal = await sample.refusal(of: .answer("authentication", .text("carrier pigeon")))
    guard case .notAChoice("authentication")? = refusal else {
      Issue.record("it is taken: \(String(describing: refusal))")
      return
    }
    #expect(sample.setup.answer(to: "authentication") == nil)
  }

  @Test func takesASecretForWhatIsOne() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(7))
    try await sample.say(.answer("applicationKey", .text(SampleAnswers.secret)))
    #expect(sample.asked == "keeping client-secret")
    #expect(!"\(sample.journal)".contains(SampleAnswers.secret))
    try await sample.say(.jump(.step("contacts")))
    let refusal = await sample.refusal(of: .answer("contactEmail", .secret("leads@contoso.com")))
    guard case .notAChoice? = refusal else {
      Issue.record("a secret was taken for something that is shown")
      return
    }
  }

  @Test func knowsNoFieldThatHasNoMeaning() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    for key in ["username", "password", "nonsense"] {
      guard case .unknownField(key)? = await sample.refusal(of: .answer(key, .text("x"))) else {
        Issue.record("\(key) was taken")
        return
      }
    }
  }
}

/// Two answers that must not be alike; the second is blamed.
enum BothAlike {
  static let destination = Destination(
    id: "alike", name: "Alike", block: "alike", olderNames: [], olderBlock: nil,
    fields: [
      Field("one", label: "", help: "", example: ""),
      Field("two", label: "", help: "", example: ""),
    ],
    checks: [
      Check("alike.form", "", kind: .form, field: "two", uses: ["one", "two"]) { context in
        let isAlike = context.configuration.text("one") == context.configuration.text("two")
        return isAlike ? .broken(.said("both are alike")) : .ok
      }

    ], parameters: { _ in [:] })

  static let guide = SampleGuides.guide(
    "alike",
    [
      SampleGuides.step("one", "one"),
      SampleGuides.step("two", "two", ["alike.form"]),
    ])

  static let swapped: [SetupInput] = [
    .destination("alike"), .profileName("x"), .answer("one", .text("A")),
    .answer("two", .text("B")),
  ]
}
