/// The hosts that are reached without the proxy, as `NO_PROXY` lists them.
///
/// A rule is a name (which stands for the names below it as well, with a dot in front or without),
/// a numerical address, a network such as `10.0.0.0/8`, or `*`; a port after it limits the rule.
struct ProxyExceptions: Sendable, Hashable {
  private let rules: [Substring]

  init(_ list: String) {
    rules = list.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }
  }

  /// Whether an address is reached without the proxy.
  func contain(_ address: RequestAddress) -> Bool {
    rules.contains { Self.matches($0, address) }
  }

  private static func matches(_ rule: Substring, _ address: RequestAddress) -> Bool {
    if rule == "*" { return true }
    let host = NumericalAddress(address.host)
    if let slash = rule.firstIndex(of: "/") {
      guard let host, let network = NumericalAddress(rule[..<slash]),
        let length = Int(rule[rule.index(after: slash)...])
      else { return false }
      return host.shares(length, bitsWith: network)
    }
    if let host, let same = NumericalAddress(rule) { return host == same }
    guard let parts = HostAndPort(rule), parts.port ?? address.port == address.port else {
      return false
    }
    if let host { return NumericalAddress(parts.host) == host }
    let name = parts.host.drop { $0 == "." || $0 == "*" }
    return !name.isEmpty && (address.host == name || address.host.hasSuffix("." + name))
  }
}
