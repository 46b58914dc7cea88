import Destinations
import Knowledge
import Testing
import Text
import Transport

/// A refusal of Marketo's interface and what it must come to.
struct MarketoRefusalCase: Sendable, CustomTestStringConvertible {
  let code: String
  let message: String
  let entry: String
  let status: CheckStatus

  var testDescription: String { "\(code) \(message)" }

  init(
    _ code: String, _ message: String, _ entry: String, _ status: CheckStatus = .notEstablished
  ) {
    self.code = code
    self.message = message
    self.entry = "marketo-" + entry
    self.status = status
  }

  var response: HTTPResponse { .marketoRefusal(code, message) }
}

private let refusals: [MarketoRefusalCase] = [
  MarketoRefusalCase("600", "Empty access token", "token-rejected"),
  MarketoRefusalCase("601", "Access token invalid", "token-rejected"),
  MarketoRefusalCase("602", "Access token expired", "token-rejected"),
  MarketoRefusalCase("603", "Access denied", "permission-missing"),
  MarketoRefusalCase("604", "Request timed out", "unavailable"),
  MarketoRefusalCase("608", "API Temporarily Unavailable", "unavailable"),
  MarketoRefusalCase("611", "System error", "unavailable"),
  MarketoRefusalCase("713", "Transient error", "unavailable"),
  MarketoRefusalCase("606", "Max rate limit '100' exceeded with in '20' secs", "rate-limited"),
  MarketoRefusalCase("615", "Concurrent access limit reached", "concurrency-limited"),
  MarketoRefusalCase("607", "Daily quota reached", "quota-reached"),
  MarketoRefusalCase("614", "Invalid Subscription", "subscription-inactive"),
  MarketoRefusalCase("610", "Requested resource not found", "path-not-found"),
  MarketoRefusalCase("702", "No data found for a given search scenario", "form-not-found", .broken),
]

@Suite("Marketo: live checks") struct MarketoCheckTests {
  @Test func findNothingWhereAllIsWell() async {
    let run = await MarketoRun.in(MarketoWorld())
    #expect(run.troubled == [])
    #expect(!run.reports.contains { $0.status == .skipped })
    #expect(run.routes.prefix(2) == [.anonymous, .token])
    #expect(Set(run.routes.dropFirst(2)) == [.approved, .draft, .fields, .usage])
    #expect(run.routes.count == 6)
    #expect(run.requests.allSatisfy { $0.url.hasPrefix("https://\(MarketoWorld.host)/") })
    #expect(run["marketo.public-form"] == nil)
  }

