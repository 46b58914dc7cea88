/// Requests and answers on one connection, until either side ends it.
struct Conversation {
  let channel: any Channel
  let socket: Socket
  let router: Router
  /// The host that the handshake was for; empty where none was named.
  let serverName: String
  /// What was shown for it.
  let certificate: CertificateKind

  /// Talks.
  func run() {
    var reader = RequestReader(channel)
    while true {
      do {
        guard let head = try reader.readHead() else { break }
        let body = try reader.readBody(head) {
          _ = channel.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        guard try answer(head, body) else { return }
      } catch .cut {
        return
      } catch {
        send(Router.refusal(error), to: nil, keepsAlive: false)
        break
      }
    }
    channel.finish()
    socket.drain()
  }

  /// Answers a request.
  ///
  /// - Returns: Whether another may follow; the connection is done with otherwise.
  /// - Throws: `RequestFailure.refused` where it does not say what is asked for.
  private func answer(_ head: RequestHead, _ body: [UInt8]) throws(RequestFailure) -> Bool {
    let target = try RequestTarget(head)
    guard stillHolds else { return false }
    guard router.latency == .zero || socket.wait(router.latency) else { return false }
    let response = router.answer(head, target: target, body: body, serverName: serverName)
    switch router.board.claim(Self.troubles, of: target.host) {
    case nil: break
    case .reset:
      socket.resetOnClose()
      return false
    case let trouble?: return spoil(response, to: head, trouble)
    }
    guard response.delay == .zero || socket.wait(response.delay) else { return false }
    guard !response.isEndless else {
      sendForever(response, to: head)
      return false
    }
    let keepsAlive = head.keepsAlive
    guard send(response, to: head, keepsAlive: keepsAlive) else { return false }
    if !keepsAlive { end() }
    return keepsAlive
  }

  /// What goes wrong with an answer that has been made, the first of them where there are several.
  private static let troubles: [NetworkTrouble] = [.reset, .malformed, .cutBody, .slowDrip]

  /// Whether a connection would still come about as this one did. What was ordered since must not
  /// spare a client that keeps its connections; one that loses an idle connection makes another.
  private var stillHolds: Bool {
    let plan = router.board.plan
    let kind = plan.certificate(of: serverName)
    return plan.troubles(of: serverName).isDisjoint(with: [.noSuchHost, .refused, .noAnswer])
      && (kind == .valid || kind == certificate)
  }

  @discardableResult
  private func send(_ response: ServiceResponse, to head: RequestHead?, keepsAlive: Bool) -> Bool {
    let wire = response.wire(answering: head, keepsAlive: keepsAlive)
    return channel.write(wire.head + wire.body)
  }

  /// Sends until the client goes away.
  private func sendForever(_ response: ServiceResponse, to head: RequestHead) {
    guard channel.write(response.wire(answering: head, keepsAlive: true).head) else { return }
    let block = Array("4000\r\n".utf8) + [UInt8](repeating: 0x20, count: 0x4000) + [0x0D, 0x0A]
    while channel.write(block), socket.wait(.milliseconds(5)) {}
  }

  private func end() {
    channel.finish()
    socket.drain()
  }

  private func spoil(
    _ response: ServiceResponse, to head: RequestHead, _ trouble: NetworkTrouble
  ) -> Bool {
    if trouble == .malformed {
      _ = channel.write(Array("SSH-2.0-OpenSSH_9.2p1\r\nProtocol mismatch.\r\n".utf8))
    } else if trouble == .cutBody {
      var response = response
      // The cut must fall into something.
      if response.body.isEmpty { response.body = Array("{\"value\":[".utf8) }
      if response.status == 204 { response.status = 200 }
      let wire = response.wire(answering: head, keepsAlive: false)
      _ = channel.write(wire.head + wire.body.prefix(wire.body.count / 2))
    } else {
      let wire = response.wire(answering: head, keepsAlive: false)
      for byte in wire.head + wire.body {
        guard channel.write([byte]), socket.wait(.seconds(1)) else { return false }
      }
    }
    end()
    return false
  }
}
