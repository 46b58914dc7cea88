import Testing
import Text
import Transport

@Suite("Bounds of retrying") struct RetryBoundsTests {
  private let clock = PlayedClock()

  private static func response(
    _ status: Int, _ headers: HTTPHeaders = [:]
  ) -> Result<HTTPResponse, TransportError> {
    .success(HTTPResponse(status: status, headers: headers))
  }

  private static func cut() -> Result<HTTPResponse, TransportError> {
    .failure(TransportError(.connectionReset, host: "a.example", reason: "cut"))
  }

  struct Course: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let results: [Result<HTTPResponse, TransportError>]
    var method = "GET"
    let requests: Int
    let status: Int?
    let pauses: [Duration]
  }

  static let courses: [Course] = [
    Course(
      testDescription: "a refusal after a mishap ends it",
      results: [response(503), response(401), response(200)], requests: 2, status: 401,
      pauses: [.milliseconds(250)]),
    Course(
      testDescription: "a refusal is final although the server names a time",
      results: [response(403, ["Retry-After": "1"]), response(200)], requests: 1, status: 403,
      pauses: []),
    Course(
      testDescription: "a wrong request is not sent twice",
      results: [response(400), response(200)], requests: 1, status: 400, pauses: []),
    Course(
      testDescription: "different mishaps count together",
      results: [cut(), response(429), cut(), response(200)], requests: 3, status: nil,
      pauses: [.milliseconds(250), .milliseconds(500)]),
    Course(
      testDescription: "the budget is for all pauses together",
      results: [
        response(429, ["Retry-After": "10"]), response(429, ["Retry-After": "11"]), response(200),
      ], requests: 2, status: 429, pauses: [.seconds(10)]),
    Course(
      testDescription: "the budget may be used up exactly",
      results: [
        response(429, ["Retry-After": "10"]), response(503, ["retry-after": "10"]), response(200),
      ], requests: 3, status: 200, pauses: [.seconds(10), .seconds(10)]),
    Course(
      testDescription: "a short time asked for does not shorten the pause",
      results: [response(503), response(503, ["Retry-After": "0"]), response(200)], requests: 3,
      status: 200, pauses: [.milliseconds(250), .milliseconds(500)]),
    Course(
      testDescription: "what is posted goes once, whatever becomes of it",
      results: [response(429, ["Retry-After": "1"]), response(200)], method: "POST", requests: 1,
      status: 429, pauses: []),
    Course(
      testDescription: "what was posted into a cut connection may have arrived",
      results: [cut(), response(200)], method: "POST", requests: 1, status: nil, pauses: []),
    Course(
      testDescription: "HEAD may be repeated", results: [response(500), response(204)],
      method: "HEAD", requests: 2, status: 204, pauses: [.milliseconds(250)]),
  ]

  @Test(arguments: courses) func goesAsItShould(_ course: Course) async {
    let base = PlayedTransport(course.results)
    let transport = RetryingTransport(base, pacing: clock.pacing())
    let request = HTTPRequest(course.method, "https://a.example/")
    let status = try? await transport.send(request).status
    #expect(status == course.status)
    #expect(base.requests == course.requests)
    #expect(clock.pauses == course.pauses)
  }

  @Test("One attempt is one attempt", arguments: [408, 429, 500, 503])
  func oneAttempt(_ status: Int) async throws {
    var policy = RetryPolicy()
    policy.attempts = 1
    let base = PlayedTransport([Self.response(status)])
    let transport = RetryingTransport(base, policy: policy, pacing: clock.pacing())
    let response = try await transport.send(HTTPRequest("GET", "https://a.example/"))
    #expect(response.status == status)
    #expect(base.requests == 1)
    #expect(clock.pauses.isEmpty)
  }

  @Test func oneTransportHasABudgetForEachRequest() async throws {
    let base = PlayedTransport([
      Self.response(429, ["Retry-After": "20"]), Self.response(200),
      Self.response(429, ["Retry-After": "20"]), Self.response(200),
    ])
    let transport = RetryingTransport(base, pacing: clock.pacing())
    for _ in 0..<2 {
      let response = try await transport.send(HTTPRequest("GET", "https://a.example/"))
      #expect(response.status == 200)
    }
    #expect(clock.pauses == [.seconds(20), .seconds(20)])
  }
}

@Suite("Addresses in a trace") struct TracedAddressTests {
  private final class Lines: Sendable {
    private let lines = Guarded<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private func traced(_ url: String) async -> String {
    let lines = Lines()
    let base = PlayedTransport([.success(HTTPResponse(status: 200))])
    let transport = TracingTransport(base, elapsed: { .zero }, write: { lines.add($0) })
    _ = try? await transport.send(HTTPRequest("GET", url))
    return lines.all.first ?? ""
  }

  @Test(arguments: [
    "https://a.example/", "https://a.example/x?a=1&b=2", "https://a.example/x?",
    "https://a.example",
    "https://a.example/x?a", "https://a.example:8443/x?$filter=a%20eq%20b",
  ])
  func whatIsNoSecretStays(_ url: String) async {
    let line = await traced(url)
    #expect(line == "> 1 GET \(url)")
  }

  @Test(arguments: [
    "https://a.example/x?sig=c4n4ry", "https://a.example/x?a=1&SIG=c4n4ry",
    "https://a.example/x?key=c4n4ry&b=2", "https://a.example/x?token=c4n4ry=c4n4ry",
    "https://a.example/x?code=c4n4ry&code=c4n4ry", "https://a.example/x?refresh_token=c4n4ry",
    "https://c4n4ry@a.example/", "https://u:c4n4ry@a.example/x?a=1",
    "https://u:c4n4ry@c4n4ry@a.example/x",
  ])
  func whatIsSecretDoesNot(_ url: String) async {
    let line = await traced(url)
    #expect(line.hasPrefix("> 1 GET https://"))
    #expect(line.contains("a.example/"))
    #expect(line.contains(Secret.mask))
    #expect(!line.contains("c4n4ry"), "\(line)")
  }
}
