import Synchronization

/// The certificates of the hosts, chosen by the name that a client asks for.
final class ContextStore: Sendable {
  private struct Place: Hashable {
    let host: String
    let kind: CertificateKind
  }

  /// The certificate that clients must be told to trust.
  var authority: CertificateHandle { trusted.certificate }

  private let trusted: CertificateAuthority
  private let unknown: CertificateAuthority
  private let hosts: Set<String>
  private let contexts = Mutex<[Place: ServerContext]>([:])
  /// For a client that names no host, or one that is not known.
  private let other: ServerContext

  /// Makes the certificates that are wanted first.
  ///
  /// - Parameters:
  ///   - hosts: The hosts, in lower case.
  ///   - plan: What goes wrong with which of them.
  /// - Throws: `CryptographyError` where OpenSSL fails.
  init(hosts: [String], plan: NetworkPlan) throws(CryptographyError) {
    trusted = try CertificateAuthority(name: "leadline sandbox authority")
    unknown = try CertificateAuthority(name: "unknown authority")
    self.hosts = Set(hosts)
    other = try trusted.context(for: ["localhost", "127.0.0.1"], kind: .valid)
    for host in hosts { _ = try made(Place(host: host, kind: plan.certificate(of: host))) }
  }

  /// The context to begin with, and that for a host.
  ///
  /// - Parameters:
  ///   - host: The host in lower case; empty for none.
  ///   - kind: What it shows.
  /// - Returns: Its context, or that for strangers; `nil` where none can be made.
  func context(for host: String, _ kind: CertificateKind = .valid) -> ServerContext? {
    guard hosts.contains(host) else { return other }
    return try? made(Place(host: host, kind: kind))
  }

  private func made(_ place: Place) throws(CryptographyError) -> ServerContext {
    try contexts.withLock { contexts throws(CryptographyError) in
      if let context = contexts[place] { return context }
      let signer = place.kind == .unknownAuthority ? unknown : trusted
      let context = try signer.context(for: [place.host], kind: place.kind)
      contexts[place] = context
      return context
    }
  }
}
