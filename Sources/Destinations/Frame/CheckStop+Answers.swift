import Knowledge
import Text
import Transport

extension HTTPTransport {
  /// Sends a request; that no answer came establishes nothing.
  func answer(to request: HTTPRequest) async throws(CheckStop) -> HTTPResponse {
    do {
      return try await send(request)
    } catch {
      throw CheckStop(.notEstablished(error.observation))
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
