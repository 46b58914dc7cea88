import Glibc
import TestSupport
import Testing
import Text
import Transport

@Suite("A transport's proxy", .timeLimit(.minutes(2))) struct ProxyTests {
  /// A proxy that plays the server behind it as well.
  private static func tunnel(
    to authority: TestAuthority, _ reply: String = "HTTP/1.1 200 Connection established\r\n"
  ) throws -> LoopbackServer {
    let identity = try TestIdentity(from: authority)
    return try LoopbackServer(nil) { connection in
      guard connection.nextRequest() != nil else { return }
      connection.send(reply + "X-Proxy: yes\r\n\r\n")
      if connection.encrypt(identity) { connection.answerAll(answer(body: "through")) }
    }
  }

  @Test func sendsThroughTheProxyWithItsCredentials() async throws {
    let authority = try TestAuthority()
    let proxy = try Self.tunnel(to: authority)
    var configuration = TransportConfiguration(userAgent: "leadline-test")
    configuration.certificateAuthorityFile = authority.file
    configuration.proxy = "http://na%6De:can%40ary@127.0.0.1:\(proxy.port)"
    let transport = CurlTransport(configuration)
    for _ in 0..<2 {
      let response = try await transport.send(HTTPRequest("GET", Bench.address))
      #expect(response.text == "through")
      #expect(response.address == nil)
      #expect(response.headers["x-proxy"] == nil)
    }
    transport.shutdown()
    proxy.stop()
    #expect(
      proxy.requests.map(\.line) == [
        "CONNECT service.example:443 HTTP/1.1", "GET /path?query=1 HTTP/1.1",
        "GET /path?query=1 HTTP/1.1",
      ])
    let sent = "Basic " + Base64.encode("name:can@ary".utf8)
    #expect(proxy.requests[0].header("proxy-authorization") == sent)
    #expect(proxy.requests[1].header("proxy-authorization") == nil)
  }

  struct Reply: Sendable, CustomTestStringConvertible {
    let text: String
    let kind: TransportError.Kind
    var testDescription: String { text }
  }

  @Test(arguments: [
    Reply(text: "407 Proxy Authentication Required", kind: .proxyAuthentication),
    Reply(text: "403 Forbidden", kind: .proxyRefused),
    Reply(text: "502 Bad Gateway", kind: .proxyRefused),
    Reply(text: "302 Found", kind: .proxyRefused),
  ])
  func tellsWhatTheProxyRefuses(_ reply: Reply) async throws {
    let proxy = try LoopbackServer(nil) {
      $0.answerAll(answer(reply.text, ["Proxy-Authenticate: Basic realm=x"], body: "<html>"))
    }
    let error = try await failure(through: "http://u:canary@127.0.0.1:\(proxy.port)")
    proxy.stop()
    #expect(error.kind == reply.kind, "\(error.reason)")
    #expect(error.host == "service.example")
  }

  @Test func tellsAProxyThatIsNotThere() async throws {
    let proxy = try LoopbackServer(nil) { _ in }
    proxy.stop()
    let error = try await failure(through: "http://user:canary@127.0.0.1:\(proxy.port)")
    #expect(error.kind == .proxyRefused)
    #expect(error.route == .proxy)
  }

  @Test func tellsAProxyThatHangsUp() async throws {
    let proxy = try LoopbackServer(nil) { _ = $0.nextRequest() }
    let error = try await failure(through: "http://user:canary@127.0.0.1:\(proxy.port)")
    proxy.stop()
    #expect(error.kind == .proxyRefused, "\(error.reason)")
  }

  @Test(arguments: [
    "http://user:canary@no-such-proxy.invalid:3128", "gopher://user:canary@127.0.0.1:3128",
    "http://user:canary@127.0.0.1:notaport", "http://user:canary@[::1", "http://user:canary@",
  ])
  func neverShowsThePassword(_ proxy: String) async throws {
    let error = try await failure(through: proxy)
    #expect(error.kind != .cancelled)
    #expect(!"\(error)".contains("canary"), "\(error)")
  }

  @Test func reachesAnExceptionWithoutTheProxy() async throws {
    var bench = try Bench { $0.answerAll(answer(body: "direct")) }
    bench.configuration.proxy = "http://127.0.0.1:1"
    bench.configuration.noProxy = "other.example, .example"
    #expect(try await bench.answer().text == "direct")
  }

  @Test func takesNothingFromTheEnvironment() async {
    await #expect(processExitsWith: .success) {
      for name in ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        unsafe setenv(name, "http://127.0.0.1:1", 1)
      }
      let bench = try Bench { $0.answerAll(answer(body: "direct")) }
      let text = try await bench.answer().text
      guard text == "direct" else { exit(1) }
    }
  }

  @Test func takesNoExceptionsFromTheEnvironment() async {
    await #expect(processExitsWith: .success) {
      unsafe setenv("no_proxy", "*", 1)
      var bench = try Bench { $0.answerAll(answer(body: "direct")) }
      bench.configuration.proxy = "http://127.0.0.1:1"
      guard await bench.failure()?.kind == .proxyRefused else { exit(1) }
    }
  }

  private func failure(through proxy: String) async throws -> TransportError {
    var configuration = TransportConfiguration(userAgent: "leadline-test")
    configuration.proxy = proxy
    let transport = CurlTransport(configuration)
    defer { transport.shutdown() }
    do throws(TransportError) {
      _ = try await transport.send(HTTPRequest("GET", Bench.address))
    } catch {
      return error
    }
    Issue.record("an answer through \(proxy)")
    throw LoopbackError.openSSL
  }
}
