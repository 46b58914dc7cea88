import Text

/// A connector that a workflow uses.
enum Connector: String, Sendable, CaseIterable {
  case azureTables = "azuretables"
  case dataverse = "commondataservice"
  case office365 = "office365"
  case salesforce = "salesforce"

  /// Its name in Logic Apps.
  var logicAppName: String { rawValue }

  /// Its name in Power Automate.
  var flowName: String {
    switch self {
    case .azureTables: "shared_azuretables"
    case .dataverse: "shared_commondataserviceforapps"
    case .office365: "shared_office365"
    case .salesforce: "shared_salesforce"
    }
  }

  /// The name that people know.
  var title: String {
    switch self {
    case .azureTables: "Azure Table Storage"
    case .dataverse: "Microsoft Dataverse"
    case .office365: "Office 365 Outlook"
    case .salesforce: "Salesforce"
    }
  }

  /// Its id in Power Automate.
  var flowID: JSONValue { JSONValue("/providers/Microsoft.PowerApps/apis/" + flowName) }
}

/// Where a workflow runs: the same steps are spelt in two ways.
enum WorkflowHost: Sendable {
  case logicApp, flow
}

/// A call of a connector, in both spellings.
struct ConnectorCall {
  let connector: Connector
  /// Whether the connector calls back, in place of being asked.
  var isWebhook = false
  /// The operation's id, for Power Automate.
  let operation: String
  /// What it takes, for Power Automate.
  let parameters: JSONValue
  /// The request, for Logic Apps: method, path and what else there is.
  let request: [(String, JSONValue)]

  /// The members of the trigger or action.
  func members(on host: WorkflowHost) -> [(String, JSONValue)] {
    let suffix = isWebhook ? "Webhook" : ""
    switch host {
    case .logicApp:
      let name = "@parameters('$connections')['\(connector.logicAppName)']['connectionId']"
      let target: JSONValue = ["connection": ["name": JSONValue(name)]]
      return [
        ("type", JSONValue("ApiConnection" + suffix)),
        ("inputs", .keyed([("host", target)] + request)),
      ]
    case .flow:
      let target: JSONValue = [
        "connectionName": JSONValue(connector.flowName), "operationId": JSONValue(operation),
        "apiId": connector.flowID,
      ]
      return [
        ("type", JSONValue("OpenApiConnection" + suffix)),
        (
          "inputs",
          [
            "host": target, "parameters": parameters,
            "authentication": "@parameters('$authentication')",
          ]
        ),
      ]
    }
  }
}
