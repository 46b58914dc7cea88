import Testing

@testable import Destinations

/// Every region of the public cloud that is known, the one of the US GCC among them.
private let regions = [
  "crm", "crm2", "crm3", "crm4", "crm5", "crm6", "crm7", "crm8", "crm9", "crm11", "crm12",
  "crm14", "crm15", "crm16", "crm17", "crm19", "crm20", "crm21", "crm22",
]

private let suffixes: [(String, SignInCloud)] = [
  ("crm.dynamics.com", .global), ("crm9.dynamics.com", .global),
  ("crm.microsoftdynamics.us", .usGovernment), ("crm.appsplatform.us", .usGovernment),
  ("crm.dynamics.cn", .china), ("crm2.dynamics.cn", .china),
]

@Suite("Clouds: hosts of environments") struct CloudHostTests {
  @Test(arguments: regions) func knowsTheRegion(_ region: String) {
    let host = "contoso.\(region).dynamics.com"
    #expect(EnvironmentHost(host) == .environment(.global))
    #expect(EnteredURL("https://\(host)").slip == nil)
    #expect(EnteredURL("https://\(host)").repaired?.text == "https://\(host)")
  }

  @Test(arguments: suffixes) func knowsTheCloud(_ suffix: String, _ cloud: SignInCloud) {
    let host = "con-toso2.\(suffix)"
    #expect(EnvironmentHost(host) == .environment(cloud))
    #expect(EnteredURL("https://\(host)/").repaired?.cloud == cloud)
  }

  @Test(arguments: suffixes)
  func knowsTheNameForPrograms(_ suffix: String, _ cloud: SignInCloud) {
    let kind = EnvironmentHost("contoso.api.\(suffix)")
    #expect(kind == .programs(host: "contoso.\(suffix)", cloud))
    let entered = EnteredURL("https://contoso.api.\(suffix)")
    #expect(entered.slip?.isGrave == false)
    #expect(entered.repaired == EnvironmentURL(host: "contoso.\(suffix)", cloud: cloud))
  }

  @Test(arguments: [
    "globaldisco.crm.dynamics.com", "globaldisco.crm9.dynamics.com",
    "globaldisco.crm.microsoftdynamics.us", "globaldisco.crm.appsplatform.us",
    "globaldisco.crm.dynamics.cn", "portal.azure.com", "portal.azure.us", "portal.azure.cn",
    "make.powerapps.com", "admin.powerplatform.microsoft.com",
  ]) func takesNoServiceForAnEnvironment(_ host: String) {
    #expect(EnvironmentHost(host) == .portal)
    #expect(EnteredURL("https://\(host)").repaired == nil)
    #expect(EnteredURL("https://\(host)").isTrustable == false)
  }

  @Test(arguments: ["contoso.crm.microsoftdynamics.de", "x.microsoftdynamics.de"])
  func knowsTheCloudThatClosed(_ host: String) {
    #expect(EnvironmentHost(host) == .closedCloud)
    #expect(EnteredURL("https://\(host)").slip?.entry == "dynamics-url-wrong-cloud")
  }

  @Test(arguments: [
    "contoso.operations.dynamics.com", "contoso.sandbox.operations.dynamics.com",
    "contoso.operations.dynamics.cn",
  ]) func knowsFinanceAndOperations(_ host: String) {
    #expect(EnvironmentHost(host) == .financeAndOperations)
    #expect(EnteredURL("https://\(host)").slip?.entry == "dynamics-url-finance-operations")
  }

  @Test(arguments: [
    "", "contoso", "crm4.dynamics.com", "contoso.dynamics.com", "contoso.crm4567.dynamics.com",
    "contoso.crmx.dynamics.com", "contoso.crm4.dynamics.us", "contoso.crm4.dynamics.com.",
    "con_toso.crm4.dynamics.com", "-contoso.crm4.dynamics.com", "contoso-.crm4.dynamics.com",
    "contoso..crm4.dynamics.com", "a.b.crm4.dynamics.com", "contoso.crm4.dynamics.com.example",
    "contoso.crm4-dynamics.com", "contoso.crm4.mydynamics.com",
  ]) func takesNothingElseForAnEnvironment(_ host: String) {
    #expect(EnvironmentHost(host) == .foreign)
  }

  @Test func takesNamesOfAnyAllowedLength() {
    let longest = String(repeating: "a", count: 63)
    #expect(EnvironmentHost("\(longest).crm4.dynamics.com") == .environment(.global))
    #expect(EnvironmentHost("\(longest)a.crm4.dynamics.com") == .foreign)
  }

  @Test(
    arguments: [
      ("https://crm.contoso.com", true), ("https://crm.contoso.com/", true),
      ("https://crm.contoso.com:443", true), (" https://crm.contoso.com ", true),
      ("http://crm.contoso.com", false), ("crm.contoso.com", false),
      ("https://crm.contoso.com/x", false), ("https://crm.contoso.com:444", false),
      ("https://u@crm.contoso.com", false), ("https://crm.contoso.com?x=1", false),
      ("https://contoso.crm4.dynamics.com", false), ("https://localhost", false),
      ("https://10.0.0.1", false), ("https://contoso.crm.microsoftdynamics.de", false),
    ] as [(String, Bool)])
  func trustsOnlyTheRootOfAForeignHost(_ text: String, _ isTrustable: Bool) {
    #expect(EnteredURL(text).isTrustable == isTrustable)
  }
}

@Suite("Clouds: sign-in services") struct CloudAuthorityTests {
  @Test func haveTheDocumentedHosts() {
    #expect(
      SignInCloud.allCases.map(\.authorityHost) == [
        "login.microsoftonline.com", "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
      ])
  }

  @Test(
    arguments: [
      ("login.microsoftonline.com", .global), ("LOGIN.MicrosoftOnline.COM", .global),
      ("sts.windows.net", .global), ("login.windows.net", .global),
      ("login.microsoftonline.us", .usGovernment),
      ("login.partner.microsoftonline.cn", .china), ("login.chinacloudapi.cn", .china),
    ] as [(String, SignInCloud)])
  func areKnownByTheirHosts(_ host: String, _ cloud: SignInCloud) {
    #expect(SignInCloud(authorityHost: host) == cloud)
  }

  @Test(arguments: [
    "", "login.microsoftonline.de", "x.login.microsoftonline.com", "microsoftonline.com",
    "login.microsoftonline.com.", "login.microsoftonline.com:443", " login.microsoftonline.com",
    "login.microsoftonline.com/", "login.microsoftonline.cn",
  ]) func areNoOtherHosts(_ host: String) { #expect(SignInCloud(authorityHost: host) == nil) }

  @Test(
    arguments: [
      ("contoso.onmicrosoft.com", .global), ("a.b@CONTOSO.OnMicrosoft.COM", .global),
      ("contoso.mail.onmicrosoft.com", .global), ("contoso.onmicrosoft.us", .usGovernment),
      ("contoso.partner.onmschina.cn", .china), ("contoso.com", nil), ("", nil),
      ("onmicrosoft.com", nil), ("xonmicrosoft.com", nil), ("contoso.onmicrosoft.de", nil),
      ("contoso.onmicrosoft.com.example", nil),
    ] as [(String, SignInCloud?)])
  func areKnownByFirstDomains(_ domain: String, _ cloud: SignInCloud?) {
    #expect(SignInCloud(domain: domain) == cloud)
  }
}
