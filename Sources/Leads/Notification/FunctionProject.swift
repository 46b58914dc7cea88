import Text

/// An Azure Function in Python (Functions 4) that mails new leads.
struct FunctionProject {
  let destination: LeadDestination
  let settings: NoticeSettings

  /// Whether leads are sent to it, and it looks for none.
  private var isEndpoint: Bool { destination == .httpsEndpoint || destination == .marketo }

  /// The files of the project.
  var documents: [NoticeDocument] {
    let main = isEndpoint ? FunctionSource.endpoint : FunctionSource.timer
    return [NoticeDocument("function_app.py", main)]
      + (finder.map { [NoticeDocument("leads.py", $0)] } ?? [])
      + [
        NoticeDocument("notice.py", FunctionSource.notice),
        NoticeDocument(
          "requirements.txt", "azure-functions\nazure-data-tables\nazure-communication-email\n"),
        NoticeDocument("host.json", json: Self.host),
        NoticeDocument("local.settings.json", json: localSettings),
        NoticeDocument(
          ".funcignore", ".git*\n.venv\n.vscode\n__pycache__\nlocal.settings.json\nREADME.md\n"),
      ]
  }

  private var finder: String? {
    switch destination {
    case .table: FunctionSource.table
    case .dynamics: FunctionSource.dynamics
    case .salesforce: FunctionSource.salesforce
    case .httpsEndpoint, .marketo: nil
    }
  }

  private static let host: JSONValue = [
    "version": "2.0",
    "logging": [
      "applicationInsights": [
        "samplingSettings": ["isEnabled": true, "excludedTypes": "Request"]
      ]
    ],
    "extensionBundle": [
      "id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)",
    ],
  ]

  private var localSettings: JSONValue {
    [
      "IsEncrypted": false,
      "Values": .keyed(
        [("FUNCTIONS_WORKER_RUNTIME", "python"), ("AzureWebJobsStorage", "")]
          + appSettings.map { ($0.name, JSONValue($0.value)) }),
    ]
  }

  /// A setting of the function.
  struct Setting {
    let name: String
    let meaning: String
    /// What is known; empty where it is not, and always for a secret.
    var value = ""
    var isSecret = false
  }

  /// What is set in Azure under **Environment variables**, besides what the function has anyway.
  var appSettings: [Setting] { ownSettings + mailSettings }

  private var ownSettings: [Setting] {
    switch destination {
    case .table:
      [
        Setting(
          name: "LEADS_STORAGE", meaning: "the connection string of the storage account",
          isSecret: true),
        Setting(
          name: "LEADS_TABLE", meaning: "the table that leads come to", value: settings.table),
      ]
    case .dynamics:
      [
        Setting(
          name: "DYNAMICS_URL", meaning: "the address of the environment",
          value: settings.environment ?? ""),
        Setting(
          name: "DYNAMICS_TENANT", meaning: "the directory (tenant) id",
          value: settings.directory ?? ""),
        Setting(
          name: "DYNAMICS_CLIENT_ID", meaning: "the application (client) id",
          value: settings.application ?? ""),
        Setting(
          name: "DYNAMICS_CLIENT_SECRET", meaning: "the application's client secret",
          isSecret: true),
      ]
    case .salesforce:
      [
        Setting(
          name: "SALESFORCE_DOMAIN", meaning: "the organisation's own host, My Domain",
          value: settings.domain ?? ""),
        Setting(
          name: "SALESFORCE_CLIENT_ID", meaning: "the consumer key of an external client app",
          isSecret: true),
        Setting(
          name: "SALESFORCE_CLIENT_SECRET", meaning: "its consumer secret", isSecret: true),
      ]
    case .httpsEndpoint, .marketo: []
    }
  }

  private var mailSettings: [Setting] {
    [
      Setting(
        name: "MAIL_CONNECTION",
        meaning: "the connection string of Azure Communication Services", isSecret: true),
      Setting(
        name: "MAIL_FROM", meaning: "the sender's address, such as DoNotReply@….azurecomm.net"),
      Setting(
        name: "MAIL_TO", meaning: "who is told, separated by semicolons",
        value: settings.recipients.joined(separator: ";")),
    ]
  }
}
