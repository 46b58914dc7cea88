import TestSupport
import Testing
import Text
import Transport

@Suite("Failures of a transport", .timeLimit(.minutes(2))) struct FailureTests {
  struct Flawed: Sendable, CustomTestStringConvertible {
    let flaw: TestIdentity.Flaw
    let kind: TransportError.Kind
    var testDescription: String { flaw.rawValue }
  }

  @Test(arguments: [
    Flawed(flaw: .expired, kind: .certificateExpired),
    Flawed(flaw: .notYetValid, kind: .certificateNotYetValid),
    Flawed(flaw: .selfSigned, kind: .certificateSelfSigned),
    Flawed(flaw: .wrongName, kind: .certificateWrongName),
  ])
  func showsTheCertificate(_ flawed: Flawed) async throws {
    let bench = try Bench(flawed.flaw) { $0.answerAll(answer()) }
    let request = HTTPRequest("GET", Bench.address, headers: ["Authorization": "Bearer canary"])
    let error = try #require(await bench.failure(of: request))
    #expect(error.kind == flawed.kind, "\(error.reason)")
    #expect(error.host == "service.example")
    let certificate = try #require(error.certificate)
    #expect(certificate.subject.contains("service.example"))
    let issuer = flawed.flaw == .selfSigned ? "service.example" : "leadline test authority"
    #expect(certificate.issuer.contains(issuer))
    #expect(certificate.validFrom.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
    #expect(certificate.validUntil.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
    #expect(Timestamp(iso8601: certificate.validUntil) != nil)
    // The certificate was looked at over a second connection, on which nothing was asked.
    #expect(bench.server.connections == 2)
    #expect(bench.server.requests.isEmpty)
  }

  @Test func tellsAnAuthorityThatIsNotTrusted() async throws {
    var bench = try Bench { $0.answerAll(answer()) }
    let other = try TestAuthority()
    bench.configuration.certificateAuthorityFile = other.file
    let error = try #require(await bench.failure())
    #expect(error.kind == .certificateUntrusted)
    #expect(error.certificate?.issuer.contains("leadline test authority") == true)
  }

  @Test func trustsTheSystemsAuthoritiesOnlyWhereNoneIsNamed() async throws {
    var bench = try Bench { $0.answerAll(answer()) }
    bench.configuration.certificateAuthorityFile = nil
    let error = try #require(await bench.failure())
    #expect(error.kind == .certificateUntrusted)
    #expect(bench.server.requests.isEmpty)
  }

  @Test func refusesAnOldProtocol() async throws {
    let bench = try Bench(.oldProtocol) { $0.answerAll(answer()) }
    #expect(await bench.failure()?.kind == .tlsProtocol)
    #expect(bench.server.requests.isEmpty)
  }

  @Test func refusesAServerWithoutEncryption() async throws {
    let bench = try Bench(nil) { connection in
      connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
      connection.awaitEnd()
    }
    #expect(await bench.failure()?.kind == .tlsProtocol)
  }

  struct Conduct: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: TransportError.Kind
    let behaviour: LoopbackServer.Behaviour
  }

  static let conducts: [Conduct] = [
    Conduct(testDescription: "cut after the request", kind: .connectionReset) {
      _ = $0.nextRequest()
      $0.reset()
    },
    Conduct(testDescription: "closed without an answer", kind: .connectionReset) {
      _ = $0.nextRequest()
    },
    Conduct(testDescription: "body shorter than said", kind: .connectionReset) {
      _ = $0.nextRequest()
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
    },
    Conduct(testDescription: "chunks without end", kind: .connectionReset) {
      _ = $0.nextRequest()
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n")
    },
    Conduct(testDescription: "not HTTP", kind: .malformedResponse) {
      _ = $0.nextRequest()
      $0.send("220 mail.example ESMTP\r\n")
      $0.awaitEnd()
    },
    Conduct(testDescription: "status that is no number", kind: .malformedResponse) {
      _ = $0.nextRequest()
      $0.send("HTTP/1.1 abc OK\r\n\r\n")
      $0.awaitEnd()
    },
    Conduct(testDescription: "packed body that is none", kind: .malformedResponse) {
      _ = $0.nextRequest()
      $0.send(answer("200 OK", ["Content-Encoding: gzip"], body: "this was never packed at all"))
      $0.awaitEnd()
    },
    Conduct(testDescription: "header without end", kind: .responseTooLarge) {
      _ = $0.nextRequest()
      $0.send("HTTP/1.1 200 OK\r\n")
      while $0.send("X-More: \(String(repeating: "x", count: 4000))\r\n") {}
    },
  ]

  @Test(arguments: conducts) func tellsWhatWentWrong(_ conduct: Conduct) async throws {
    let bench = try Bench(.some(.none), conduct.behaviour)
    let error = try #require(await bench.failure())
    #expect(error.kind == conduct.kind, "\(error.reason)")
    #expect(error.certificate == nil)
  }

  @Test func tellsACutDuringTheHandshake() async throws {
    let bench = try Bench(nil) { connection in connection.reset() }
    #expect(await bench.failure()?.kind == .connectionReset)
  }

  @Test func tellsARefusedConnection() async throws {
    let bench = try Bench { $0.answerAll(answer()) }
    bench.server.stop()
    #expect(await bench.failure()?.kind == .connectionRefused)
  }

  @Test func doesNotAskForANameThatNeverExists() async throws {
    var bench = try Bench { $0.answerAll(answer()) }
    bench.configuration.connectTo = ["service.example:443:no-such-host.invalid:443"]
    let error = try #require(await bench.failure())
    #expect(error.kind == .hostNotFound)
    #expect(error.host == "service.example")
    #expect(error.reason.contains("no-such-host.invalid"))
  }

  @Test func endsALongAnswer() async throws {
    let bench = try Bench { $0.answerAll(answer(body: String(repeating: "x", count: 5000))) }
    var request = HTTPRequest("GET", Bench.address)
    request.maximumResponseBytes = 4999
    #expect(await bench.failure(of: request)?.kind == .responseTooLarge)
  }

  @Test func takesAnAnswerOfTheGreatestLength() async throws {
    let bench = try Bench { $0.answerAll(answer(body: String(repeating: "x", count: 5000))) }
    var request = HTTPRequest("GET", Bench.address)
    request.maximumResponseBytes = 5000
    #expect(try await bench.answer(to: request).body.count == 5000)
  }

  @Test func endsWhenTheHandshakeDoesNot() async throws {
    var bench = try Bench(nil) { $0.awaitEnd() }
    bench.configuration.connectTimeout = .milliseconds(50)
    #expect(await bench.failure()?.kind == .timedOut)
  }

  @Test func endsWhenNoAnswerComes() async throws {
    var bench = try Bench { $0.awaitEnd() }
    bench.configuration.totalTimeout = .milliseconds(100)
    #expect(await bench.failure()?.kind == .timedOut)
  }

  @Test func endsWhenTheAnswerOnlyDrips() async throws {
    var bench = try Bench { connection in
      _ = connection.nextRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
      while connection.send("x") {}
    }
    bench.configuration.totalTimeout = .milliseconds(100)
    #expect(await bench.failure()?.kind == .timedOut)
  }

  @Test(arguments: [
    "http://service.example/", "ftp://service.example/", "file:///etc/passwd", "service.example",
    "https://", "https://user:canary@service.example/", "https://service.example/\r\nX: y",
    "https://service.example/a b", "https://service.example:99999/", "https://service.éxample/",
  ])
  func refusesTheAddress(_ address: String) async throws {
    let bench = try Bench { $0.answerAll(answer()) }
    let error = try #require(await bench.failure(of: HTTPRequest("GET", address)))
    #expect(error.kind == .invalidRequest)
    #expect(!"\(error)".contains("canary"))
    #expect(bench.server.connections == 0)
  }

  @Test func refusesALineBreakInAField() async throws {
    let bench = try Bench { $0.answerAll(answer()) }
    let request = HTTPRequest("GET", Bench.address, headers: ["X-One": "a\r\nX-Two: b"])
    #expect(await bench.failure(of: request)?.kind == .invalidRequest)
    #expect(bench.server.connections == 0)
  }

  @Test func saysWhichCertificateFileIsMissing() async throws {
    var bench = try Bench { $0.answerAll(answer()) }
    bench.configuration.certificateAuthorityFile = "/no/such/authority.pem"
    let error = try #require(await bench.failure())
    #expect(error.kind == .other)
    #expect(error.reason.contains("/no/such/authority.pem"))
  }
}
