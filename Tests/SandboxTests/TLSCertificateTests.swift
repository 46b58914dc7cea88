import TestSupport
import Testing

@testable import Sandbox

private let host = World.organisationHost

struct ShownCertificate: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// OpenSSL's number for what is wrong (`openssl verify`, diagnostics).
  let code: Int
}

private let shownCertificates = [
  ShownCertificate(testDescription: "tls-expired", code: 10),
  ShownCertificate(testDescription: "tls-not-yet-valid", code: 9),
  ShownCertificate(testDescription: "tls-self-signed", code: 18),
  ShownCertificate(testDescription: "tls-untrusted", code: 20),
  ShownCertificate(testDescription: "tls-wrong-name", code: 62),
]

@Suite("TLS: certificates") struct TLSCertificateTests {
  /// Every complaint of OpenSSL's, by number.
  private func complaints(_ sandbox: RunningSandbox, about host: String) throws -> [Int] {
    let result = try sandbox.openssl(
      ["-servername", host, "-verify_hostname", host, "-verify", "4"], sending: Array("Q\n".utf8))
    return result.errorOutput.split(separator: "\n")
      .filter { $0.hasPrefix("verify error:num=") }
      .compactMap { Int($0.dropFirst(17).prefix { $0.isNumber }) }
  }

  @Test(arguments: World.hosts) func holdsForEveryHost(_ host: String) throws {
    #expect(try complaints(RunningSandbox(), about: host).isEmpty)
  }

  @Test(arguments: shownCertificates) func showsWhatWasOrdered(_ shown: ShownCertificate) throws {
    let sandbox = try RunningSandbox([shown.testDescription])
    #expect(try complaints(sandbox, about: host).first == shown.code)
    #expect(try complaints(sandbox, about: World.tableHost).first == shown.code)
    #expect(try complaints(sandbox, about: World.authorityHost).isEmpty)
  }

  @Test func concernsTheOneHostThatWasSaid() throws {
    let sandbox = try RunningSandbox(
      ["tls-expired@\(World.authorityHost)", "tls-self-signed@\(World.tableHost)"])
    #expect(try complaints(sandbox, about: World.authorityHost).first == 10)
    #expect(try complaints(sandbox, about: World.tableHost).first == 18)
    #expect(try complaints(sandbox, about: host).isEmpty)
  }

  @Test func isSoundInEveryOtherRespect() throws {
    let sandbox = try RunningSandbox()
    let shown = try sandbox.openssl(
      ["-servername", host, "-showcerts"], sending: Array("Q\n".utf8))
    let begin = "-----BEGIN CERTIFICATE-----"
    let end = "-----END CERTIFICATE-----"
    // The authority does not come along.
    #expect(shown.output.components(of: begin) == 1)
    let pem = try #require(shown.output.between(begin, end))
    let text = try ChildProcess(
      externalTool("openssl"), ["x509", "-noout", "-text", "-purpose"],
      environment: cleanEnvironment, input: .bytes(Array((begin + pem + end + "\n").utf8))
    ).run().output
    #expect(text.contains("Version: 3 (0x2)"))
    #expect(text.contains("DNS:\(host)"))
    #expect(text.contains("CA:FALSE"))
    #expect(text.contains("TLS Web Server Authentication"))
    #expect(text.contains("SSL server : Yes"))
    #expect(text.contains("SSL server CA : No"))
    #expect(text.contains("ecdsa-with-SHA256"))
  }

  @Test func namesNoOtherAuthorityAsItsOwn() throws {
    let first = try RunningSandbox()
    let second = try RunningSandbox()
    let result = try ChildProcess(
      externalTool("curl"),
      ["--disable", "--silent", "--cacert", second.server.authorityFile] + first.directly
        + [url(host)],
      environment: cleanEnvironment
    ).run()
    #expect(result.status == 60)
  }
}

