import Destinations
import Knowledge
import Testing
import Text
import Transport

private let denied = HTTPResponse.refusal(
  403, "0x80040220",
  "Principal user (Id=\(DynamicsWorld.user), type=8), is missing prvReadUser privilege")

private func anonymous(_ response: HTTPResponse) -> [DynamicsRoute: HTTPResponse] {
  [.anonymous: response]
}

private func notAnOrganisation(_ name: String, _ response: HTTPResponse) -> DynamicsVerdict {
  .entry(
    name, anonymous(response), "dynamics.organisation", "dynamics-not-an-organisation",
    words: "HTTP \(response.status)")
}

private func challenge(_ text: String) -> HTTPResponse {
  HTTPResponse(status: 401, headers: ["WWW-Authenticate": text])
}

private let environments: [DynamicsVerdict] = [
  notAnOrganisation("a page that is not there", .page(404)),
  notAnOrganisation("data", .json(["hello": "world"])),
  notAnOrganisation("another challenge", challenge("Basic realm=\"x\"")),
  notAnOrganisation("no challenge", HTTPResponse(status: 401)),
  notAnOrganisation("a challenge of a stranger", challenge("Bearer authorization_uri=https://x/y")),
  notAnOrganisation("a gone page", HTTPResponse(status: 410)),
  .entry(
    "a page", anonymous(.page(200)), "dynamics.organisation", "network-captive-portal",
    .notEstablished),
  .entry(
    "a page that forbids", anonymous(.page(403)), "dynamics.organisation", "network-captive-portal",
    .notEstablished),
  .entry(
    "plain text",
    anonymous(HTTPResponse(status: 200, headers: ["Content-Type": "text/plain"], body: [65])),
    "dynamics.organisation", "network-unexpected-answer", .notEstablished),
  .entry(
    "a circle",
    anonymous(HTTPResponse(status: 302, headers: ["Location": "/api/data/v9.2/WhoAmI"])),
    "dynamics.organisation", "network-redirect-loop", .notEstablished),
  .entry(
    "a way out",
    anonymous(HTTPResponse(status: 307, headers: ["Location": "http://portal.example/"])),
    "dynamics.organisation", "network-captive-portal", .notEstablished),
  .entry(
    "a load balancer", anonymous(HTTPResponse(status: 503)), "dynamics.organisation",
    "network-unavailable", .notEstablished),
  .entry(
    "a web server with nothing behind it",
    anonymous(HTTPResponse(status: 503, headers: ["Server": "Microsoft-HTTPAPI/2.0"])),
    "dynamics.organisation", "dynamics-unavailable", .notEstablished),
  .said(
    "an address that is not let in",
    anonymous(.refusal(403, "0x80095ffe", "Access is restricted for this address.")),
    "dynamics.organisation", .notEstablished, else: "network-unexpected-answer",
    words: "0x80095ffe: Access is restricted"),
]

private let users: [DynamicsVerdict] = [
  .said(
    "a user whose address is not let in",
    [.whoAmI: .refusal(403, "0x80095FFE", "Access is restricted for this address.")],
    "dynamics.who-am-i", .notEstablished, else: "network-unexpected-answer",
    words: "Access is restricted"),
  .said(
    "a refusal without words", [.whoAmI: HTTPResponse(status: 403)], "dynamics.who-am-i",
    .notEstablished, else: "network-unexpected-answer", words: "HTTP 403"),
  .said(
    "no user",
    [.whoAmI: .refusal(403, "0x80072560", "The user is not a member of the organization.")],
    "dynamics.user", else: "dynamics-cannot-log-in", words: "0x80072560: The user is not a member"),
  .said(
    "a user who may not come in",
    [.whoAmI: .refusal(403, "0x80040225", "The specified user(Id = x) is disabled.")],
    "dynamics.user", else: "dynamics-cannot-log-in", words: "is disabled"),
  .entry(
    "a disabled user", [.user: .json(["isdisabled": true, "accessmode": 4])], "dynamics.user",
    "dynamics-user-disabled"),
  .entry(
    "a user without a licence",
    [.user: .json(["isdisabled": false, "accessmode": 0, "islicensed": false])], "dynamics.user",
    "dynamics-user-not-licensed", isUser: true),
  .entry(
    "an administrator", [.user: .json(["accessmode": 1])], "dynamics.access-mode",
    "dynamics-access-mode", words: "Administrative"),
  .entry(
    "a reader", [.user: .json(["accessmode": 2])], "dynamics.access-mode", "dynamics-access-mode",
    words: "Read"),
  .entry(
    "a partner", [.user: .json(["accessmode": 5])], "dynamics.access-mode", "dynamics-access-mode",
    .warning, words: "Delegated Admin"),
  .entry(
    "hidden users", [.user: denied], "dynamics.access-mode", "dynamics-look-not-permitted",
    .notEstablished, words: "systemuser"),
  .entry(
    "hidden roles", [.roles: denied], "dynamics.role-exists", "dynamics-look-not-permitted",
    .notEstablished, words: "role"),
  .entry(
    "no role for leads", [.roles: .rows([])], "dynamics.role-exists",
    "dynamics-lead-writer-role-missing",
    .warning),
  .entry(
    "another role",
    [.ownRoles: .json(["systemuserroles_association": [["name": "Salesperson"]]])],
    "dynamics.role", "dynamics-lead-writer-role-not-assigned", .warning),
  .entry(
    "no role at all", [.ownRoles: .json(["systemuserroles_association": []])], "dynamics.role",
    "dynamics-no-roles-assigned"),
  .entry(
    "roles that may not be seen", [.ownRoles: denied], "dynamics.role",
    "dynamics-look-not-permitted",
    .notEstablished, words: "role"),
  .entry(
    "teams that may not be seen",
    [.ownRoles: .json(["systemuserroles_association": []]), .rolesByTeam: denied],
    "dynamics.role", "dynamics-look-not-permitted", .notEstablished, words: "team"),
  .entry(
    "an answer without the user's roles", [.ownRoles: .json(["systemuserid": "x"])],
    "dynamics.role", "network-unexpected-answer", .notEstablished, words: "systemuserroles"),
  .entry(
    "an answer without the privilege", [.privilege("prvCreateLead"): .json([:])],
    "dynamics.privileges", "network-unexpected-answer", .notEstablished, words: "RolePrivileges"),
  .entry(
    "an answer without rows", [.solutions: .json([:])], "dynamics.solution",
    "network-unexpected-answer", .notEstablished, words: "'value'"),
  .entry(
    "privileges that may not be seen", [.privilege("prvCreateLead"): denied],
    "dynamics.privileges", "dynamics-look-not-permitted", .notEstablished),
]

