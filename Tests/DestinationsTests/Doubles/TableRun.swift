import Destinations
import Text
import Transport

/// What verifying a table came to.
struct TableRun: VerificationRun {
  let reports: [CheckReport]
  let requests: [HTTPRequest]

  /// Verifies in a world.
  static func `in`(
    _ world: TableWorld = TableWorld(), _ connection: String = TableWorld.connection,
    isReference: Bool = false, isTrusted: Bool = false, sendsTestLead: Bool = false
  ) async -> TableRun {
    let transport = world.transport
    return await over(
      transport, connection, isReference: isReference, isTrusted: isTrusted,
      sendsTestLead: sendsTestLead)
  }

  /// Verifies over a transport.
  static func over(
    _ transport: ScriptedTransport, _ connection: String = TableWorld.connection,
    isReference: Bool = false, isTrusted: Bool = false, sendsTestLead: Bool = false
  ) async -> TableRun {
    var options = Verification.Options()
    options.sendsTestLead = sendsTestLead
    let entry = Configuration.Entry(.secret(Secret(connection)), isReference: isReference)
    let configuration = Configuration(
      entries: ["storageAccountConnectionString": entry], isTrusted: isTrusted)
    let reports = await Verification(
      .azureTable, configuration, over: transport, options: options, now: { TableWorld.now }
    ).run()
    return TableRun(reports: reports, requests: transport.requests)
  }

  /// Looks at the form only.
  static func offline(_ connection: String) async -> TableRun {
    var options = Verification.Options()
    options.isOffline = true
    let transport = TableWorld().transport
    let configuration = Configuration(
      entries: ["storageAccountConnectionString": .init(.secret(Secret(connection)))])
    let reports = await Verification(
      .azureTable, configuration, over: transport, options: options, now: { TableWorld.now }
    ).run()
    return TableRun(reports: reports, requests: transport.requests)
  }

  var routes: [TableRoute] { requests.map { TableRoute($0) } }
}
