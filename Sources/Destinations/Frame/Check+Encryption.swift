import Transport

extension Check {
  /// Describes the check of a service's encryption, judged by the first answer of its host. Nobody
  /// can tell an intercepting proxy from a wrong server, so that nothing is broken by it.
  ///
  /// - Parameters:
  ///   - destination: The id of the destination, of which `host` has asked.
  ///   - field: The key of the field to blame.
  ///   - failure: Why there was no first answer.
  /// - Returns: The check, which waits for that of the host.
  static func encryption(
    of destination: String, field: String? = nil,
    failure: @escaping @Sendable (Facts) -> TransportError?
  ) -> Check {
    let host = CheckID("\(destination).host")
    return Check(
      CheckID("\(destination).tls"), "the connection is encrypted and the certificate is right",
      needs: [host], field: field, uses: [], judges: [host]
    ) { context in
      guard let error = failure(context.facts), error.isAboutEncryption else { return .ok }
      return .notEstablished(error.observation)
    }
  }
}

extension Facts {
  /// Why there was no answer.
  func failure(_ key: FactKey<Result<HTTPResponse, TransportError>>) -> TransportError? {
    guard case .failure(let error)? = self[key] else { return nil }
    return error
  }
}

extension TransportError {
  /// Whether the trouble lies in the encryption.
  var isAboutEncryption: Bool {
    switch kind {
    case .certificateExpired, .certificateNotYetValid, .certificateSelfSigned,
      .certificateUntrusted, .certificateWrongName, .tlsProtocol:
      true
    default: false
    }
  }

  /// Whether something at the host's address has answered.
  var isFromHost: Bool {
    isAboutEncryption || kind == .malformedResponse || kind == .responseTooLarge
  }
}
