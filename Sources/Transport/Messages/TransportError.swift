/// Why no response arrived.
public struct TransportError: Error, Sendable, Hashable {
  /// What kept the answer away.
  public enum Kind: Sendable, Hashable {
    /// The name has no address, says a name server that answered.
    case hostNotFound
    /// No name server answered.
    case resolverUnavailable
    /// The machine answered that nothing listens there.
    case connectionRefused
    /// The connection was cut, or the answer was.
    case connectionReset
    /// No route leads there.
    case unreachable
    /// No answer in time.
    case timedOut
    /// The certificate's time is over.
    case certificateExpired
    /// The certificate's time has not begun.
    case certificateNotYetValid
    /// The certificate vouches for itself.
    case certificateSelfSigned
    /// The certificate comes from an authority that is not trusted here.
    case certificateUntrusted
    /// The certificate is for another name.
    case certificateWrongName
    /// The two sides have no version or cipher of TLS in common.
    case tlsProtocol
    /// The proxy wants a name and password, or others.
    case proxyAuthentication
    /// The proxy does not let the request through, or is not there.
    case proxyRefused
    /// The answer is longer than it may be.
    case responseTooLarge
    /// What came is not HTTP.
    case malformedResponse
    /// The address is one that must not be asked.
    case invalidRequest
    /// The name leads to an address that is not of the public internet, and such were not allowed.
    case privateAddress
    /// The wait was ended by the caller.
    case cancelled
    /// The library that does the work is not on this machine.
    case libraryMissing
    /// Anything else; the reason tells.
    case other
  }

  /// What kept the answer away.
  public let kind: Kind
  /// The host of the request.
  public let host: String
  /// The library's own words, without anything secret.
  public let reason: String
  /// What the server showed as its certificate, where that is the trouble.
  public let certificate: CertificateFacts?
  /// The status, where an answer had begun.
  public let status: Int?
  /// The way that the request took; `nil` where none was looked for.
  public let route: RouteKind?

  /// Notes why no response arrived.
  ///
  /// - Parameters:
  ///   - kind: What kept the answer away.
  ///   - host: The host of the request.
  ///   - reason: The library's own words.
  ///   - certificate: What the server showed as its certificate.
  ///   - status: The status, where an answer had begun.
  ///   - route: The way that the request took.
  public init(
    _ kind: Kind, host: String, reason: String, certificate: CertificateFacts? = nil,
    status: Int? = nil, route: RouteKind? = nil
  ) {
    self.kind = kind
    self.host = host
    self.reason = reason
    self.certificate = certificate
    self.status = status
    self.route = route
  }
}

/// What stands in a server's certificate.
public struct CertificateFacts: Sendable, Hashable {
  /// Whom it names.
  public let subject: String
  /// Who vouches for it.
  public let issuer: String
  /// The first day, `YYYY-MM-DD`.
  public let validFrom: String
  /// The last day, `YYYY-MM-DD`.
  public let validUntil: String

  /// Notes what stands in a certificate.
  ///
  /// - Parameters:
  ///   - subject: Whom it names.
  ///   - issuer: Who vouches for it.
  ///   - validFrom: The first day, `YYYY-MM-DD`.
  ///   - validUntil: The last day, `YYYY-MM-DD`.
  public init(subject: String, issuer: String, validFrom: String, validUntil: String) {
    self.subject = subject
    self.issuer = issuer
    self.validFrom = validFrom
    self.validUntil = validUntil
  }
}
