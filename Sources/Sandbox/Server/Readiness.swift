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
      .init(key: "verification", value: Self.verification),
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
      "marketo": [
        "munchkinId": JSONValue(World.munchkinID), "formId": JSONValue(World.marketoFormID),
        "clientId": JSONValue(World.marketoClientID),
        "clientSecret": JSONValue(World.marketoClientSecret),
      ],
      "marketo-server-id": [
        "serverId": JSONValue(World.marketoServerID), "munchkinId": JSONValue(World.munchkinID),
        "formId": JSONValue(World.marketoFormID),
      ],
      "salesforce": ["objectIdentifier": JSONValue(World.salesforceID)],
    ]
  }

  /// What only verification needs, for each block of `credentials` that has such a thing.
  private static var verification: JSONValue {
    [
      "dynamics-office365": ["clientId": JSONValue(World.publicClientID)],
      "httpsEndpoint": ["service": "server"],
      "httpsEndpoint-power-automate": ["service": "power-automate"],
      "httpsEndpoint-logic-app": ["service": "logic-app"],
      "httpsEndpoint-function": ["service": "function"],
      "salesforce": [
        "myDomain": JSONValue(World.salesforceHost),
        "accessToken": JSONValue(World.salesforceToken),
      ],
      "salesforce-client": [
        "myDomain": JSONValue(World.salesforceHost),
        "clientId": JSONValue(World.salesforceClientID),
        "clientSecret": JSONValue(World.salesforceClientSecret),
      ],
    ]
  }

  private static let connectionString =
    "DefaultEndpointsProtocol=https;AccountName=\(World.account);"
    + "AccountKey=\(World.accountKey);EndpointSuffix=core.windows.net"
}
