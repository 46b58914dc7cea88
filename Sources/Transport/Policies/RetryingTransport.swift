import Text

/// Sends a request again when that may help: only one that may be repeated, only after 408, 429,
/// 5xx, a connection that was cut and an answer that did not come in time.
///
/// The pauses are chosen by chance (full jitter), so that many clients do not come back at once;
/// `Retry-After` is obeyed (RFC 9110, 10.2.3) as far as the budget goes. What a server refuses,
/// a wrong secret for one, is never sent twice.
public struct RetryingTransport: HTTPTransport {
  private let base: any HTTPTransport
  private let policy: RetryPolicy
  private let pacing: Pacing

  /// Wraps a transport.
  ///
  /// - Parameters:
  ///   - base: What sends.
  ///   - policy: How often and how patiently.
  ///   - pacing: Time and chance.
  public init(
    _ base: any HTTPTransport, policy: RetryPolicy = RetryPolicy(), pacing: Pacing = .real
  ) {
    self.base = base
    self.policy = policy
    self.pacing = pacing
  }

  /// Sends a request, again where that may help.
  ///
  /// - Parameter request: What is asked.
  /// - Returns: The last answer, whatever its status.
  /// - Throws: Why there was no answer the last time.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard request.isRepeatable else { return try await base.send(request) }
    var left = policy.budget
    var attempt = 1
    while true {
      let start = pacing.elapsed()
      let result = await result(of: request)
      if case .failure = result { left -= pacing.elapsed() - start }
      guard attempt < policy.attempts, let pause = pause(after: result, attempt), pause <= left
      else { return try result.get() }
      do {
        try await pacing.sleep(pause)
      } catch {
        throw TransportError(
          .cancelled, host: RequestAddress(request.url)?.host ?? "", reason: "cancelled")
      }
      left -= pause
      attempt += 1
    }
  }

  private func result(of request: HTTPRequest) async -> Result<HTTPResponse, TransportError> {
    do throws(TransportError) {
      return .success(try await base.send(request))
    } catch {
      return .failure(error)
    }
  }

  /// How long to wait before the next attempt; `nil` where none would help.
  private func pause(
    after result: Result<HTTPResponse, TransportError>, _ attempt: Int
  ) -> Duration? {
    let jitter = policy.longestPause(after: attempt) * pacing.random()
    switch result {
    case .success(let response):
      guard [408, 429].contains(response.status) || (500..<600).contains(response.status) else {
        return nil
      }
      return retryAfter(response).map { max($0, jitter) } ?? jitter
    case .failure(let error):
      return [.connectionReset, .timedOut].contains(error.kind) ? jitter : nil
    }
  }

  /// What the server asks for: seconds, or a date, which is compared with the server's own clock.
  private func retryAfter(_ response: HTTPResponse) -> Duration? {
    guard let text = response.headers["Retry-After"] else { return nil }
    if let seconds = Int(text) { return .seconds(min(max(0, seconds), 1 << 31)) }
    guard let date = Timestamp(httpDate: text) else { return nil }
    let now = response.headers["Date"].flatMap { Timestamp(httpDate: $0) } ?? pacing.now()
    return .seconds(max(0, date.seconds - now.seconds))
  }
}