  @Test func signInWithoutShowingTheSecret() async throws {
    let run = await MarketoRun.in(MarketoWorld())
    let token = try #require(run.requests.first { MarketoRoute($0) == .token })
    #expect(token.secrets == [Secret(MarketoWorld.secret)])
    #expect(!token.url.contains("?"))
    let form = PercentEncoding.decodeForm(String(decoding: token.body, as: UTF8.self)) ?? []
    #expect(form.map(\.name) == ["grant_type", "client_id", "client_secret"])
    #expect(
      form.map(\.value) == ["client_credentials", MarketoWorld.client, MarketoWorld.secret])
    for request in run.requests.dropFirst(2) {
      #expect(request.headers["Authorization"] == "Bearer \(MarketoWorld.token)")
      #expect(request.secrets == [Secret(MarketoWorld.token)])
      #expect(!request.url.contains(MarketoWorld.secret))
    }
    #expect(run.requests[0].secrets.isEmpty && run.requests[0].headers["Authorization"] == nil)
  }

  @Test(arguments: refusals) func explain(_ refusal: MarketoRefusalCase) async {
    var world = MarketoWorld()
    for route in [MarketoRoute.approved, .draft] { world[route] = refusal.response }
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.form"])
    #expect(run.status("marketo.form") == refusal.status)
    #expect(run.entry("marketo.form") == refusal.entry)
    if refusal.status == .notEstablished {
      #expect(run.said("marketo.form").contains(refusal.message))
    }
  }

  @Test(arguments: ["709", "1003"]) func makeNothingOfOtherRefusals(_ code: String) async {
    var world = MarketoWorld()
    world[.approved] = .marketoRefusal(code, "Requested resource not found")
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.form"])
    #expect(run.status("marketo.form") == .notEstablished)
  }

  @Test(arguments: refusals.filter { $0.status == .notEstablished })
  func blameNoCredentialAtTheSignIn(_ refusal: MarketoRefusalCase) async {
    var world = MarketoWorld()
    world[.token] = refusal.response
    let run = await MarketoRun.in(world)
    #expect(run.status("marketo.sign-in") == .notEstablished)
    #expect(run.entry("marketo.sign-in") == refusal.entry)
  }

  @Test func nameThePermissionThatIsMissing() async {
    var world = MarketoWorld()
    world[.fields] = .marketoRefusal("603", "Access denied")
    let run = await MarketoRun.in(world)
    #expect(run.status("marketo.form-fields") == .notEstablished)
    #expect(run.parameter("marketo.form-fields", .permissions) == "Read-Only Assets")
    #expect(run.said("marketo.form-fields").contains("'Read-Only Assets'"))
  }

  @Test(arguments: ["600", "601", "602"]) func replaceATokenOnce(_ code: String) async {
    var world = MarketoWorld()
    world.first[.approved] = .marketoRefusal(code, "Access token expired")
    let mended = await MarketoRun.in(world)
    #expect(mended.troubled == [])
    #expect(mended.routes.count { $0 == .token } == 2)
    world[.approved] = .marketoRefusal(code, "Access token expired")
    let lasting = await MarketoRun.in(world)
    #expect(lasting.entry("marketo.form") == "marketo-token-rejected")
    #expect(lasting.routes.count { $0 == .approved } == 2)
    #expect(lasting.routes.count { $0 == .token } == 2)
  }

  @Test func tellWhoIsNotLetIn() async {
    var world = MarketoWorld()
    world[.token] = .marketoSignIn(
      "unauthorized", "No client with requested id: \(MarketoWorld.client)")
    let client = await MarketoRun.in(world)
    #expect(client.status("marketo.sign-in") == .broken)
    #expect(client.entry("marketo.sign-in") == "marketo-client-not-found")
    #expect(client["marketo.sign-in"]?.field == "clientId")
    world[.token] = .marketoSignIn("invalid_client", "Bad client credentials")
    let secret = await MarketoRun.in(world)
    #expect(secret.status("marketo.sign-in") == .broken)
    #expect(secret.entry("marketo.sign-in") == "marketo-secret-rejected")
    #expect(secret["marketo.sign-in"]?.field == "clientSecret")
    #expect(secret.routes == [.anonymous, .token])
    world[.token] = .marketoSignIn("unauthorized", "Bad client credentials")
    #expect(await MarketoRun.in(world).entry("marketo.sign-in") == "marketo-secret-rejected")
  }

  @Test(arguments: [
    HTTPResponse.marketoSignIn("invalid_request", "Missing grant type", status: 400),
    .marketoSignIn("server_error", "Internal error", status: 503),
    .marketoSignIn("invalid_client", "Bad client credentials", status: 200),
    .marketoSignIn("unauthorized", "Full authentication is required"),
    .json(["error": "unauthorized"], status: 401), .json(["token": "x"]),
    .json(["access_token": ""]), .page(403),
    HTTPResponse(status: 413), HTTPResponse(status: 414), HTTPResponse(status: 502),
  ])
  func makeNothingOfOtherAnswersToTheSignIn(_ response: HTTPResponse) async {
    var world = MarketoWorld()
    world[.token] = response
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.sign-in"])
    #expect(run.status("marketo.sign-in") == .notEstablished)
    #expect(
      !["marketo-client-not-found", "marketo-secret-rejected"].contains(
        run.entry("marketo.sign-in") ?? ""))
  }

  @Test(arguments: [413, 414, 502, 400, 204, 302])
  func makeNothingOfOtherAnswers(_ status: Int) async {
    var world = MarketoWorld()
    world[.approved] = HTTPResponse(status: status)
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.form"])
    #expect(run.status("marketo.form") == .notEstablished)
    #expect(run.entry("marketo.form")?.hasPrefix("network-") == true)
  }

  @Test(arguments: [
    (44_999, CheckStatus.ok), (45_000, .warning), (46_000, .warning), (120_000, .warning),
  ])
  func countTheCallsOfTheDay(_ calls: Int, _ status: CheckStatus) async {
    var world = MarketoWorld()
    world.calls = calls
    let run = await MarketoRun.in(world)
    #expect(run.status("marketo.quota") == status)
    guard status == .warning else { return }
    #expect(run.entry("marketo.quota") == "marketo-quota-nearly-reached")
    #expect(run.parameter("marketo.quota", .count) == "\(calls)")
    #expect(run.parameter("marketo.quota", .limit) == "50000")
  }

  @Test func noCallsYetAreNoTrouble() async {
    var world = MarketoWorld()
    world[.usage] = .marketo([])
    #expect(await MarketoRun.in(world).troubled == [])
  }
}
