import CNetwork
import Glibc

extension TransferOutcome {
  /// What kept the answer away, told from libcurl's numbers, and from its words where it has but
  /// one number for several things.
  ///
  /// - Parameter route: The way that was taken.
  /// - Returns: The kind; names that were not found are still to be asked for.
  func failureKind(on route: Route) -> TransportError.Kind {
    if isTooLarge { return .responseTooLarge }
    if let kind = proxyFailureKind(on: route) { return kind }
    switch CURLcode(code) {
    case CURLE_COULDNT_RESOLVE_HOST: return .hostNotFound
    case CURLE_COULDNT_CONNECT: return connectFailureKind
    case CURLE_OPERATION_TIMEDOUT:
      return reason.hasPrefix("Resolving timed out") ? .resolverUnavailable : .timedOut
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR:
      return certificateFailureKind
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER:
      return isCut ? .connectionReset : .tlsProtocol
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
      CURLE_HTTP2_STREAM:
      return .connectionReset
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      return .malformedResponse
    case CURLE_URL_MALFORMAT: return .invalidRequest
    case CURLE_FILESIZE_EXCEEDED: return .responseTooLarge
    // A line of the header that is longer than libcurl reads counts as a lack of memory to it.
    case CURLE_OUT_OF_MEMORY, CURLcode(100): return isAsked ? .responseTooLarge : .other
    default: return .other
    }
  }

  private func proxyFailureKind(on route: Route) -> TransportError.Kind? {
    guard let proxy = route.proxy else { return nil }
    if proxyStatus == 407 { return .proxyAuthentication }
    if proxyStatus != 0 { return (200..<300).contains(proxyStatus) ? nil : .proxyRefused }
    switch CURLcode(code) {
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT,
      CURLE_PROXY:
      return .proxyRefused
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY,
      CURLE_UNSUPPORTED_PROTOCOL:
      return isNewConnection ? .proxyRefused : nil
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR:
      // Before CONNECT was answered, the only encryption is that of the proxy itself.
      return isNewConnection && proxy.lowercased().hasPrefix("https:") ? .proxyRefused : nil
    default: return nil
    }
  }

  private var connectFailureKind: TransportError.Kind {
    switch systemError {
    case ECONNREFUSED: .connectionRefused
    case ECONNRESET, ECONNABORTED, EPIPE: .connectionReset
    case ETIMEDOUT: .timedOut
    case ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN, EADDRNOTAVAIL, EACCES, EPERM:
      .unreachable
    default: .other
    }
  }

  /// Whether the other side went away during the handshake.
  private var isCut: Bool {
    ["reset by peer", "SSL_ERROR_SYSCALL", "unexpected eof", "Broken pipe"].contains {
      reason.contains($0)
    }
  }

  /// OpenSSL's numbers: `X509_V_ERR_…` of `x509_vfy.h`.
  private var certificateFailureKind: TransportError.Kind {
    switch verification {
    case 10: .certificateExpired
    case 9: .certificateNotYetValid
    case 18: .certificateSelfSigned
    // The chain holds (0) or was never complained of (1), so it is the name that libcurl missed.
    case 0, 1, 62, 63, 64: .certificateWrongName
    default: .certificateUntrusted
    }
  }
}

extension TransportError.Kind {
  /// Whether the certificate itself is the trouble.
  var isOfCertificate: Bool {
    switch self {
    case .certificateExpired, .certificateNotYetValid, .certificateSelfSigned,
      .certificateUntrusted, .certificateWrongName:
      true
    default: false
    }
  }
}
