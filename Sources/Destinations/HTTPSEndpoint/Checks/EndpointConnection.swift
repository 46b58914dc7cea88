import Knowledge
import Text
import Transport

/// Whether the host can be reached as Marketplace reaches it.
enum EndpointConnection {
  static let checks: [Check] = [
    Check(
      "httpsEndpoint.host", "the endpoint's host can be reached",
      needs: ["httpsEndpoint.service"], field: EndpointLook.key, look: host),
    Check(
      "httpsEndpoint.address", "the host's address belongs to the public internet",
      needs: ["httpsEndpoint.host"], field: EndpointLook.key, uses: [],
      judges: ["httpsEndpoint.host"], look: address),
    Check(
      "httpsEndpoint.tls", "the connection is encrypted and the certificate is right",
      needs: ["httpsEndpoint.host"], unlessBroken: ["httpsEndpoint.address"],
      field: EndpointLook.key, uses: [], judges: ["httpsEndpoint.host"], look: encryption),
    Check(
      "httpsEndpoint.certificate", "the certificate does not end soon",
      needs: ["httpsEndpoint.tls"], field: EndpointLook.key, uses: [],
      judges: ["httpsEndpoint.host"], look: certificate),
  ]

  /// Days before the end of a certificate from which on somebody ought to look: what renews it by
  /// itself has done so by then.
  private static let daysToRenew = 21

  /// Asks once; what came of it is judged by five checks.
  @Sendable private static func host(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = try EndpointLook(context)
    let result: Result<HTTPResponse, TransportError>
    do throws(TransportError) {
      result = .success(try await context.transport.send(look.firstRequest))
    } catch {
      if error.kind == .hostNotFound { return .broken(error.observation) }
      let isJudged = error.isFromHost || error.kind == .privateAddress || error.status != nil
      if !isJudged { return .notEstablished(error.observation) }
      result = .failure(error)
    }
    return .ok(
      learned: Facts(EndpointFact.firstAnswer, FirstAnswer(url: look.url, result: result)))
  }

  @Sendable private static func address(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    guard let answer = context.facts[EndpointFact.firstAnswer] else { return .ok }
    let look = EndpointLook(context, answer.url)
    switch answer.result {
    case .failure(let error) where error.kind == .privateAddress:
      return .broken(look.observation("https-address-private", error.reason))
    case .success(let response) where response.route == .proxy: return hidden(look)
    case .failure(let error) where error.route == .proxy: return hidden(look)
    case .success, .failure: return .ok
    }
  }

  private static func hidden(_ look: EndpointLook) -> CheckResult {
    .notEstablished(
      look.observation(
        "https-address-not-established",
        "the proxy looks the host up by itself and does not tell its address"))
  }

  /// The server is the publisher's own, and who stands in between shows a certificate of an
  /// authority that is not known here: what else is wrong with one, the server itself shows.
  @Sendable private static func encryption(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    guard let error = context.facts[EndpointFact.firstAnswer]?.error else { return .ok }
    switch error.kind {
    case .certificateExpired, .certificateNotYetValid, .certificateSelfSigned,
      .certificateWrongName:
      return .broken(error.observation)
    case .certificateUntrusted, .tlsProtocol: return .notEstablished(error.observation)
    default: return .ok
    }
  }

  /// That the certificate holds today was established by the connection; where the library does
  /// not tell its last day, an early word is all that is lost.
  @Sendable private static func certificate(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    guard let answer = context.facts[EndpointFact.firstAnswer],
      case .success(let response) = answer.result,
      !EndpointService(answer.url).renewsCertificate,
      let certificate = response.encryption?.certificate,
      let end = Timestamp(iso8601: certificate.validUntil)
    else { return .ok }
    let days = max(0, (end.seconds - context.now().seconds) / 86_400)
    guard days < daysToRenew else { return .ok }
    return .warning(
      EndpointLook(context, answer.url).observation(
        "https-certificate-expires-soon",
        "the certificate ends on \(end.day), in \(days) \(days == 1 ? "day" : "days")",
        [.date: end.day, .days: "\(days)", .issuer: certificate.issuerName]))
  }
}

extension EndpointLook {
  /// Asks without starting anything, by OPTIONS and without the query.
  ///
  /// HEAD runs whatever answers GET, and services that take any method for a delivery take HEAD for
  /// one; its answer has no body, by which a stopped app is told from one that forbids. OPTIONS is
  /// about the communication alone (RFC 9110, 9.3.7), and gateways and frameworks answer it before
  /// the endpoint's own code. The key or signature in the query proves nothing here, and without it
  /// no flow, Logic App or protected function runs, whatever the method. The path is sent since
  /// servers redirect by path.
  var firstRequest: HTTPRequest {
    var request = Self.harmless(url.withoutQuery, secrets: url.secrets)
    request.asksForEncryption = true
    request.isRepeatable = true
    return request
  }

  static func harmless(_ address: String, secrets: [Secret]) -> HTTPRequest {
    var request = HTTPRequest("OPTIONS", address, secrets: secrets)
    request.reach = .publicInternet
    request.maximumResponseBytes = 1 << 20
    return request
  }
}