private let leads: [DynamicsVerdict] = [
  .said(
    "a page in place of the table", [.leads: .page(404)], "dynamics.lead-table", .notEstablished,
    else: "network-unexpected-answer", words: "HTTP 404"),
  .said(
    "no table",
    [.leads: .refusal(404, "0x80060888", "Resource not found for the segment 'leads'.")],
    "dynamics.lead-table", else: "dynamics-lead-table-missing", words: "segment 'leads'"),
  .entry(
    "a secured column", [.column: .json(["IsSecured": true])], "dynamics.lead-source",
    "dynamics-missing-create-permission", words: "leadsourcecode"),
  .entry(
    "a secured column and profiles that may not be seen",
    [.column: .json(["IsSecured": true]), .fieldPermissions: denied], "dynamics.lead-source",
    "dynamics-look-not-permitted", .notEstablished, words: "fieldsecurityprofile"),
  .entry(
    "a secured column and a profile that only lets read",
    [
      .column: .json(["IsSecured": true]),
      .fieldPermissions: .rows([
        ["cancreate": 0, "_fieldsecurityprofileid_value": JSONValue(DynamicsWorld.profile)]
      ]),
      .ownProfiles: .rows([["fieldsecurityprofileid": JSONValue(DynamicsWorld.profile)]]),
    ], "dynamics.lead-source", "dynamics-missing-create-permission"),
  .entry(
    "a column that may not be seen", [.column: denied], "dynamics.lead-source",
    "dynamics-look-not-permitted",
    .notEstablished),
  .entry(
    "no solution", [.solutions: .rows([])], "dynamics.solution", "dynamics-solution-missing",
    .warning),
  .entry(
    "solutions that may not be seen", [.solutions: denied], "dynamics.solution",
    "dynamics-look-not-permitted",
    .notEstablished, words: "solution"),
  .entry(
    "requests over the limit",
    [.whoAmI: .refusal(429, "0x80072322", "Number of requests exceeded the limit of 6000.")],
    "dynamics.who-am-i", "dynamics-throttled", .notEstablished, words: "0x80072322"),
  .entry(
    "a channel that timed out",
    [.whoAmI: .refusal(504, "0x80040216", "The request channel timed out while waiting.")],
    "dynamics.who-am-i", "dynamics-request-timeout", .notEstablished),
  .said(
    "an answer that nobody expects", [.whoAmI: .refusal(400, "0x80048d19", "Bad request.")],
    "dynamics.who-am-i", .notEstablished, else: "network-unexpected-answer",
    words: "0x80048d19: Bad request."),
]

@Suite("Dynamics: the environment, its user and its leads") struct DynamicsEnvironmentTests {
  @Test(arguments: environments + users + leads) func judges(_ verdict: DynamicsVerdict) async {
    await verdict.prove()
  }

  @Test func findsTheRoleOfATeam() async {
    var world = DynamicsWorld()
    world[.ownRoles] = .json(["systemuserroles_association": []])
    world[.rolesByTeam] = .rows([
      ["name": "Leads", "teamroles_association": [["name": JSONValue(DynamicsWorld.roleName)]]]
    ])
    #expect(await DynamicsRun.in(world).troubled == [])
  }

