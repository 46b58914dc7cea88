import Destinations
import Testing

/// What was entered in a field, and what was meant.
struct RepairedText: Sendable, CustomTestStringConvertible {
  let key: String
  let text: String
  let meant: String?

  init(_ key: String, _ text: String, _ meant: String?) {
    self.key = key
    self.text = text
    self.meant = meant
  }

  var testDescription: String { "\(key): \(text.debugDescription)" }
}

private let root = "https://contoso.crm4.dynamics.com"
private let id = DynamicsWorld.application

private let environments: [RepairedText] = [
  ("\(root)/main.aspx?appid=8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11&pagetype=entitylist", root),
  ("\(root)/api/data/v9.2/", root), ("https://contoso.api.crm4.dynamics.com/api/data/v9.2", root),
  ("contoso.crm4.dynamics.com", root), ("http://contoso.crm4.dynamics.com", root),
  (" \(root)\n", root), ("<\(root)>", root), ("\"\(root)/\"", root), ("\(root),", root),
  ("https://https://contoso.crm4.dynamics.com", root),
  (root, nil), ("\(root)/", nil), ("https://CONTOSO.crm4.dynamics.com", nil),
  ("https://make.powerapps.com/environments/0f5e/home", nil),
  ("https://contoso.operations.dynamics.com", nil), ("https://contoso.example", nil),
  ("https://contoso.crm.microsoftdynamics.de", nil), ("https://con toso.crm4.dynamics.com", nil),
  ("see \(root) please", nil), ("https://x@contoso.crm4.dynamics.com/", nil), ("", nil),
  ("contoso", nil), ("https://admin.powerplatform.microsoft.com/environments", nil),
  ("\(root) https://fabrikam.crm.dynamics.com", nil),
].map { RepairedText("instanceUrl", $0, $1) }

private let identifiers: [RepairedText] = ["applicationId", "directoryId", "verification.clientId"]
  .flatMap { key in
    [
      ("{\(id)}", id), (" \(id)\r\n", id), ("\"\(id)\",", id), ("'\(id.uppercased())'", id),
      ("(\(id))", id), ("\u{200B}\(id)", id), (id, nil), (id.uppercased(), nil),
      ("{23456052-aaaa-bbbb-8662-1234df56788f}", nil), ("<application-id>", nil),
      ("{00000000-0000-0000-0000-000000000000}", nil), ("Application ID: \(id)", nil),
      ("\(id) \(id)", nil), ("{\(id.dropLast())}", nil), ("", nil),
    ].map { RepairedText(key, $0, $1) }
  }

private let words: [RepairedText] = [
  ("azureAD", nil), ("office365", nil), ("AzureAD", "azureAD"), ("Azure AD", "azureAD"),
  (" azuread ", "azureAD"), ("Entra", "azureAD"), ("Microsoft Entra ID", "azureAD"),
  ("Azure Active Directory", "azureAD"), ("application", "azureAD"), ("Office 365", "office365"),
  ("Office365", "office365"), ("O365", "office365"), ("Microsoft 365", "office365"),
  ("user", "office365"), ("both", nil), ("", nil), ("1", nil), ("directory", nil),
].map { RepairedText("authentication", $0, $1) }

private let others: [RepairedText] = [
  RepairedText("directoryId", " contoso.onmicrosoft.com ", "contoso.onmicrosoft.com"),
  RepairedText("directoryId", "contoso.onmicrosoft.com", nil),
  RepairedText("applicationId", "\"contoso.onmicrosoft.com\"", nil),
  RepairedText("username", " lead.writer@contoso.com\n", "lead.writer@contoso.com"),
  RepairedText("username", "lead.writer@contoso.com", nil),
  RepairedText("username", " lead.writer ", nil),
  RepairedText("username", " writer@outlook.com", nil),
  RepairedText(
    "contactEmail", "ann@contoso.com, bob@contoso.com", "ann@contoso.com;bob@contoso.com"),
  RepairedText(
    "contactEmail", "ann@contoso.com bob@contoso.com", "ann@contoso.com;bob@contoso.com"),
  RepairedText("contactEmail", "ann@contoso.com; bob@contoso.com;", nil),
  RepairedText("contactEmail", "ann, bob", nil),
  RepairedText("contactEmail", "Ann <ann@contoso.com>", nil),
  RepairedText("applicationKey", " Abc8Q~x ", nil), RepairedText("password", " word ", nil),
]

private let connection = TableWorld.connection

private let strings: [RepairedText] = [
  (connection, nil), (TableWorld.signedConnection, nil), ("\"\(connection)\"", connection),
  (" \(connection)\n", connection), ("`\(connection)`", connection),
  (#"{"connectionString": "\#(connection)"}"#, connection),
  ("{\n  \"connectionString\": \"\(connection)\"\n}", connection),
  ("connectionString: '\(connection)',", connection),
  ("\u{201C}\(TableWorld.signedConnection)\u{201D}", TableWorld.signedConnection),
  ("\(connection)\n\(connection.replacing("contosoleads", with: "fabrikamleads"))", nil),
  ("use \(connection) for leads", nil), ("\"\(connection.dropLast(60))\"", nil),
  ("\"UseDevelopmentStorage=true\"", nil), ("\"\"", nil), ("{", nil), ("", nil),
  ("'DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${env:KEY}'", nil),
].map { RepairedText("storageAccountConnectionString", $0, $1) }

@Suite("Fields: what was plainly meant") struct FieldRepairTests {
  private func field(_ key: String) throws -> Field {
    try #require(Registry.all.flatMap(\.fields).first { $0.key == key })
  }

  @Test(arguments: environments + identifiers + words + others + strings)
  func isWhatIsRight(_ entered: RepairedText) throws {
    let field = try field(entered.key)
    #expect(field.repaired(entered.text) == entered.meant)
    // What was repaired is right, and so not repaired again.
    if let meant = entered.meant { #expect(field.repaired(meant) == nil) }
  }

  @Test(.timeLimit(.minutes(1))) func isSoughtInNoTime() throws {
    let long = [
      String(repeating: "a;b=\"{", count: 200_000), String(repeating: "https://", count: 100_000),
      String(repeating: " ", count: 1_000_000), String(repeating: "@.", count: 400_000),
    ]
    for field in Registry.all.flatMap(\.fields) {
      for text in long { #expect(field.repaired(text) == nil) }
    }
  }
}
