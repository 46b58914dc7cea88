import Testing
import Text
import Transport

@Suite("Retrying transport") struct RetryingTransportTests {
  private let request = HTTPRequest("GET", "https://a.example/")
  private let clock = PlayedClock()

  private static func response(
    _ status: Int, _ headers: HTTPHeaders = [:]
  ) -> Result<HTTPResponse, TransportError> {
    .success(HTTPResponse(status: status, headers: headers))
  }

  private static func error(_ kind: TransportError.Kind) -> Result<HTTPResponse, TransportError> {
    .failure(TransportError(kind, host: "a.example", reason: "reason"))
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504, 599])
  func triesAgain(after status: Int) async throws {
    let base = PlayedTransport([Self.response(status), Self.response(200)])
    let response = try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    #expect(response.status == 200)
    #expect(base.requests == 2)
    #expect(clock.pauses == [.milliseconds(250)])
  }

  @Test(arguments: [200, 204, 301, 400, 401, 403, 404, 407, 409, 412, 600])
  func keepsTheFirstAnswer(of status: Int) async throws {
    let base = PlayedTransport([Self.response(status, ["Retry-After": "1"])])
    let response = try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    #expect(response.status == status)
    #expect(base.requests == 1)
    #expect(clock.pauses.isEmpty)
  }

  @Test(arguments: [TransportError.Kind.connectionReset, .timedOut])
  func triesAgain(after kind: TransportError.Kind) async throws {
    let base = PlayedTransport([Self.error(kind), Self.response(200)])
    let response = try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    #expect(response.status == 200)
    #expect(base.requests == 2)
  }

  @Test(arguments: [
    TransportError.Kind.hostNotFound, .resolverUnavailable, .connectionRefused, .unreachable,
    .certificateExpired, .tlsProtocol, .proxyAuthentication, .proxyRefused, .responseTooLarge,
    .malformedResponse, .invalidRequest, .cancelled, .libraryMissing, .other,
  ])
  func keepsTheFirstFailure(of kind: TransportError.Kind) async {
    let base = PlayedTransport([Self.error(kind)])
    let error = await #expect(throws: TransportError.self) {
      try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    }
    #expect(error?.kind == kind)
    #expect(base.requests == 1)
  }

  @Test(arguments: ["POST", "PATCH", "DELETE", "MERGE"])
  func neverRepeatsWhatMayNotBe(_ method: String) async throws {
    let base = PlayedTransport([Self.response(503)])
    let request = HTTPRequest(method, "https://a.example/")
    _ = try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    #expect(base.requests == 1)
  }

  @Test func repeatsAPostThatIsSaidToBeRepeatable() async throws {
    let base = PlayedTransport([Self.response(503), Self.response(200)])
    var request = HTTPRequest("POST", "https://a.example/")
    request.isRepeatable = true
    #expect(try await RetryingTransport(base, pacing: clock.pacing()).send(request).status == 200)
  }

  @Test func givesUpAfterThreeAttemptsWithTheLastAnswer() async throws {
    let base = PlayedTransport([Self.response(500), Self.response(502), Self.response(503)])
    let response = try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    #expect(response.status == 503)
    #expect(base.requests == 3)
    #expect(clock.pauses == [.milliseconds(250), .milliseconds(500)])
  }

  @Test func jitterGoesDownToNothing() async throws {
    let base = PlayedTransport([Self.response(503)])
    _ = try await RetryingTransport(base, pacing: clock.pacing(random: 0)).send(request)
    #expect(clock.pauses == [.zero, .zero])
  }

  @Test func pausesGrowUpToALimit() async throws {
    var policy = RetryPolicy()
    policy.attempts = 8
    policy.budget = .seconds(1000)
    let base = PlayedTransport([Self.response(503)])
    _ = try await RetryingTransport(base, policy: policy, pacing: clock.pacing(random: 1))
      .send(request)
    #expect(clock.pauses == [0.5, 1, 2, 4, 8, 8, 8].map { .seconds($0) })
  }

  struct Wait: Sendable, CustomTestStringConvertible {
    let field: String
    let date: String?
    let pause: Duration
    var testDescription: String { "\(field) \(date ?? "")" }
  }

  /// The clock of the test stands at 1970-01-12T13:46:40Z.
  @Test(arguments: [
    Wait(field: "7", date: nil, pause: .seconds(7)),
    Wait(field: "0", date: nil, pause: .milliseconds(250)),
    Wait(field: "-5", date: nil, pause: .milliseconds(250)),
    Wait(field: "soon", date: nil, pause: .milliseconds(250)),
    Wait(field: "Mon, 12 Jan 1970 13:46:45 GMT", date: nil, pause: .seconds(5)),
    Wait(field: "Mon, 12 Jan 1970 13:40:00 GMT", date: nil, pause: .milliseconds(250)),
    Wait(
      field: "Tue, 13 Jan 2026 00:00:09 GMT", date: "Tue, 13 Jan 2026 00:00:00 GMT",
      pause: .seconds(9)),
  ])
  func obeysRetryAfter(_ wait: Wait) async throws {
    var headers: HTTPHeaders = ["Retry-After": wait.field]
    headers["Date"] = wait.date
    let base = PlayedTransport([Self.response(429, headers), Self.response(200)])
    _ = try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    #expect(clock.pauses == [wait.pause])
  }

  @Test(arguments: ["21", "60", "99999999999999999999", "9223372036854775807"])
  func returnsAtOnceWhenTheServerAsksForTooMuch(_ seconds: String) async throws {
    let base = PlayedTransport([Self.response(429, ["Retry-After": seconds])])
    var policy = RetryPolicy()
    policy.attempts = 1000
    policy.firstPause = .seconds(30)
    policy.longestPause = .seconds(30)
    let transport = RetryingTransport(base, policy: policy, pacing: clock.pacing(random: 0.99))
    #expect(try await transport.send(request).status == 429)
    #expect(base.requests == 1)
    #expect(clock.pauses.isEmpty)
  }

  @Test func staysWithinTheBudgetInAll() async throws {
    let base = PlayedTransport([Self.response(429, ["Retry-After": "11"])])
    _ = try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    #expect(clock.pauses == [.seconds(11)])
    #expect(base.requests == 2)
  }

  @Test func doesNotRepeatAWaitLongerThanTheBudget() async {
    let clock = clock
    let base = SlowTransport(clock: clock, duration: .seconds(25))
    await #expect(throws: TransportError.self) {
      try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    }
    #expect(clock.pauses.isEmpty)
  }

  @Test func repeatsAShorterWait() async {
    let clock = clock
    let base = SlowTransport(clock: clock, duration: .seconds(12))
    await #expect(throws: TransportError.self) {
      try await RetryingTransport(base, pacing: clock.pacing()).send(request)
    }
    #expect(clock.pauses.count == 1)
  }

  @Test func cancellingEndsAPause() async {
    let base = PlayedTransport([Self.response(503)])
    let task = Task { [request] in
      let pacing = Pacing(
        sleep: { _ in throw CancellationError() }, random: { 0.5 }, elapsed: { .zero },
        now: { Timestamp(seconds: 0) })
      return try await RetryingTransport(base, pacing: pacing).send(request)
    }
    let result = await task.result
    #expect(throws: TransportError(.cancelled, host: "a.example", reason: "cancelled")) {
      try result.get()
    }
    #expect(base.requests == 1)
  }
}

/// Never answers in time.
private struct SlowTransport: HTTPTransport {
  let clock: PlayedClock
  let duration: Duration

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    clock.advance(by: duration)
    throw TransportError(.timedOut, host: "a.example", reason: "slow")
  }
}