  @Test(arguments: [DynamicsRoute.ownProfiles, .profilesByTeam])
  func findsAProfileThatLetsWrite(_ route: DynamicsRoute) async {
    var world = DynamicsWorld()
    world[.column] = .json(["IsSecured": true])
    let profile: JSONValue = ["fieldsecurityprofileid": JSONValue(DynamicsWorld.profile)]
    world[route] =
      route == .ownProfiles
      ? .rows([profile]) : .rows([["teamid": "x", "teamprofiles_association": [profile]]])
    #expect(await DynamicsRun.in(world).troubled == [])
  }

  @Test func judgesWhoHasNoRoleByTheRole() async {
    var world = DynamicsWorld()
    let words = "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user."
    world[.whoAmI] = .refusal(403, "0x80042f09", words)
    let run = await DynamicsRun.in(world, sendsTestLead: true)
    #expect(run.troubled == ["dynamics.role"])
    #expect(run.routes.last == .whoAmI)
    #expect(run.said("dynamics.role") == "0x80042f09: \(words)")
    #expect(run["dynamics.privileges"]?.because == "dynamics.role")
    #expect(run["dynamics.test-lead"]?.because == "dynamics.role")
    #expect(!run.routes.contains(.createLead))
  }

  @Test func namesEveryPrivilegeThatIsMissing() async {
    var world = DynamicsWorld()
    world[.privilege("prvCreateLead")] = .json(["RolePrivileges": []])
    let basic: JSONValue = ["Depth": "Basic", "PrivilegeName": "prvWriteAsyncOperation"]
    world[.privilege("prvWriteAsyncOperation")] = .json(["RolePrivileges": [basic]])
    let run = await DynamicsRun.in(world)
    #expect(run.troubled == ["dynamics.privileges"])
    #expect(run.entry("dynamics.privileges") == "dynamics-privilege-missing")
    let names = "prvCreateLead (User), prvWriteAsyncOperation (Organization)"
    #expect(run.parameter("dynamics.privileges", .privileges) == names)
    #expect(run.said("dynamics.privileges") == "the user lacks \(names)")
    #expect(run.parameter("dynamics.privileges", .userId) == DynamicsWorld.user)
  }

  @Test func keepsAListOfPrivilegesShort() async {
    var world = DynamicsWorld()
    let all = [
      "CreateLead", "CreateUserEntityUISettings", "ReadUserEntityUISettings",
      "WriteUserEntityUISettings", "ReadAsyncOperation", "WriteAsyncOperation",
      "AppendToAsyncOperation",
    ]
    for name in all { world[.privilege("prv\(name)")] = .json(["RolePrivileges": []]) }
    let run = await DynamicsRun.in(world)
    let shown = run.parameter("dynamics.privileges", .privileges) ?? ""
    #expect(shown.utf8.count <= 200)
    #expect(shown.hasSuffix(" more"))
    #expect(all.allSatisfy { run.said("dynamics.privileges").contains($0) })
  }

  @Test(arguments: [("Basic", true), ("Local", true), ("Deep", true), ("Global", true)])
  func takesAnyDepthForLeads(_ depth: String, _ isEnough: Bool) async {
    var world = DynamicsWorld()
    for name in ["prvCreateLead", "prvReadUserEntityUISettings"] {
      world[.privilege(name)] = .json([
        "RolePrivileges": [["Depth": JSONValue(depth), "PrivilegeName": JSONValue(name)]]
      ])
    }
    #expect(await DynamicsRun.in(world).troubled.isEmpty == isEnough)
  }

  @Test(arguments: ["Basic", "Local", "Deep", "Unheard"])
  func wantsTheOrganisationForJobs(_ depth: String) async {
    var world = DynamicsWorld()
    world[.privilege("prvReadAsyncOperation")] = .json([
      "RolePrivileges": [["Depth": JSONValue(depth)]]
    ])
    #expect(await DynamicsRun.in(world).troubled == ["dynamics.privileges"])
  }

  @Test func looksAtPrivilegesWhereRolesAreHidden() async {
    var world = DynamicsWorld()
    world[.ownRoles] = denied
    world[.roles] = denied
    let run = await DynamicsRun.in(world)
    #expect(run.status("dynamics.privileges") == .ok)
    #expect(run.parameter("dynamics.role-exists", .table) == "role")
    #expect(run.checks(.broken) == [])
  }

  @Test func saysWhatHidesTheRoles() async {
    var world = DynamicsWorld()
    world[.user] = denied
    world[.ownRoles] = denied
    let run = await DynamicsRun.in(world)
    #expect(run.parameter("dynamics.role", .table) == "systemuser")
    #expect(run.parameter("dynamics.access-mode", .table) == "systemuser")
  }

  @Test func believesATableThatMayNotBeRead() async {
    var world = DynamicsWorld()
    world[.leads] = denied
    #expect(await DynamicsRun.in(world).troubled == [])
  }
}
