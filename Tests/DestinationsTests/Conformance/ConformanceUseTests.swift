import Destinations
import Knowledge
import Testing
import Text
import Transport

/// A check of a destination, and everything in which it is watched.
struct WatchedCheck: Sendable, CustomTestStringConvertible {
  let destination: Destination
  let check: Check

  var testDescription: String { check.id.rawValue }

  static let all = Registry.all.flatMap { destination in
    destination.checks.map { WatchedCheck(destination: destination, check: $0) }
  }
}

/// A configuration in a world, and what the checks have learned there.
private struct Surroundings: Sendable {
  let configuration: Configuration
  let facts: Facts
  let answer: @Sendable () -> ScriptedTransport
}

/// What can be seen of a check from outside: what it says, and what it asks.
private struct Trace: Equatable {
  let outcome: [String]
  let requests: [String]

  init(_ check: Check, _ result: CheckResult, _ requests: [HTTPRequest]) {
    let observation = result.outcome.observation
    // A test lead has a name of its own each time.
    let isNamed = check.kind == .testLead
    let parameters = (observation?.parameters ?? [:]).filter { !isNamed || $0.key != .table }
    outcome =
      [
        CheckReport(check, outcome: result.outcome, duration: .zero).status.rawValue,
        observation?.entry?.rawValue ?? "",
      ] + [observation?.fallback?.rawValue ?? "", observation?.field ?? ""]
      + parameters.map { "\($0.key)=\($0.value)" }.sorted()
      + (isNamed ? [] : [observation?.said ?? ""])
    self.requests = requests.map { request in
      let host = request.url.split(separator: "/").dropFirst().first ?? ""
      return isNamed
        ? "\(request.method) \(host)"
        : "\(request.method) \(request.url) \(String(decoding: request.body, as: UTF8.self))"
          + request.headers.fields.map { " \($0.name): \($0.value)" }.sorted().joined()
    }.sorted()
  }
}

@Suite("Conformance: what checks read") struct ConformanceUseTests {
  /// That a check declares what it reads shows in what it does when one field changes while all
  /// that others have learned stays. Each field is seen both ways: one that is declared and makes
  /// no difference anywhere would have checks run again for nothing.
  @Test(.timeLimit(.minutes(5)), arguments: WatchedCheck.all)
  func eachDeclaresExactlyTheFieldsThatItReads(_ watched: WatchedCheck) async {
    let places = await Self.surroundings(of: watched.destination)
    var read: Set<String> = []
    for field in watched.destination.fields {
      for place in places {
        if await Self.reads(watched.check, field, in: place) {
          read.insert(field.key)
          break
        }
      }
    }
    #expect(read == Set(watched.check.uses), "\(watched.check.id) reads \(read.sorted())")
  }

  @Test func aFieldThatIsNotDeclaredIsNoticed() async throws {
    let hidden = Check("dynamics.hidden", "nothing is hidden") { context in
      context.configuration.text("contactEmail") == nil ? .ok : .warning(.said("somebody is told"))
    }
    let field = try #require(Destination.dynamics.fields.first { $0.key == "contactEmail" })
    let places = await Self.surroundings(of: .dynamics)
    var isNoticed = false
    for place in places { isNoticed = await Self.reads(hidden, field, in: place) || isNoticed }
    #expect(isNoticed)
  }

  @Test(arguments: WatchedCheck.all) func onlyFieldsThatAreThereAreUsed(_ watched: WatchedCheck) {
    let keys = watched.destination.fields.map(\.key)
    #expect(watched.check.uses.allSatisfy(keys.contains))
    #expect(Set(watched.check.uses).count == watched.check.uses.count)
  }

  private static func reads(_ check: Check, _ field: Field, in place: Surroundings) async -> Bool {
    let before = await trace(check, place.configuration, in: place)
    for entry in replacements(of: field, in: place.configuration) {
      var entries = place.configuration.entries
      entries[field.key] = entry
      let changed = Configuration(entries: entries, isTrusted: place.configuration.isTrusted)
      if await trace(check, changed, in: place) != before { return true }
    }
    return false
  }

  private static func trace(
    _ check: Check, _ configuration: Configuration, in place: Surroundings
  ) async -> Trace {
    let transport = place.answer()
    let context = CheckContext(
      configuration: configuration, facts: place.facts, transport: transport,
      now: { TableWorld.now })
    return Trace(check, await check.run(context), transport.requests)
  }

