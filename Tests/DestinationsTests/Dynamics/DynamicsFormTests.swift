import Destinations
import Knowledge
import Testing
import Text
import Transport

struct EnteredIDs: Sendable, CustomTestStringConvertible {
  let directory: String
  let application: String
  let status: CheckStatus
  let entry: String?
  let tenantID: String?
  let applicationID: String?

  var testDescription: String { "\(directory.debugDescription) \(application.debugDescription)" }

  init(
    directory: String = DynamicsWorld.tenant, application: String = DynamicsWorld.application,
    _ status: CheckStatus, _ entry: String?, tenantID: String? = nil, applicationID: String? = nil
  ) {
    self.directory = directory
    self.application = application
    self.status = status
    self.entry = entry
    self.tenantID = tenantID
    self.applicationID = applicationID
  }
}

private let tenant = DynamicsWorld.tenant
private let application = DynamicsWorld.application
private let decorated = "dynamics-id-decorated"
private let invalidTenant = "aad-invalid-tenant-identifier"
private let invalidApplication = "dynamics-application-id-malformed"
private let sample = "dynamics-id-sample"

private func directory(
  _ text: String, _ status: CheckStatus, _ entry: String?, _ id: String? = nil
) -> EnteredIDs { EnteredIDs(directory: text, status, entry, tenantID: id) }

private func app(
  _ text: String, _ status: CheckStatus, _ entry: String?, _ id: String? = nil
) -> EnteredIDs { EnteredIDs(application: text, status, entry, applicationID: id) }

private let directories: [EnteredIDs] = [
  directory(tenant, .ok, nil), directory(tenant.uppercased(), .ok, nil),
  directory("contoso.onmicrosoft.com", .ok, nil), directory("contoso.co.uk", .ok, nil),
  directory("{\(tenant)}", .broken, decorated, tenant),
  directory("(\(tenant))", .broken, decorated, tenant),
  directory("\"\(tenant)\"", .broken, decorated, tenant),
  directory("https://\(tenant)", .broken, decorated, tenant),
  directory("https://login.microsoftonline.com/\(tenant)/", .broken, decorated, tenant),
  directory("Directory ID: \(tenant)", .broken, decorated, tenant),
  directory("\(tenant),", .broken, decorated, tenant),
  directory("https://contoso.onmicrosoft.com", .broken, decorated, "contoso.onmicrosoft.com"),
  directory("admin@contoso.onmicrosoft.com", .broken, decorated, "contoso.onmicrosoft.com"),
  directory(" \(tenant)", .warning, decorated, tenant),
  directory("\(tenant)\n", .warning, decorated, tenant),
  directory("\u{200B}\(tenant)", .warning, decorated, tenant),
  directory("contoso", .broken, invalidTenant),
  directory("Contoso Ltd", .broken, invalidTenant),
  directory("common", .broken, invalidTenant),
  directory(String(tenant.dropLast()), .broken, invalidTenant),
  directory("\(tenant)0", .broken, invalidTenant),
  directory("3f0c1c586d1e4d2b9f0a1b7f5e0a2c44", .broken, invalidTenant),
  directory("3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2cgg", .broken, invalidTenant),
  directory("00000000-0000-0000-0000-000000000000", .broken, invalidTenant),
  directory("12345678-8af1-4asf-1234-12234d01db47", .broken, sample),
  directory(" 12345678-8AF1-4ASF-1234-12234D01DB47 ", .broken, sample),
  directory("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", .broken, sample),
  directory("<tenant-id>", .broken, sample), directory("{your tenant id}", .broken, sample),
]

private let applications: [EnteredIDs] = [
  app("{\(application)}", .broken, decorated, application),
  app("api://\(application)", .broken, decorated, application),
  app("https://contosoapp1/\(application)", .broken, decorated, application),
  app("\t\(application) ", .warning, decorated, application),
  app("lead-writer", .broken, invalidApplication),
  app("Contoso Leads", .broken, invalidApplication),
  app(String(application.dropFirst()), .broken, invalidApplication),
  app("00000000-0000-0000-0000-000000000000", .broken, invalidApplication),
  app("23456052-aaaa-bbbb-8662-1234df56788f", .broken, sample),
  app("11111111-1111-1111-1111-111111111111", .broken, sample),
  app("<application-id>", .broken, sample),
  EnteredIDs(
    application: "contoso.onmicrosoft.com", .broken, "dynamics-ids-swapped",
    tenantID: tenant, applicationID: "contoso.onmicrosoft.com"),
  EnteredIDs(application: tenant, .broken, "dynamics-ids-swapped", tenantID: tenant),
  EnteredIDs(
    application: "{\(tenant.uppercased())}", .broken, "dynamics-ids-swapped", tenantID: tenant),
]

