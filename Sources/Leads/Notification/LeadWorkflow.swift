import Text

/// A workflow that mails new leads: a trigger, and actions that make a table and send it.
struct LeadWorkflow {
  let destination: LeadDestination
  let host: WorkflowHost
  let settings: NoticeSettings

  /// The schema of definitions.
  static let schema: JSONValue =
    JSONValue(
      "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/"
        + "workflowdefinition.json#")

  /// The connectors that it uses.
  var connectors: [Connector] {
    switch destination {
    case .table: [.azureTables, .office365]
    case .dynamics: [.dataverse, .office365]
    case .salesforce: [.salesforce, .office365]
    case .httpsEndpoint, .marketo: [.office365]
    }
  }

  /// The parameters of a Logic App's definition that its template fills in.
  var parameters: [String] {
    switch destination {
    case .table: ["recipients", "tableName"]
    case .dynamics: ["recipients", "environment"]
    case .httpsEndpoint, .marketo, .salesforce: ["recipients"]
    }
  }

  /// The definition.
  var definition: JSONValue {
    [
      "$schema": Self.schema, "contentVersion": "1.0.0.0",
      "parameters": .keyed(declaredParameters), "triggers": .keyed([trigger]),
      "actions": .keyed(actions), "outputs": [:],
    ]
  }

  private var declaredParameters: [(String, JSONValue)] {
    let connections = ("$connections", ["defaultValue": [:], "type": "Object"] as JSONValue)
    switch host {
    case .logicApp:
      return [connections] + parameters.map { ($0, ["type": "String"]) }
    case .flow:
      return [
        connections, ("$authentication", ["defaultValue": [:], "type": "SecureObject"]),
      ]
    }
  }

  /// A value that a Logic App's template asks for, and a package has within.
  func value(_ parameter: String, _ text: String) -> String {
    host == .logicApp ? "@parameters('\(parameter)')" : text
  }

  // MARK: - Actions

  private var actions: [(String, JSONValue)] {
    switch destination {
    case .table: [("Get_entities", rows), ("Are_there_leads", condition)]
    case .salesforce: [("Is_it_of_Marketplace", condition)]
    case .dynamics, .httpsEndpoint, .marketo: telling
    }
  }

  private var rows: JSONValue {
    let begin = "@{startOfHour(addHours(utcNow(), -\(settings.hours)))}"
    let end = "@{startOfHour(utcNow())}"
    let filter = "Timestamp ge datetime'\(begin)' and Timestamp lt datetime'\(end)'"
    let table = value("tableName", settings.table)
    let path =
      "/v2/storageAccounts/@{encodeURIComponent(encodeURIComponent('AccountNameFromSettings'))}"
      + "/tables/@{encodeURIComponent(parameters('tableName'))}/entities"
    let call = ConnectorCall(
      connector: .azureTables, operation: "GetEntities_V2",
      parameters: [
        "storageAccountName": JSONValue(settings.account ?? "AccountNameFromSettings"),
        "tableName": JSONValue(table), "$filter": JSONValue(filter),
      ],
      request: [
        ("method", "get"), ("path", JSONValue(path)),
        ("queries", ["$filter": JSONValue(filter)]),
      ])
    return .keyed(call.members(on: host) + [("runAfter", [:])])
  }

  private var condition: JSONValue {
    let isOfTable = destination == .table
    let expression: JSONValue =
      isOfTable
      ? ["and": [["greater": ["@length(body('Get_entities')?['value'])", 0]]]]
      : ["or": .listed(Self.sources.map { ["startsWith": [Self.leadSource, JSONValue($0)]] })]
    return [
      "type": "If", "expression": expression, "actions": .keyed(telling), "else": ["actions": [:]],
      "runAfter": isOfTable ? ["Get_entities": ["Succeeded"]] : [:],
    ]
  }

  /// What the source of a lead of Marketplace, or of its test lead, begins with.
  static let sources = ["AzureMarketplace", "AzurePortal", "SPZA", "TestDrive", TestLead.prefix]

  private static let leadSource: JSONValue = "@coalesce(triggerBody()?['LeadSource'], '')"

  /// The three actions that tell: what is shown is chosen, put into a table, which escapes what a
  /// stranger typed, and mailed.
  private var telling: [(String, JSONValue)] {
    let columns = JSONValue.keyed(
      LeadColumns.of(destination).map { ($0.title, JSONValue("@" + $0.expression)) })
    return [
      (
        "Choose_columns",
        [
          "type": "Select",
          "inputs": ["from": JSONValue("@" + LeadColumns.source(destination)), "select": columns],
          "runAfter": [:],
        ]
      ),
      (
        "Create_HTML_table",
        [
          "type": "Table", "inputs": ["from": "@body('Choose_columns')", "format": "HTML"],
          "runAfter": ["Choose_columns": ["Succeeded"]],
        ]
      ),
      (
        "Send_an_email",
        .keyed(mail.members(on: host) + [("runAfter", ["Create_HTML_table": ["Succeeded"]])])
      ),
    ]
  }

  private var mail: ConnectorCall {
    let recipients = JSONValue(value("recipients", settings.recipients.joined(separator: ";")))
    let subject = JSONValue("New Marketplace lead" + (destination == .table ? "s" : ""))
    let body: JSONValue =
      "<p>All leads also stand in Partner Center under Referrals.</p>@{body('Create_HTML_table')}"
    return ConnectorCall(
      connector: .office365, operation: "SendEmailV2",
      parameters: [
        "emailMessage/To": recipients, "emailMessage/Subject": subject, "emailMessage/Body": body,
        "emailMessage/Importance": "Normal",
      ],
      request: [
        ("method", "post"), ("path", "/v2/Mail"),
        (
          "body", ["To": recipients, "Subject": subject, "Body": body, "Importance": "Normal"]
        ),
      ])
  }
}
