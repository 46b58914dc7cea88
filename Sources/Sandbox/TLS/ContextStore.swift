/// The certificates of the hosts, chosen by the name that a client asks for.
struct ContextStore: Sendable {
  /// The certificate that clients must be told to trust.
  let authority: CertificateHandle

  private let byHost: [String: ServerContext]
  /// For a client that names no host, or one that is not known.
  private let other: ServerContext

  /// Makes the certificates.
  ///
  /// - Parameters:
  ///   - hosts: The hosts, in lower case.
  ///   - plan: What goes wrong with which of them.
  /// - Throws: `CryptographyError` where OpenSSL fails.
  init(hosts: [String], plan: NetworkPlan) throws(CryptographyError) {
    let trusted = try CertificateAuthority(name: "leadline sandbox authority")
    let unknown = try CertificateAuthority(name: "unknown authority")
    var contexts: [String: ServerContext] = [:]
    for host in hosts {
      let kind = plan.certificate(of: host)
      let signer = kind == .unknownAuthority ? unknown : trusted
      contexts[host] = try signer.context(for: [host], kind: kind)
    }
    authority = trusted.certificate
    byHost = contexts
    other = try trusted.context(for: ["localhost", "127.0.0.1"], kind: .valid)
  }

  /// The context to begin with, and that for a host.
  ///
  /// - Parameter host: The host in lower case; empty for none.
  /// - Returns: Its context, or that for strangers.
  func context(for host: String) -> ServerContext { byHost[host] ?? other }
}
