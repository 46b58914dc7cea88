/// Serves one connection, from its first byte to its end.
struct ConnectionHandler: Sendable {
  let router: Router
  let contexts: ContextStore

  /// The longest silence, in a handshake as between two requests.
  private static let limit = Duration.seconds(120)

  /// Serves.
  ///
  /// - Parameter socket: The connection, which the caller closes.
  func serve(_ socket: Socket) {
    socket.prepare(limit: Self.limit)
    guard let first = socket.peek() else { return }
    guard first != Self.handshakeRecord else {
      secure(socket, expecting: "")
      return
    }
    let tunnel = ProxyTunnel(channel: PlainChannel(socket), socket: socket, router: router)
    guard let host = tunnel.open(), let first = socket.peek() else { return }
    guard first == Self.handshakeRecord else {
      let refusal = Router.refusal(.malformed("a handshake of TLS must follow"))
      let wire = refusal.wire(answering: nil, keepsAlive: false)
      _ = socket.write(wire.head + wire.body)
      socket.drain()
      return
    }
    secure(socket, expecting: host)
  }

  /// The first byte of a TLS connection (RFC 8446, 5.1).
  private static let handshakeRecord: UInt8 = 0x16

  private func secure(_ socket: Socket, expecting host: String) {
    guard let context = contexts.context(for: host),
      let channel = TLSChannel(socket, context: context), let named = channel.readHello()
    else { return }
    let host = named.isEmpty ? host : named
    switch router.board.claim([.noSuchHost, .refused, .noAnswer], of: host) {
    case nil: break
    case .noAnswer:
      _ = socket.wait(nil)
      return
    default:
      socket.resetOnClose()
      return
    }
    let trouble = router.board.claim(CertificateKind.troubles, of: host)
    let kind = trouble.flatMap { CertificateKind($0) } ?? .valid
    guard let shown = contexts.context(for: host, kind), channel.accept(shown) else {
      // The client must be able to read the alert.
      socket.drain()
      return
    }
    Conversation(
      channel: channel, socket: socket, router: router, serverName: host, certificate: kind
    ).run()
  }
}
