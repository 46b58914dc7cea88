import Knowledge
import Transport

extension TransportError {
  /// The entry that explains what kept the answer away. None of them speaks of credentials: a
  /// service that was not reached has refused nothing.
  var entry: String {
    switch kind {
    case .hostNotFound: "network-host-not-found"
    case .resolverUnavailable: "network-resolver-unavailable"
    case .connectionRefused: "network-connection-refused"
    case .connectionReset: "network-connection-reset"
    case .unreachable: "network-unreachable"
    case .timedOut: "network-timeout"
    case .certificateExpired: "tls-certificate-expired"
    case .certificateNotYetValid: "tls-certificate-not-yet-valid"
    case .certificateSelfSigned: "tls-certificate-self-signed"
    case .certificateUntrusted: "tls-certificate-untrusted"
    case .certificateWrongName: "tls-certificate-wrong-name"
    case .tlsProtocol: "tls-protocol"
    case .privateAddress: "https-address-private"
    case .proxyAuthentication: "proxy-authentication"
    case .proxyRefused: "proxy-refused"
    case .responseTooLarge, .malformedResponse: "network-unexpected-answer"
    case .invalidRequest, .cancelled, .libraryMissing, .other: "network-failed"
    }
  }

  /// What is reported.
  var observation: Observation {
    var parameters: [Parameter: String] = [.host: host]
    if let certificate {
      parameters[.issuer] = certificate.issuerName
      parameters[.date] = certificate.validUntil
    }
    return .entry(entry, said: reason, parameters: parameters)
  }
}

extension CertificateFacts {
  /// The name of the issuer as people know it: its common name, else its organisation.
  var issuerName: String {
    let parts = issuer.split(separator: ",").map { part in
      part.split(separator: "=", maxSplits: 1).map { String($0.filter { $0 != "\"" }) }
    }
    for key in ["CN", "O"] {
      let match = parts.first { $0.count == 2 && $0[0].filter { $0 != " " } == key }
      if let match { return String(match[1].drop { $0 == " " }) }
    }
    return issuer
  }
}
