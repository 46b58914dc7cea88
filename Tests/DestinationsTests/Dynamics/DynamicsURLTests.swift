import Destinations
import Knowledge
import Testing
import Text
import Transport

struct EnteredAddress: Sendable, CustomTestStringConvertible {
  let text: String
  let status: CheckStatus
  let entry: String?
  let repaired: String?

  var testDescription: String { text.debugDescription }

  init(
    _ text: String, _ status: CheckStatus = .broken, _ entry: String? = nil,
    _ repaired: String? = "https://contoso.crm4.dynamics.com"
  ) {
    self.text = text
    self.status = status
    self.entry = entry
    self.repaired = repaired
  }
}

private let path = "dynamics-url-has-path"
private let portal = "dynamics-url-maker-portal"
private let finance = "dynamics-url-finance-operations"
private let scheme = "dynamics-url-not-https"
private let malformed = "dynamics-url-malformed"
private let cloud = "dynamics-url-wrong-cloud"

private let rightAddresses = [
  "https://contoso.crm4.dynamics.com", "https://contoso.crm4.dynamics.com/",
  "HTTPS://Contoso.CRM4.Dynamics.com", "https://contoso.crm.dynamics.com",
  "https://con-toso2.crm19.dynamics.com", "https://contoso.crm9.dynamics.com",
  "https://contoso.crm.microsoftdynamics.us", "https://contoso.crm.appsplatform.us",
  "https://contoso.crm.dynamics.cn", "https://contoso.crm4.dynamics.com:443",
  "https://httpsorg.crm4.dynamics.com", "https://1.crm.dynamics.com",
]

