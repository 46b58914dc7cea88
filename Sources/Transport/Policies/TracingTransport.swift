public import Text

/// Writes down what is sent and what comes back, without bodies, without credentials.
///
/// Two lines a request, bound by a number since requests overlap:
///
///     > 7 GET https://host/path?api-version=1.0
///     < 7 200 in 35 ms, 812 bytes, x-ms-request-id 4f1d…
public final class TracingTransport: HTTPTransport {
  /// Ids and times that support asks for; no other field is shown.
  private static let shownFields = [
    "x-ms-request-id", "x-ms-service-request-id", "client-request-id", "retry-after", "date",
  ]

  private let base: any HTTPTransport
  private let secrets: [Secret]
  private let elapsed: @Sendable () -> Duration
  private let write: @Sendable (String) -> Void
  private let count = Guarded(0)

  /// Wraps a transport.
  ///
  /// - Parameters:
  ///   - base: What sends.
  ///   - secrets: What is hidden besides the secrets of each request.
  ///   - elapsed: How long it has been since some moment.
  ///   - write: Takes a line, without a line break.
  public init(
    _ base: any HTTPTransport, secrets: [Secret] = [],
    elapsed: @escaping @Sendable () -> Duration = Pacing.real.elapsed,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.base = base
    self.secrets = secrets
    self.elapsed = elapsed
    self.write = write
  }

  /// Sends a request and writes down how it went.
  ///
  /// - Parameter request: What is asked.
  /// - Returns: The answer.
  /// - Throws: Why there is no answer.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let start = elapsed()
    show("> \(number) \(request.method) \(TracedAddress.masked(request.url))", request)
    do throws(TransportError) {
      let response = try await base.send(request)
      let fields = Self.shownFields.compactMap { name in
        response.headers[name].map { ", \(name) \($0)" }
      }
      let bytes = "\(response.body.count) \(response.body.count == 1 ? "byte" : "bytes")"
      let line = "\(response.status) in \(milliseconds(since: start)) ms, \(bytes)"
      let told = fields.joined() + Self.told(of: response.encryption)
      show("< \(number) \(line)\(told)", request)
      return response
    } catch {
      let line = "\(error.kind) after \(milliseconds(since: start)) ms: \(error.reason)"
      show("< \(number) \(line)", request)
      throw error
    }
  }

  /// How the connection was encrypted, where the request asked for it.
  private static func told(of encryption: EncryptionFacts?) -> String {
    guard let encryption else { return "" }
    let certificate = encryption.certificate
    let version = encryption.version.map { ", \($0)" } ?? ""
    return "\(version), certificate of \(certificate.issuer) until \(certificate.validUntil)"
  }

  private func show(_ line: String, _ request: HTTPRequest) {
    write(ShownText.safe(line, hiding: secrets + request.secrets))
  }

  private func milliseconds(since start: Duration) -> Int64 {
    let parts = (elapsed() - start).components
    return parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
  }
}
