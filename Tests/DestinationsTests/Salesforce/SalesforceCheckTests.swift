import Destinations
import Knowledge
import Testing
import Text
import Transport

/// An answer of the organisation, where it is given, and what it must come to.
struct SalesforceCase: Sendable, CustomTestStringConvertible {
  let route: SalesforceRoute
  let response: HTTPResponse
  let check: CheckID
  let status: CheckStatus
  let entry: String
  let session: SalesforceRun.Session

  var testDescription: String { "\(route) \(response.text.prefix(80)) \(session)" }

  init(
    _ route: SalesforceRoute, _ response: HTTPResponse, _ check: CheckID, _ status: CheckStatus,
    _ entry: String, _ session: SalesforceRun.Session = .token
  ) {
    self.route = route
    self.response = response
    self.check = check
    self.status = status
    self.entry = entry
    self.session = session
  }
}

private let expired = HTTPResponse.salesforce(
  401, "INVALID_SESSION_ID", "Session expired or invalid")
private let denied = HTTPResponse.salesforce(
  400, "INVALID_TYPE", "sObject type 'Lead' is not supported.")

private let signIns: [SalesforceCase] = [
  SalesforceCase(
    .organisation, expired, "salesforce.sign-in", .notEstablished, "salesforce-session-expired"),
  SalesforceCase(
    .organisation, .salesforce(403, "API_DISABLED_FOR_ORG", "API is not enabled"),
    "salesforce.sign-in", .notEstablished, "salesforce-api-not-enabled"),
  SalesforceCase(
    .organisation, .salesforce(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
    "salesforce.sign-in", .notEstablished, "salesforce-api-limit"),
  SalesforceCase(
    .organisation, .salesforce(503, "SERVER_UNAVAILABLE", "Service unavailable"),
    "salesforce.sign-in", .notEstablished, "salesforce-unavailable"),
  SalesforceCase(
    .organisation, HTTPResponse(status: 404), "salesforce.sign-in", .notEstablished,
    "network-unexpected-answer"),
  SalesforceCase(
    .token, .oauth("invalid_client_id", "client identifier invalid"), "salesforce.sign-in",
    .notEstablished, "salesforce-client-rejected", .client),
  SalesforceCase(
    .token, .oauth("invalid_client", "invalid client credentials"), "salesforce.sign-in",
    .notEstablished, "salesforce-client-rejected", .client),
  SalesforceCase(
    .token, .oauth("invalid_grant", "no client credentials user enabled"), "salesforce.sign-in",
    .notEstablished, "salesforce-client-credentials-off", .client),
  SalesforceCase(
    .token, .oauth("unsupported_grant_type", "grant type not supported"), "salesforce.sign-in",
    .notEstablished, "salesforce-client-credentials-off", .client),
  SalesforceCase(
    .token, .oauth("rate_limit_exceeded", "too many"), "salesforce.sign-in", .notEstablished,
    "salesforce-api-limit", .client),
  SalesforceCase(
    .token, .oauth("server_error", "later"), "salesforce.sign-in", .notEstablished,
    "salesforce-unavailable", .client),
]

private let looks: [SalesforceCase] = [
  SalesforceCase(
    .organisation, denied, "salesforce.organisation", .notEstablished,
    "salesforce-look-not-permitted"),
  SalesforceCase(
    .organisation, .organisation("00D30000001HWbPEAW"), "salesforce.organisation", .broken,
    "salesforce-organisation-mismatch"),
  SalesforceCase(
    .organisation, .organisation("00D5j000001uVaTEAU", isSandbox: true),
    "salesforce.organisation", .broken, "salesforce-organisation-is-sandbox"),
  SalesforceCase(
    .organisation, .records([]), "salesforce.organisation", .notEstablished,
    "network-unexpected-answer"),
  SalesforceCase(
    .rules, .records([["ValidationName": "Country_needed"]]), "salesforce.rules", .warning,
    "salesforce-validation-rules"),
  SalesforceCase(
    .rules, .salesforce(403, "INSUFFICIENT_ACCESS", "no rights"), "salesforce.rules",
    .notEstablished, "salesforce-look-not-permitted"),
  SalesforceCase(
    .count, .records([["CreatedById": "0055j000001uVaT", "expr0": 450]]),
    "salesforce.daily-limit", .warning, "salesforce-daily-limit"),
  SalesforceCase(
    .duplicates, .salesforce(404, "NOT_FOUND", "The requested resource does not exist"),
    "salesforce.duplicates", .notEstablished, "salesforce-look-not-permitted"),
]

@Suite("Salesforce: live checks") struct SalesforceCheckTests {
  @Test(arguments: [SalesforceRun.Session.token, .client])
  func findNothingWhereAllIsWell(_ session: SalesforceRun.Session) async {
    let run = await SalesforceRun.in(SalesforceWorld(), session)
    #expect(run.troubled == [])
    #expect(!run.reports.contains { $0.status == .skipped })
    let expected: [SalesforceRoute] = [
      .empty, .organisation, .describe, .describe, .rules, .duplicates, .count,
    ]
    #expect(Set(run.routes) == Set(expected + (session == .client ? [.token] : [])))
    #expect(run.routes.count == (session == .client ? 8 : 7))
    #expect(run["salesforce.unseen"] == nil)
  }

  @Test func sayWhatCannotBeSeenWithoutASession() async {
    let run = await SalesforceRun.in(SalesforceWorld(), .none)
    #expect(run.troubled == ["salesforce.unseen"])
    #expect(run.status("salesforce.unseen") == .notEstablished)
    #expect(run.entry("salesforce.unseen") == "salesforce-cannot-be-seen")
    #expect(run.routes == [.empty])
    #expect(run["salesforce.sign-in"] == nil)
  }

  @Test func neverNameAnOrganisationToTheServletUnasked() async {
    let run = await SalesforceRun.in()
    let request = run.requests.first { SalesforceRoute($0) == .empty }
    #expect(request?.url == "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8")
    #expect(request?.body == [])
    #expect(run.requests.allSatisfy { $0.method == "GET" })
  }

  @Test func sendTheSessionToTheOrganisationAlone() async {
    let run = await SalesforceRun.in()
    for request in run.requests where SalesforceRoute(request) != .empty {
      #expect(request.url.hasPrefix("https://\(SalesforceWorld.host)/services/data/v59.0/"))
      #expect(request.headers["Authorization"] == "Bearer \(SalesforceWorld.token)")
      #expect(request.secrets == [Secret(SalesforceWorld.token)])
    }
    let empty = run.requests.first { SalesforceRoute($0) == .empty }
    #expect(empty?.headers["Authorization"] == nil)
  }

  @Test func signAnAppInWithABody() async throws {
    let run = await SalesforceRun.in(SalesforceWorld(), .client)
    let request = try #require(run.requests.first { SalesforceRoute($0) == .token })
    #expect(request.url == "https://\(SalesforceWorld.host)/services/oauth2/token")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "grant_type=client_credentials&client_id=\(SalesforceWorld.client)"
        + "&client_secret=\(SalesforceWorld.clientSecret)")
    #expect(request.secrets == [Secret(SalesforceWorld.clientSecret)])
  }

  @Test func doNotFollowAnAnswerElsewhere() async {
    var world = SalesforceWorld()
    world[.token] = .json([
      "access_token": JSONValue(SalesforceWorld.token), "instance_url": "https://evil.example",
    ])
    let run = await SalesforceRun.in(world, .client)
    #expect(run.troubled == [])
    #expect(!run.requests.contains { $0.url.contains("evil") })
  }

  @Test(arguments: signIns) func explainWhyNoSessionIsOpened(_ sample: SalesforceCase) async {
    var world = SalesforceWorld()
    world[sample.route] = sample.response
    let run = await SalesforceRun.in(world, sample.session, sendsTestLead: true)
    #expect(run.troubled == [sample.check])
    #expect(run.status(sample.check) == sample.status)
    #expect(run.entry(sample.check) == sample.entry)
    #expect(run["salesforce.rules"]?.because == sample.check)
    #expect(run["salesforce.test-lead"]?.because == sample.check)
  }

  @Test(arguments: looks) func explainWhatTheySee(_ sample: SalesforceCase) async {
    var world = SalesforceWorld()
    world[sample.route] = sample.response
    let run = await SalesforceRun.in(world)
    #expect(run.troubled == [sample.check])
    #expect(run.status(sample.check) == sample.status)
    #expect(run.entry(sample.check) == sample.entry)
  }

  @Test func leaveASessionAloneThatIsForSomethingElse() async {
    var world = SalesforceWorld()
    world[.token] = .oauth("odd_error", "nobody has seen it")
    let run = await SalesforceRun.in(world, .client)
    let observation = run["salesforce.sign-in"]?.observation
    #expect(observation?.said == "odd_error: nobody has seen it")
    #expect(observation?.fallback?.rawValue == "salesforce-client-rejected")
  }

  @Test func letTheWordsOfAnUnknownRefusalSpeak() async {
    var world = SalesforceWorld()
    world[.count] = .salesforce(400, "INVALID_FIELD", "No such column 'CreatedById'")
    let observation = await SalesforceRun.in(world)["salesforce.daily-limit"]?.observation
    #expect(observation?.entry == nil)
    #expect(observation?.fallback?.rawValue == "salesforce-look-not-permitted")
  }

  @Test func nameBothOrganisations() async {
    var world = SalesforceWorld()
    world[.organisation] = .organisation("00D30000001HWbPEAW")
    let run = await SalesforceRun.in(world)
    let said = run.said("salesforce.organisation")
    #expect(said.contains("'00D30000001HWbP'") && said.contains("'00D5j000001uVaT'"))
    // A letter of another case is another organisation.
    world[.organisation] = .organisation("00D5j000001uVat")
    #expect(await SalesforceRun.in(world).status("salesforce.organisation") == .broken)
    world[.organisation] = .organisation("00D5j000001uVaTEAU")
    #expect(await SalesforceRun.in(world).status("salesforce.organisation") == .ok)
  }

  @Test func sayNothingOfTheFieldsOfAnotherOrganisation() async {
    var world = SalesforceWorld()
    world.fields = [.leadField("A__c", "A")]
    world[.organisation] = .organisation("00D30000001HWbPEAW")
    let run = await SalesforceRun.in(world)
    #expect(run.troubled == ["salesforce.organisation"])
    #expect(run["salesforce.required-fields"]?.because == "salesforce.organisation")
    #expect(!run.routes.contains(.describe) && !run.routes.contains(.count))
    // That it cannot be told which organisation it is stands in nobody's way.
    world[.organisation] = denied
    #expect(await SalesforceRun.in(world).status("salesforce.required-fields") == .broken)
  }

  @Test func quoteNotTheQueryButWhatIsWrongWithIt() async {
    var world = SalesforceWorld()
    world[.count] = .salesforce(
      400, "INVALID_TYPE", "\nSELECT Id FROM Lead\n    ^\nERROR at Row:1:Column:16\nnot supported")
    let run = await SalesforceRun.in(world)
    #expect(run.said("salesforce.daily-limit") == "INVALID_TYPE: not supported")
    world[.count] = .salesforce(400, "MALFORMED_QUERY", "ERROR at Row:1:Column:1")
    let cut = await SalesforceRun.in(world)
    #expect(cut.said("salesforce.daily-limit") == "MALFORMED_QUERY: ERROR at Row:1:Column:1")
  }

  @Test func tellWhereAnOrganisationHasMoved() async {
    var world = SalesforceWorld()
    world[.organisation] = HTTPResponse(
      status: 302, headers: ["Location": "https://fabrikam.my.salesforce.com/services/data/x"])
    let run = await SalesforceRun.in(world)
    #expect(run.status("salesforce.sign-in") == .notEstablished)
    #expect(run.entry("salesforce.sign-in") == "salesforce-my-domain-malformed")
    #expect(run.parameter("salesforce.sign-in", .host) == "fabrikam.my.salesforce.com")
    #expect(run["salesforce.sign-in"]?.field == "verification.myDomain")
  }

  @Test func countNoMoreThanWebToLeadCanHaveMade() async {
    var world = SalesforceWorld()
    world[.count] = .records([["CreatedById": "0055j000001uVaT", "expr0": 449]])
    #expect(await SalesforceRun.in(world).troubled == [])
    world[.count] = .records([["CreatedById": "0055j000001uVaT", "expr0": 586]])
    let run = await SalesforceRun.in(world)
    #expect(run.parameter("salesforce.daily-limit", .count) == "586")
    #expect(run.parameter("salesforce.daily-limit", .limit) == "500")
    let request = run.requests.first { SalesforceRoute($0) == .count }
    let query = request.flatMap { PercentEncoding.decode($0.url) } ?? []
    #expect(String(decoding: query, as: UTF8.self).contains(">= 2023-11-13T22:13:20Z GROUP BY"))
  }
}

