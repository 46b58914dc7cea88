/// What goes wrong on the way to which host.
struct NetworkPlan: Sendable, Hashable {
  private let byHost: [String: Set<NetworkTrouble>]

  /// Spreads orders over hosts. One without a host holds for the hosts of the destinations, but not
  /// for the sign-in service, which several destinations may share.
  init(_ orders: [FaultOrder]) {
    var byHost: [String: Set<NetworkTrouble>] = [:]
    for order in orders {
      guard case .network(let trouble) = order.fault.kind else { continue }
      for host in order.host.map({ [$0] }) ?? trouble.usualHosts {
        byHost[host, default: []].insert(trouble)
      }
    }
    self.byHost = byHost
  }

  /// What goes wrong with a host.
  func troubles(of host: String) -> Set<NetworkTrouble> { byHost[host] ?? [] }

  /// What a host shows for itself.
  func certificate(of host: String) -> CertificateKind {
    let troubles = troubles(of: host)
    return CertificateKind.troubles.first(where: troubles.contains)
      .flatMap { CertificateKind($0) } ?? .valid
  }

  /// Whether only a client that uses the proxy can meet what was ordered.
  var isForProxy: Bool {
    byHost.values.contains { !$0.isDisjoint(with: [.proxyAuthentication, .proxyRefused]) }
  }
}
