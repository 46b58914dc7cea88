import Knowledge
import Text
import Transport

extension HTTPTransport {
  /// Sends a request; that no answer came establishes nothing.
  func answer(to request: HTTPRequest) async throws(CheckStop) -> HTTPResponse {
    do {
      return try await send(request)
    } catch {
      throw CheckStop(
        .notEstablished(error.observation), cause: error.isUnsent ? .unsent : .any)
    }
  }
}

extension TransportError {
  /// Whether the request never left for the service: whoever was not reached has taken nothing.
  var isUnsent: Bool {
    switch kind {
    case .hostNotFound, .resolverUnavailable, .connectionRefused, .unreachable,
      .certificateExpired, .certificateNotYetValid, .certificateSelfSigned, .certificateUntrusted,
      .certificateWrongName, .tlsProtocol, .privateAddress, .proxyAuthentication, .proxyRefused,
      .invalidRequest, .libraryMissing:
      true
    case .connectionReset, .timedOut, .responseTooLarge, .malformedResponse, .cancelled, .other:
      false
    }
  }
}

extension CheckStop {
  /// Ends a check because of an answer that nobody expects from the service.
  init(_ response: HTTPResponse, from host: String, saying words: String? = nil) {
    self.init(
      .notEstablished(
        .entry(
          "network-unexpected-answer", said: words ?? "HTTP \(response.status) from \(host)",
          parameters: [.host: host])))
  }
}

extension Secret {
  /// The secret as text, for the body of a request.
  var exposedText: String { withExposedValue { String(decoding: $0, as: UTF8.self) } }
}
