import Text

/// What clients must know in order to reach the sandbox.
struct Readiness: Sendable {
  let port: Int
  /// A port where nothing listens.
  let refusingPort: Int
  let authorityFile: String
  let hosts: [String]
  let plan: NetworkPlan
  let faults: [FaultOrder]

  /// The line that is written when the sandbox is ready.
  var json: JSONValue {
    [
      "port": JSONValue(port),
      "caFile": JSONValue(authorityFile),
      "connectTo": JSONValue(connectTo),
      "proxy": "http://127.0.0.1:\(port)",
      "route": plan.isForProxy ? "proxy" : "connectTo",
      "credentials": Self.credentials,
      "verificationClientId": JSONValue(World.publicClientID),
      "faults": JSONValue(faults.map(\.text)),
    ]
  }

  /// Where each host is to be looked for; nothing where the way must lead through the proxy.
  var connectTo: [String] {
    plan.isForProxy ? [] : hosts.map { "\($0):443:\(place(of: $0))" }
  }

  private func place(of host: String) -> String {
    let troubles = plan.troubles(of: host)
    // No name may begin with a hyphen: the library refuses it without asking a name server, so
    // that the answer is the same on a machine that has none.
    if troubles.contains(.noSuchHost) { return "-no-such-host.invalid:443" }
    return "127.0.0.1:\(troubles.contains(.refused) ? refusingPort : port)"
  }

  private static var credentials: JSONValue {
    [
      "dynamics": [
        "instanceUrl": "https://\(World.organisationHost)",
        "authentication": "azureAD",
        "applicationId": JSONValue(World.applicationID),
        "applicationKey": JSONValue(World.clientSecret),
        "directoryId": JSONValue(World.tenantID),
      ],
      "dynamics-office365": [
        "instanceUrl": "https://\(World.organisationHost)",
        "authentication": "office365",
        "username": JSONValue(World.userName),
        "password": JSONValue(World.password),
      ],
      "table": [
        "storageAccountConnectionString": JSONValue(connectionString)
      ],
    ]
  }

  private static let connectionString =
    "DefaultEndpointsProtocol=https;AccountName=\(World.account);"
    + "AccountKey=\(World.accountKey);EndpointSuffix=core.windows.net"
}
