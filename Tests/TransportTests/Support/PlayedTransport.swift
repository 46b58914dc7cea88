import Text
import Transport

/// A transport that answers from a list, and notes what it was asked.
final class PlayedTransport: HTTPTransport {
  private struct State {
    var results: [Result<HTTPResponse, TransportError>]
    var requests = 0
  }

  private let state: Guarded<State>

  init(_ results: [Result<HTTPResponse, TransportError>]) {
    state = Guarded(State(results: results))
  }

  var requests: Int { state.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let result = state.withLock { state in
      state.requests += 1
      return state.results.count > 1 ? state.results.removeFirst() : state.results[0]
    }
    return try result.get()
  }
}

/// A clock that moves only when somebody sleeps or a test says so.
final class PlayedClock: Sendable {
  private struct State {
    var time: Duration = .zero
    var pauses: [Duration] = []
  }

  private let state = Guarded(State())

  var pauses: [Duration] { state.withLock { $0.pauses } }

  func advance(by duration: Duration) { state.withLock { $0.time += duration } }

  /// Pacing by this clock; chance always says the same.
  func pacing(random: Double = 0.5, now: Timestamp = Timestamp(seconds: 1_000_000)) -> Pacing {
    Pacing(
      sleep: { [self] duration in
        try Task.checkCancellation()
        state.withLock { state in
          state.time += duration
          state.pauses.append(duration)
        }
      }, random: { random }, elapsed: { [self] in state.withLock { $0.time } }, now: { now })
  }
}
