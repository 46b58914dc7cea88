import Text

extension LeadWorkflow {
  /// What starts the workflow.
  var trigger: (String, JSONValue) {
    switch destination {
    case .table: ("Recurrence", recurrence)
    case .httpsEndpoint, .marketo: ("manual", request)
    case .dynamics: ("When_a_row_is_added", .keyed(newRow.members(on: host)))
    case .salesforce: ("When_a_record_is_created", newRecord)
    }
  }

  /// Five minutes past the hour: what was written in the hour before can be seen by then.
  private var recurrence: JSONValue {
    [
      "type": "Recurrence",
      "recurrence": [
        "frequency": "Hour", "interval": JSONValue(settings.hours),
        "startTime": "2024-01-01T00:05:00Z", "timeZone": "UTC",
      ],
    ]
  }

  /// Marketplace signs in nowhere, so a flow must let anyone in who knows its address.
  private var request: JSONValue {
    let schema: (String, JSONValue) = ("schema", HTTPSLeadSchema.bare)
    let inputs =
      host == .flow
      ? [schema, ("method", "POST"), ("triggerAuthenticationType", "All")]
      : [schema, ("method", "POST")]
    return ["type": "Request", "kind": "Http", "inputs": .keyed(inputs)]
  }

  /// 1 is Create, 4 the whole organisation: leads belong to the application that wrote them.
  private var newRow: ConnectorCall {
    ConnectorCall(
      connector: .dataverse, isWebhook: true, operation: "SubscribeWebhookTrigger",
      parameters: [
        "subscriptionRequest/message": 1, "subscriptionRequest/entityname": "lead",
        "subscriptionRequest/scope": 4,
      ],
      request: [
        (
          "headers",
          [
            "Consistency": "Strong", "catalog": "all", "category": "all",
            "organization": "@parameters('environment')",
          ]
        ),
        (
          "body",
          [
            "entityname": "lead", "message": 1, "scope": 4, "version": 1,
            "url": "@listCallbackUrl()",
          ]
        ),
        ("path", "/api/data/v9.1/callbackregistrations"),
      ])
  }

  private var newRecord: JSONValue {
    let call = ConnectorCall(
      connector: .salesforce, operation: "GetOnNewItems", parameters: ["table": "Lead"],
      request: [
        ("method", "get"),
        (
          "path",
          "/datasets/default/tables/@{encodeURIComponent(encodeURIComponent('Lead'))}/onnewitems"
        ),
      ])
    let list: JSONValue =
      host == .flow ? "@triggerOutputs()?['body/value']" : "@triggerBody()?['value']"
    return .keyed(
      call.members(on: host) + [
        ("recurrence", ["frequency": "Minute", "interval": 15]), ("splitOn", list),
      ])
  }
}
