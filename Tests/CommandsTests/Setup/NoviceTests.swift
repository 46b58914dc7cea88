import Glibc
import TestSupport
import Testing

/// For each mistake: whoever does what is printed comes to a destination that is verified.
@Suite("Scripted novice")
struct NoviceTests {
  @Test(arguments: NoviceMistake.typedForApplication)
  func entersSomethingWrongForAnApplication(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  @Test(arguments: NoviceMistake.typedForUser)
  func entersSomethingWrongForAUser(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  @Test(arguments: NoviceMistake.typedForTable)
  func entersSomethingWrongForATable(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  @Test(arguments: NoviceMistake.played)
  func findsSomethingWrongInDynamics(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  @Test(arguments: NoviceMistake.playedForTable)
  func findsSomethingWrongInAStorageAccount(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  @Test(arguments: NoviceMistake.typedForMarketo + NoviceMistake.playedForMarketo)
  func meetsSomethingWrongInMarketo(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  @Test(arguments: NoviceMistake.typedForSalesforce + NoviceMistake.playedForSalesforce)
  func meetsSomethingWrongInSalesforce(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  @Test(arguments: NoviceMistake.typedForEndpoint + NoviceMistake.playedForEndpoint)
  func meetsSomethingWrongAtAnEndpoint(_ mistake: NoviceMistake) async throws {
    try await run(mistake)
  }

  /// Without a session nothing in Salesforce is seen, which is said, and is not well.
  @Test func endsUncertainWithoutASessionOfSalesforce() async throws {
    let outcome = try await NoviceGate.shared.run {
      let novice = Novice(try NoviceTerminal(["setup", "salesforce", "--sandbox"]))
      novice.withheld = ["My Domain", "Access token"]
      return try novice.run()
    }
    let comment = Comment(rawValue: outcome.text)
    #expect(outcome.entries.first == "salesforce-cannot-be-seen", comment)
    #expect(outcome.says("not well, or could not be seen"), comment)
    #expect(outcome.status == 75, comment)
  }

  /// Whoever says that something is done is believed where it cannot be seen; it is said, though.
  @Test(arguments: [
    NoviceMistake.fault("organisation-throttled", "dynamics-throttled"),
    NoviceMistake.fault("roles-hidden", "dynamics-look-not-permitted"),
    NoviceMistake.fault("table-being-deleted", "table-being-deleted", "table"),
    NoviceMistake.fault("marketo-lead-lost", "marketo-test-lead-not-found", "marketo"),
    NoviceMistake.fault("salesforce-lead-dropped", "salesforce-test-lead-not-found", "salesforce"),
    NoviceMistake.fault(
      "flow-throttled", "power-automate-throttled", "httpsEndpoint", way: "power-automate"),
    NoviceMistake.fault(
      "logic-app-address-refused", "logic-app-caller-refused", "httpsEndpoint", way: "logic-app"),
  ])
  func goesPastWhatCannotBeSeen(_ mistake: NoviceMistake) async throws {
    let (outcome, again) = try await NoviceGate.shared.run {
      try Self.setUp(mistake, heedingHints: false)
    }
    guard case .explained(let entry) = mistake.end else { return }
    let comment = Comment(rawValue: "\(outcome.entries)\n\(outcome.text)")
    #expect(outcome.entries.contains(entry), comment)
    #expect(outcome.says("not well, or could not be seen"), comment)
    #expect(outcome.status == 75, comment)
    #expect(again.status == 0, "\(again.everything)")
  }

  private func run(_ mistake: NoviceMistake) async throws {
    let (outcome, again) = try await NoviceGate.shared.run { try Self.setUp(mistake) }
    expect(outcome, of: mistake)
    #expect(again.status == 0, "\(again.everything)")
  }

  /// Sets up, and looks at what was stored once nothing is wrong.
  private static func setUp(
    _ mistake: NoviceMistake, heedingHints: Bool = true
  ) throws -> (Novice.Outcome, ChildProcess.Result) {
    let order = mistake.fault.map { ["--fault", $0] } ?? []
    let terminal = try NoviceTerminal(["setup", mistake.destination, "--sandbox"] + order)
    let novice = Novice(terminal, authentication: mistake.authentication, slips: mistake.slips)
    novice.heedsHints = heedingHints
    return (try novice.run(), try validate(in: terminal.home))
  }

  private func expect(_ outcome: Novice.Outcome, of mistake: NoviceMistake) {
    let comment = Comment(rawValue: "\(outcome.entries)\n\(outcome.text)")
    switch mistake.end {
    case .explained(let entry):
      let entries = outcome.entries.filter { $0 != Self.always }
      #expect(entries.first == entry, comment)
    case .repaired: #expect(outcome.wasRepaired && outcome.entries.isEmpty, comment)
    case .understood: #expect(!outcome.wasRepaired && outcome.entries.isEmpty, comment)
    }
    #expect(outcome.says("Everything that was looked at is well"), comment)
    #expect(outcome.status == 0, comment)
  }

  /// What every user with a password is told, and nothing that is to be mended.
  private static let always = "dynamics-office365-retired"

  private static func validate(in home: TemporaryDirectory) throws -> ChildProcess.Result {
    var child = ChildProcess(
      try builtProduct(named: "leadline"), ["validate", "--sandbox", "--profile", Novice.name],
      environment: LivePrompt.environment(home: home))
    child.workingDirectory = home.path
    return try child.run()
  }
}