@Suite("Dynamics: the form of ids, secrets and accounts") struct DynamicsFormTests {
  private func check(_ configuration: Configuration) async -> DynamicsRun {
    await DynamicsRun.over(DynamicsWorld().transport, configuration, isOffline: true)
  }

  @Test(arguments: directories + applications) func judges(_ ids: EnteredIDs) async {
    let run = await check(
      .dynamics([
        "directoryId": .text(ids.directory), "applicationId": .text(ids.application),
      ]))
    #expect(run.status("dynamics.ids") == ids.status)
    #expect(run.entry("dynamics.ids") == ids.entry)
    #expect(run.parameter("dynamics.ids", .tenantId) == ids.tenantID)
    #expect(run.parameter("dynamics.ids", .applicationId) == ids.applicationID)
  }

  @Test func blamesTheIDThatIsWrong() async {
    let application = await check(.dynamics(["applicationId": .text("x")]))
    #expect(application["dynamics.ids"]?.field == "applicationId")
    let directory = await check(.dynamics(["directoryId": .text("x")]))
    #expect(directory["dynamics.ids"]?.field == "directoryId")
    let both = await check(
      .dynamics(["directoryId": .text(" \(tenant)"), "applicationId": .text("x")]))
    #expect(both.status("dynamics.ids") == .broken)
    #expect(both["dynamics.ids"]?.field == "applicationId")
  }

  @Test(arguments: [
    "Abc8Q~0dEfGhIjKlMnOpQrStUvWxYz0123456789", "1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nXx=",
    "value: k3JHx0p2qVbT5zYcW8sN",
  ]) func showsNoSecretInTheWrongBox(_ secret: String) async {
    for (key, check) in [
      ("directoryId", "dynamics.ids"), ("applicationId", "dynamics.ids"),
      ("instanceUrl", "dynamics.url"),
    ] as [(String, CheckID)] {
      let run = await self.check(.dynamics([key: .text(secret)]))
      #expect(run.status(check) == .broken)
      #expect(run.said(check).contains(Secret.mask), "\(run.said(check))")
      #expect(!run.said(check).contains(secret.suffix(12)))
    }
  }

  @Test(arguments: ["directoryId", "applicationId"]) func missesAnID(_ key: String) async {
    let run = await check(.dynamics([key: .text("")]))
    #expect(run.entry("dynamics.ids") == "document-field-missing")
    #expect(run["dynamics.ids"]?.field == key)
    #expect(run.parameter("dynamics.ids", .key) == key)
  }

  @Test(arguments: [
    ("Abc8Q~not-a-secret-but-of-its-form-0123456", nil),
    ("short", nil), (String(repeating: "x", count: 300), nil), ("pä~ß+/=&%", nil),
    ("6d3a0b52-1f0e-4e3d-8c8c-6c1d2d5f7a10", "dynamics-secret-is-id"),
    ("6D3A0B52-1F0E-4E3D-8C8C-6C1D2D5F7A10", "dynamics-secret-is-id"),
    (" Abc8Q~secret", "dynamics-secret-malformed"), ("Abc8Q~secret ", "dynamics-secret-malformed"),
    ("Abc8Q~secret\n", "dynamics-secret-malformed"),
    ("Abc8Q~\r\nsecret", "dynamics-secret-malformed"),
    ("Abc8Q~ secret", "dynamics-secret-malformed"),
    ("Abc8Q~\u{200B}secret", "dynamics-secret-malformed"),
    ("1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nBc=", "dynamics-secret-malformed"),
    ("", "document-field-missing"), ("  ", "document-field-missing"),
  ]) func judgesASecret(_ secret: String, _ entry: String?) async {
    let run = await check(.dynamics(["applicationKey": .secret(secret)]))
    #expect(run.status("dynamics.secret") == (entry == nil ? .ok : .broken))
    #expect(run.entry("dynamics.secret") == entry)
    let said = run.said("dynamics.secret")
    let core = secret.trimmingCharacters
    #expect(core.isEmpty || !said.contains(core))
  }

