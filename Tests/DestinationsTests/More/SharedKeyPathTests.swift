import Testing
import Text
import Transport

@testable import Destinations

/// A request with an unusual path and its signature, which another program computed.
struct SignedPath: Sendable, CustomTestStringConvertible {
  let method: String
  let path: String
  var component: String?
  var contentType = ""
  var account = "contosoleads"
  let signature: String
  var testDescription: String { "\(method) \(path)" }
}

private let paths: [SignedPath] = [
  SignedPath(
    method: "GET", path: "/MarketplaceLeads(PartitionKey='a''b',RowKey='c')",
    signature: "3SFSs/3o2m+Coz0EyFlEo3qj86W3m8rJJoHRnlWlqXw="),
  SignedPath(
    method: "DELETE", path: "/MarketplaceLeads(PartitionKey='a%20b',RowKey='%C3%BC')",
    signature: "zvWVLIhZAGAee4AIxiSY60I9I131zneAmMhzvYjmVAU="),
  SignedPath(
    method: "DELETE", path: "/Tables('MarketplaceLeads')",
    signature: "8hjo93xBD1PF26dVtK7t1c7pn3nMA4vm0ewNJzZ9etk="),
  SignedPath(
    method: "POST", path: "/Tables", contentType: "application/json;odata=nometadata",
    signature: "EGIMpPiYyb8DCmdlD8caZ4xkOLCXSaXYWk0DYNGTevE="),
  SignedPath(
    method: "GET", path: "", signature: "CdN/kme2nYiDTpIh/YaL+oCLLRXTToQpavQbhm792XQ="),
]

@Suite("Shared Key: unusual paths") struct SharedKeyPathTests {
  private static let emulatorKey =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="

  @Test(arguments: paths) func areSigned(_ request: SignedPath) throws {
    let key = SharedKey(
      account: request.account, key: Secret(bytes: try Base64.decode(Self.emulatorKey)))
    let authorization = try key.authorization(
      request.method, path: request.path, component: request.component,
      contentType: request.contentType, date: "Tue, 15 Jan 2019 09:30:00 GMT")
    #expect(authorization.exposedText == "SharedKey \(request.account):\(request.signature)")
  }

  @Test func dependOnEveryPart() throws {
    let key = SharedKey(
      account: "contosoleads", key: Secret(bytes: try Base64.decode(Self.emulatorKey)))
    let texts = [
      try key.authorization("GET", path: "/Tables", date: "x").exposedText,
      try key.authorization("PUT", path: "/Tables", date: "x").exposedText,
      try key.authorization("GET", path: "/tables", date: "x").exposedText,
      try key.authorization("GET", path: "/Tables", date: "y").exposedText,
      try key.authorization("GET", path: "/Tables", contentType: "c", date: "x").exposedText,
      try key.authorization("GET", path: "/Tables", component: "c", date: "x").exposedText,
    ]
    #expect(Set(texts).count == texts.count)
  }

  /// Every request is signed for what it asks and when, and its query is left out.
  @Test func signWhatIsSent() async throws {
    let run = await TableRun.in(TableWorld(), sendsTestLead: true)
    let signed = run.requests.filter { $0.headers["Authorization"] != nil }
    #expect(signed.count >= 4)
    let key = SharedKey(
      account: "contosoleads", key: Secret(bytes: try Base64.decode(TableWorld.key)))
    for request in signed {
      let place = request.url.dropFirst("https://\(TableWorld.host)".count)
      let path = String(place.prefix { $0 != "?" })
      let date = try #require(request.headers["x-ms-date"])
      let expected = try key.authorization(
        request.method, path: path, contentType: request.headers["Content-Type"] ?? "", date: date)
      #expect(request.headers["Authorization"] == expected.exposedText)
      #expect(request.secrets.contains(expected))
      #expect(!request.url.contains("sig="))
    }
  }
}
