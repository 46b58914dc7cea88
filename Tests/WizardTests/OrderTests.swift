import Destinations
import Testing
import Text
import Wizard

@Suite("The order of the questions")
struct OrderTests {
  @Test func goesThroughAllThatIsAskedForAnApplication() async throws {
    var sample = SampleSetup()
    var asked = [sample.asked]
    for input in SampleAnswers.dynamics {
      try await sample.say(input)
      asked.append(sample.asked)
    }
    #expect(
      asked == [
        "destination", "name", "environment", "sign-in-kind", "do registration", "application-id",
        "directory-id", "client-secret", "keeping client-secret", "do permission", "contacts",
      ])
    try await sample.say(.skip)
    #expect(sample.asked == "do test-lead")
    try await sample.say(.done)
    #expect(sample.asked == "end")
    #expect(
      sample.setup.outcome.map(\.key) == [
        "instanceUrl", "authentication", "applicationId", "directoryId", "applicationKey",
      ])
  }

  @Test func asksForAUserWhatAUserHas() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(3))
    var asked: [String] = []
    let inputs: [SetupInput] = [
      .answer("authentication", .text("office365")), .done,
      .answer("username", .text("lead.writer@contoso.onmicrosoft.com")), .skip,
      .answer("password", .secret("correct horse", in: "${env:P}")), .skip, .skip,
    ]
    for input in inputs {
      try await sample.say(input)
      asked.append(sample.asked)
    }
    #expect(
      asked == [
        "do user", "user-name", "client-id", "password", "contacts", "do test-lead", "end",
      ])
  }

  @Test func asksForATable() async throws {
    var sample = SampleSetup()
    var asked: [String] = []
    let inputs: [SetupInput] = [
      .destination("table"), .profileName("contoso"), .done,
      .answer("storageAccountConnectionString", .secret(SampleAnswers.connection)),
      .kept("storageAccountConnectionString", .plain),
      .answer("contactEmail", .text("leads@contoso.com")), .skip,
    ]
    for input in inputs {
      try await sample.say(input)
      asked.append(sample.asked)
    }
    #expect(
      asked == [
        "name", "do storage-account", "connection-string", "keeping connection-string", "contacts",
        "do test-lead", "end",
      ])
    #expect(
      sample.setup.outcome.map(\.answer.plain) == [
        SampleAnswers.connection, "leads@contoso.com",
      ])
  }

  @Test func refusesWhatCannotBeChosen() async throws {
    var sample = SampleSetup()
    guard case .retired("Blob", "table")? = await sample.refusal(of: .destination("blob")) else {
      Issue.record("a destination that is gone can be chosen")
      return
    }
    guard case .unknownDestination("ftp")? = await sample.refusal(of: .destination("ftp")) else {
      Issue.record("a destination that was never there can be chosen")
      return
    }
    try await sample.say(.destination("table"))
    guard case .invalidName("a b")? = await sample.refusal(of: .profileName("a b")) else {
      Issue.record("a name that cannot be stored is taken")
      return
    }
    #expect(sample.asked == "name")
    #expect(sample.journal == [.destination("table")])
  }

  @Test func forgetsEverythingWithTheDestination() async throws {
    var sample = try await SampleSetup.saying(SampleAnswers.dynamics)
    try await sample.say(.jump(.destination))
    try await sample.say(.destination("dynamics"))
    #expect(sample.setup.answer(to: "instanceUrl") != nil, "the same destination was chosen")
    try await sample.say(.suggestions(["contactEmail": .text("old@contoso.com")]))
    try await sample.say(.destination("table"))
    #expect(sample.setup.profileName == "contoso")
    #expect(sample.asked == "do storage-account")
    #expect(sample.setup.known.isEmpty)
    try await sample.say(.destination("dynamics"))
    #expect(sample.asked == "environment")
    #expect(sample.setup.outcome.isEmpty)
    #expect(sample.setup.known.isEmpty)
  }

  @Test func asksNoServiceOffline() async throws {
    var sample = SampleSetup(isOffline: true)
    for input in SampleAnswers.dynamics { try await sample.say(input) }
    #expect(sample.asked == "do application-user", "nothing tells that it is done already")
    for _ in 0..<5 where sample.asked != "contacts" { try await sample.say(.done) }
    #expect(sample.asked == "contacts")
    let ids = Set(sample.world.runs)
    #expect(ids.contains("dynamics.url"))
    #expect(ids.isDisjoint(with: ["dynamics.host", "dynamics.tenant", "dynamics.role"]))
  }

  @Test func showsHowFarEachStepIs() async throws {
    let sample = try await SampleSetup.saying(SampleAnswers.dynamics.prefix(8))
    let lines = sample.setup.overview
    #expect(lines.first?.value == "Dynamics 365")
    #expect(lines.filter(\.isHere).isEmpty, "the question is where a secret is kept")
    #expect(lines.contains { $0.value == SampleAnswers.environment })
    #expect(!lines.contains { $0.value?.contains("abc8Q") ?? false })
    #expect(sample.state("contacts") == "awaiting")
    #expect(sample.state("environment") == "settled")
    #expect(sample.setup.place == .keeping("client-secret"))
  }
}