  @Test(arguments: [
    ("\nx", "a line break at its beginning"), ("x ", "a blank at its end"),
    ("x\ny", "a line break inside"), ("x y", "a blank inside"),
  ]) func saysWhereASecretIsDamaged(_ secret: String, _ place: String) async {
    let run = await check(.dynamics(["applicationKey": .secret(secret)]))
    #expect(run.said("dynamics.secret") == "the client secret has \(place)")
  }

  @Test func establishesNothingAboutASecretThatIsNotThere() async {
    let masked = await DynamicsRun.in(
      DynamicsWorld(), .dynamics(["applicationKey": Configuration.Entry(.masked)]))
    #expect(masked.status("dynamics.secret") == .notEstablished)
    #expect(masked.entry("dynamics.secret") == "document-secret-masked")
    #expect(masked.status("dynamics.application") == .skipped)
    #expect(masked["dynamics.sign-in"]?.because == "dynamics.secret")
    #expect(masked.checks(.broken) == [])
    let entry = Configuration.Entry(.unavailable(reason: "LEADS_SECRET is not set"))
    let unset = await DynamicsRun.in(DynamicsWorld(), .dynamics(["applicationKey": entry]))
    #expect(unset.entry("dynamics.secret") == "document-reference-unresolved")
    #expect(unset.said("dynamics.secret") == "LEADS_SECRET is not set")
    #expect(unset.status("dynamics.tenant-match") == .ok)
  }

  @Test(arguments: [
    ("lead.writer@contoso.com", nil), ("lead.writer@contoso.onmicrosoft.com", nil),
    ("o'neill@contoso.com", nil), ("lead.writer", "form"), ("CONTOSO\\writer", "form"),
    ("writer@contoso", "form"), ("a@b@contoso.com", "form"), ("@contoso.com", "form"),
    ("lead writer@contoso.com", "form"), (" writer@contoso.com", "blanks"),
    ("writer@contoso.com\n", "blanks"), ("writer@outlook.com", "personal"),
    ("writer@Hotmail.com", "personal"),
  ]) func judgesAUserName(_ name: String, _ word: String?) async {
    let run = await check(.dynamicsUser(["username": .text(name)]))
    #expect(run.status("dynamics.account") == (word == nil ? .ok : .broken))
    #expect(run.entry("dynamics.account") == word.map { _ in "dynamics-account-malformed" })
    if let word { #expect(run.said("dynamics.account").contains(word)) }
  }

  @Test func judgesAPassword() async {
    let inner = await check(.dynamicsUser(["password": .secret("two words")]))
    #expect(inner.status("dynamics.account") == .ok)
    let outer = await check(.dynamicsUser(["password": .secret("word ")]))
    #expect(outer.said("dynamics.account") == "the password has a blank at its end")
    let masked = await check(.dynamicsUser(["password": Configuration.Entry(.masked)]))
    #expect(masked.status("dynamics.account") == .notEstablished)
    let missing = await check(.dynamicsUser(["password": Configuration.Entry?.none]))
    #expect(missing.parameter("dynamics.account", .key) == "password")
    #expect([outer, masked, missing].allSatisfy { $0["dynamics.account"]?.field == "password" })
  }

  @Test(arguments: [
    ("azureAD", nil, true), ("AzureAd ", nil, true), ("office365", nil, false),
    ("Office365", nil, false), ("", nil, true), ("", "a@contoso.com", false),
  ]) func tellsTheWayOfSigningIn(_ word: String, _ name: String?, _ isApplication: Bool) async {
    var changes: [String: Configuration.Entry?] = ["authentication": .text(word)]
    if let name {
      changes["username"] = .text(name)
      changes["applicationId"] = Configuration.Entry?.none
    }
    let run = await check(.dynamics(changes))
    #expect((run["dynamics.secret"] != nil) == isApplication)
    #expect((run["dynamics.retired"] != nil) != isApplication)
  }
}

extension String {
  fileprivate var trimmingCharacters: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
