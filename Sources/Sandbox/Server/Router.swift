/// Finds who answers a request, and what goes wrong with the answer.
struct Router: Sendable {
  /// Every host that is played, in lower case.
  let hosts: [String]
  /// What goes wrong just now.
  let board: FaultBoard
  /// How long each answer is held back.
  let latency: Duration

  private let byHost: [String: any Service]

  init(services: [any Service], board: FaultBoard, latency: Duration) {
    var byHost: [String: any Service] = [:]
    for service in services {
      for host in service.hosts { byHost[host.lowercased()] = service }
    }
    self.byHost = byHost
    self.board = board
    self.latency = latency
    hosts = byHost.keys.sorted()
  }

  /// Whether a host is played.
  func knows(_ host: String) -> Bool { byHost[host] != nil }

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - head: The first lines.
  ///   - target: What they say is asked for.
  ///   - body: What came along.
  ///   - serverName: The host that the handshake was for; empty where none was named.
  /// - Returns: The answer.
  func answer(
    _ head: RequestHead, target: RequestTarget, body: [UInt8], serverName: String
  ) -> ServiceResponse {
    guard let service = byHost[target.host], serverName.isEmpty || serverName == target.host else {
      let text = "no service is played for '\(target.host)' here"
      return Self.refusal(.refused(421, text))
    }
    let request = ServiceRequest(
      method: head.method, host: target.host, path: target.path, query: target.query,
      headers: head.headers, body: body)
    if let trouble = board.claim(NetworkTrouble.answering, of: target.host),
      let spoiled = trouble.answer(to: request)
    {
      return spoiled
    }
    return service.answer(request, faults: board.faults())
  }

  /// The answer to a request that breaks the rules.
  static func refusal(_ failure: RequestFailure) -> ServiceResponse {
    guard case .refused(let status, let reason) = failure else { return ServiceResponse(400) }
    return ServiceResponse(
      status, headers: [("Content-Type", "text/plain; charset=utf-8")],
      body: Array("leadline-sandbox: \(reason)\n".utf8))
  }
}
