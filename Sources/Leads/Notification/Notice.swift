import Text

/// The definitions by which one is told of new leads.
public struct Notice: Sendable {
  /// What leads arrive at.
  public let destination: LeadDestination
  /// What is imported.
  public let kind: NoticeKind
  let settings: NoticeSettings

  /// Who is told, as far as it is known.
  public var recipients: [String] { settings.recipients }

  /// Prepares a definition.
  ///
  /// - Parameters:
  ///   - kind: What is imported.
  ///   - destination: What leads arrive at.
  ///   - settings: What it is filled in with.
  public init(_ kind: NoticeKind, for destination: LeadDestination, settings: NoticeSettings) {
    self.kind = kind
    self.destination = destination
    self.settings = settings
  }

  /// The files: what is imported first, last how it is done.
  public var documents: [NoticeDocument] {
    definition + webhook + [NoticeDocument("README.md", readme)]
  }

  /// The one that can be shown in place of all; `nil` where several belong together.
  public var mainDocument: NoticeDocument? {
    kind == .function ? nil : definition.first { $0.isText }
  }

  private var definition: [NoticeDocument] {
    switch kind {
    case .logicApp:
      let template = LogicAppTemplate(workflow: workflow(on: .logicApp))
      return [
        NoticeDocument("logic-app.json", json: template.template),
        NoticeDocument("logic-app.parameters.json", json: template.values),
      ]
    case .powerAutomate:
      let package = FlowPackage(workflow: workflow(on: .flow))
      return [
        NoticeDocument("new-marketplace-leads.zip", archive: package.archive),
        NoticeDocument("definition.json", json: package.definition),
      ]
    case .function:
      return FunctionProject(destination: destination, settings: settings).documents
    }
  }

  /// Marketo calls an address with a text of one's own, which gives a lead as Marketplace would.
  private var webhook: [NoticeDocument] {
    guard destination == .marketo else { return [] }
    let payload: JSONValue = [
      "UserDetails": [
        "FirstName": "{{lead.First Name}}", "LastName": "{{lead.Last Name}}",
        "Email": "{{lead.Email Address}}", "Phone": "{{lead.Phone Number}}",
        "Country": "{{lead.Country}}", "Company": "{{company.Company Name}}",
        "Title": "{{lead.Job Title}}",
      ],
      "LeadSource": "{{lead.Lead Source}}", "ActionCode": "", "OfferTitle": "",
      "Description": "{{lead.Id}}",
    ]
    return [NoticeDocument("marketo-webhook.json", json: payload)]
  }

  private func workflow(on host: WorkflowHost) -> LeadWorkflow {
    LeadWorkflow(destination: destination, host: host, settings: settings)
  }
}