private let slips: [EnteredAddress] = [
  EnteredAddress("https://contoso.crm4.dynamics.com/main.aspx", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com/main.aspx?appid=1&pagetype=x", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com/api/data/v9.2/", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com/apps/leads", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com//", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com?x=1", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com#", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com:444", .broken, path),
  EnteredAddress("https://contoso.crm4.dynamics.com:8443/x", .broken, path),
  EnteredAddress("https://contoso.api.crm4.dynamics.com/api/data/v9.2", .broken, path),
  EnteredAddress("http://contoso.crm4.dynamics.com", .broken, scheme),
  EnteredAddress("http://contoso.crm4.dynamics.com/main.aspx", .broken, scheme),
  EnteredAddress("contoso.crm4.dynamics.com", .broken, scheme),
  EnteredAddress("contoso.crm4.dynamics.com/main.aspx", .broken, scheme),
  EnteredAddress("ftp://contoso.crm4.dynamics.com", .broken, scheme),
  EnteredAddress("https:/contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https//contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https:contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https:\\\\contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https://https://contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("http://https://contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https%3A%2F%2Fcontoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https://contoso.crm4.dynamics.com.", .broken, malformed),
  EnteredAddress("https://contoso.crm4.dynamics.com,", .broken, malformed),
  EnteredAddress("https://contoso.crm4.dynamics.com;", .broken, malformed),
  EnteredAddress("\"https://contoso.crm4.dynamics.com\"", .broken, malformed),
  EnteredAddress("'https://contoso.crm4.dynamics.com'", .broken, malformed),
  EnteredAddress("<https://contoso.crm4.dynamics.com>", .broken, malformed),
  EnteredAddress("https://contoso .crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https://contoso.crm4\n.dynamics.com", .broken, malformed),
  EnteredAddress("https://con\u{200B}toso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https://admin@contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https://admin:word@contoso.crm4.dynamics.com", .broken, malformed),
  EnteredAddress("https://contoso.crm4.dynamics.com ", .warning, malformed),
  EnteredAddress(" https://contoso.crm4.dynamics.com", .warning, malformed),
  EnteredAddress("https://contoso.crm4.dynamics.com/\n", .warning, malformed),
  EnteredAddress("https://contoso.crm4.dynamics.com\u{A0}", .warning, malformed),
  EnteredAddress("\u{FEFF}https://contoso.crm4.dynamics.com", .warning, malformed),
  EnteredAddress("https://contoso.api.crm4.dynamics.com", .warning, malformed),
  EnteredAddress(
    "https://contoso.api.crm.microsoftdynamics.us/", .warning, malformed,
    "https://contoso.crm.microsoftdynamics.us"),
]

private let strangers: [EnteredAddress] = [
  EnteredAddress("https://make.powerapps.com", .broken, portal, nil),
  EnteredAddress("https://make.powerapps.com/environments/x/home", .broken, portal, nil),
  EnteredAddress("https://make.gov.powerapps.us", .broken, portal, nil),
  EnteredAddress("https://make.preview.powerapps.com", .broken, portal, nil),
  EnteredAddress("https://admin.powerplatform.microsoft.com", .broken, portal, nil),
  EnteredAddress("admin.powerplatform.microsoft.com", .broken, portal, nil),
  EnteredAddress("https://portal.azure.com/#home", .broken, portal, nil),
  EnteredAddress("https://partner.microsoft.com", .broken, portal, nil),
  EnteredAddress("https://home.dynamics.com", .broken, portal, nil),
  EnteredAddress("https://port.crm4.dynamics.com/G/Instances", .broken, portal, nil),
  EnteredAddress("https://globaldisco.crm.dynamics.com", .broken, portal, nil),
  EnteredAddress("https://disco.crm4.dynamics.com", .broken, portal, nil),
  EnteredAddress("https://contoso.powerappsportals.com", .broken, portal, nil),
  EnteredAddress("https://businesscentral.dynamics.com/abc", .broken, portal, nil),
  EnteredAddress("https://contoso.operations.dynamics.com", .broken, finance, nil),
  EnteredAddress("https://contoso.operations.dynamics.com/?cmp=usmf", .broken, finance, nil),
  EnteredAddress("https://contoso.sandbox.operations.dynamics.com", .broken, finance, nil),
  EnteredAddress("https://contoso.operations.eu.dynamics.com", .broken, finance, nil),
  EnteredAddress("https://contosodev.cloudax.dynamics.com", .broken, finance, nil),
  EnteredAddress("https://contoso.axcloud.dynamics.com", .broken, finance, nil),
  EnteredAddress("https://lcs.dynamics.com", .broken, finance, nil),
  EnteredAddress("https://contoso.crm.microsoftdynamics.de", .broken, cloud, nil),
  EnteredAddress("https://crm.contoso.com/contoso", .broken, malformed, nil),
  EnteredAddress("https://contoso.dynamics.com", .broken, malformed, nil),
  EnteredAddress("https://crm4.dynamics.com", .broken, malformed, nil),
  EnteredAddress("https://contoso.crmfour.dynamics.com", .broken, malformed, nil),
  EnteredAddress("https://contoso.crm4.dynamics.com.evil.example", .broken, malformed, nil),
  EnteredAddress("https://evil.example/contoso.crm4.dynamics.com", .broken, malformed, nil),
  EnteredAddress("https://evilcrm4-dynamics.com", .broken, malformed, nil),
  EnteredAddress("https://contoso.crm4.dynamics.com@evil.example", .broken, malformed, nil),
  EnteredAddress("https://a.b.crm4.dynamics.com", .broken, malformed, nil),
  EnteredAddress("https://-contoso.crm4.dynamics.com", .broken, malformed, nil),
  EnteredAddress("https://10.0.0.1", .broken, malformed, nil),
  EnteredAddress("contoso", .broken, malformed, nil),
  EnteredAddress("https://", .broken, malformed, nil),
  EnteredAddress("%", .broken, malformed, nil),
  EnteredAddress("https://contoso.crm4.dynamics.c\u{43E}m", .broken, malformed, nil),
]

@Suite("Dynamics: the URL's form") struct DynamicsURLTests {
  private func check(_ configuration: Configuration) async -> DynamicsRun {
    await DynamicsRun.over(DynamicsWorld().transport, configuration, isOffline: true)
  }

  @Test(arguments: rightAddresses) func takes(_ text: String) async {
    let run = await check(.dynamics(["instanceUrl": .text(text)]))
    #expect(run.status("dynamics.url") == .ok)
  }

  @Test(arguments: slips + strangers) func names(_ address: EnteredAddress) async {
    let run = await check(.dynamics(["instanceUrl": .text(address.text)]))
    #expect(run.status("dynamics.url") == address.status)
    #expect(run.entry("dynamics.url") == address.entry)
    #expect(run.parameter("dynamics.url", .instanceUrl) == address.repaired)
    #expect(!run.said("dynamics.url").isEmpty)
  }

  @Test func goesOnWithTheAddressThatWasMeant() async {
    let run = await DynamicsRun.in(
      DynamicsWorld(),
      .dynamics(["instanceUrl": .text(" https://Contoso.api.crm4.dynamics.com/ ")]))
    #expect(run.troubled == ["dynamics.url"])
    let prefix = "https://contoso.crm4.dynamics.com/api/data/v9.2/"
    #expect(run.requests.filter { $0.url.hasPrefix(prefix) }.count > 10)
  }

  @Test func showsNoPasswordAndNoQuery() async {
    let withPassword = await check(
      .dynamics(["instanceUrl": .text("https://a:hidden@contoso.crm4.dynamics.com")]))
    #expect(!withPassword.said("dynamics.url").contains("hidden"))
    let withQuery = await check(
      .dynamics(["instanceUrl": .text("https://contoso.crm4.dynamics.com/?token=hidden")]))
    #expect(!withQuery.said("dynamics.url").contains("hidden"))
    let long = await check(
      .dynamics(["instanceUrl": .text("https://x/" + String(repeating: "y", count: 100_000))]))
    #expect(long.said("dynamics.url").utf8.count < 400)
  }

  @Test(arguments: [
    ("https://contoso.crm4.dynamics.com", "contoso.onmicrosoft.us"),
    ("https://contoso.crm4.dynamics.com", "contoso.partner.onmschina.cn"),
    ("https://contoso.crm.microsoftdynamics.us", "contoso.onmicrosoft.com"),
    ("https://contoso.crm.dynamics.cn", "contoso.onmicrosoft.com"),
  ]) func seesACloudThatIsNotTheDirectorys(_ url: String, _ directory: String) async {
    let run = await check(
      .dynamics(["instanceUrl": .text(url), "directoryId": .text(directory)]))
    #expect(run.status("dynamics.url") == .broken)
    #expect(run.entry("dynamics.url") == "dynamics-url-wrong-cloud")
    let user = await check(
      .dynamicsUser(["instanceUrl": .text(url), "username": .text("a@\(directory)")]))
    #expect(user.entry("dynamics.url") == "dynamics-url-wrong-cloud")
  }

  @Test(arguments: [
    ("https://contoso.crm4.dynamics.com", "login.microsoftonline.com"),
    ("https://contoso.crm9.dynamics.com", "login.microsoftonline.com"),
    ("https://contoso.crm.microsoftdynamics.us", "login.microsoftonline.us"),
    ("https://contoso.crm.appsplatform.us", "login.microsoftonline.us"),
    ("https://contoso.crm.dynamics.cn", "login.partner.microsoftonline.cn"),
  ]) func asksTheSignInServiceOfTheCloud(_ url: String, _ authority: String) async {
    var world = DynamicsWorld()
    world[.discovery(DynamicsWorld.tenant)] = .discovery(of: DynamicsWorld.tenant, at: authority)
    let run = await DynamicsRun.in(world, .dynamics(["instanceUrl": .text(url)]))
    #expect(run.status("dynamics.tenant") == .ok)
    let asked = run.requests.filter { $0.url.contains("/oauth2/") || $0.url.contains("openid") }
    #expect(asked.count == 2)
    #expect(asked.allSatisfy { $0.url.hasPrefix("https://\(authority)/") })
  }

  @Test func sendsAReferencedSecretToNoForeignHost() async {
    let foreign = Configuration.Entry.text("https://crm.contoso.example")
    let referenced = Configuration.Entry(
      .secret(Secret(DynamicsWorld.secret)), isReference: true)
    let changes = ["instanceUrl": foreign, "applicationKey": referenced]
    let refused = await DynamicsRun.in(DynamicsWorld(), .dynamics(changes))
    #expect(refused.status("dynamics.url") == .broken)
    #expect(refused.entry("dynamics.url") == "document-secret-to-foreign-host")
    #expect(refused.parameter("dynamics.url", .host) == "crm.contoso.example")
    #expect(!refused.requests.contains { $0.url.contains("contoso.example") })
    #expect(!refused.routes.contains(.token))

    let trusted = await DynamicsRun.in(DynamicsWorld(), .dynamics(changes, isTrusted: true))
    #expect(trusted.status("dynamics.url") == .warning)
    #expect(trusted.requests.contains { $0.url.hasPrefix("https://crm.contoso.example/") })
  }

  @Test(arguments: ["http://crm.contoso.example", "https://crm.contoso.example/a", "https://x"])
  func trustsNoAddressThatIsNoRoot(_ text: String) async {
    let run = await DynamicsRun.in(
      DynamicsWorld(), .dynamics(["instanceUrl": .text(text)], isTrusted: true))
    #expect(run.status("dynamics.url") == .broken)
    #expect(!run.requests.contains { $0.url.contains(".example") })
  }

  @Test func saysWhyItCannotLook() async {
    let empty = await check(.dynamics(["instanceUrl": .text(" \n")]))
    #expect(empty.entry("dynamics.url") == "document-field-missing")
    #expect(empty.parameter("dynamics.url", .key) == "instanceUrl")
    let missing = await check(.dynamics(["instanceUrl": Configuration.Entry?.none]))
    #expect(missing.status("dynamics.url") == .broken)
  }
}
