import Destinations
import Knowledge
import Text
import Transport

/// What verifying an endpoint came to.
struct HTTPSEndpointRun: Sendable {
  let reports: [CheckReport]
  let requests: [HTTPRequest]

  /// Verifies in a world.
  static func `in`(
    _ world: HTTPSEndpointWorld = HTTPSEndpointWorld(), _ url: String = HTTPSEndpointWorld.url,
    isReference: Bool = false, allowsPrivate: Bool = false, sendsTestLead: Bool = false,
    isOffline: Bool = false,
    now: @escaping @Sendable () -> Timestamp = { HTTPSEndpointWorld.now }
  ) async -> HTTPSEndpointRun {
    var options = Verification.Options()
    options.sendsTestLead = sendsTestLead
    options.isOffline = isOffline
    let transport = world.transport
    let entry = Configuration.Entry(.secret(Secret(url)), isReference: isReference)
    let configuration = Configuration(
      entries: ["httpsEndpointUrl": entry], allowsPrivateAddresses: allowsPrivate)
    let reports = await Verification(
      .httpsEndpoint, configuration, over: transport, options: options, now: now
    ).run()
    return HTTPSEndpointRun(reports: reports, requests: transport.requests)
  }

  /// Verifies with a test lead that is answered so.
  static func lead(
    _ answer: HTTPResponse, to url: String = HTTPSEndpointWorld.url
  ) async -> HTTPSEndpointRun {
    var world = HTTPSEndpointWorld()
    world.lead = .success(answer)
    return await .in(world, url, sendsTestLead: true)
  }

  subscript(subject: String) -> CheckReport? {
    reports.first { $0.check.id.rawValue == "httpsEndpoint.\(subject)" }
  }

  func status(_ subject: String) -> CheckStatus? { self[subject]?.status }
  /// The entry that is named, or that explains words which are not known.
  func entry(_ subject: String) -> String? {
    let observation = self[subject]?.observation
    return (observation?.entry ?? observation?.fallback)?.rawValue
  }
  func said(_ subject: String) -> String { self[subject]?.observation?.said ?? "" }
  func parameter(_ subject: String, _ parameter: Parameter) -> String? {
    self[subject]?.observation?.parameters[parameter]
  }

  /// The subjects of the checks that ended as they should not, without those that were skipped.
  var troubled: [String] {
    reports.filter { ![.ok, .skipped].contains($0.status) }
      .map { String($0.check.id.rawValue.dropFirst("httpsEndpoint.".count)) }
  }

  /// Everything that is shown.
  var shown: String { reports.map(\.shown).joined(separator: "\n") }
}
