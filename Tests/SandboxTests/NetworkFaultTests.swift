import TestSupport
import Testing
import Text

@testable import Sandbox

struct SeenFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// How curl ends, by the way that the sandbox says.
  let exit: Int32
  /// And through the proxy.
  let exitThroughProxy: Int32
  /// The status of the answer that curl sees.
  let status: String

  init(_ name: String, _ exit: Int32, _ exitThroughProxy: Int32? = nil, status: String = "000") {
    testDescription = name
    self.exit = exit
    self.exitThroughProxy = exitThroughProxy ?? exit
    self.status = status
  }
}

/// libcurl-errors(3): 1 unsupported protocol (an answer that is not HTTP), 6 no such host, 7 could
/// not connect, 18 partial file, 28 time, 35 handshake, 56 receive, 60 certificate.
private let seenFaults = [
  SeenFault("no-such-host", 6, 56), SeenFault("connection-refused", 7, 56),
  SeenFault("connection-reset", 56), SeenFault("no-answer", 28), SeenFault("slow-drip", 28),
  SeenFault("cut-body", 18, status: "200"), SeenFault("malformed-answer", 1),
  SeenFault("tls-expired", 60), SeenFault("tls-not-yet-valid", 60),
  SeenFault("tls-self-signed", 60), SeenFault("tls-untrusted", 60),
  SeenFault("tls-wrong-name", 60), SeenFault("tls-old-protocol", 35),
  SeenFault("proxy-authentication", 56), SeenFault("proxy-refused", 56),
  SeenFault("captive-portal", 0, status: "200"), SeenFault("redirect-loop", 0, status: "302"),
  SeenFault("wrong-content-type", 0, status: "200"), SeenFault("throttled", 0, status: "429"),
  SeenFault("throttled-without-retry-after", 0, status: "429"),
  SeenFault("unavailable", 0, status: "503"), SeenFault("bad-gateway", 0, status: "502"),
  SeenFault("https-certificate-expires-soon", 0, status: "200"),
]

@Suite("Network faults: as curl sees them") struct NetworkFaultTests {
  private let common = ["--tlsv1.2", "--output", "/dev/null", "--write-out", "%{http_code}"]

  @Test func areAllHere() {
    #expect(
      seenFaults.map(\.testDescription).sorted() == FaultCatalogue.network.map(\.name).sorted())
  }

  @Test(arguments: seenFaults) func meetTheHostsOfDestinations(_ fault: SeenFault) throws {
    let sandbox = try RunningSandbox([fault.testDescription])
    // What takes all the time there is need not be waited for so often.
    let hosts =
      fault.exit == 28 ? [World.tableHost, World.endpointHost] : World.destinationHosts
    for host in hosts {
      let result = try sandbox.curl(common + [url(host)], limit: 2)
      #expect(result.status == fault.exit, "\(result.errorOutput)")
      #expect(result.output == fault.status)
    }
    let proxied = try sandbox.curl(
      common + [url(World.tableHost)], by: sandbox.throughProxy, limit: 2)
    #expect(proxied.status == fault.exitThroughProxy, "\(proxied.errorOutput)")
  }

  @Test(arguments: seenFaults) func spareTheSignInService(_ fault: SeenFault) throws {
    let sandbox = try RunningSandbox([fault.testDescription])
    let result = try sandbox.curl(common + [url(World.authorityHost)])
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(result.output == "200")
  }

  @Test(arguments: seenFaults) func concernTheHostThatWasSaid(_ fault: SeenFault) throws {
    let sandbox = try RunningSandbox(["\(fault.testDescription)@Login.microsoftonline.com"])
    let met = try sandbox.curl(common + [url(World.authorityHost)], limit: 2)
    #expect(met.status == fault.exit, "\(met.errorOutput)")
    for host in World.destinationHosts {
      #expect(try sandbox.curl(common + [url(host)]).output == "200")
    }
  }

  /// The error that a client's library gives must say what was ordered.
  @Test(arguments: [
    ("tls-expired", "certificate has expired"),
    ("tls-not-yet-valid", "certificate is not yet valid"),
    ("tls-self-signed", "self-signed certificate"),
    ("tls-untrusted", "unable to get local issuer certificate"),
    ("tls-wrong-name", "no alternative certificate subject name matches target host name"),
    ("tls-old-protocol", "tlsv1 alert protocol version"),
    ("connection-reset", "Connection reset by peer"),
    ("connection-refused", "Couldn't connect to server"),
    ("no-such-host", "Could not resolve host"), ("cut-body", "transfer closed with"),
    ("proxy-authentication", "response 407"), ("proxy-refused", "response 502"),
  ])
  func sayWhatIsWrong(name: String, words: String) throws {
    let sandbox = try RunningSandbox([name])
    let result = try sandbox.curl(common + [url(World.organisationHost)])
    #expect(result.errorOutput.contains(words), "\(result.errorOutput)")
  }

  @Test func canBeOrderedTogether() throws {
    let sandbox = try RunningSandbox([
      "throttled@\(World.authorityHost)", "tls-expired@\(World.tableHost)",
      "connection-refused@\(World.organisationHost)",
    ])
    #expect(try sandbox.curl(common + [url(World.authorityHost)]).output == "429")
    #expect(try sandbox.curl(common + [url(World.tableHost)]).status == 60)
    #expect(try sandbox.curl(common + [url(World.organisationHost)]).status == 7)
  }
}