@Suite("Salesforce: rules about duplicates") struct SalesforceDuplicateTests {
  private func run(_ action: String, _ operations: [JSONValue], active: Bool = true) async
    -> SalesforceRun
  {
    var world = SalesforceWorld()
    world[.duplicates] = .json([
      "duplicateRules": [
        [
          "name": "Standard_Lead_Duplicate_Rule", "active": JSONValue(.bool(active)),
          "actionOnInsert": JSONValue(action), "operationsOnInsert": JSONValue(.array(operations)),
        ]
      ]
    ])
    return await SalesforceRun.in(world)
  }

  @Test func keepOutWhatTheyBlockOrAskAbout() async {
    for (action, operations) in [
      ("Block", []), ("Allow", ["Alert"]), ("Allow", ["Report", "Alert"]),
    ]
      as [(String, [JSONValue])]
    {
      let run = await run(action, operations)
      #expect(run.status("salesforce.duplicates") == .warning)
      #expect(run.entry("salesforce.duplicates") == "salesforce-duplicate-rules")
      #expect(run.parameter("salesforce.duplicates", .fields) == "Standard_Lead_Duplicate_Rule")
    }
  }

  @Test func areNotEstablishedWithoutAList() async {
    var world = SalesforceWorld()
    world[.duplicates] = .json(["apiName": "Lead"])
    let run = await SalesforceRun.in(world)
    #expect(run.troubled == ["salesforce.duplicates"])
    #expect(run.status("salesforce.duplicates") == .notEstablished)
    world[.duplicates] = .json(["apiName": "Lead", "dedupeEnabled": false])
    #expect(await SalesforceRun.in(world).troubled == [])
  }

  @Test func letInWhatTheyOnlyReport() async {
    #expect(await run("Allow", ["Report"]).troubled == [])
    #expect(await run("Block", [], active: false).troubled == [])
  }
}
