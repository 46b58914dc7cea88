import Destinations
import Testing
import Text
import Transport

@Suite("Dynamics: a whole run") struct DynamicsRunTests {
  @Test func findsNothingWhereAllIsWell() async {
    let run = await DynamicsRun.in(DynamicsWorld(), sendsTestLead: true)
    #expect(run.troubled == [])
    #expect(run.checks(.skipped) == [])
    #expect(run.reports.count == 21)
    #expect(!run.routes.contains { if case .unknown = $0 { true } else { false } })
  }

  @Test func findsNothingButTheRetiredWayForAUser() async {
    var world = DynamicsWorld()
    world[.token] = .token(.claims(application: DynamicsWorld.client))
    let run = await DynamicsRun.in(world, .dynamicsUser(), sendsTestLead: true)
    #expect(run.troubled == ["dynamics.retired"])
    #expect(run.entry("dynamics.retired") == "dynamics-office365-retired")
    #expect(run.checks(.skipped) == [])
    #expect(run.status("dynamics.sign-in") == .ok)
  }

  @Test func writesNothingUnasked() async {
    let run = await DynamicsRun.in(DynamicsWorld())
    #expect(run.reports.count == 20)
    let methods = run.requests.filter { $0.method != "GET" }.map { DynamicsRoute($0) }
    #expect(methods == [.token])
  }

  @Test func asksNobodyOffline() async {
    let run = await DynamicsRun.over(DynamicsWorld().transport, isOffline: true)
    #expect(run.requests.isEmpty)
    #expect(run.checks(.ok) == ["dynamics.url", "dynamics.ids", "dynamics.secret"])
  }

  @Test func reportsInTheOrderOfTheDescriptor() async {
    let run = await DynamicsRun.in(DynamicsWorld(), sendsTestLead: true)
    let order = Destination.dynamics.checks.map(\.id)
    #expect(run.reports.map(\.check.id) == order.filter { run[$0] != nil })
    #expect(Set(order).count == order.count)
  }

  @Test func needsOnlyChecksThatAreThere() {
    let ids = Set(Destination.dynamics.checks.map(\.id))
    for check in Destination.dynamics.checks {
      #expect(ids.isSuperset(of: check.needs + check.unlessBroken), "\(check.id)")
      #expect(check.id.rawValue.hasPrefix("dynamics."))
    }
  }

  @Test func hidesTheSecretAndTheToken() async {
    let run = await DynamicsRun.in(DynamicsWorld(), sendsTestLead: true)
    let secret = Secret(DynamicsWorld.secret)
    for request in run.requests {
      if request.headers["Authorization"] != nil { #expect(!request.secrets.isEmpty) }
      if DynamicsRoute(request) == .token { #expect(request.secrets.contains(secret)) }
      #expect(!request.url.contains(DynamicsWorld.secret))
    }
  }

  @Test func sendsTheSecretToTheSignInServiceOnly() async {
    let run = await DynamicsRun.in(DynamicsWorld(), sendsTestLead: true)
    for request in run.requests {
      let isOwn = request.url.hasPrefix("https://login.microsoftonline.com/")
      #expect(isOwn || request.url.hasPrefix("https://\(DynamicsWorld.host)/"))
      #expect((request.headers["Authorization"] == nil) || !isOwn)
      let body = String(decoding: request.body, as: UTF8.self)
      #expect(isOwn || !body.contains("secret"))
    }
  }

  @Test func asksForTheTokenAsTheProtocolWants() async throws {
    let run = await DynamicsRun.in(
      DynamicsWorld(), .dynamics(["applicationKey": .secret("a+b&c/~ü")]))
    let request = try #require(run.requests.first { DynamicsRoute($0) == .token })
    #expect(
      request.url
        == "https://login.microsoftonline.com/\(DynamicsWorld.tenant)/oauth2/v2.0/token")
    #expect(request.isRepeatable)
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "client_id=\(DynamicsWorld.application)"
        + "&scope=https%3A%2F%2Fcontoso.crm4.dynamics.com%2F.default"
        + "&client_secret=a%2Bb%26c%2F~%C3%BC&grant_type=client_credentials")
  }
}
