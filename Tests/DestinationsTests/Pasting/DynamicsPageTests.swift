import Destinations
import Testing
import Text

/// The two labels of an app registration's page in a language.
private let labels = [
  ("en", "Application (client) ID", "Directory (tenant) ID", "Object ID"),
  ("sv", "Program-ID (klient)", "Katalog-ID (klientorganisation)", "Objekt-ID"),
  ("pl", "Identyfikator aplikacji (klienta)", "Identyfikator katalogu (dzierżawy)", "Obiekt"),
  ("tr", "Uygulama (istemci) kimliği", "Dizin (kiracı) kimliği", "Nesne kimliği"),
  ("zh-Hans", "应用程序(客户端) ID", "目录(租户) ID", "对象 ID"),
  ("pt", "ID do aplicativo (cliente)", "ID do diretório (locatário)", "ID de objeto"),
  ("de", "Anwendungs-ID (Client)", "Verzeichnis-ID (Mandant)", "Objekt-ID"),
  ("fr", "ID d'application (client)", "ID de l'annuaire (locataire)", "ID d'objet"),
  ("es", "Id. de aplicación (cliente)", "Id. de directorio (inquilino)", "Id. de objeto"),
  ("ja", "アプリケーション (クライアント) ID", "ディレクトリ (テナント) ID", "オブジェクト ID"),
]

private let pages: [PastedSample] = [
  PastedSample(
    "the whole page",
    """
    Display name
    Leads from Marketplace
    Application (client) ID
    \(Pasted.application)
    Object ID
    \(Pasted.object)
    Directory (tenant) ID
    \(Pasted.tenant)
    Supported account types
    My organization only
    Client credentials
    0 certificate, 1 secret
    Redirect URIs
    Add a Redirect URI
    Application ID URI
    Add an Application ID URI
    Managed application in local directory
    Leads from Marketplace
    """, [Pasted.app, Pasted.directory]),
  PastedSample(
    "labels first, in a column of their own",
    """
    Application (client) ID
    Object ID
    Directory (tenant) ID
    \(Pasted.application)
    \(Pasted.object)
    \(Pasted.tenant)
    """, []),
  PastedSample(
    "a table of Markdown",
    "| Application (client) ID | `\(Pasted.application)` |\n| **Directory (tenant) ID** | "
      + "\(Pasted.tenant) |", [Pasted.app, Pasted.directory]),
  PastedSample(
    "an environment in the admin center",
    """
    Environment URL
    contoso.crm4.dynamics.com
    State
    Ready
    Environment ID
    \(Pasted.object)
    Organization ID
    \(Pasted.secretID)
    """, [Pasted.url]),
  PastedSample(
    "the session of Power Apps",
    """
    Timestamp: 2026-11-20T09:30:00.123Z
    Session ID: \(Pasted.secretID)
    Object ID: \(Pasted.object)
    Tenant ID: \(Pasted.tenant)
    Environment ID: Default-\(Pasted.tenant)
    Instance url: \(Pasted.root)/
    """, [Pasted.url, Pasted.directory]),
  PastedSample(
    "developer resources",
    "Web API endpoint\nhttps://contoso.api.crm4.dynamics.com/api/data/v9.2\nEnvironment ID\n"
      + Pasted.object, [Pasted.url]),
  PastedSample("an address", "\(Pasted.root)/main.aspx?appid=\(Pasted.object)", [Pasted.url]),
  PastedSample(
    "an address in a letter", "Here is ours: \(Pasted.root)/main.aspx, with thanks.",
    [Pasted.url]),
  PastedSample(
    "two addresses", "\(Pasted.root) is the old one, https://fabrikam.crm.dynamics.com ours.", []),
]

private let secrets: [PastedSample] = [
  PastedSample(
    "a row", "leads\t5/20/2027\t\(Pasted.secret)\t\(Pasted.secretID)", [Pasted.key]),
  PastedSample(
    "a row with its head, by lines",
    "Description\nExpires\nValue\nSecret ID\nleads\n5/20/2027\n\(Pasted.secret)\n\(Pasted.secretID)",
    [Pasted.key]),
  PastedSample(
    "labelled", "Value: \(Pasted.secret)\nSecret ID: \(Pasted.secretID)", [Pasted.key]),
  PastedSample(
    "a row that hides its value", "leads\t5/20/2027\tAbc*****************\t\(Pasted.secretID)",
    []),
  PastedSample("a value alone", Pasted.secret, []),
  PastedSample("a value of something", "Value: \(Pasted.secret)", []),
  PastedSample(
    "two rows",
    "a \(Pasted.secret) \(Pasted.secretID)\nb \(Pasted.secret)x \(Pasted.object)", []),
  PastedSample("the id alone", "Secret ID: \(Pasted.secretID)", []),
]

private let silent: [PastedSample] = [
  PastedSample("nothing", "", []), PastedSample("an id", Pasted.application, []),
  PastedSample("prose", "The application id \(Pasted.application) is the one that I use.", []),
  PastedSample(
    "prose about labels", "Copy the Application (client) ID and the Directory (tenant) ID.", []),
  PastedSample(
    "an error of Entra",
    "AADSTS700016: Application with identifier '\(Pasted.application)' was not found in the "
      + "directory 'Contoso'. Trace ID: \(Pasted.object)\nTenant ID: \(Pasted.tenant)", []),
  PastedSample(
    "an error of Dataverse",
    "The user is not a member of the organization. \(Pasted.root)/api/data/v9.2 "
      + "(Error code: 0x80072560), clientId: \(Pasted.application)", []),
  PastedSample(
    "an error with an address", "Exception: The request to \(Pasted.root)/ failed.", []),
  PastedSample("JSON of something else", #"{"id": "\#(Pasted.application)", "tenant": 5}"#, []),
  PastedSample("a JSON error", #"{"error": {"code": "x", "message": "tenant: y"}}"#, []),
]

@Suite("Pasted texts: Dynamics 365, from pages") struct DynamicsPageTests {
  @Test(arguments: labels)
  func answerInEveryLanguage(_ words: (String, String, String, String)) {
    let (_, application, directory, object) = words
    let rows = [
      (object, Pasted.object), (directory, Pasted.tenant), (application, Pasted.application),
    ]
    for separator in ["\n", "\n:\n", ": ", "\t", " ", "\r\n\r\n", ":\n"] {
      for rows in [rows, rows.reversed()] {
        let text = rows.map { "\($0.0)\(separator)\($0.1)" }.joined(separator: "\n")
        #expect(
          Destination.dynamics.pastedValues(text).shown == [Pasted.app, Pasted.directory],
          "\(text)")
      }
    }
  }

  @Test(arguments: pages + secrets) func answer(_ sample: PastedSample) {
    #expect(Destination.dynamics.pastedValues(sample.text).shown == sample.answers)
  }

  @Test(arguments: silent) func areSilent(_ sample: PastedSample) {
    #expect(Destination.dynamics.pastedValues(sample.text).isEmpty)
    #expect(PastedText.destinations(in: sample.text).isEmpty)
  }
}
