import Text

/// Sends requests by libcurl, which is loaded with the first of them.
///
/// One thread moves all requests; connections are kept and shared. Certificates are always
/// verified. Nothing is read from the environment.
public final class CurlTransport: HTTPTransport {
  private let configuration: TransportConfiguration
  private let engine: TransferEngine

  /// Makes a transport; nothing is loaded or started yet.
  ///
  /// - Parameter configuration: How servers are reached.
  public init(_ configuration: TransportConfiguration) {
    self.configuration = configuration
    engine = TransferEngine(maximumConnections: configuration.maximumConnections)
  }

  deinit { shutdown() }

  /// Ends every request and closes every connection; what is sent afterwards counts as cancelled.
  public func shutdown() { engine.shutDown() }

  /// Sends a request and waits for the whole answer; cancelling the task ends the wait at once.
  ///
  /// - Parameter request: What is asked.
  /// - Returns: The answer, whatever its status.
  /// - Throws: Why there is no answer.
  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let route = Route(to: try address(of: request), configuration)
    if route.proxy == nil, NameLookup.isReserved(route.lookedUpName) {
      throw TransportError(
        .hostNotFound, host: route.address.host,
        reason: "Could not resolve host: \(route.lookedUpName)")
    }
    let order = TransferOrder(request: request, route: route, configuration: configuration)
    let outcome = try await outcome(of: order)
    guard let response = outcome.response else { throw try await failure(outcome, order) }
    guard (200..<600).contains(response.status) else {
      throw error(.malformedResponse, order, reason: "invalid status \(response.status)")
    }
    return response
  }

  private func address(of request: HTTPRequest) throws(TransportError) -> RequestAddress {
    guard let address = RequestAddress(request.url) else {
      throw TransportError(.invalidRequest, host: "", reason: "the address is not one of https")
    }
    let fields = request.headers.fields.map { Array($0.name.utf8) + Array($0.value.utf8) }
    let texts = fields + [Array(request.method.utf8), Array(configuration.userAgent.utf8)]
    guard texts.joined().allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw TransportError(
        .invalidRequest, host: address.host, reason: "a header field holds a control character")
    }
    return address
  }

  private func outcome(of order: TransferOrder) async throws(TransportError) -> TransferOutcome {
    let outcome: TransferOutcome?
    do throws(EngineError) {
      outcome = try await engine.outcome(of: order)
    } catch {
      switch error {
      case .libraryMissing(let reason):
        throw self.error(.libraryMissing, order, reason: reason)
      case .noThread:
        throw self.error(.other, order, reason: "no thread to be had")
      }
    }
    guard let outcome else { throw error(.cancelled, order, reason: "cancelled") }
    return outcome
  }

  /// Finds out what libcurl does not tell.
  private func failure(
    _ outcome: TransferOutcome, _ order: TransferOrder
  ) async throws(TransportError) -> TransportError {
    var kind = outcome.failureKind(on: order.route)
    var certificate: CertificateFacts?
    if let refusal = outcome.refusal {
      return error(.privateAddress, order, reason: refusal)
    } else if kind == .hostNotFound {
      let isKnown = await NameLookup.saysNoSuchName(
        order.route.lookedUpName, within: configuration.connectTimeout)
      if !isKnown { kind = .resolverUnavailable }
    } else if kind.isOfCertificate {
      var inspection = order
      inspection.purpose = .inspection
      certificate = try await self.outcome(of: inspection).certificate
    }
    if Task.isCancelled { return error(.cancelled, order, reason: "cancelled") }
    return error(
      kind, order, reason: outcome.reason, certificate: certificate, status: outcome.status)
  }

  private func error(
    _ kind: TransportError.Kind, _ order: TransferOrder, reason: String,
    certificate: CertificateFacts? = nil, status: Int? = nil
  ) -> TransportError {
    // libcurl quotes what it does not understand, addresses with passwords among it.
    let proxyCredentials = configuration.proxy.map(Route.credentials(ofProxy:)) ?? []
    let secrets = order.request.secrets + proxyCredentials.map { Secret($0) }
    return TransportError(
      kind, host: order.route.address.host, reason: ShownText.safe(reason, hiding: secrets),
      certificate: certificate, status: status, route: order.route.kind)
  }
}