@Suite("Network faults: what they answer") struct NetworkFaultAnswerTests {
  private func answer(_ name: String, _ path: String = "/a?b") throws -> String {
    let sandbox = try RunningSandbox([name])
    return try sandbox.curl(["--include", url(World.organisationHost, path)], limit: 3).output
  }

  @Test func tellsWhenToTryAgainOnlyWhenOrdered() throws {
    #expect(try answer("throttled").contains("\r\nRetry-After: 1\r\n"))
    let other = try answer("throttled-without-retry-after")
    #expect(other.hasPrefix("HTTP/1.1 429 "))
    #expect(!other.lowercased().contains("retry-after"))
  }

  @Test func redirectsToItself() throws {
    #expect(
      try answer("redirect-loop")
        .contains("\r\nLocation: https://\(World.organisationHost)/a?b\r\n"))
    let sandbox = try RunningSandbox(["redirect-loop"])
    let result = try sandbox.curl(
      ["--location", "--max-redirs", "5", url(World.organisationHost)])
    #expect(result.status == 47)
  }

  @Test func answersPagesInsteadOfJSON() throws {
    let portal = try answer("captive-portal")
    #expect(portal.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"))
    #expect(portal.contains("<form action=\"http://portal.example/login\""))
    let gateway = try answer("bad-gateway")
    #expect(gateway.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"))
    #expect(gateway.contains("<h1>502 Bad Gateway</h1>"))
    #expect(try answer("wrong-content-type").contains("\r\nContent-Type: text/plain\r\n"))
  }

  @Test func cutsTheBodyInTheMiddle() throws {
    let text = try answer("cut-body")
    let length = try #require(text.between("Content-Length: ", "\r\n").flatMap { Int($0) })
    let body = try #require(text.firstRange(of: "\r\n\r\n")?.upperBound)
    #expect(text[body...].utf8.count == length / 2)
    #expect(length > 1)
  }

  @Test func dripsTrueBytes() throws {
    let sandbox = try RunningSandbox(["slow-drip"])
    let host = World.organisationHost
    let client = try ChildProcess(
      externalTool("timeout"),
      [
        "3", externalTool("openssl"), "s_client", "-quiet", "-servername", host, "-connect",
        "127.0.0.1:\(sandbox.server.port)",
      ], environment: cleanEnvironment,
      input: .bytes(Array("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8))
    ).run()
    #expect((1...4).contains(client.output.utf8.count))
    #expect("HTTP/1.1 200 OK".hasPrefix(client.output))
  }

  @Test func isNoAnswerOfHTTP() throws {
    let sandbox = try RunningSandbox(["malformed-answer"])
    let result = try sandbox.curl(["--http0.9", url(World.organisationHost)])
    #expect(result.output.hasPrefix("SSH-2.0-"))
  }

  @Test func namesTheWay() throws {
    let usual = try RunningSandbox(["no-such-host", "connection-refused@\(World.authorityHost)"])
    #expect(usual.server.readiness["route"] == "connectTo")
    #expect(
      usual.connectTo.contains("\(World.organisationHost):443:-no-such-host.invalid:443"))
    let refusing = try #require(
      usual.connectTo.first { $0.hasPrefix(World.authorityHost) }?.split(separator: ":").last)
    #expect(PlainClient(port: try #require(Int(refusing))) == nil)
    let proxied = try RunningSandbox(["proxy-refused@\(World.tableHost)"])
    #expect(proxied.server.readiness["route"] == "proxy")
    #expect(proxied.connectTo.isEmpty)
    #expect(proxied.proxy == "http://127.0.0.1:\(proxied.server.port)")
  }
}
