import TestSupport
import Testing
import Transport

@Suite("What a transport connects to", .timeLimit(.minutes(2))) struct ReachTests {
  /// A server that has to be found by itself.
  private static func bench() throws -> Bench {
    var bench = try Bench { $0.answerAll(answer(body: "private")) }
    bench.configuration.connectTo = []
    return bench
  }

  private static func request(_ host: String, _ bench: Bench) -> HTTPRequest {
    var request = HTTPRequest("GET", "https://\(host):\(bench.server.port)/")
    request.reach = .publicInternet
    return request
  }

  @Test(arguments: ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
  func refusesAPrivateAddress(_ host: String) async throws {
    let bench = try Self.bench()
    let error = try #require(await bench.failure(of: Self.request(host, bench)))
    #expect(error.kind == .privateAddress, "\(error)")
    #expect(error.reason.contains("not an address of the public internet"))
    #expect(error.status == nil)
    #expect(bench.server.connections == 0)
  }

  @Test func refusesANameThatLeadsToOne() async throws {
    let bench = try Self.bench()
    let error = try #require(await bench.failure(of: Self.request("localhost", bench)))
    #expect(error.kind == .privateAddress)
    #expect(error.host == "localhost")
    #expect(error.reason.contains("127.0.0.1"), "\(error.reason)")
    #expect(bench.server.connections == 0)
  }

  /// Nothing in the name of this machine tells that it leads to one.
  @Test func refusesAnInnocentName() async throws {
    let bench = try Self.bench()
    let error = try #require(await bench.failure(of: Self.request(hostName(), bench)))
    // Where the machine does not know its own name, there is nothing to refuse.
    #expect([.privateAddress, .hostNotFound, .resolverUnavailable].contains(error.kind))
    #expect(bench.server.connections == 0)
  }

  @Test func refusesItForEveryWayOfAsking() async throws {
    let bench = try Self.bench()
    var request = Self.request("localhost", bench)
    request.method = "POST"
    request.body = Array("{}".utf8)
    request.asksForEncryption = true
    #expect(await bench.failure(of: request)?.kind == .privateAddress)
    #expect(bench.server.connections == 0)
  }

  @Test func usesNoConnectionThatWasKept() async throws {
    let bench = try Self.bench()
    let transport = CurlTransport(bench.configuration)
    defer {
      transport.shutdown()
      bench.server.stop()
    }
    var request = Self.request("localhost", bench)
    request.reach = .anywhere
    #expect(try await transport.send(request).text == "private")
    request.reach = .publicInternet
    let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
    #expect(error?.kind == .privateAddress)
    #expect(bench.server.requests.count == 1)
  }

  /// A certificate that cannot be verified is looked at by a second connection.
  @Test func looksAtNoCertificateThere() async throws {
    var bench = try Bench(.selfSigned) { $0.answerAll(answer()) }
    bench.configuration.connectTo = []
    #expect(await bench.failure(of: Self.request("localhost", bench))?.kind == .privateAddress)
    #expect(bench.server.connections == 0)
  }

  @Test func goesWhereTheUserLeads() async throws {
    let bench = try Bench { $0.answerAll(answer(body: "detour")) }
    var request = HTTPRequest("GET", Bench.address)
    request.reach = .publicInternet
    let response = try await bench.answer(to: request)
    #expect(response.text == "detour")
    #expect(response.route == .detour)
    #expect(response.address == "127.0.0.1")
  }

  @Test func goesThereWhereItIsAllowed() async throws {
    var bench = try Self.bench()
    bench.configuration.allowsPrivateAddresses = true
    let response = try await bench.answer(to: Self.request("localhost", bench))
    #expect(response.text == "private")
    #expect(response.route == .direct)
    #expect(response.address == "127.0.0.1")
  }

  @Test func followsNoRedirectToAPrivateAddress() async throws {
    let inner = try LoopbackServer(nil) { $0.answerAll(answer(body: "private")) }
    let location = "Location: https://127.0.0.1:\(inner.port)/"
    let bench = try Bench { $0.answerAll(answer("307 Temporary Redirect", [location])) }
    var request = HTTPRequest("POST", Bench.address, body: Array("{}".utf8))
    request.reach = .publicInternet
    #expect(try await bench.answer(to: request).status == 307)
    #expect(inner.connections == 0)
    inner.stop()
  }

  @Test func connectsByItselfForEachRequestThatIsJudged() async throws {
    var bench = try Self.bench()
    bench.configuration.connectTo = []
    bench.configuration.allowsPrivateAddresses = true
    let transport = CurlTransport(bench.configuration)
    for _ in 0..<3 { _ = try await transport.send(Self.request("localhost", bench)) }
    // Nothing is judged, so that there is nothing to get round.
    #expect(bench.server.connections == 1)
    transport.shutdown()
    bench.server.stop()
  }
}
