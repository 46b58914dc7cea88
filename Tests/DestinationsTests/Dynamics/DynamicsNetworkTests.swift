import Destinations
import Knowledge
import Testing
import Text
import Transport

/// Something that goes wrong on the way to a service.
struct NetworkFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let answer: ScriptedTransport.Answer

  static let all: [NetworkFault] =
    kinds.map { kind in
      let error = TransportError(kind, host: "host.example", reason: "something on the way")
      return NetworkFault(testDescription: "\(kind)", answer: .failure(error))
    } + answers

  private static let kinds: [TransportError.Kind] = [
    .hostNotFound, .resolverUnavailable, .connectionRefused, .connectionReset, .unreachable,
    .timedOut, .certificateExpired, .certificateNotYetValid, .certificateSelfSigned,
    .certificateUntrusted, .certificateWrongName, .tlsProtocol, .proxyAuthentication,
    .proxyRefused, .responseTooLarge, .malformedResponse, .invalidRequest, .cancelled,
    .libraryMissing, .other,
  ]

  private static let answers: [NetworkFault] = [
    fault("429", HTTPResponse(status: 429, headers: ["Retry-After": "1"])),
    fault("429 without a time", HTTPResponse(status: 429)),
    fault("429 of the environment", .refusal(429, "0x80072322", "Number of requests exceeded")),
    fault("429 of the sign-in", .signIn(429, "temporarily_unavailable", 90055, "Too many")),
    fault("502 with a page", .page(502)), fault("503", HTTPResponse(status: 503)),
    fault("503 of the sign-in", .signIn(503, "temporarily_unavailable", 90033, "Try later")),
    fault("500 that talks of secrets", .signIn(500, "invalid_client", 7_000_215, "Invalid secret")),
    fault("504 of the environment", .refusal(504, "0x80040216", "The channel timed out")),
    fault("a captive portal", .page(200)), fault("a page that forbids", .page(403)),
    fault("511", .page(511)), fault("407", HTTPResponse(status: 407)),
    fault("408", HTTPResponse(status: 408)),
    fault("302", HTTPResponse(status: 302, headers: ["Location": "http://portal.example/"])),
    fault("302 without a place", HTTPResponse(status: 302)),
    fault(
      "plain text",
      HTTPResponse(status: 200, headers: ["Content-Type": "text/plain"], body: [0x68, 0x69])),
  ]

  private static func fault(_ name: String, _ response: HTTPResponse) -> NetworkFault {
    NetworkFault(testDescription: name, answer: .success(response))
  }
}

/// What may be said of a fault of the network.
private func isAboutTheWay(_ entry: String?) -> Bool {
  guard let entry else { return false }
  let prefixes = ["network-", "tls-", "proxy-"]
  let own = [
    "aad-throttled", "aad-unavailable", "dynamics-throttled", "dynamics-unavailable",
    "dynamics-request-timeout",
  ]
  return own.contains(entry) || prefixes.contains { entry.hasPrefix($0) }
}

@Suite("Dynamics: faults of the network") struct DynamicsNetworkTests {
  private static let world: DynamicsWorld = {
    var world = DynamicsWorld()
    // Everything that may be asked is asked.
    world[.ownRoles] = .json(["systemuserroles_association": [["name": "Other"]]])
    world[.rolesByTeam] = .rows([
      ["name": "Leads", "teamroles_association": [["name": JSONValue(DynamicsWorld.roleName)]]]
    ])
    world[.column] = .json(["IsSecured": true])
    world[.ownProfiles] = .rows([["fieldsecurityprofileid": JSONValue(DynamicsWorld.profile)]])
    return world
  }()

  private func routes(isUser: Bool) async -> [DynamicsRoute] {
    await run(Self.world, isUser: isUser).routes
  }

  private func run(_ world: DynamicsWorld, isUser: Bool) async -> DynamicsRun {
    var world = world
    if isUser, world.orders[.token] == nil {
      world[.token] = .token(.claims(application: DynamicsWorld.client))
    }
    return await DynamicsRun.in(
      world, isUser ? .dynamicsUser() : .dynamics(), sendsTestLead: true)
  }

  @Test(arguments: NetworkFault.all, [false, true])
  func blameNobody(_ fault: NetworkFault, isUser: Bool) async {
    let routes = await routes(isUser: isUser)
    #expect(routes.count > 20)
    for route in Set(routes) {
      var world = Self.world
      world.orders[route] = fault.answer
      let run = await run(world, isUser: isUser)
      let isMissingHost = fault.testDescription == "hostNotFound" && route == .anonymous
      #expect(run.checks(.broken) == (isMissingHost ? ["dynamics.host"] : []), "\(route)")
      for report in run.reports where report.status == .notEstablished {
        #expect(isAboutTheWay(report.observation?.entry?.rawValue), "\(route) \(report.check.id)")
        #expect(report.observation?.fallback == nil)
      }
      #expect(isReported(run, route, fault), "\(route)")
    }
  }

  /// Something must come of every fault, but where the answer adds nothing.
  private func isReported(
    _ run: DynamicsRun, _ route: DynamicsRoute, _ fault: NetworkFault
  ) -> Bool {
    let isHint = route == .realm
    let warnings = run.checks(.warning).contains("dynamics.test-lead")
    return isHint || warnings || !run.checks(.notEstablished).isEmpty
      || run.checks(.broken) == ["dynamics.host"]
  }

  @Test func blameNoSwapWhereTheSecondQuestionFails() async {
    var world = DynamicsWorld()
    world[.discovery(DynamicsWorld.tenant)] = .tenantNotFound(DynamicsWorld.tenant)
    for fault in NetworkFault.all {
      world.orders[.discovery(DynamicsWorld.application)] = fault.answer
      let run = await DynamicsRun.in(world)
      #expect(run.checks(.broken) == ["dynamics.tenant"])
      #expect(run.fallback("dynamics.tenant") == "aad-tenant-not-found")
    }
  }

  @Test(
    arguments: [
      (TransportError.Kind.certificateExpired, "dynamics.tls", "tls-certificate-expired"),
      (.tlsProtocol, "dynamics.tls", "tls-protocol"),
      (.connectionRefused, "dynamics.host", "network-connection-refused"),
      (.proxyAuthentication, "dynamics.host", "proxy-authentication"),
      (.malformedResponse, "dynamics.organisation", "network-unexpected-answer"),
      (.responseTooLarge, "dynamics.organisation", "network-unexpected-answer"),
    ] as [(TransportError.Kind, CheckID, String)])
  func areSeenByTheRightCheck(
    _ kind: TransportError.Kind, _ check: CheckID, _ entry: String
  ) async {
    var world = DynamicsWorld()
    world.orders[.anonymous] = .failure(TransportError(kind, host: "h", reason: "r"))
    let run = await DynamicsRun.in(world)
    #expect(run.troubled == [check])
    #expect(run.entry(check) == entry)
    #expect(run.said(check) == "r")
    #expect(run["dynamics.who-am-i"]?.because == check)
  }
}
