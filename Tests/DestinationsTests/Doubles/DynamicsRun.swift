import Destinations
import Knowledge
import Text
import Transport

/// What verifying Dynamics 365 came to.
struct DynamicsRun: Sendable {
  let reports: [CheckReport]
  let requests: [HTTPRequest]

  /// Verifies over a scripted transport.
  static func over(
    _ transport: ScriptedTransport, _ configuration: Configuration = .dynamics(),
    sendsTestLead: Bool = false, isOffline: Bool = false
  ) async -> DynamicsRun {
    var options = Verification.Options()
    options.sendsTestLead = sendsTestLead
    options.isOffline = isOffline
    let verification = Verification(
      .dynamics, configuration, over: transport, options: options,
      now: { Timestamp(seconds: 1_700_000_000) })
    let reports = await verification.run()
    return DynamicsRun(reports: reports, requests: transport.requests)
  }

  /// Verifies in a world.
  static func `in`(
    _ world: DynamicsWorld, _ configuration: Configuration = .dynamics(),
    sendsTestLead: Bool = false
  ) async -> DynamicsRun {
    await over(world.transport, configuration, sendsTestLead: sendsTestLead)
  }

  subscript(id: CheckID) -> CheckReport? { reports.first { $0.check.id == id } }

  func status(_ id: CheckID) -> CheckStatus? { self[id]?.status }

  /// The checks that ended as they should not, without those that were skipped.
  var troubled: [CheckID] {
    reports.filter { ![.ok, .skipped].contains($0.status) }.map(\.check.id)
  }

  /// The checks of a status.
  func checks(_ status: CheckStatus) -> [CheckID] {
    reports.filter { $0.status == status }.map(\.check.id)
  }

  func entry(_ id: CheckID) -> String? { self[id]?.observation?.entry?.rawValue }
  func fallback(_ id: CheckID) -> String? { self[id]?.observation?.fallback?.rawValue }
  func said(_ id: CheckID) -> String? { self[id]?.observation?.said }
  func parameter(_ id: CheckID, _ parameter: Parameter) -> String? {
    self[id]?.observation?.parameters[parameter]
  }

  /// The routes that were asked, in order.
  var routes: [DynamicsRoute] { requests.map { DynamicsRoute($0) } }
}
