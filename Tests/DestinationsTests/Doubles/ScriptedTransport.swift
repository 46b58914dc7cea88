import Synchronization
import Transport

/// Answers requests by a script, and remembers them.
final class ScriptedTransport: HTTPTransport {
  typealias Answer = Result<HTTPResponse, TransportError>

  private let script: @Sendable (HTTPRequest) async -> Answer
  private let log = Mutex<[HTTPRequest]>([])

  init(_ script: @escaping @Sendable (HTTPRequest) async -> Answer) { self.script = script }

  /// What was asked so far, in order.
  var requests: [HTTPRequest] { log.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    log.withLock { $0.append(request) }
    return try await script(request).get()
  }
}
