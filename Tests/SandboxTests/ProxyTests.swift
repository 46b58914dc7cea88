import TestSupport
import Testing

@testable import Sandbox

private let host = World.organisationHost

struct ProxyRequest: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let status: Int

  init(_ testDescription: String, _ text: String, _ status: Int) {
    self.testDescription = testDescription
    self.text = text + "\r\n\r\n"
    self.status = status
  }
}

private let proxyRequests = [
  ProxyRequest("a host that is played", "CONNECT \(host):443 HTTP/1.1\r\nHost: \(host):443", 200),
  ProxyRequest("the old version, no Host", "CONNECT \(host):443 HTTP/1.0", 200),
  ProxyRequest("upper case", "CONNECT \(host.uppercased()):443 HTTP/1.1", 200),
  ProxyRequest("a dot at the end", "CONNECT \(host).:443 HTTP/1.1", 200),
  ProxyRequest("fields of a client's", "CONNECT \(host):443 HTTP/1.1\r\nUser-Agent: x", 200),
  ProxyRequest("another host", "CONNECT example.com:443 HTTP/1.1", 403),
  ProxyRequest("this machine", "CONNECT 127.0.0.1:443 HTTP/1.1", 403),
  ProxyRequest("a host that ends alike", "CONNECT x.\(host):443 HTTP/1.1", 403),
  ProxyRequest("another port", "CONNECT \(host):80 HTTP/1.1", 403),
  ProxyRequest("no port", "CONNECT \(host) HTTP/1.1", 400),
  ProxyRequest("a path", "CONNECT https://\(host)/ HTTP/1.1", 400),
  ProxyRequest("an address of IPv6", "CONNECT [::1]:443 HTTP/1.1", 400),
  ProxyRequest("plain HTTP for a host", "GET http://\(host)/ HTTP/1.1\r\nHost: \(host)", 403),
  ProxyRequest("plain HTTP in capitals", "GET HTTP://example.com/ HTTP/1.1", 403),
  ProxyRequest("a plain request", "GET / HTTP/1.1\r\nHost: \(host)", 400),
  ProxyRequest("nonsense", "hello", 400),
  ProxyRequest("another version", "CONNECT \(host):443 HTTP/2.0", 505),
]

@Suite("Proxy") struct ProxyTests {
  @Test(arguments: proxyRequests) func answers(_ request: ProxyRequest) throws {
    let sandbox = try RunningSandbox()
    let client = try #require(PlainClient(port: sandbox.server.port))
    defer { client.close() }
    client.send(request.text)
    let answer =
      request.status == 200 ? client.read(until: "\r\n\r\n") : client.readAll()
    #expect(answer.hasPrefix("HTTP/1.1 \(request.status) "))
    if request.status == 200 {
      // A length would make clients take the handshake for a body (RFC 9110, 9.3.6).
      #expect(!answer.lowercased().contains("content-length"))
    } else {
      #expect(answer.contains("Connection: close\r\n"))
      #expect(answer.contains("leadline-sandbox: "))
    }
  }

  @Test func wantsAHandshakeNext() throws {
    let sandbox = try RunningSandbox()
    let client = try #require(PlainClient(port: sandbox.server.port))
    defer { client.close() }
    client.send("CONNECT \(host):443 HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
    let answer = client.readAll()
    #expect(answer.hasPrefix("HTTP/1.1 200 Connection Established\r\n\r\nHTTP/1.1 400 "))
  }

  @Test(arguments: [[], ["--proxy1.0"]] as [[String]])
  func servesCurl(_ options: [String]) throws {
    let sandbox = try RunningSandbox()
    let way = options.isEmpty ? sandbox.throughProxy : ["--proxy1.0", sandbox.proxy]
    let result = try sandbox.curl(
      ["--write-out", "%{num_connects} %{http_connect}\n", url(host, "/[1-3]")], by: way)
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(result.output.components(of: "GET\n\(host)\n/") == 3)
    #expect(result.output.contains("1 200\n"))
  }

  @Test func servesThoseWhoTakeItFromTheEnvironment() throws {
    let sandbox = try RunningSandbox()
    let result = try ChildProcess(
      externalTool("curl"),
      [
        "--disable", "--silent", "--show-error", "--cacert", sandbox.server.authorityFile,
        url(host),
      ],
      environment: ["HTTPS_PROXY": sandbox.proxy]
    ).run()
    #expect(result.output.hasPrefix("GET\n\(host)\n"))
  }

  @Test func refusesCurlOtherHosts() throws {
    let sandbox = try RunningSandbox()
    let other = try sandbox.curl(
      ["--write-out", "%{http_connect}", url("example.com")], by: sandbox.throughProxy)
    #expect(other.status == 56)
    #expect(other.output.hasSuffix("403"))
    let plain = try sandbox.curl(
      ["--write-out", "%{http_code}", "http://\(host)/"], by: sandbox.throughProxy)
    #expect(plain.output.hasSuffix("403"))
  }

  @Test func showsTheHostOfTheConnectionWhereNoneIsNamed() throws {
    let sandbox = try RunningSandbox()
    let result = try sandbox.openssl(
      ["-noservername", "-proxy", "127.0.0.1:\(sandbox.server.port)", "-connect", "\(host):443"],
      sending: Array("Q\n".utf8))
    #expect(result.output.contains("CN = \(host)"))
  }

  @Test func letsAClientTryAgainWithAPassword() throws {
    let sandbox = try RunningSandbox(["proxy-authentication"])
    let client = try #require(PlainClient(port: sandbox.server.port))
    defer { client.close() }
    let body = "leadline-sandbox: the proxy wants a user name and a password\n"
    for field in ["", "Proxy-Authorization: Basic YTpi\r\n"] {
      client.send("CONNECT \(host):443 HTTP/1.1\r\n\(field)\r\n")
      let answer = client.read(until: body)
      #expect(answer.hasPrefix("HTTP/1.1 407 Proxy Authentication Required\r\n"))
      #expect(answer.contains("Proxy-Authenticate: Basic realm="))
    }
    client.send("CONNECT \(World.authorityHost):443 HTTP/1.1\r\n\r\n")
    #expect(client.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
  }
}
