/// How a connection was encrypted.
public struct EncryptionFacts: Sendable, Hashable {
  /// The version, such as `TLSv1.3`; `nil` where the library does not tell.
  public let version: String?
  /// What the server showed as its certificate.
  public let certificate: CertificateFacts

  /// Notes how a connection was encrypted.
  ///
  /// - Parameters:
  ///   - version: The version, such as `TLSv1.3`.
  ///   - certificate: What the server showed as its certificate.
  public init(version: String?, certificate: CertificateFacts) {
    self.version = version
    self.certificate = certificate
  }
}
