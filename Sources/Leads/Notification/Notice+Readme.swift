extension Notice {
  /// How the definition is imported, what it does, and what of it is sure.
  var readme: String {
    let parts = [
      "# New Marketplace leads: \(kind.title)", purpose, numbered("## Steps", steps),
      bulleted("## What to know", facts),
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func numbered(_ heading: String, _ lines: [String]) -> String {
    let rows = lines.enumerated().map { "\($0.offset + 1). \($0.element)" }
    return heading + "\n\n" + rows.joined(separator: "\n")
  }

  private func bulleted(_ heading: String, _ lines: [String]) -> String {
    heading + "\n\n" + lines.map { "- " + $0 }.joined(separator: "\n")
  }

  /// How often leads are told.
  private var purpose: String {
    switch (destination, kind) {
    case (.table, .function), (.dynamics, .function), (.salesforce, .function):
      "Every five minutes it looks for new leads, and mails them. At its first look it tells of "
        + "none: it begins with those that come after."
    case (.table, _):
      "Five minutes past \(hours) it mails the leads that were written in the \(span) before. "
        + "No mail means no new lead."
    case (.dynamics, _): "At each new lead it sends a mail."
    case (.salesforce, _):
      "Every quarter of an hour it looks for new leads, and mails those of Marketplace, one mail "
        + "each."
    case (.httpsEndpoint, _):
      "It is the HTTPS endpoint: Marketplace sends leads to its address, and it mails each."
    case (.marketo, _):
      "It has an address that a smart campaign of Marketo calls for each new lead, and mails it. "
        + "For a mail and no more, Marketo's own step **Send Alert** is simpler: "
        + "`leadline lead notify marketo` has the steps."
    }
  }

  private var hours: String {
    settings.hours == 1 ? "each hour" : "the hour, every \(settings.hours) hours,"
  }

  private var span: String { settings.hours == 1 ? "hour" : "\(settings.hours) hours" }

  // MARK: - Steps

  private var steps: [String] {
    switch kind {
    case .logicApp: logicAppSteps + ending
    case .powerAutomate: flowSteps + ending
    case .function: functionSteps + ending
    }
  }

  private var logicAppSteps: [String] {
    let connections = connectionTitles.joined(separator: "** and **")
    let address =
      destination == .httpsEndpoint || destination == .marketo
      ? ["In the **Logic app designer** open the trigger, and copy **HTTP URL**. " + secretAddress]
      : []
    return [
      "Fill in what is missing in `logic-app.parameters.json`: " + missingParameters,
      "`az deployment group create --resource-group \"<resource-group>\" --template-file "
        + "logic-app.json --parameters @logic-app.parameters.json`",
      "In the Azure portal open the resource group, then each of the API connections "
        + "**\(connections)**, **Edit API connection** > **Authorize**, sign in, and **Save**. "
        + "The mails come from the account that signs in to Office 365.",
    ] + address
  }

  private var missingParameters: String {
    switch destination {
    case .table:
      "`recipients`, `storageAccountName`, and `storageAccountResourceGroup` where the account "
        + "lies in another group than the Logic App. The account's key is fetched when the "
        + "template is deployed, for which you need the right to list it."
    case .dynamics: "`recipients` and `environment`."
    case .httpsEndpoint, .marketo, .salesforce: "`recipients`."
    }
  }

  /// The connections that somebody has to sign in to.
  private var connectionTitles: [String] {
    let workflow = LeadWorkflow(destination: destination, host: .logicApp, settings: settings)
    return workflow.connectors.filter { $0 != .azureTables }.map {
      $0.title + " (new Marketplace leads)"
    }
  }

  private var flowSteps: [String] {
    let address =
      destination == .httpsEndpoint || destination == .marketo
      ? [
        "**Edit** the flow, open the trigger **When an HTTP request is received**, see that **Who "
          + "can trigger the flow?** is **Anyone**, **Save**, and copy **HTTP URL**. "
          + secretAddress
      ] : []
    let environment =
      destination == .dynamics ? ", and choose the environment that leads come to" : ""
    return [
      "Sign in at `https://make.powerautomate.com`\(environment), and choose **My flows** > "
        + "**Import** > **Import Package (Legacy)** > `new-marketplace-leads.zip`.",
      "For each connection under **Related resources** choose **Select during import**, then one "
        + "that is there or **Create new**; for Azure Table Storage with **Access Key**, the "
        + "account's name and its key. **Import**.",
      "Open the flow, and **Turn on**.",
    ] + address
  }

  private var functionSteps: [String] {
    let project = FunctionProject(destination: destination, settings: settings)
    let names = project.appSettings.map { setting in
      let known = setting.value.isEmpty ? "" : " (`\(setting.value)`)"
      return "`\(setting.name)`: \(setting.meaning)\(setting.isSecret ? ", a secret" : "")\(known)"
    }
    let address =
      destination == .httpsEndpoint || destination == .marketo
      ? ["Open the function **take**, and choose **Get function URL**. " + secretAddress] : []
    return [
      "In the Azure portal make a **Function App** for **Python**, and for mail an **Email "
        + "Communication Service** with a domain, connected to a **Communication Service**.",
      "Under **Settings** > **Environment variables** of the Function App enter: "
        + names.joined(separator: "; ") + ". A secret is best a reference to Key Vault.",
      "In this folder: `func azure functionapp publish \"<function-app>\"` (Azure Functions Core "
        + "Tools 4).",
    ] + address
  }

  private var secretAddress: String { "Whoever knows it can send leads, so treat it as a secret." }

  private var ending: [String] {
    let marketo =
      "In Marketo choose **Admin** > **Integration** > **Webhooks** > **New Webhook**: the "
      + "address, **Request Type** POST, as **Payload Template** the text of "
      + "`marketo-webhook.json`, **Request Token Encoding** JSON, **Set Custom Header** "
      + "`Content-Type` `application/json`. Then make the smart campaign as `leadline lead notify "
      + "marketo` describes, with the flow step **Call Webhook** in place of **Send Alert**."
    let test = "Choose **Validate** in Partner Center: its test lead must bring a mail"
    switch destination {
    case .marketo: return [marketo, test + "."]
    case .httpsEndpoint:
      return [
        "In Partner Center enter the address as the HTTPS endpoint's URL, and publish the offer.",
        test + ".",
      ]
    case .table:
      return [test + (kind == .function ? " within ten minutes." : " after the next full hour.")]
    case .dynamics, .salesforce: return [test + "."]
    }
  }
}
