/// Sends requests. Redirects are not followed: a status of 3xx is an answer like any other.
public protocol HTTPTransport: Sendable {
  /// Sends a request and waits for the whole answer; cancelling the task ends the wait at once.
  ///
  /// - Parameter request: What is asked.
  /// - Returns: The answer, whatever its status.
  /// - Throws: Why there is no answer.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
