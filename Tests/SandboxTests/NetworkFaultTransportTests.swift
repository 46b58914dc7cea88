import Testing
import Text
import Transport

@testable import Sandbox

struct MetFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What the transport must call it.
  let kind: TransportError.Kind

  init(_ name: String, _ kind: TransportError.Kind) {
    testDescription = name
    self.kind = kind
  }
}

private let metFaults = [
  MetFault("no-such-host", .hostNotFound), MetFault("connection-refused", .connectionRefused),
  MetFault("connection-reset", .connectionReset), MetFault("no-answer", .timedOut),
  MetFault("slow-drip", .timedOut), MetFault("cut-body", .connectionReset),
  MetFault("malformed-answer", .malformedResponse),
  MetFault("tls-expired", .certificateExpired),
  MetFault("tls-not-yet-valid", .certificateNotYetValid),
  MetFault("tls-self-signed", .certificateSelfSigned),
  MetFault("tls-untrusted", .certificateUntrusted),
  MetFault("tls-wrong-name", .certificateWrongName), MetFault("tls-old-protocol", .tlsProtocol),
  MetFault("proxy-authentication", .proxyAuthentication),
  MetFault("proxy-refused", .proxyRefused),
]

@Suite("Network faults: as the program's transport meets them")
struct NetworkFaultTransportTests {
  private func transport(_ sandbox: RunningSandbox, throughProxy: Bool = false) -> CurlTransport {
    var configuration = TransportConfiguration(userAgent: "leadline-test")
    configuration.certificateAuthorityFile = sandbox.server.authorityFile
    configuration.connectTo = throughProxy ? [] : sandbox.connectTo
    let usesProxy = throughProxy || sandbox.server.readiness["route"] == "proxy"
    configuration.proxy = usesProxy ? sandbox.proxy : nil
    configuration.totalTimeout = .seconds(2)
    return CurlTransport(configuration)
  }

  @Test(arguments: metFaults) func areCalledByTheirName(_ fault: MetFault) async throws {
    let sandbox = try RunningSandbox([fault.testDescription])
    let transport = transport(sandbox)
    let error = await #expect(throws: TransportError.self) {
      try await transport.send(HTTPRequest("GET", url(World.organisationHost)))
    }
    #expect(error?.kind == fault.kind, "\(String(describing: error))")
    #expect(error?.host == World.organisationHost)
    let other = try await transport.send(HTTPRequest("GET", url(World.authorityHost)))
    #expect(other.status == 200)
    transport.shutdown()
  }

  @Test(arguments: [
    ("captive-portal", 200), ("redirect-loop", 302), ("wrong-content-type", 200),
    ("throttled", 429), ("throttled-without-retry-after", 429), ("unavailable", 503),
    ("bad-gateway", 502),
  ])
  func areAnswersLikeAnyOther(name: String, status: Int) async throws {
    let sandbox = try RunningSandbox([name])
    for throughProxy in [false, true] {
      let transport = transport(sandbox, throughProxy: throughProxy)
      let response = try await transport.send(HTTPRequest("GET", url(World.tableHost)))
      #expect(response.status == status)
      #expect(response.headers["retry-after"] == (name == "throttled" ? "1" : nil))
      transport.shutdown()
    }
  }

  /// Nothing goes wrong yet: it is told by the certificate alone.
  @Test(arguments: [false, true]) func showsWhenACertificateEnds(_ isOrdered: Bool) async throws {
    let sandbox = try RunningSandbox(isOrdered ? ["https-certificate-expires-soon"] : [])
    let transport = transport(sandbox)
    for host in [World.endpointHost, World.functionHost] {
      var request = HTTPRequest("GET", url(host))
      request.asksForEncryption = true
      let response = try await transport.send(request)
      let until = try #require(response.encryption?.certificate.validUntil)
      let days = try (#require(Timestamp(iso8601: until)).seconds - Timestamp.now.seconds) / 86_400
      #expect((8...10).contains(days) == (isOrdered && host == World.endpointHost), "\(until)")
    }
    transport.shutdown()
  }

  /// One that was shown once and then not any more, on connections of their own.
  @Test func showsACertificateThatPasses() async throws {
    let sandbox = try RunningSandbox(["https-certificate-expires-soon*1"])
    let transport = transport(sandbox)
    var request = HTTPRequest("GET", url(World.endpointHost))
    request.asksForEncryption = true
    let first = try await transport.send(request).encryption?.certificate.validUntil
    let second = try await transport.send(request).encryption?.certificate.validUntil
    #expect(try #require(first) < #require(second))
    _ = sandbox.server.answer(toControl: "order https-certificate-expires-soon")
    #expect(try await transport.send(request).encryption?.certificate.validUntil == first)
    _ = sandbox.server.answer(toControl: "mend https-certificate-expires-soon")
    #expect(try await transport.send(request).encryption?.certificate.validUntil == second)
    transport.shutdown()
  }

  @Test func coverEveryFault() {
    #expect(metFaults.count + 8 == FaultCatalogue.network.count)
  }
}
