import Text

/// Where clients find the hosts that are played.
struct Way: Sendable {
  let port: Int
  /// A port where nothing listens.
  let refusingPort: Int
  let hosts: [String]
  /// What goes wrong on the way.
  var plan: NetworkPlan

  /// What clients are told of it.
  var json: [JSONValue.Member] {
    [
      .init(key: "connectTo", value: JSONValue(connectTo)),
      .init(key: "proxy", value: "http://127.0.0.1:\(port)"),
      .init(key: "route", value: plan.isForProxy ? "proxy" : "connectTo"),
    ]
  }

  /// Where each host is to be looked for; nothing where the way must lead through the proxy.
  private var connectTo: [String] {
    plan.isForProxy ? [] : hosts.map { "\($0):443:\(place(of: $0))" }
  }

  private func place(of host: String) -> String {
    let troubles = plan.troubles(of: host)
    // No name may begin with a hyphen: the library refuses it without asking a name server, so
    // that the answer is the same on a machine that has none.
    if troubles.contains(.noSuchHost) { return "-no-such-host.invalid:443" }
    return "127.0.0.1:\(troubles.contains(.refused) ? refusingPort : port)"
  }
}