  /// What may stand in a field in place of what stands there.
  private static func replacements(
    of field: Field, in configuration: Configuration
  ) -> [Configuration.Entry?] {
    let texts: [String] =
      switch field.key {
      case "instanceUrl":
        ["https://fabrikam.crm.dynamics.com", "https://contoso.crm9.microsoftdynamics.us"]
      case "authentication": ["azureAD", "office365"]
      case "directoryId": [DynamicsWorld.otherTenant, "contoso.onmicrosoft.us"]
      case "username": ["other@contoso.onmicrosoft.us"]
      case "storageAccountConnectionString":
        [
          TableWorld.connection.replacing("contosoleads", with: "fabrikamleads"),
          TableWorld.signedConnection,
        ]
      case "httpsEndpointUrl":
        [
          "https://leads.fabrikam.example/leads", "http://leads.fabrikam.example",
          HTTPSEndpointWorld.flowAddress,
        ]
      case "verification.service": ["power-automate"]
      case "contactEmail": ["leads@contoso.com", "leads, all"]
      case "objectIdentifier": ["00D30000001HWbP", "00D5j000001uVaTEAX"]
      case "verification.myDomain": ["fabrikam.my.salesforce.com", "contoso"]
      default: ["9f0a3f0c-1c58-4d2b-8d1e-5e0a2c441b7f"]
      }
    switch field.kind {
    case .secret, .connectionString:
      let other = configuration.entries[field.key].map {
        Configuration.Entry($0.value, isReference: !$0.isReference)
      }
      return [nil, .init(.masked), other] + texts.map { .secret($0) }
    case .text, .choice, .addresses: return [nil] + texts.map { .text($0) }
    }
  }
}

extension ConformanceUseTests {
  private static func surroundings(of destination: Destination) async -> [Surroundings] {
    var places: [Surroundings] = []
    for sample in ConformanceSample.all where sample.destination.id == destination.id {
      for (number, world) in worlds(of: destination, sample.configuration).enumerated() {
        let ends = await Verification(
          destination, sample.configuration, over: world(), now: { TableWorld.now }
        ).run(due: Set(destination.checks.map(\.id)), knowing: [])
        var facts = Facts()
        for end in ends { facts.merge(end.facts) }
        var answered = [(facts, world)]
        // In the first world all is well, so that everything is known that can be.
        if number == 0 { answered += troubles.map { (facts, $0) } + [(Facts(), world)] }
        for configuration in variants(of: sample) {
          places += answered.map { facts, answer in
            Surroundings(configuration: configuration, facts: facts, answer: answer)
          }
        }
      }
    }
    return places
  }

  /// The sample with a contact; without a word on the way of signing in, which what else stands
  /// there then tells; and with secrets by reference to a host that is nobody's.
  private static func variants(of sample: ConformanceSample) -> [Configuration] {
    var entries = sample.configuration.entries
    entries["contactEmail"] = .text("leads")
    var unsaid = entries
    unsaid["authentication"] = nil
    unsaid["applicationId"] = nil
    if unsaid["username"] != nil { unsaid["username"] = .text("writer@contoso.onmicrosoft.us") }
    if sample.destination.id == "marketo" { return marketoVariants(entries) }
    var foreign = entries
    for key in sample.secretKeys {
      foreign[key] = foreign[key].map { .init($0.value, isReference: true) }
    }
    if foreign["instanceUrl"] != nil {
      foreign["instanceUrl"] = .text("https://leads.contoso.example")
    }
    return [
      Configuration(entries: entries), Configuration(entries: unsaid),
      Configuration(entries: foreign), Configuration(entries: foreign, isTrusted: true),
    ]
  }

  private static func worlds(
    of destination: Destination, _ configuration: Configuration
  ) -> [@Sendable () -> ScriptedTransport] {
    if destination.id == "httpsEndpoint" { return [{ HTTPSEndpointWorld().transport }] }
    if destination.id == "marketo" { return marketoWorlds }
    if destination.id == "salesforce" { return [{ SalesforceWorld().transport }] }
    guard destination.id == "dynamics" else { return [{ TableWorld().transport }] }
    let isUser = configuration.text("authentication") == "office365"
    let application = isUser ? DynamicsWorld.client : DynamicsWorld.application
    let orders: [[DynamicsRoute: HTTPResponse]] = [
      [:],
      [.token: .signIn(401, "invalid_client", 7_000_215, "Invalid client secret provided.")],
      [.token: .signIn(400, "unauthorized_client", 700_016, "Application not found.")],
      [.token: .token(.claims(audience: "https://else.example", application: application))],
      [.whoAmI: .refusal(403, "0x80042f09", "SecLib::CheckPrivilege failed: no roles")],
      [.anonymous: .challenge(DynamicsWorld.otherTenant)],
      [.user: .json(["isdisabled": true, "islicensed": false, "accessmode": 1])],
    ]
    return orders.map { orders in
      var world = DynamicsWorld()
      world[.token] = .token(.claims(application: application))
      for (route, response) in orders { world[route] = response }
      return { [world] in world.transport }
    }
  }

  /// Services that refuse everything, each in its way.
  private static let troubles: [@Sendable () -> ScriptedTransport] = [
    HTTPResponse.refusal(403, "0x80040220", "Principal lacks a privilege."),
    .refusal(404, "0x80060888", "Resource not found."),
    .signIn(400, "invalid_tenant", 90002, "Tenant not found."),
    .rows([]),
  ].map { response in { ScriptedTransport { _ in .success(response) } } }
}
