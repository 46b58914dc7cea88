/// The way that a request takes.
struct Route: Sendable, Hashable {
  let address: RequestAddress
  /// The proxy's address with its name and password; `nil` for none.
  let proxy: String?
  let kind: RouteKind
  /// The name that has to be looked up for it.
  let lookedUpName: String

  init(to address: RequestAddress, _ configuration: TransportConfiguration) {
    self.address = address
    let isException = ProxyExceptions(configuration.noProxy ?? "").contain(address)
    let proxy = configuration.proxy.flatMap { $0.isEmpty || isException ? nil : $0 }
    self.proxy = proxy
    if let proxy {
      kind = .proxy
      lookedUpName = Self.host(ofProxy: proxy)
    } else {
      let detours = configuration.connectTo.lazy.compactMap(Detour.init)
      let detour = detours.first { $0.applies(to: address) }?.toHost ?? ""
      // Where only the port is another, a name server still says where it goes.
      kind = detour.isEmpty ? .direct : .detour
      lookedUpName = detour.isEmpty ? address.host : detour
    }
  }

  /// The host of a proxy's address, which may lack a scheme.
  private static func host(ofProxy proxy: String) -> String {
    let pieces = proxy.split(separator: "://", maxSplits: 1)
    let authority = (pieces.last ?? "").prefix { $0 != "/" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    return HostAndPort(host ?? authority)?.host ?? ""
  }

  /// The password in a proxy's address, and with the name as both are sent.
  static func credentials(ofProxy proxy: String) -> [String] {
    let pieces = proxy.split(separator: "://", maxSplits: 1)
    let authority = pieces.last ?? ""
    guard let at = authority.lastIndex(of: "@") else { return [] }
    let both = authority[..<at]
    let password = both.firstIndex(of: ":").map { both[both.index(after: $0)...] } ?? ""
    return [both, password].map(String.init).filter { !$0.isEmpty }
  }
}
