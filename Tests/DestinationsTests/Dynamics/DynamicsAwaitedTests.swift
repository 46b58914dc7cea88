import Destinations
import Knowledge
import Testing
import Text

/// What is entered so far, and what the form checks make of it.
struct HalfEntered: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let check: CheckID
  let texts: [String: String]
  let awaited: Set<String>
  let status: CheckStatus
  var entry: String?
  var field: String?
}

private let tenant = DynamicsWorld.tenant
private let application = DynamicsWorld.application
private let both: Set<String> = ["directoryId", "applicationId"]
private let account: Set<String> = ["username", "password"]

private let cases: [HalfEntered] = [
  HalfEntered(
    testDescription: "a directory alone", check: "dynamics.ids", texts: ["directoryId": tenant],
    awaited: ["applicationId"], status: .ok),
  HalfEntered(
    testDescription: "an application alone", check: "dynamics.ids",
    texts: ["applicationId": application], awaited: ["directoryId"], status: .ok),
  HalfEntered(
    testDescription: "a wrong directory alone", check: "dynamics.ids",
    texts: ["directoryId": "x"], awaited: both, status: .broken,
    entry: "aad-invalid-tenant-identifier", field: "directoryId"),
  HalfEntered(
    testDescription: "a wrong application alone", check: "dynamics.ids",
    texts: ["applicationId": "x"], awaited: both, status: .broken,
    entry: "dynamics-application-id-malformed", field: "applicationId"),
  HalfEntered(
    testDescription: "neither id", check: "dynamics.ids", texts: [:], awaited: both,
    status: .notEstablished, field: "directoryId"),
  HalfEntered(
    testDescription: "a blank in place of the other", check: "dynamics.ids",
    texts: ["directoryId": tenant, "applicationId": " "], awaited: both, status: .ok),
  HalfEntered(
    testDescription: "the same id twice", check: "dynamics.ids",
    texts: ["directoryId": tenant, "applicationId": tenant], awaited: both, status: .broken,
    entry: "dynamics-ids-swapped"),
  HalfEntered(
    testDescription: "an application that nobody will ask for", check: "dynamics.ids",
    texts: ["directoryId": tenant], awaited: [], status: .broken, entry: "document-field-missing",
    field: "applicationId"),
  HalfEntered(
    testDescription: "a user name alone", check: "dynamics.account",
    texts: ["username": "lead.writer@contoso.com"], awaited: ["password"], status: .ok),
  HalfEntered(
    testDescription: "a wrong user name alone", check: "dynamics.account",
    texts: ["username": "lead.writer"], awaited: account, status: .broken,
    entry: "dynamics-account-malformed", field: "username"),
  HalfEntered(
    testDescription: "a damaged password alone", check: "dynamics.account",
    texts: ["password": "word "], awaited: account, status: .broken,
    entry: "dynamics-account-malformed", field: "password"),
  HalfEntered(
    testDescription: "neither name nor password", check: "dynamics.account", texts: [:],
    awaited: account, status: .notEstablished, field: "username"),
  HalfEntered(
    testDescription: "a password that nobody will ask for", check: "dynamics.account",
    texts: ["username": "lead.writer@contoso.com"], awaited: ["username"], status: .broken,
    entry: "document-field-missing", field: "password"),
  HalfEntered(
    testDescription: "no URL yet", check: "dynamics.url", texts: [:], awaited: ["instanceUrl"],
    status: .notEstablished, field: "instanceUrl"),
  HalfEntered(
    testDescription: "no secret yet", check: "dynamics.secret", texts: [:],
    awaited: ["applicationKey"], status: .notEstablished, field: "applicationKey"),
]

@Suite("Dynamics: what will yet be asked for") struct DynamicsAwaitedTests {
  @Test(arguments: cases) func isNoMistake(_ half: HalfEntered) async throws {
    let check = try #require(Destination.dynamics.checks.first { $0.id == half.check })
    let isUser = half.check == "dynamics.account"
    var entries = half.texts.mapValues { Configuration.Entry(.text($0)) }
    entries["authentication"] = .text(isUser ? "office365" : "azureAD")
    let configuration = Configuration(entries: entries, awaited: half.awaited)
    let transport = DynamicsWorld().transport
    let verification = Verification(.dynamics, configuration, over: transport)
    let report = try #require(await verification.run(due: [check.id], knowing: []).first?.report)
    #expect(report.status == half.status)
    #expect(report.observation?.entry?.rawValue == half.entry)
    if let field = half.field { #expect(report.field == field) }
  }

  @Test func theDirectoryIsLookedForByItself() async {
    let configuration = Configuration(
      entries: ["authentication": .text("azureAD"), "directoryId": .text(tenant)],
      awaited: ["applicationId", "applicationKey", "instanceUrl"])
    let transport = DynamicsWorld().transport
    let ends = await Verification(.dynamics, configuration, over: transport)
      .run(due: ["dynamics.ids", "dynamics.tenant"], knowing: [])
    #expect(ends.map(\.report.status) == [.ok, .ok])
    #expect(transport.requests.map { DynamicsRoute($0) } == [.discovery(tenant)])
  }

  @Test func aDirectoryThatIsNotThereIsSoughtInTheOtherBoxWhereThereIsOne() async {
    let absent = "11f81489-12ee-4a9e-aaae-a2591f45987d"
    for (other, entry) in [(nil, nil), (tenant, "dynamics-ids-swapped")] as [(String?, String?)] {
      var entries = ["authentication": Configuration.Entry.text("azureAD")]
      entries["directoryId"] = .text(absent)
      entries["applicationId"] = other.map { .text($0) }
      let configuration = Configuration(entries: entries, awaited: both)
      let ends = await Verification(.dynamics, configuration, over: DynamicsWorld().transport)
        .run(due: ["dynamics.ids", "dynamics.tenant"], knowing: [])
      #expect(ends.last?.report.status == .broken)
      #expect(ends.last?.report.observation?.entry?.rawValue == entry)
    }
  }

  @Test func aLiveCheckWithoutItsFieldEstablishesNothing() async {
    let configuration = Configuration(
      entries: ["authentication": .text("azureAD")],
      awaited: ["instanceUrl", "directoryId", "applicationId", "applicationKey"])
    let transport = DynamicsWorld().transport
    let ends = await Verification(.dynamics, configuration, over: transport)
      .run(due: ["dynamics.host", "dynamics.tenant", "dynamics.application"], knowing: [])
    #expect(ends.map(\.report.status) == [.notEstablished, .notEstablished, .skipped])
    #expect(transport.requests.isEmpty)
  }

  @Test func aTableWithoutItsStringEstablishesNothingYet() async {
    let configuration = Configuration(
      entries: [:], awaited: ["storageAccountConnectionString"])
    let ends = await Verification(.azureTable, configuration, over: TableWorld().transport)
      .run(due: ["table.connection-string", "table.sas", "table.host"], knowing: [])
    #expect(ends.map(\.report.status) == [.notEstablished, .skipped])
    #expect(ends[0].report.observation?.said?.contains("yet") == true)
  }

  @Test func aMaskIsAnAnswerThatWasGiven() async {
    let configuration = Configuration.dynamics(["applicationId": Configuration.Entry(.masked)])
    let awaiting = Configuration(entries: configuration.entries, awaited: both)
    let ends = await Verification(.dynamics, awaiting, over: DynamicsWorld().transport)
      .run(due: ["dynamics.ids"], knowing: [])
    #expect(ends[0].report.observation?.entry?.rawValue == "document-secret-masked")
  }
}
