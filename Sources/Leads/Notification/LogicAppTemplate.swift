import Text

/// A Logic App (Consumption) with its connections, as a template of Azure Resource Manager.
struct LogicAppTemplate {
  let workflow: LeadWorkflow

  private var settings: NoticeSettings { workflow.settings }

  /// The template.
  var template: JSONValue {
    [
      "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "contentVersion": "1.0.0.0", "parameters": .keyed(parameters),
      "resources": .listed(workflow.connectors.map(connection) + [logicApp]),
    ]
  }

  /// The values of its parameters that are the user's own; empty where they are not known, which
  /// the template refuses.
  var values: JSONValue {
    let own = parameters.map(\.0).filter { !["logicAppName", "location"].contains($0) }
    let known = own.filter { $0 != "storageAccountResourceGroup" }.map { name in
      (name, ["value": JSONValue(value(of: name) ?? "")] as JSONValue)
    }
    return [
      "$schema":
        "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
      "contentVersion": "1.0.0.0", "parameters": .keyed(known),
    ]
  }

  // MARK: - Parameters

  private var parameters: [(String, JSONValue)] {
    var all: [(String, JSONValue)] = [
      text("logicAppName", "The Logic App's name.", standing: "new-marketplace-leads"),
      text("location", "Where it runs.", standing: "[resourceGroup().location]"),
      text("recipients", "Who is told: addresses, separated by semicolons."),
    ]
    switch workflow.destination {
    case .table:
      all += [
        text("tableName", "The table that leads come to.", standing: "MarketplaceLeads"),
        text("storageAccountName", "The storage account, in this subscription."),
        text(
          "storageAccountResourceGroup", "The resource group of the storage account.",
          standing: "[resourceGroup().name]"),
      ]
    case .dynamics:
      all.append(text("environment", "The environment, such as https://contoso.crm4.dynamics.com."))
    case .httpsEndpoint, .marketo, .salesforce: break
    }
    return all
  }

  private func text(
    _ name: String, _ description: String, standing: String? = nil
  ) -> (String, JSONValue) {
    let known = value(of: name) ?? standing
    let value = known.map { [("defaultValue", JSONValue($0))] } ?? []
    let metadata: JSONValue = ["description": JSONValue(description)]
    return (
      name, .keyed([("type", "string"), ("minLength", 1)] + value + [("metadata", metadata)])
    )
  }

  private func value(of parameter: String) -> String? {
    switch parameter {
    case "recipients":
      settings.recipients.isEmpty ? nil : settings.recipients.joined(separator: ";")
    case "tableName": settings.table
    case "storageAccountName": settings.account
    case "environment": settings.environment
    default: nil
    }
  }

  // MARK: - Resources

  /// The key of the storage account is fetched when the template is deployed, and stands nowhere.
  private func connection(_ connector: Connector) -> JSONValue {
    var properties: [(String, JSONValue)] = [
      ("displayName", JSONValue(connector.title + " (new Marketplace leads)")),
      ("api", ["id": JSONValue(managedInterface(connector))]),
    ]
    if connector == .azureTables {
      let account =
        "resourceId(parameters('storageAccountResourceGroup'), "
        + "'Microsoft.Storage/storageAccounts', parameters('storageAccountName'))"
      properties.append(
        (
          "parameterValues",
          [
            "storageaccount": "[parameters('storageAccountName')]",
            "sharedkey": JSONValue("[listKeys(\(account), '2023-01-01').keys[0].value]"),
          ]
        ))
    }
    return [
      "type": "Microsoft.Web/connections", "apiVersion": "2016-06-01",
      "name": JSONValue("[\(name(of: connector))]"), "location": "[parameters('location')]",
      "properties": .keyed(properties),
    ]
  }

  private var logicApp: JSONValue {
    let connections = workflow.connectors.map { connector -> (String, JSONValue) in
      (
        connector.logicAppName,
        [
          "connectionId": JSONValue("[\(resource(connector))]"),
          "connectionName": JSONValue("[\(name(of: connector))]"),
          "id": JSONValue(managedInterface(connector)),
        ]
      )
    }
    let values = workflow.parameters.map { name -> (String, JSONValue) in
      (name, ["value": JSONValue("[parameters('\(name)')]")])
    }
    return [
      "type": "Microsoft.Logic/workflows", "apiVersion": "2019-05-01",
      "name": "[parameters('logicAppName')]", "location": "[parameters('location')]",
      "dependsOn": .listed(workflow.connectors.map { JSONValue("[\(resource($0))]") }),
      "properties": [
        "state": "Enabled", "definition": workflow.definition,
        "parameters": .keyed([("$connections", ["value": .keyed(connections)])] + values),
      ],
    ]
  }

  private func name(of connector: Connector) -> String {
    "concat(parameters('logicAppName'), '-\(connector.logicAppName)')"
  }

  private func resource(_ connector: Connector) -> String {
    "resourceId('Microsoft.Web/connections', \(name(of: connector)))"
  }

  private func managedInterface(_ connector: Connector) -> String {
    "[subscriptionResourceId('Microsoft.Web/locations/managedApis', parameters('location'), "
      + "'\(connector.logicAppName)')]"
  }
}
