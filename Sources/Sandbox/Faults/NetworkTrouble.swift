/// What goes wrong on the way, whatever is asked.
public enum NetworkTrouble: String, Sendable, Hashable, CaseIterable {
  case noSuchHost, refused, reset, noAnswer, slowDrip, cutBody, malformed
  case tlsExpired, tlsNotYetValid, tlsSelfSigned, tlsUntrusted, tlsWrongName, tlsOldProtocol
  case proxyAuthentication, proxyRefused
  case captivePortal, redirectLoop, wrongContentType
  case throttled, throttledWithoutRetryAfter, unavailable, badGateway

  /// Whether clients are told to look for the host where nothing is.
  var keepsClientsAway: Bool { self == .noSuchHost || self == .refused }
}
