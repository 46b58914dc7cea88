import Text

/// What clients must know in order to reach the sandbox.
struct Readiness: Sendable {
  let authorityFile: String
  let way: Way
  let faults: [FaultOrder]

  /// The line that is written when the sandbox is ready.
  var json: JSONValue {
    let place: [JSONValue.Member] = [
      .init(key: "port", value: JSONValue(way.port)),
      .init(key: "caFile", value: JSONValue(authorityFile)),
    ]
    let rest: [JSONValue.Member] = [
      .init(key: "credentials", value: Self.credentials),
      .init(key: "verificationClientId", value: JSONValue(World.publicClientID)),
      .init(key: "faults", value: JSONValue(faults.map(\.text))),
    ]
    return JSONValue(.object(place + way.json + rest))
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
      "httpsEndpoint": ["httpsEndpointUrl": JSONValue(World.endpointAddress)],
      "httpsEndpoint-power-automate": ["httpsEndpointUrl": JSONValue(World.flowAddress)],
      "httpsEndpoint-logic-app": ["httpsEndpointUrl": JSONValue(World.logicAppAddress)],
      "httpsEndpoint-function": ["httpsEndpointUrl": JSONValue(World.functionAddress)],
    ]
  }

  private static let connectionString =
    "DefaultEndpointsProtocol=https;AccountName=\(World.account);"
    + "AccountKey=\(World.accountKey);EndpointSuffix=core.windows.net"
}
