import Destinations
import Text
import Transport

/// What verifying Dynamics 365 came to.
struct DynamicsRun: VerificationRun {
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

  /// The checks of a status.
  func checks(_ status: CheckStatus) -> [CheckID] {
    reports.filter { $0.status == status }.map(\.check.id)
  }

  /// The routes that were asked, in order.
  var routes: [DynamicsRoute] { requests.map { DynamicsRoute($0) } }
}
