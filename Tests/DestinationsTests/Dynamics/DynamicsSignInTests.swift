import Destinations
import Knowledge
import Testing
import Text
import Transport

private func refusal(_ error: String, _ code: Int, _ text: String) -> HTTPResponse {
  .signIn(error == "invalid_client" ? 401 : 400, error, code, text)
}

private func discovery(_ response: HTTPResponse) -> [DynamicsRoute: HTTPResponse] {
  [.discovery(DynamicsWorld.tenant): response]
}

private let verdicts: [DynamicsVerdict] = [
  .said(
    "no such directory", discovery(.tenantNotFound(DynamicsWorld.tenant)), "dynamics.tenant",
    else: "aad-tenant-not-found", words: "AADSTS90002: Tenant '\(DynamicsWorld.tenant)' not found"),
  .said(
    "no such directory, older words",
    discovery(refusal("invalid_request", 90002, "Tenant 'x' not found. This may happen if ...")),
    "dynamics.tenant", else: "aad-sign-in-refused", words: "This may happen"),
  .said(
    "an id of the wrong form",
    discovery(
      refusal("invalid_request", 900_023, "Specified tenant identifier 'x' is neither ...")),
    "dynamics.tenant", else: "aad-sign-in-refused", words: "AADSTS900023"),
  .said(
    "words that nobody knows", discovery(refusal("brand_new", 1, "Something new.")),
    "dynamics.tenant", else: "aad-sign-in-refused", words: "Something new."),
  .entry(
    "another cloud",
    discovery(.discovery(of: DynamicsWorld.tenant, at: "login.microsoftonline.us")),
    "dynamics.tenant", "aad-tenant-in-other-cloud"),
  .entry(
    "the id of the application in place of the directory's",
    [
      .discovery(DynamicsWorld.tenant): .tenantNotFound(DynamicsWorld.tenant),
      .discovery(DynamicsWorld.application): .discovery(of: DynamicsWorld.application),
    ], "dynamics.tenant", "dynamics-ids-swapped"),
  .entry(
    "a directory that is not the environment's",
    [.anonymous: .challenge(DynamicsWorld.otherTenant)], "dynamics.tenant-match",
    "dynamics-tenant-mismatch", words: DynamicsWorld.otherTenant),
  .said(
    "no such application",
    [
      .token: refusal(
        "unauthorized_client", 700_016,
        "Application with identifier 'x' was not found in the directory 'Contoso'.")
    ], "dynamics.application", else: "aad-sign-in-refused", words: "AADSTS700016"),
  .said(
    "a wrong secret",
    [.token: refusal("invalid_client", 7_000_215, "Invalid client secret provided.")],
    "dynamics.sign-in", else: "aad-sign-in-refused", words: "AADSTS7000215: Invalid client secret"),
  .said(
    "an expired secret",
    [.token: refusal("invalid_client", 7_000_222, "The provided client secret keys are expired.")],
    "dynamics.sign-in", else: "aad-sign-in-refused", words: "expired"),
  .said(
    "an environment that the directory does not know",
    [.token: refusal("invalid_resource", 500_011, "The resource principal named x was not found")],
    "dynamics.sign-in", else: "aad-sign-in-refused", words: "AADSTS500011"),
  .said(
    "an answer with a word and no more",
    [.token: .json(["error": "access_denied"], status: 400)],
    "dynamics.sign-in", else: "aad-sign-in-refused", words: "access_denied (HTTP 400)"),
  .entry(
    "a token for another environment",
    [.token: .token(.claims(audience: "https://fabrikam.crm4.dynamics.com"))], "dynamics.token",
    "dynamics-token-mismatch", words: "fabrikam"),
  .entry(
    "a token of another directory",
    [.token: .token(.claims(tenant: DynamicsWorld.otherTenant))], "dynamics.token",
    "dynamics-token-mismatch", words: DynamicsWorld.otherTenant),
  .entry(
    "a token of another application",
    [.token: .token(.claims(application: DynamicsWorld.client))], "dynamics.token",
    "dynamics-token-mismatch", words: DynamicsWorld.client),
  .entry(
    "a token that is refused", [.whoAmI: HTTPResponse(status: 401)], "dynamics.who-am-i",
    "dynamics-cannot-log-in", words: "HTTP 401"),
]

private func user(
  _ name: String, _ error: String, _ code: Int, _ text: String
) -> DynamicsVerdict {
  .said(
    name, [.token: refusal(error, code, text)], "dynamics.sign-in", else: "aad-sign-in-refused",
    words: "AADSTS\(code): \(text)", isUser: true)
}

