import Synchronization
import Transport

/// Sends requests by a way that can change while others are under way.
final class ReroutableTransport: HTTPTransport {
  private struct State {
    var current: CurlTransport
    /// Those that requests may still be under way by.
    var former: [CurlTransport] = []
  }

  private let state: Mutex<State>

  init(_ configuration: TransportConfiguration) {
    state = Mutex(State(current: CurlTransport(configuration)))
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await state.withLock(\.current).send(request)
  }

  /// Sends by another way from now on.
  func reroute(_ configuration: TransportConfiguration) {
    state.withLock { state in
      state.former.append(state.current)
      state.current = CurlTransport(configuration)
    }
  }

  /// Ends every request.
  func shutdown() {
    let all = state.withLock { $0.former + [$0.current] }
    for transport in all { transport.shutdown() }
  }
}
