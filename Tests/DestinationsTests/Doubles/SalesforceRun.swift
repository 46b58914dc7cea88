import Destinations
import Knowledge
import Text
import Transport

/// What verifying Salesforce came to.
struct SalesforceRun: Sendable {
  /// How the organisation is looked into.
  enum Session: Sendable, CaseIterable {
    case none, token, client
  }

  let reports: [CheckReport]
  let requests: [HTTPRequest]

  /// What is entered.
  static func entries(
    _ session: Session, organisation: String = SalesforceWorld.organisation,
    isReference: Bool = false
  ) -> [String: Configuration.Entry] {
    var entries: [String: Configuration.Entry] = ["objectIdentifier": .text(organisation)]
    guard session != .none else { return entries }
    entries["verification.myDomain"] = .text(SalesforceWorld.host)
    if session == .token {
      entries["verification.accessToken"] = .init(
        .secret(Secret(SalesforceWorld.token)), isReference: isReference)
    } else {
      entries["verification.clientId"] = .text(SalesforceWorld.client)
      entries["verification.clientSecret"] = .init(
        .secret(Secret(SalesforceWorld.clientSecret)), isReference: isReference)
    }
    return entries
  }

  /// Verifies in a world.
  static func `in`(
    _ world: SalesforceWorld = SalesforceWorld(), _ session: Session = .token,
    sendsTestLead: Bool = false
  ) async -> SalesforceRun {
    await of(Configuration(entries: entries(session)), world, sendsTestLead: sendsTestLead)
  }

  /// Verifies what is entered.
  static func of(
    _ configuration: Configuration, _ world: SalesforceWorld = SalesforceWorld(),
    sendsTestLead: Bool = false, isOffline: Bool = false
  ) async -> SalesforceRun {
    var options = Verification.Options()
    options.sendsTestLead = sendsTestLead
    options.isOffline = isOffline
    let transport = world.transport
    let reports = await Verification(
      .salesforce, configuration, over: transport, options: options, now: { TableWorld.now }
    ).run()
    return SalesforceRun(reports: reports, requests: transport.requests)
  }

  subscript(id: CheckID) -> CheckReport? { reports.first { $0.check.id == id } }

  func status(_ id: CheckID) -> CheckStatus? { self[id]?.status }
  /// The entry that the check names, or that it falls back on.
  func entry(_ id: CheckID) -> String? {
    let observation = self[id]?.observation
    return (observation?.entry ?? observation?.fallback)?.rawValue
  }
  func said(_ id: CheckID) -> String { self[id]?.observation?.said ?? "" }
  func parameter(_ id: CheckID, _ parameter: Parameter) -> String? {
    self[id]?.observation?.parameters[parameter]
  }

  /// The checks that ended as they should not, without those that were skipped.
  var troubled: [CheckID] {
    reports.filter { ![.ok, .skipped].contains($0.status) }.map(\.check.id)
  }

  var routes: [SalesforceRoute] { requests.map { SalesforceRoute($0) } }
}
