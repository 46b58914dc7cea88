import Destinations
import Text
import Transport

extension ConformanceUseTests {
  /// What is entered since December 2022, and what was before.
  static func marketoVariants(
    _ entries: [String: Configuration.Entry]
  ) -> [Configuration] {
    var older = entries
    older["serverId"] = .text("ys12")
    older["clientId"] = nil
    older["clientSecret"] = nil
    return [Configuration(entries: entries), Configuration(entries: older)]
  }

  /// Instances in which all is well, and others that refuse or lack something.
  static let marketoWorlds: [@Sendable () -> ScriptedTransport] = {
    var refusing = MarketoWorld()
    refusing[.approved] = .marketoRefusal("603", "Access denied")
    var tired = MarketoWorld()
    for route in [MarketoRoute.approved, .fields, .usage, .submit] {
      tired[route] = .marketoRefusal("602", "Access token expired")
    }
    var ending = MarketoWorld()
    ending[.draft] = .marketoRefusal("602", "Access token expired")
    var closed = MarketoWorld()
    closed[.token] = .marketoSignIn("invalid_client", "Bad client credentials")
    return [MarketoWorld(), refusing, tired, ending, closed].map { world in { world.transport } }
  }()
}
