import Text

/// A flow of Power Automate as the package that **Import Package (Legacy)** takes.
struct FlowPackage {
  let workflow: LeadWorkflow

  /// The name under which the flow is offered.
  static let title = "New Marketplace leads"

  /// The archive.
  var archive: [UInt8] {
    var archive = ZipArchive(moment: workflow.settings.moment)
    for file in files { archive.add(file.path, Array((JSONWriter.pretty(file.json) + "\n").utf8)) }
    return archive.bytes
  }

  /// What stands in the archive.
  var files: [(path: String, json: JSONValue)] {
    let folder = "Microsoft.Flow/flows/"
    return [
      ("manifest.json", manifest),
      (
        folder + "manifest.json",
        ["packageSchemaVersion": "1.0", "flowAssets": ["assetPaths": [JSONValue(flow)]]]
      ),
      ("\(folder)\(flow)/definition.json", definition),
      ("\(folder)\(flow)/apisMap.json", map { interface($0) }),
      ("\(folder)\(flow)/connectionsMap.json", map { connection($0) }),
    ]
  }

  /// The flow, with what its definition stands in.
  var definition: JSONValue {
    let references = workflow.connectors.map { connector -> (String, JSONValue) in
      (
        connector.flowName,
        [
          "connectionName": JSONValue(connector.flowName), "source": "Embedded",
          "id": connector.flowID, "tier": "NotSpecified",
        ]
      )
    }
    return [
      "name": JSONValue(flow), "id": JSONValue("/providers/Microsoft.Flow/flows/" + flow),
      "type": "Microsoft.Flow/flows",
      "properties": [
        "apiId": "/providers/Microsoft.PowerApps/apis/shared_logicflows",
        "displayName": JSONValue(Self.title), "definition": workflow.definition,
        "connectionReferences": .keyed(references), "flowFailureAlertSubscribed": true,
      ],
    ]
  }

  private var manifest: JSONValue {
    let connectors = workflow.connectors
    let needed = connectors.flatMap { [interface($0), connection($0)] }
    let resources = connectors.flatMap { connector in
      [
        (interface(connector), interfaceResource(connector)),
        (connection(connector), connectionResource(connector)),
      ]
    }
    return [
      "schema": "1.0",
      "details": [
        "displayName": JSONValue(Self.title),
        "description": "Mails new leads of Azure Marketplace.",
        "createdTime": JSONValue(workflow.settings.moment.iso8601),
        "packageTelemetryId": JSONValue(identifier("telemetry")), "creator": "N/A",
        "sourceEnvironment": "",
      ],
      "resources": .keyed([(flow, flowResource(needed))] + resources),
    ]
  }

  private func flowResource(_ needed: [String]) -> JSONValue {
    [
      "id": JSONValue("/providers/Microsoft.Flow/flows/" + flow), "name": JSONValue(flow),
      "type": "Microsoft.Flow/flows", "suggestedCreationType": "New",
      "creationType": "Existing, New, Update", "details": ["displayName": JSONValue(Self.title)],
      "configurableBy": "User", "hierarchy": "Root",
      "dependsOn": .listed(needed.map { JSONValue($0) }),
    ]
  }

  private func interfaceResource(_ connector: Connector) -> JSONValue {
    [
      "id": connector.flowID, "name": JSONValue(connector.flowName),
      "type": "Microsoft.PowerApps/apis", "suggestedCreationType": "Existing",
      "details": details(connector), "configurableBy": "System", "hierarchy": "Child",
      "dependsOn": [],
    ]
  }

  private func connectionResource(_ connector: Connector) -> JSONValue {
    [
      "type": "Microsoft.PowerApps/apis/connections", "suggestedCreationType": "Existing",
      "creationType": "Existing", "details": details(connector), "configurableBy": "User",
      "hierarchy": "Child", "dependsOn": [JSONValue(interface(connector))],
    ]
  }

  private func details(_ connector: Connector) -> JSONValue {
    ["displayName": JSONValue(connector.title), "iconUri": ""]
  }

  private func map(_ id: (Connector) -> String) -> JSONValue {
    .keyed(workflow.connectors.map { ($0.flowName, JSONValue(id($0))) })
  }

  // MARK: - Ids

  private var flow: String { identifier("flow") }

  private func interface(_ connector: Connector) -> String {
    identifier("api " + connector.rawValue)
  }

  private func connection(_ connector: Connector) -> String {
    identifier("connection " + connector.rawValue)
  }

  /// An id that is the same for the same thing: who imports a second time may update the first.
  private func identifier(_ name: String) -> String {
    let name = "leadline notify \(workflow.destination.rawValue) \(name)"
    let digits = [hash(name, 0), hash(name, 1)].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
    .joined()
    // The two places that tell a reader that it was not made of a time: version 8 of RFC 9562.
    var letters = Array(digits)
    letters[12] = "8"
    letters[16] = "a"
    let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return cuts.map { String(letters[$0]) }.joined(separator: "-")
  }

  /// FNV-1a.
  private func hash(_ text: String, _ seed: UInt8) -> UInt64 {
    ([seed] + Array(text.utf8)).reduce(0xcbf2_9ce4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
    }
  }
}
