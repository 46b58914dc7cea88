import Destinations
import Knowledge
import Testing
import Text

/// A destination and configurations of it for the conformance suite.
struct ConformanceSample: Sendable, CustomTestStringConvertible {
  let destination: Destination
  /// A name for the configuration.
  let variant: String
  /// Everything that can be entered; none of it opens anything.
  let configuration: Configuration

  var testDescription: String { "\(destination.id), \(variant)" }

  /// What no observation may show.
  static let canaries = [
    TableWorld.key, TableWorld.signature, PercentEncoding.encode(TableWorld.signature),
    "Cnr8Q~canary-secret-0123456789-0123456789", "canary pass-word 7",
    HTTPSEndpointWorld.signature, HTTPSEndpointWorld.code, HTTPSEndpointWorld.url,
    MarketoWorld.secret, MarketoWorld.token,
    SalesforceWorld.token, SalesforceWorld.clientSecret,
  ]

  static let all = withService + withoutService

  /// Those of which a service is asked.
  static let withService = microsoft + marketo + ownServers

  static let microsoft: [ConformanceSample] = [
    ConformanceSample(
      .azureTable, "a key", secrets: ["storageAccountConnectionString": TableWorld.connection]),
    ConformanceSample(
      .azureTable, "a signature",
      secrets: [
        "storageAccountConnectionString": TableWorld.signedConnection.replacing(
          "2024-11-14", with: "2031-01-01")
      ]),
    ConformanceSample(
      .dynamics, "an application",
      texts: [
        "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "azureAD",
        "directoryId": "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44",
        "applicationId": "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11",
      ], secrets: ["applicationKey": canaries[3]]),
    ConformanceSample(
      .dynamics, "a user",
      texts: [
        "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "office365",
        "username": "lead.writer@contoso.onmicrosoft.com",
        "verification.clientId": "5b0f7d3e-2c64-4f0d-8a53-9d0c4e1f6a72",
      ], secrets: ["password": canaries[4]]),
    ConformanceSample(
      .salesforce, "a token",
      texts: [
        "objectIdentifier": SalesforceWorld.organisation,
        "verification.myDomain": SalesforceWorld.host,
      ], secrets: ["verification.accessToken": SalesforceWorld.token]),
    ConformanceSample(
      .salesforce, "a client",
      texts: [
        "objectIdentifier": SalesforceWorld.organisation,
        "verification.myDomain": SalesforceWorld.host,
        "verification.clientId": SalesforceWorld.client,
      ], secrets: ["verification.clientSecret": SalesforceWorld.clientSecret]),
    ConformanceSample(
      .salesforce, "no session", texts: ["objectIdentifier": SalesforceWorld.organisation]),
  ]

  /// The publisher's own.
  static let ownServers: [ConformanceSample] = [
    ConformanceSample(
      .httpsEndpoint, "a server", secrets: ["httpsEndpointUrl": HTTPSEndpointWorld.url]),
    ConformanceSample(
      .httpsEndpoint, "a flow", secrets: ["httpsEndpointUrl": HTTPSEndpointWorld.flow]),
    ConformanceSample(
      .httpsEndpoint, "a flow's old address", texts: ["verification.service": "logic-app"],
      secrets: ["httpsEndpointUrl": HTTPSEndpointWorld.logicApp]),
    ConformanceSample(
      .httpsEndpoint, "a function", secrets: ["httpsEndpointUrl": HTTPSEndpointWorld.function]),
  ]

  /// Whether the server is the publisher's own, which may answer anything: what it refuses, it
  /// refuses, and whatever it takes is right.
  var isOwnServer: Bool { destination.id == "httpsEndpoint" }

  /// Those that have a secret.
  static let withSecrets = withService.filter { !$0.secretKeys.isEmpty }

  static let withoutService: [ConformanceSample] = [
    ConformanceSample(
      .azureBlob, "a container", texts: ["containerName": "marketplaceleadcontainer"],
      secrets: ["storageAccountConnectionString": TableWorld.connection]),
    ConformanceSample(
      .email, "two addresses", texts: ["contactEmail": "a@contoso.com;b@contoso.com"]),
    ConformanceSample(.noDestination, "nothing"),
  ]

  init(
    _ destination: Destination, _ variant: String, texts: [String: String] = [:],
    secrets: [String: String] = [:]
  ) {
    self.destination = destination
    self.variant = variant
    var entries = texts.mapValues { Configuration.Entry(.text($0)) }
    for (key, secret) in secrets { entries[key] = Configuration.Entry(.secret(Secret(secret))) }
    configuration = Configuration(entries: entries)
  }

  /// The keys of the secrets.
  var secretKeys: [String] {
    configuration.entries.keys.filter { configuration.secret($0) != nil }
  }

  /// The same with something else in place of every secret.
  func replacingSecrets(by value: Configuration.Value) -> Configuration {
    var entries = configuration.entries
    for key in secretKeys { entries[key] = Configuration.Entry(value, isReference: true) }
    return Configuration(entries: entries)
  }

  /// Runs every check, the test lead among them.
  func run(
    _ configuration: Configuration? = nil, over transport: ScriptedTransport
  ) async -> [CheckReport] {
    var options = Verification.Options()
    options.sendsTestLead = true
    return await Verification(
      destination, configuration ?? self.configuration, over: transport, options: options
    ).run()
  }
}

extension CheckReport {
  /// The entries that the observation names.
  var entries: [String] {
    [observation?.entry, observation?.fallback].compactMap { $0 }.map(\.rawValue)
  }

  /// Everything that is shown of a check.
  var shown: String {
    let observation = observation
    return (observation?.said ?? "") + entries.joined(separator: " ")
      + (observation?.parameters.values.sorted().joined(separator: " ") ?? "")
  }
}