@Suite("TLS: handshake") struct TLSHandshakeTests {
  private func facts(_ sandbox: RunningSandbox, _ arguments: [String]) throws -> String {
    let result = try sandbox.openssl(arguments, sending: Array("Q\n".utf8))
    return result.output + result.errorOutput
  }

  @Test(arguments: [("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")])
  func speaksWhatIsNew(option: String, name: String) throws {
    let text = try facts(RunningSandbox(), ["-servername", host, option])
    #expect(text.contains("New, \(name), "))
    #expect(text.contains("Verify return code: 0 (ok)"))
  }

  @Test func refusesWhatIsOld() throws {
    let old = ["-servername", host, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"]
    #expect(try facts(RunningSandbox(), old).contains("alert protocol version"))
    let text = try facts(RunningSandbox(["tls-old-protocol"]), old)
    #expect(text.contains("Protocol  : TLSv1.1"))
    #expect(text.contains("Verify return code: 0 (ok)"))
  }

  @Test func speaksNothingNewWhenOrdered() throws {
    let sandbox = try RunningSandbox(["tls-old-protocol"])
    for option in ["-tls1_2", "-tls1_3"] {
      let text = try facts(sandbox, ["-servername", host, option])
      // OpenSSL's client refuses TLS 1.1 by itself where it gets to see it.
      #expect(text.contains("protocol version") || text.contains("unsupported protocol"))
    }
    let other = try facts(sandbox, ["-servername", World.authorityHost, "-tls1_3"])
    #expect(other.contains("Verify return code: 0 (ok)"))
  }

  @Test func agreesOnHTTP1() throws {
    let sandbox = try RunningSandbox()
    let both = try facts(sandbox, ["-servername", host, "-alpn", "h2,http/1.1"])
    #expect(both.contains("ALPN protocol: http/1.1"))
    let other = try facts(sandbox, ["-servername", host, "-alpn", "h2"])
    #expect(other.contains("no application protocol"))
    #expect(try facts(sandbox, ["-servername", host]).contains("No ALPN negotiated"))
  }

  @Test func findsTheHostInAnyCase() throws {
    let sandbox = try RunningSandbox()
    let text = try facts(
      sandbox, ["-servername", "CONTOSO.CRM4.Dynamics.com", "-verify_hostname", host])
    #expect(text.contains("Verify return code: 0 (ok)"))
  }

  @Test(arguments: [["-noservername"], ["-servername", "other.example"]])
  func showsStrangersACertificateOfItsOwn(_ arguments: [String]) throws {
    let text = try facts(RunningSandbox(), arguments)
    #expect(text.contains("CN = localhost"))
  }

  @Test func resumesNoSession() throws {
    let text = try facts(RunningSandbox(), ["-servername", host, "-tls1_2", "-reconnect"])
    #expect(!text.contains("Reused, "))
    #expect(text.components(of: "New, TLSv1.2") >= 2)
  }

  @Test func outlivesClientsThatSpeakNonsense() throws {
    let sandbox = try RunningSandbox()
    for text in [
      "\u{16}", "\u{16}\u{3}\u{1}\u{0}\u{4}abcd", "\u{16}" + String(repeating: "x", count: 9000),
    ] {
      let client = try #require(PlainClient(port: sandbox.server.port))
      client.send(text)
      client.close()
    }
    #expect(waits { sandbox.server.connectionCount == 0 })
    #expect(try sandbox.curl([url(host)]).status == 0)
  }
}

extension String {
  /// How often a text stands in this one.
  func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let place = rest.firstRange(of: text) {
      count += 1
      rest = rest[place.upperBound...]
    }
    return count
  }

  /// What stands between two texts.
  func between(_ first: String, _ second: String) -> String? {
    guard let start = firstRange(of: first)?.upperBound,
      let end = self[start...].firstRange(of: second)?.lowerBound
    else { return nil }
    return String(self[start..<end])
  }
}
