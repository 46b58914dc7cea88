/// The part of a proxy: makes connections to the hosts that are played, and to no others.
struct ProxyTunnel {
  let channel: PlainChannel
  let socket: Socket
  let router: Router

  /// Talks until a connection is made.
  ///
  /// - Returns: The host that the client is now connected with; `nil` where there is none.
  func open() -> String? {
    // What follows the head belongs to the handshake and must stay in the socket.
    var reader = RequestReader(channel, step: 1)
    while true {
      do {
        guard let head = try reader.readHead() else { return nil }
        let answer = try answer(head)
        if let host = answer.host {
          let granted = "HTTP/1.1 200 Connection Established\r\n\r\n"
          return channel.write(Array(granted.utf8)) ? host : nil
        }
        // A client may try again with what was wanted: a body would stand in between.
        let keepsAlive = answer.refusal.status == 407 && head.keepsAlive
        let wire = answer.refusal.wire(answering: head, keepsAlive: keepsAlive)
        guard channel.write(wire.head + wire.body), keepsAlive else { break }
      } catch .cut {
        return nil
      } catch {
        let wire = Router.refusal(error).wire(answering: nil, keepsAlive: false)
        _ = channel.write(wire.head + wire.body)
        break
      }
    }
    socket.drain()
    return nil
  }

  private func answer(_ head: RequestHead) throws(RequestFailure) -> (
    host: String?, refusal: ServiceResponse
  ) {
    guard head.method == "CONNECT" else { throw Self.refusal(head) }
    guard let target = RequestHead.split(authority: head.target), let port = target.port else {
      throw .malformed("CONNECT wants a host and a port")
    }
    guard router.knows(target.host), port == 443 else {
      throw .refused(403, "no connection is made to '\(target.host)' port \(port)")
    }
    switch router.board.claim(Self.troubles, of: target.host) {
    case nil: return (target.host, ServiceResponse(200))
    case .proxyAuthentication: return (nil, Self.authenticationWanted)
    default: throw .refused(502, "the connection to '\(target.host)' could not be made")
    }
  }

  private static let troubles: [NetworkTrouble] = [
    .proxyAuthentication, .proxyRefused, .noSuchHost, .refused,
  ]

  private static func refusal(_ head: RequestHead) -> RequestFailure {
    head.target.lowercased().hasPrefix("http://")
      ? .refused(403, "nothing is fetched without encryption")
      : .malformed("a plain HTTP request was sent to a port that speaks TLS")
  }

  private static let authenticationWanted = ServiceResponse(
    407,
    headers: [
      ("Proxy-Authenticate", "Basic realm=\"leadline-sandbox\""), ("Content-Type", "text/plain"),
    ], body: Array("leadline-sandbox: the proxy wants a user name and a password\n".utf8))
}
