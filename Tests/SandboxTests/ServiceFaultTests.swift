import Testing
import Text

@testable import Sandbox

@Suite("Faults of the services") struct ServiceFaultTests {
  static let probes =
    ServiceFaultProbe.signIn + ServiceFaultProbe.organisation + ServiceFaultProbe.tables
    + ServiceFaultProbe.endpoints + ServiceFaultProbe.marketo + ServiceFaultProbe.salesforce

  @Test(arguments: probes) func saysWhatTheServiceSays(_ probe: ServiceFaultProbe) throws {
    let client = try ServiceClient(faults: probe.fault)
    let answer = probe.answer(client)
    #expect(answer.status == probe.status)
    for words in probe.words {
      let plain = answer.text.replacing("\\\"", with: "\"")
      #expect(plain.contains(words), "\(answer.text)")
    }
    if let error = probe.error { #expect(answer.json["error"]?.string == error) }
    #expect((answer.header("Retry-After") == "1") == probe.hasWait)
  }

  /// Without the fault the same request goes well, so that the fault alone is what is met.
  @Test(arguments: probes) func isMetOnlyWhenOrdered(_ probe: ServiceFaultProbe) throws {
    let answer = probe.answer(try ServiceClient())
    switch probe.question {
    case .anonymous, .anonymousTable: #expect(answer.status == 401)
    default: #expect((200...299).contains(answer.status))
    }
    let plain = answer.text.replacing("\\\"", with: "\"")
    for words in probe.words where words.utf8.count > 12 { #expect(!plain.contains(words)) }
  }

  @Test func areAllProbed() {
    let names = FaultCatalogue.services.map(\.name)
    #expect(Set(names) == Set(Self.probes.map(\.fault)))
    #expect(Set(names).count == names.count)
    #expect(names.count >= 105)
    #expect(Set(FaultCatalogue.all.map(\.name)).count == FaultCatalogue.all.count)
  }

  private static let destinations = [
    "dynamics": "dynamics", "dynamics-office365": "dynamics", "table": "table",
    "table-sas": "table", "https-endpoint": "httpsEndpoint", "power-automate": "httpsEndpoint",
    "logic-app": "httpsEndpoint", "function": "httpsEndpoint", "marketo": "marketo",
    "marketo-server-id": "marketo", "salesforce": "salesforce", "salesforce-client": "salesforce",
  ]

  @Test func nameTheirEntryAndCheck() throws {
    for fault in FaultCatalogue.services {
      #expect(["broken", "warning", "notEstablished"].contains(fault.status))
      let destination = try #require(Self.destinations[fault.example])
      #expect(fault.check.hasPrefix(destination + "."))
      #expect(fault.needsTestLead == fault.check.hasSuffix(".test-lead"))
      #expect(fault.entry.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
      #expect(!fault.title.isEmpty && !fault.title.hasSuffix("."))
    }
  }

  /// What must work so that a check before is not blamed.
  @Test(arguments: FaultCatalogue.services.filter { $0.check.hasPrefix("dynamics.") }.map(\.name))
  func leavesWhatComesBeforeAlone(_ name: String) throws {
    let fault = try #require(FaultCatalogue.fault(named: name))
    let client = try ServiceClient(faults: name)
    let order = [
      "dynamics.organisation", "dynamics.tenant", "dynamics.tenant-match", "dynamics.application",
      "dynamics.sign-in", "dynamics.token", "dynamics.who-am-i", "dynamics.user",
    ]
    let place = order.firstIndex(of: fault.check) ?? order.count
    let isUser = fault.example == "dynamics-office365"
    if place > 0 {
      let answer = client.get("\(ServiceClient.organisation)/api/data/v9.2/WhoAmI")
      #expect(answer.status == 401)
      #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer authorization_uri=") == true)
    }
    if place > 1 {
      let base = "\(ServiceClient.authority)/\(World.tenantID)"
      #expect(client.get("\(base)/v2.0/.well-known/openid-configuration").status == 200)
    }
    if place > 4 { #expect((isUser ? client.userToken() : client.token()).status == 200) }
    if place > 7, name != "no-roles" { #expect(client.organisation("GET", "WhoAmI").status == 200) }
  }

  @Test(arguments: ["token-other-audience", "token-other-tenant"])
  func givesTheWrongToken(_ name: String) throws {
    let client = try ServiceClient(faults: name)
    let text = try #require(client.token().json["access_token"]?.string)
    let part = text.split(separator: ".")[1]
    let claims = try JSONParser.parse(Base64.bytes(of: part) ?? [])
    let isOtherAudience = claims["aud"]?.string != ServiceClient.organisation
    let isOtherTenant = claims["tid"]?.string != World.tenantID
    #expect(isOtherAudience == (name == "token-other-audience"))
    #expect(isOtherTenant == (name == "token-other-tenant"))
    #expect(client.organisation("GET", "WhoAmI").status == 401)
  }

  @Test func namesTheOtherDirectoryInTheChallenge() throws {
    let client = try ServiceClient(faults: "organisation-of-other-tenant")
    let answer = client.get("\(ServiceClient.organisation)/api/data/v9.2/WhoAmI")
    #expect(answer.header("WWW-Authenticate")?.contains(Directory.otherTenantID) == true)
    #expect(answer.header("WWW-Authenticate")?.contains(World.tenantID) == false)
  }

  @Test func hidesRolesInAnyWay() throws {
    let client = try ServiceClient(faults: "roles-hidden")
    let user = "systemusers(\(Organisation.applicationUserID))"
    for path in [
      "roles", "\(user)/systemuserroles_association",
      "\(user)?$select=fullname&$expand=systemuserroles_association($select=name)",
    ] {
      #expect(client.organisation("GET", path).status == 403)
    }
    #expect(client.organisation("GET", user).status == 200)
  }

  @Test func letsEveryOtherRequestFailWithoutARole() throws {
    let client = try ServiceClient(faults: "no-roles")
    for path in ["WhoAmI", "systemusers", "roles", "leads", "solutions"] {
      let answer = client.organisation("GET", path)
      #expect(answer.status == 403)
      #expect(answer.json["error"]?["code"] == "0x80042f09")
    }
  }

  @Test(arguments: ["table-busy", "table-timed-out", "key-rejected", "shared-key-disabled"])
  func showsATableServiceAllTheSame(_ name: String) throws {
    let client = try ServiceClient(faults: name)
    let answer = client.get("https://\(World.tableHost)/Tables", [("x-ms-version", "2019-02-02")])
    #expect(answer.status == 401)
    #expect(answer.header("Server")?.hasPrefix("Windows-Azure-Table/") == true)
  }

  @Test func signsInNowhereWithSeveralFaults() throws {
    // The first that the true service would meet decides.
    let client = try ServiceClient(faults: "secret-invalid", "application-not-found", "no-roles")
    #expect(client.token().json["error_codes"] == [700_016])
  }
}
