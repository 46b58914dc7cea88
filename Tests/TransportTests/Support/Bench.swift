import TestSupport
import Transport

/// A server and a transport that reaches it under the name `service.example`.
struct Bench {
  let authority: TestAuthority
  let server: LoopbackServer
  var configuration: TransportConfiguration

  init(
    _ flaw: TestIdentity.Flaw? = TestIdentity.Flaw.none,
    _ behaviour: @escaping LoopbackServer.Behaviour
  ) throws {
    let authority = try TestAuthority()
    let identity = try flaw.map { try TestIdentity($0, from: authority) }
    try self.init(authority, identity, behaviour)
  }

  /// A server with a long chain of certificates.
  init(chain count: Int, _ behaviour: @escaping LoopbackServer.Behaviour) throws {
    let authority = try TestAuthority()
    try self.init(authority, try TestIdentity(chain: count, from: authority), behaviour)
  }

  private init(
    _ authority: TestAuthority, _ identity: TestIdentity?,
    _ behaviour: @escaping LoopbackServer.Behaviour
  ) throws {
    self.authority = authority
    server = try LoopbackServer(identity, behaviour)
    configuration = TransportConfiguration(userAgent: "leadline-test")
    configuration.certificateAuthorityFile = authority.file
    configuration.connectTo = ["::127.0.0.1:\(server.port)"]
  }

  static let address = "https://service.example/path?query=1"

  /// The error of a request that must not succeed.
  func failure(of request: HTTPRequest = HTTPRequest("GET", Bench.address)) async -> TransportError?
  {
    let transport = CurlTransport(configuration)
    defer {
      transport.shutdown()
      server.stop()
    }
    do throws(TransportError) {
      _ = try await transport.send(request)
      return nil
    } catch {
      return error
    }
  }

  /// The answer to a request.
  func answer(to request: HTTPRequest = HTTPRequest("GET", Bench.address)) async throws
    -> HTTPResponse
  {
    let transport = CurlTransport(configuration)
    defer {
      transport.shutdown()
      server.stop()
    }
    return try await transport.send(request)
  }
}

/// An answer with the right length.
func answer(_ status: String = "200 OK", _ fields: [String] = [], body: String = "") -> String {
  let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + fields
  return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
}
