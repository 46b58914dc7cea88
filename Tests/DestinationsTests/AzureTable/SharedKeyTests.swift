import Testing
import Text

@testable import Destinations

/// A request and its signature by the emulator's key, which is public.
struct SignedRequest: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let method: String
  let path: String
  var component: String?
  var contentType = ""
  var account = "contosoleads"
  let signature: String
}

private let requests: [SignedRequest] = [
  SignedRequest(
    testDescription: "tables", method: "GET", path: "/Tables",
    signature: "sVAmKHKLovGJ+glxF7zqJR36YzMDpT4o3lo/jSktmBg="),
  SignedRequest(
    testDescription: "tables of an account in the path", method: "GET",
    path: "/devstoreaccount1/Tables", account: "devstoreaccount1",
    signature: "/ZuUhN9zQ+gZvGYPCjg6rkLnCZxMqKhAMlLEK+DDMG8="),
  SignedRequest(
    testDescription: "a row", method: "POST", path: "/MarketplaceLeads",
    contentType: "application/json", signature: "nM70HVVlPLoEZsHoeq7ya21UWCJhvMAGj3az0vFj74I="),
  SignedRequest(
    testDescription: "properties", method: "GET", path: "/", component: "properties",
    signature: "mYFJmnvrGFWf7nxchxwPuwGvoCgQvqF3oiZMmEnEVJk="),
  SignedRequest(
    testDescription: "rows", method: "GET", path: "/MarketplaceLeads()",
    signature: "Q4gr5JHWgLCUv1tNoAPGyOGdhXLRN/8losqy/eeg09w="),
]

@Suite("Shared Key signatures") struct SharedKeyTests {
  private static let emulatorKey =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="

  @Test(arguments: requests) func equalTheVectors(_ request: SignedRequest) throws {
    let key = SharedKey(
      account: request.account, key: Secret(bytes: try Base64.decode(Self.emulatorKey)))
    let authorization = try key.authorization(
      request.method, path: request.path, component: request.component,
      contentType: request.contentType, date: "Tue, 15 Jan 2019 09:30:00 GMT")
    #expect(
      authorization.exposedText == "SharedKey \(request.account):\(request.signature)")
    #expect("\(authorization)" == Secret.mask)
  }
}
