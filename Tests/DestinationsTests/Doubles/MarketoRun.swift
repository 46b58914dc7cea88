import Destinations
import Text
import Transport

/// What verifying a form of Marketo came to.
struct MarketoRun: VerificationRun {
  /// What is entered since December 2022.
  static let usual: [String: String] = [
    "munchkinId": MarketoWorld.munchkin, "formId": "1179", "clientId": MarketoWorld.client,
    "clientSecret": MarketoWorld.secret,
  ]
  /// What was entered before.
  static let older = ["munchkinId": MarketoWorld.munchkin, "formId": "1179", "serverId": "ys12"]

  let reports: [CheckReport]
  let requests: [HTTPRequest]

  /// Verifies in a world.
  static func `in`(
    _ world: MarketoWorld = MarketoWorld(), _ values: [String: String] = usual,
    sendsTestLead: Bool = false, isOffline: Bool = false
  ) async -> MarketoRun {
    await over(
      world.transport, values, sendsTestLead: sendsTestLead, isOffline: isOffline)
  }

  /// Verifies over a transport.
  static func over(
    _ transport: ScriptedTransport, _ values: [String: String] = usual,
    sendsTestLead: Bool = false, isOffline: Bool = false, timeLimit: Duration = .seconds(30)
  ) async -> MarketoRun {
    var options = Verification.Options()
    options.sendsTestLead = sendsTestLead
    options.isOffline = isOffline
    options.timeLimit = timeLimit
    let reports = await Verification(
      .marketo, Configuration(entries: entries(values)), over: transport, options: options,
      now: { MarketoWorld.now }
    ).run()
    return MarketoRun(reports: reports, requests: transport.requests)
  }

  /// Looks at the form of a configuration only.
  static func form(_ configuration: Configuration) async -> MarketoRun {
    var options = Verification.Options()
    options.isOffline = true
    let transport = MarketoWorld().transport
    let reports = await Verification(.marketo, configuration, over: transport, options: options)
      .run()
    return MarketoRun(reports: reports, requests: transport.requests)
  }

  static func entries(_ values: [String: String]) -> [String: Configuration.Entry] {
    Dictionary(
      uniqueKeysWithValues: values.map { key, value in
        let entered: Configuration.Value =
          key == "clientSecret" ? .secret(Secret(value)) : .text(value)
        return (key, Configuration.Entry(entered))
      })
  }

  /// What is usually entered, with something else in one field, or nothing.
  static func usual(but key: String, _ value: String?) -> [String: String] {
    var values = usual
    values[key] = value
    return values
  }

  var routes: [MarketoRoute] { requests.map { MarketoRoute($0) } }
}
