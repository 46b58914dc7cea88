import Testing
import Text

@testable import Sandbox

/// A signature that the reference gives.
struct SignatureVector: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var method = "GET"
  var path = "/Tables"
  var query = ""
  var contentType: String?
  var account = "contosoleads"
  var isLite = false
  let signature: String
}

private let signatureVectors: [SignatureVector] = [
  .init(testDescription: "tables", signature: "sVAmKHKLovGJ+glxF7zqJR36YzMDpT4o3lo/jSktmBg="),
  .init(
    testDescription: "tables, lite", isLite: true,
    signature: "AkX1sL0hyGPwCjUPoyWB078WtchsdQevJWJjUykJPfY="),
  .init(
    testDescription: "emulator", path: "/devstoreaccount1/Tables", account: "devstoreaccount1",
    signature: "/ZuUhN9zQ+gZvGYPCjg6rkLnCZxMqKhAMlLEK+DDMG8="),
  .init(
    testDescription: "insert", method: "POST", path: "/MarketplaceLeads",
    contentType: "application/json", signature: "nM70HVVlPLoEZsHoeq7ya21UWCJhvMAGj3az0vFj74I="),
  .init(
    testDescription: "properties", path: "/", query: "comp=properties",
    signature: "mYFJmnvrGFWf7nxchxwPuwGvoCgQvqF3oiZMmEnEVJk="),
  .init(
    testDescription: "query", path: "/MarketplaceLeads()", query: "$top=1",
    signature: "Q4gr5JHWgLCUv1tNoAPGyOGdhXLRN/8losqy/eeg09w="),
]

@Suite("Signatures of the table service") struct TableSignatureTests {
  /// The key of the public emulator, which is documented and opens nothing.
  private let emulatorKey =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
  private let date = "Tue, 15 Jan 2019 09:30:00 GMT"
  private let now = Timestamp(seconds: 1_547_544_600)

  private func request(
    _ vector: SignatureVector, signature: String? = nil, dateName: String = "x-ms-date"
  ) -> ServiceRequest {
    let scheme = vector.isLite ? "SharedKeyLite" : "SharedKey"
    var headers = [
      (name: dateName, value: date),
      (
        name: "Authorization",
        value: "\(scheme) \(vector.account):\(signature ?? vector.signature)"
      ),
    ]
    if let type = vector.contentType { headers.append((name: "Content-Type", value: type)) }
    return ServiceRequest(
      method: vector.method, host: "h", path: vector.path, query: vector.query, headers: headers,
      body: [])
  }

  private func check(
    _ vector: SignatureVector, signature: String? = nil, now: Timestamp? = nil,
    dateName: String = "x-ms-date"
  ) throws {
    try TableAuthorization(account: vector.account, key: emulatorKey, faults: FaultSet()).check(
      request(vector, signature: signature, dateName: dateName), .queryTables,
      now: now ?? self.now)
  }

  @Test(arguments: signatureVectors) func equalsTheReference(_ vector: SignatureVector) throws {
    let text = TableAuthorization.stringToSign(
      request(vector), account: vector.account, isLite: vector.isLite)
    let key = try #require(Base64.bytes(of: emulatorKey))
    #expect(TableAuthorization.signature(of: text, key: key) == vector.signature)
    try check(vector)
    try check(vector, dateName: "Date")
  }

  @Test(arguments: signatureVectors) func isProvedAgainstTheRequest(_ vector: SignatureVector) {
    let forged = vector.signature.replacing("=", with: "") + "A="
    #expect(throws: TableRefusal.authenticationFailed) { try check(vector, signature: forged) }
    var other = vector
    other.path += "x"
    #expect(throws: TableRefusal.authenticationFailed) { try check(other) }
    var changed = vector
    changed.contentType = "text/plain"
    if !vector.isLite {
      #expect(throws: TableRefusal.authenticationFailed) { try check(changed) }
    }
  }

  @Test(arguments: [
    (-901, false), (-900, true), (-600, true), (0, true), (900, true), (901, false),
  ])
  func holdsAQuarterOfAnHour(_ seconds: Int, _ holds: Bool) {
    let later = Timestamp(seconds: now.seconds + seconds)
    let isRefused = (try? check(signatureVectors[0], now: later)) == nil
    #expect(isRefused == !holds)
  }

  @Test(arguments: [
    ("SharedKey", 400), ("SharedKey a:b", 403), ("Bearer x", 400), ("Basic contosoleads:x", 400),
    ("SharedKey contosoleads", 400), ("SharedKey a b:c", 400),
  ])
  func refusesOtherHeaders(_ header: String, _ status: Int) throws {
    let client = try ServiceClient()
    let answer = client.get(
      "https://\(World.tableHost)/Tables",
      [("Authorization", header), ("x-ms-date", Timestamp.now.httpDate)])
    #expect(answer.status == status)
  }

  @Test func asksStrangersWhoTheyAre() throws {
    let client = try ServiceClient()
    let url = "https://\(World.tableHost)/Tables"
    let answer = client.get(url, [("x-ms-version", "2019-02-02"), ("Accept", "application/json")])
    #expect(answer.status == 401)
    #expect(answer.json["odata.error"]?["code"] == "NoAuthenticationInformation")
    #expect(answer.header("WWW-Authenticate")?.contains(World.tenantID) == true)
    #expect(answer.header("Server") == "Windows-Azure-Table/1.0 Microsoft-HTTPAPI/2.0")
    #expect(answer.header("x-ms-version") == "2019-02-02")
    #expect(answer.header("x-ms-request-id")?.hasSuffix("000000") == true)
    let old = client.get(url)
    #expect(old.status == 403)
    #expect(old.header("Content-Type") == "application/xml")
    #expect(old.text.contains("<code>AuthenticationFailed</code>"))
  }

  @Test(arguments: [("clock-ten-minutes", 600, 200), ("clock-twenty-minutes", 1200, 403)])
  func hasAClockOfItsOwn(_ fault: String, _ drift: Int, _ status: Int) throws {
    let client = try ServiceClient(faults: fault)
    let answer = client.table("GET", "Tables")
    #expect(answer.status == status)
    let shown = Timestamp(httpDate: answer.header("Date") ?? "")?.seconds ?? 0
    #expect(abs(shown - Timestamp.now.seconds - drift) <= 2)
    let theirs = client.table(
      "GET", "Tables", at: Timestamp(seconds: Timestamp.now.seconds + drift))
    #expect(theirs.status == 200)
  }

  @Test func saysWhyATimeIsRefused() throws {
    let client = try ServiceClient()
    let answer = client.table("GET", "Tables", at: Timestamp(seconds: 1_547_544_600))
    let value = answer.json["odata.error"]?["message"]?["value"]?.string ?? ""
    #expect(value.hasSuffix("Request date header too old: '\(date)'"))
  }
}
