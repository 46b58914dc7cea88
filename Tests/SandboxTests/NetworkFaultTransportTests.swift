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

  @Test func coverEveryFault() {
    #expect(metFaults.count + 7 == FaultCatalogue.network.count)
  }
}