private let userVerdicts: [DynamicsVerdict] = [
  user("no such user", "invalid_grant", 50034, "The user account does not exist"),
  user("a wrong password", "invalid_grant", 50126, "Error validating credentials due to invalid"),
  user("a second factor", "interaction_required", 50076, "You must use multi-factor"),
  user("a second factor to register", "invalid_grant", 50079, "You must enroll in multi-factor"),
  user("a policy", "invalid_grant", 53003, "Access has been blocked by Conditional Access"),
  user("a locked account", "invalid_grant", 50053, "The account is locked"),
  user("an expired password", "invalid_grant", 50055, "The password is expired."),
  user("a disabled account", "invalid_grant", 50057, "The user account is disabled."),
  user("no consent", "invalid_grant", 65001, "The user has not consented"),
  user("a client that is not there", "unauthorized_client", 700_016, "Application not found"),
  .entry(
    "a client with a secret",
    [
      .token: refusal(
        "invalid_client", 7_000_218,
        "The request body must contain the following parameter: 'client_assertion'")
    ], "dynamics.sign-in", "aad-not-a-public-client", words: "AADSTS7000218", isUser: true),
  .entry(
    "a user whose password is elsewhere",
    [
      .token: refusal("invalid_grant", 50126, "Error validating credentials"),
      .realm: .json(["account_type": "Federated"]),
    ], "dynamics.sign-in", "aad-federated-user", words: "AADSTS50126", isUser: true),
  .entry(
    "a token for another client", [.token: .token(.claims())], "dynamics.token",
    "dynamics-token-mismatch", words: DynamicsWorld.application, isUser: true),
]

@Suite("Dynamics: directory and sign-in") struct DynamicsSignInTests {
  @Test(arguments: verdicts + userVerdicts) func judges(_ verdict: DynamicsVerdict) async {
    await verdict.prove()
  }

  @Test func findsTheIDBehindADomain() async {
    var world = DynamicsWorld()
    world[.discovery("contoso.onmicrosoft.com")] = .discovery(of: DynamicsWorld.tenant)
    let run = await DynamicsRun.in(
      world, .dynamics(["directoryId": .text("Contoso.onmicrosoft.com")]))
    #expect(run.troubled == ["dynamics.tenant"])
    #expect(run.status("dynamics.tenant") == .warning)
    #expect(run.entry("dynamics.tenant") == "dynamics-tenant-is-domain")
    #expect(run.parameter("dynamics.tenant", .tenantId) == DynamicsWorld.tenant)
    let token = run.requests.first { DynamicsRoute($0) == .token }
    #expect(token?.url.contains(DynamicsWorld.tenant) == true)
  }

  @Test func namesBothDirectories() async {
    var world = DynamicsWorld()
    world[.anonymous] = .challenge(DynamicsWorld.otherTenant)
    let run = await DynamicsRun.in(world)
    let check: CheckID = "dynamics.tenant-match"
    #expect(run.parameter(check, .organisationTenantId) == DynamicsWorld.otherTenant)
    #expect(run.parameter(check, .tenantId) == DynamicsWorld.tenant)
    #expect(run.parameter(check, .applicationId) == DynamicsWorld.application)
    #expect(run["dynamics.who-am-i"]?.because == check)
  }

  @Test func namesTheIDsThatAreSwapped() async {
    var world = DynamicsWorld()
    world[.discovery(DynamicsWorld.tenant)] = .tenantNotFound(DynamicsWorld.tenant)
    world[.discovery(DynamicsWorld.application)] = .discovery(of: DynamicsWorld.application)
    let run = await DynamicsRun.in(world)
    // Each as it was entered: the explanation says what stands where.
    #expect(run.parameter("dynamics.tenant", .tenantId) == DynamicsWorld.tenant)
    #expect(run.parameter("dynamics.tenant", .applicationId) == DynamicsWorld.application)
    #expect(run["dynamics.application"]?.because == "dynamics.tenant")
  }

  @Test(arguments: [
    ("temporarily_unavailable", 90055), ("invalid_request", 90055), ("invalid_grant", 50196),
    ("server_error", 90033),
  ]) func blamesNobodyForASignInThatMustWait(_ error: String, _ code: Int) async {
    var world = DynamicsWorld()
    world[.token] = refusal(error, code, "Wait.")
    let run = await DynamicsRun.in(world)
    #expect(run.checks(.broken) == [])
    #expect(run.checks(.notEstablished) == ["dynamics.application"])
    let entry = run.entry("dynamics.application")
    #expect(entry == (error == "server_error" ? "aad-unavailable" : "aad-throttled"))
  }

