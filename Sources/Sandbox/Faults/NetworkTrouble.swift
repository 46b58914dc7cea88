/// What goes wrong on the way, whatever is asked.
public enum NetworkTrouble: String, Sendable, Hashable, CaseIterable {
  case noSuchHost, refused, reset, noAnswer, slowDrip, cutBody, malformed
  case tlsExpired, tlsNotYetValid, tlsSelfSigned, tlsUntrusted, tlsWrongName, tlsOldProtocol
  case tlsExpiresSoon
  case proxyAuthentication, proxyRefused
  case captivePortal, redirectLoop, wrongContentType
  case throttled, throttledWithoutRetryAfter, unavailable, badGateway

  /// Whether clients are told to look for the host where nothing is.
  var keepsClientsAway: Bool { self == .noSuchHost || self == .refused }

  /// The hosts that it concerns unless it is said which. Of a certificate that ends soon only he
  /// has to know whose own it is.
  var usualHosts: [String] {
    self == .tlsExpiresSoon ? [World.endpointHost] : World.destinationHosts
  }
}
