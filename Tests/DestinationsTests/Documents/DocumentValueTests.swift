import Destinations
import Testing
import Text

@Suite("Values of a document") struct DocumentValueTests {
  private func entry(_ connection: String) throws -> Configuration.Entry? {
    let text = SampleDocument.table(SampleDocument.block(connection))
    return try SampleDocument.readOne(text)?.entry("storageAccountConnectionString")
  }

  @Test(arguments: [
    ("AccountName=a;AccountKey=${env:KEY};", "AccountName=a;AccountKey=value of KEY;"),
    ("accountkey=${env:KEY};AccountName=a", "accountkey=value of KEY;AccountName=a"),
    ("SharedAccessSignature=${env:SAS}", "SharedAccessSignature=value of SAS"),
    ("${env:ALL}", "value of ALL"),
    (
      "AccountKey=${cmd:sh -c 'a; b=c'};AccountName=a",
      "AccountKey=value of sh -c 'a; b=c';AccountName=a"
    ),
  ])
  func resolvesReferences(_ connection: String, _ expected: String) throws {
    let entry = try entry(connection)
    #expect(entry?.exposed == expected)
    #expect(entry?.isReference == true)
  }

  @Test func leavesReferencesElsewhereAlone() throws {
    let entry = try entry("AccountName=${env:NAME};AccountKey=abc=;EndpointSuffix=${env:S}")
    #expect(entry?.exposed == "AccountName=${env:NAME};AccountKey=abc=;EndpointSuffix=${env:S}")
    #expect(entry?.isReference == false)
  }

  @Test(arguments: ["${env:UNSET}", "AccountName=a;AccountKey=${env:UNSET}"])
  func saysWhatAReferenceLacks(_ connection: String) throws {
    #expect(try entry(connection)?.value == .unavailable(reason: "'UNSET' is not set"))
  }

  @Test(arguments: [
    "***", "*****", "<masked>", "hidden", "[REDACTED]", "••••••••", "xxxxxxxx", "…",
    "AccountName=contosoleads;AccountKey=*****;EndpointSuffix=core.windows.net",
    "AccountName=contosoleads;AccountKey=<hidden>",
  ])
  func recognisesMasks(_ connection: String) throws {
    #expect(try entry(connection)?.value == .masked)
  }

  @Test(arguments: ["**", "xxx", "hidden treasure", "*a*", "", "AccountKey="])
  func takesOtherTextsForWhatTheyAre(_ connection: String) throws {
    #expect(try entry(connection)?.exposed == connection)
  }

  @Test func readsAddressesAndPositions() throws {
    let document = try #require(
      try SampleDocument.readOne(
        SampleDocument.table(
          """
          "tableLeadConfiguration": {
            "contactEmail": ["a@contoso.com", "b@contoso.com"],
            "storageAccountConnectionString": "\(SampleDocument.connection)"}
          """)))
    #expect(document.entry("contactEmail")?.value == .text("a@contoso.com;b@contoso.com"))
    #expect(document.entry("storageAccountConnectionString")?.position?.line == 8)
    #expect(document.entry("storageAccountConnectionString")?.position?.column == 37)
  }

  @Test func readsWhatOnlyVerificationNeeds() throws {
    let document = try #require(
      try SampleDocument.readOne(
        SampleDocument.table(
          SampleDocument.block(SampleDocument.connection),
          """
          "x-leadline": {"schemaVersion": 1, "step": "table.key", "verification": {
            "clientId": "${env:ID}", "clientSecret": "${env:SECRET}", "apiSession": "***"}}
          """)))
    #expect(document.notices.isEmpty)
    #expect(document.entry("verification.clientId")?.value == .text("${env:ID}"))
    #expect(document.entry("verification.clientSecret")?.exposed == "value of SECRET")
    #expect(document.entry("verification.apiSession")?.value == .masked)
  }

  @Test func passesTrustOn() throws {
    let document = try #require(try SampleDocument.readOne(SampleDocument.table()))
    let trusted = document.configuration(isTrusted: true, resolving: SampleDocument.resolve)
    let untrusted = document.configuration(isTrusted: false, resolving: SampleDocument.resolve)
    #expect(trusted.isTrusted)
    #expect(!untrusted.isTrusted)
  }

  @Test(
    arguments: [
      ("plain", []), ("AccountName=a;AccountKey=k1k2k3k4==;EndpointSuffix=x", ["k1k2k3k4=="]),
      ("sv=1&sig=abcd%2Befg&se=2", ["abcd%2Befg"]), ("?sig=signature", ["signature"]),
      ("AccountKey=", []), ("?code=404", []),
      (
        "accountname=a; SharedAccessSignature=?sv=1&sig=qrstuvwx",
        ["?sv=1&sig=qrstuvwx", "qrstuvwx"]
      ),
    ] as [(String, [String])])
  func findsTheSecretsWithinASecret(_ text: String, _ parts: [String]) {
    #expect(SecretParts.of(Secret(text)) == parts.map { Secret($0) })
  }
}