  @Test(arguments: [429, 503]) func knowsTheServiceByItsWords(_ status: Int) async {
    var world = DynamicsWorld()
    world[.token] = .signIn(status, "temporarily_unavailable", 90055, "Too many requests.")
    let said = await DynamicsRun.in(world)
    #expect(
      said.entry("dynamics.application") == (status == 429 ? "aad-throttled" : "aad-unavailable"))
    world[.token] = HTTPResponse(status: status, headers: ["Retry-After": "17"])
    let mute = await DynamicsRun.in(world)
    let expected = status == 429 ? "network-throttled" : "network-unavailable"
    #expect(mute.entry("dynamics.application") == expected)
    #expect(mute.parameter("dynamics.application", .seconds) == "17")
    #expect(mute.parameter("dynamics.application", .host) == "login.microsoftonline.com")
  }

  @Test func warnsOfATokenThatCannotBeRead() async {
    var world = DynamicsWorld()
    world[.token] = .json(["access_token": "opaque"])
    let run = await DynamicsRun.in(world)
    #expect(run.troubled == ["dynamics.token"])
    #expect(run.status("dynamics.token") == .warning)
  }

  @Test(arguments: [
    "https://contoso.crm4.dynamics.com/", "HTTPS://CONTOSO.crm4.dynamics.com",
    "00000007-0000-0000-c000-000000000000",
  ]) func takesAnAudience(_ audience: String) async {
    var world = DynamicsWorld()
    world[.token] = .token(.claims(audience: audience))
    #expect(await DynamicsRun.in(world).troubled == [])
  }

  @Test func signsNoUserInWithoutAClient() async {
    let run = await DynamicsRun.in(
      DynamicsWorld(), .dynamicsUser(["verification.clientId": Configuration.Entry?.none]))
    #expect(run.status("dynamics.sign-in") == .notEstablished)
    #expect(run.entry("dynamics.sign-in") == "dynamics-office365-no-client")
    #expect(!run.routes.contains(.token))
    #expect(run.status("dynamics.organisation") == .ok)
  }

  @Test func signsAUserInWhereTheEnvironmentBelongs() async throws {
    var world = DynamicsWorld()
    world[.token] = .token(.claims(application: DynamicsWorld.client))
    let run = await DynamicsRun.in(world, .dynamicsUser())
    let request = try #require(run.requests.first { DynamicsRoute($0) == .token })
    #expect(request.url.contains("/\(DynamicsWorld.tenant)/oauth2/v2.0/token"))
    #expect(request.secrets == [Secret("only 7 Leads")])
    let body = String(decoding: request.body, as: UTF8.self)
    #expect(
      body.hasSuffix("&password=only%207%20Leads&grant_type=password")
        || body.hasSuffix("&password=only+7+Leads&grant_type=password"))
    #expect(body.contains("username=lead.writer%40contoso.onmicrosoft.com"))
  }

  @Test func namesTheUserAndTheClientOfARefusal() async {
    var world = DynamicsWorld()
    world[.token] = refusal("invalid_grant", 50126, "Error validating credentials")
    let run = await DynamicsRun.in(world, .dynamicsUser())
    let check: CheckID = "dynamics.sign-in"
    #expect(run.parameter(check, .userName) == "lead.writer@contoso.onmicrosoft.com")
    #expect(run.parameter(check, .applicationId) == DynamicsWorld.client)
    #expect(run.parameter(check, .tenantId) == DynamicsWorld.tenant)
  }

  @Test func blamesTheFieldOfTheWayOfSigningIn() async {
    var world = DynamicsWorld()
    world[.token] = refusal("invalid_grant", 50126, "Error validating credentials")
    #expect(await DynamicsRun.in(world)["dynamics.sign-in"]?.field == "applicationKey")
    #expect(await DynamicsRun.in(world, .dynamicsUser())["dynamics.sign-in"]?.field == "password")
    var other = DynamicsWorld()
    other[.user] = .json(["isdisabled": true])
    #expect(await DynamicsRun.in(other)["dynamics.user"]?.field == "applicationId")
    other[.token] = .token(.claims(application: DynamicsWorld.client))
    #expect(await DynamicsRun.in(other, .dynamicsUser())["dynamics.user"]?.field == "username")
  }
}
