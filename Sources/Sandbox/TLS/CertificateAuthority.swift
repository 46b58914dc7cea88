/// A certificate authority that lives as long as the sandbox and whose key never leaves memory.
final class CertificateAuthority: Sendable {
  /// The authority's own certificate.
  let certificate: CertificateHandle

  private let key: KeyHandle
  private let leafKey: KeyHandle

  /// Makes an authority with fresh keys: one of its own, and one that its servers share.
  init(name: String) throws(CryptographyError) {
    key = try .ellipticCurve()
    leafKey = try .ellipticCurve()
    certificate = try .make(
      name: name, alternatives: nil, validity: CertificateKind.valid.validity, key: key)
  }

  /// Makes a server's context.
  ///
  /// - Parameters:
  ///   - names: The hosts that the certificate holds for, the first as its name.
  ///   - kind: What the server shows.
  /// - Returns: The context.
  /// - Throws: `CryptographyError` where OpenSSL fails.
  func context(for names: [String], kind: CertificateKind) throws(CryptographyError)
    -> ServerContext
  {
    let shown = kind == .wrongName ? ["another-host.example"] : names
    let leaf = try CertificateHandle.make(
      name: Self.commonName(shown.first ?? ""),
      alternatives: shown.map(Self.alternative).joined(separator: ","),
      validity: kind.validity, key: leafKey,
      issuer: kind == .selfSigned ? nil : (certificate, key))
    return try ServerContext(
      certificate: leaf, key: leafKey, speaksOldProtocolOnly: kind == .oldProtocol)
  }

  /// Clients read the alternative names alone; a common name holds no more than 64 characters
  /// (RFC 5280, appendix A.1), and the names of flows are longer.
  private static func commonName(_ host: String) -> String {
    host.utf8.count <= 64 ? host : "a host with a long name"
  }

  private static func alternative(_ name: String) -> String {
    name.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
      ? "IP:\(name)" : "DNS:\(name)"
  }
}
