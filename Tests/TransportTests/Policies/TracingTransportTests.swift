import Testing
import Text
import Transport

@Suite("Tracing transport") struct TracingTransportTests {
  private final class Lines: Sendable {
    private let lines = Guarded<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private func trace(
    _ request: HTTPRequest, _ result: Result<HTTPResponse, TransportError>,
    secrets: [Secret] = []
  ) async -> [String] {
    let lines = Lines()
    let clock = PlayedClock()
    let base = PlayedTransport([result])
    let transport = TracingTransport(base, secrets: secrets, elapsed: clock.pacing().elapsed) {
      lines.add($0)
      clock.advance(by: .milliseconds(12))
    }
    _ = try? await transport.send(request)
    return lines.all
  }

  @Test func writesTwoLines() async {
    let response = HTTPResponse(
      status: 404, headers: ["X-MS-Request-Id": "abc-1", "Server": "hidden", "Retry-After": "5"],
      body: [1, 2, 3])
    let lines = await trace(HTTPRequest("GET", "https://a.example/x?y=1"), .success(response))
    #expect(
      lines == [
        "> 1 GET https://a.example/x?y=1",
        "< 1 404 in 12 ms, 3 bytes, x-ms-request-id abc-1, retry-after 5",
      ])
  }

  @Test func writesWhyThereIsNoAnswer() async {
    let error = TransportError(.timedOut, host: "a.example", reason: "Connection\r\ntimed out")
    let lines = await trace(HTTPRequest("GET", "https://a.example/"), .failure(error))
    #expect(lines.count == 2)
    #expect(lines.last == "< 1 timedOut after 12 ms: Connection\\ntimed out")
  }

  @Test func handsTheAnswerAndTheErrorOn() async throws {
    let base = PlayedTransport([
      .success(HTTPResponse(status: 200)),
      .failure(TransportError(.unreachable, host: "a", reason: "b")),
    ])
    let transport = TracingTransport(base) { _ in }
    #expect(try await transport.send(HTTPRequest("GET", "https://a.example/")).status == 200)
    await #expect(throws: TransportError(.unreachable, host: "a", reason: "b")) {
      try await transport.send(HTTPRequest("GET", "https://a.example/"))
    }
  }

  @Test(arguments: [
    "sig", "code", "client_secret", "client_assertion", "access_token", "SIG", "password",
  ])
  func hidesSecretFieldsOfTheAddress(_ name: String) async {
    let url = "https://a.example/x?sv=2020&\(name)=c4n4ry&se=2030"
    let lines = await trace(
      HTTPRequest("GET", url), .success(HTTPResponse(status: 200)))
    #expect(lines[0].hasPrefix("> 1 GET https://a.example/x?sv=2020&\(name)="))
    #expect(!lines.joined().contains("c4n4ry"))
    #expect(lines[0].contains(Secret.mask))
  }

  @Test func hidesCredentialsInFrontOfTheHost() async {
    let lines = await trace(
      HTTPRequest("GET", "https://user:c4n4ry@a.example/x@y"), .success(HTTPResponse(status: 200)))
    #expect(!lines.joined().contains("c4n4ry"))
    #expect(lines[0].hasSuffix("@a.example/x@y"))
  }

  @Test func showsNoBodyAndNoCredentials() async {
    let canary = "c4n4ry/+ value=="
    let request = HTTPRequest(
      "POST", "https://a.example/\(PercentEncoding.encode(canary))/x",
      headers: ["Authorization": "Bearer " + canary, "Cookie": canary],
      body: Array("client_secret=\(PercentEncoding.encode(canary))".utf8),
      secrets: [Secret(canary)])
    let response = HTTPResponse(
      status: 400, headers: ["x-ms-request-id": canary, "Set-Cookie": canary],
      body: Array(canary.utf8))
    let lines = await trace(request, .success(response)).joined()
    for form in [canary, "c4n4ry", Base64.encode(canary.utf8)] { #expect(!lines.contains(form)) }
  }

  @Test func hidesTheSecretsOfTheRunInErrors() async {
    let error = TransportError(.other, host: "a", reason: "proxy c4n4ry-password failed")
    let lines = await trace(
      HTTPRequest("GET", "https://a.example/"), .failure(error),
      secrets: [Secret("c4n4ry-password")])
    #expect(lines.last == "< 1 other after 12 ms: proxy \(Secret.mask) failed")
  }

  @Test func leavesNothingForATerminalToActOn() async {
    let response = HTTPResponse(
      status: 200, headers: ["x-ms-request-id": "\u{1B}]0;x\u{7}##vso[x]"])
    let lines = await trace(HTTPRequest("GET", "https://a.example/\n::error::"), .success(response))
    for line in lines {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
      #expect(!line.contains("##vso["))
    }
  }
}
