import TestSupport
import Testing
import Text
import Transport

@Suite("How a transport was encrypted", .timeLimit(.minutes(2))) struct EncryptionTests {
  private static var request: HTTPRequest {
    var request = HTTPRequest("HEAD", Bench.address)
    request.asksForEncryption = true
    return request
  }

  @Test func tellsVersionAndCertificate() async throws {
    let bench = try Bench { connection in
      while connection.nextRequest() != nil { connection.send(answer("204 None")) }
    }
    let encryption = try #require(try await bench.answer(to: Self.request).encryption)
    #expect(encryption.version == "TLSv1.3")
    #expect(encryption.certificate.subject.contains("service.example"))
    #expect(encryption.certificate.issuer.contains("leadline test authority"))
    let end = try #require(Timestamp(iso8601: encryption.certificate.validUntil))
    let start = try #require(Timestamp(iso8601: encryption.certificate.validFrom))
    #expect((end.seconds - start.seconds) / 86_400 == 20)
  }

  @Test func tellsItEachTimeAndOnlyWhenAsked() async throws {
    let bench = try Bench { connection in
      while connection.nextRequest() != nil { connection.send(answer("204 None")) }
    }
    let transport = CurlTransport(bench.configuration)
    let plain = HTTPRequest("HEAD", Bench.address)
    #expect(try await transport.send(plain).encryption == nil)
    for _ in 0..<3 {
      #expect(try await transport.send(Self.request).encryption?.version == "TLSv1.3")
    }
    #expect(try await transport.send(plain).encryption == nil)
    #expect(bench.server.connections == 4)
    transport.shutdown()
    bench.server.stop()
  }

  @Test func tellsItThroughAProxy() async throws {
    let authority = try TestAuthority()
    let identity = try TestIdentity(from: authority)
    let proxy = try LoopbackServer(nil) { connection in
      guard connection.nextRequest() != nil else { return }
      connection.send("HTTP/1.1 200 Connection established\r\n\r\n")
      if connection.encrypt(identity) { connection.answerAll(answer("204 None")) }
    }
    var configuration = TransportConfiguration(userAgent: "leadline-test")
    configuration.certificateAuthorityFile = authority.file
    configuration.proxy = "http://127.0.0.1:\(proxy.port)"
    let transport = CurlTransport(configuration)
    var request = Self.request
    request.reach = .publicInternet
    let response = try await transport.send(request)
    transport.shutdown()
    proxy.stop()
    #expect(response.encryption?.version == "TLSv1.3")
    #expect(response.encryption?.certificate.subject.contains("service.example") == true)
    #expect(response.route == .proxy)
    #expect(response.address == nil)
  }
}
