import Destinations
import Knowledge
import Text
import Transport

/// What verifying Salesforce came to.
struct SalesforceRun: VerificationRun {
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

  /// The entry that the check names, or that it falls back on.
  func entry(_ id: CheckID) -> String? {
    let observation = self[id]?.observation
    return (observation?.entry ?? observation?.fallback)?.rawValue
  }

  var routes: [SalesforceRoute] { requests.map { SalesforceRoute($0) } }
}
