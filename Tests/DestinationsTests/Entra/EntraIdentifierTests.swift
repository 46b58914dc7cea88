import Testing

@testable import Destinations

private let id = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"

@Suite("Entra: ids and domains") struct EntraIdentifierTests {
  @Test(arguments: [id, id.uppercased()]) func takesAnID(_ text: String) {
    #expect(GlobalIdentifier(text)?.text == id)
  }

  @Test(arguments: [
    "", "{\(id)}", " \(id)", "\(id)0", String(id.dropLast()), "3f0c1c586d1e4d2b9f0a1b7f5e0a2c44",
    "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c4g", "3f0c1c58_6d1e_4d2b_9f0a_1b7f5e0a2c44",
    "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2cé",
  ]) func takesNothingElse(_ text: String) { #expect(GlobalIdentifier(text) == nil) }

  @Test(arguments: [
    "{\(id)}", "https://login.microsoftonline.com/\(id)/v2.0", "leads(\(id))", "Ünïcode: \(id)\r\n",
    "\(id), \(id.uppercased())", "=\(id)",
  ]) func findsAnID(_ text: String) { #expect(GlobalIdentifier(within: text)?.text == id) }

  @Test(arguments: [
    "", "x", "\(id)0", "0\(id)", "\(id) 00000000-6d1e-4d2b-9f0a-1b7f5e0a2c44", "{tenantid}",
  ]) func findsNoOtherID(_ text: String) { #expect(GlobalIdentifier(within: text) == nil) }

  @Test func knowsABlankID() {
    #expect(GlobalIdentifier("00000000-0000-0000-0000-000000000000")?.isBlank == true)
    #expect(GlobalIdentifier(id)?.isBlank == false)
  }

  @Test func findsAnIDInALongTextSoon() {
    let text = String(repeating: "3f0c1c58-", count: 20_000)
    #expect(GlobalIdentifier(within: text) == nil)
  }

  @Test(arguments: [
    ("contoso.com", "contoso.com"), ("Contoso.OnMicrosoft.com", "contoso.onmicrosoft.com"),
    ("a-b.co.uk", "a-b.co.uk"), ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ("contoso", nil), ("", nil), (".com", nil), ("a..b", nil), ("-a.com", nil), ("10.0.0.1", nil),
    ("a b.com", nil), ("bücher.example", nil), ("contoso.com/", nil),
  ]) func judgesADomain(_ text: String, _ name: String?) {
    #expect(DomainName(text)?.text == name)
  }

  @Test func refusesALongDomain() {
    #expect(DomainName(String(repeating: "a", count: 64) + ".com") == nil)
    #expect(DomainName(String(repeating: "abc.", count: 80) + "com") == nil)
  }

  @Test func knowsTheClouds() {
    for cloud in SignInCloud.allCases {
      #expect(SignInCloud(authorityHost: cloud.authorityHost.uppercased()) == cloud)
      #expect(SignInCloud(domain: "x" + cloud.domainSuffix) == cloud)
    }
    #expect(SignInCloud(authorityHost: "login.microsoftonline.com.evil.example") == nil)
    #expect(SignInCloud(domain: "contoso.com") == nil)
  }
}
