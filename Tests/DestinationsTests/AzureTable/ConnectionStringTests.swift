import Destinations
import Knowledge
import Testing
import Text

/// A connection string with a slip, and what is said of it.
struct SlippedString: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let entry: String
  let words: String
  let status: CheckStatus

  init(
    _ description: String, _ text: String, entry: String, says words: String,
    status: CheckStatus = .broken
  ) {
    testDescription = description
    self.text = text
    self.entry = entry
    self.words = words
    self.status = status
  }
}

private let good = TableWorld.connection
private let key = TableWorld.key
private let account = "DefaultEndpointsProtocol=https;AccountName=contosoleads"

private let slips: [SlippedString] = [
  SlippedString(
    "JSON around it", #"{"connectionString":"\#(good)"}"#, entry: "table-string-wrapped",
    says: "JSON"),
  SlippedString("quotes around it", "\"\(good)\"", entry: "table-string-wrapped", says: "quotes"),
  SlippedString(
    "curly quotes around it", "“\(good)”", entry: "table-string-wrapped", says: "quotes"),
  SlippedString(
    "an address", "https://contosoleads.table.core.windows.net/",
    entry: "table-not-a-connection-string", says: "an address"),
  SlippedString("a key alone", key, entry: "table-not-a-connection-string", says: "account key"),
  SlippedString(
    "a signature alone", "?" + TableWorld.query, entry: "table-not-a-connection-string",
    says: "shared access signature"),
  SlippedString(
    "the address of a signature",
    "https://contosoleads.table.core.windows.net/?\(TableWorld.query)",
    entry: "table-not-a-connection-string", says: "an address"),
  SlippedString(
    "an account name", "contosoleads", entry: "table-not-a-connection-string", says: "name alone"),
  SlippedString(
    "a string of Service Bus",
    "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=x;SharedAccessKey=y",
    entry: "table-not-a-connection-string", says: "another service"),
  SlippedString(
    "a string of Cosmos DB", "AccountEndpoint=https://x.documents.azure.com:443/;AccountKey=\(key)",
    entry: "table-not-a-connection-string", says: "another service"),
  SlippedString("prose", "see e-mail", entry: "table-not-a-connection-string", says: "else"),
  SlippedString(
    "a line break", good.replacing("AccountKey=", with: "AccountKey=\r\n"),
    entry: "table-string-damaged", says: "line break"),
  SlippedString(
    "a blank", good.replacing(";AccountKey", with: "; AccountKey"), entry: "table-string-damaged",
    says: "a blank inside"),
  SlippedString(
    "a zero-width space", good.replacing("==", with: "=\u{200B}="), entry: "table-string-damaged",
    says: "a character"),
  SlippedString(
    "a key twice", good + ";AccountName=other", entry: "table-string-damaged",
    says: "'AccountName' twice"),
  SlippedString(
    "a mistyped key", good.replacing("AccountName", with: "AcountName"),
    entry: "table-string-damaged", says: "the nearest is 'AccountName'"),
  SlippedString(
    "an unknown key", good + ";Colour=blue", entry: "table-string-damaged", says: "'Colour'"),
  SlippedString("a part without =", good + ";https", entry: "table-string-damaged", says: "'='"),
  SlippedString(
    "another protocol", good.replacing("=https;", with: "=ftp;"), entry: "table-string-damaged",
    says: "neither http nor https"),
  SlippedString(
    "a malformed endpoint", "TableEndpoint=contosoleads;AccountKey=\(key)",
    entry: "table-string-damaged", says: "TableEndpoint"),
  SlippedString(
    "no key", account, entry: "table-key-missing", says: "neither an account key"),
  SlippedString("an empty key", account + ";AccountKey=;", entry: "table-key-missing", says: "key"),
  SlippedString(
    "a key without its end", account + ";AccountKey=" + key.dropLast(2),
    entry: "table-key-malformed", says: "cut off"),
  SlippedString(
    "half a key", account + ";AccountKey=" + key.prefix(40), entry: "table-key-malformed",
    says: "30 bytes in place of 64"),
  SlippedString(
    "another alphabet", account + ";AccountKey=\(key.dropLast(4))_-==",
    entry: "table-key-malformed", says: "a character"),
  SlippedString(
    "no account", "AccountKey=\(key)", entry: "table-account-malformed", says: "names no account"),
  SlippedString(
    "only the endpoints of other services",
    "BlobEndpoint=https://contosoleads.blob.core.windows.net/;SharedAccessSignature=x",
    entry: "table-account-malformed", says: "names no account"),
  SlippedString(
    "an account in capitals", good.replacing("contosoleads", with: "ContosoLeads"),
    entry: "table-account-malformed", says: "'ContosoLeads'"),
  SlippedString(
    "an account with a dash", good.replacing("contosoleads", with: "contoso-leads"),
    entry: "table-account-malformed", says: "3 to 24"),
  SlippedString(
    "the documented sample",
    "DefaultEndpointsProtocol=https;AccountName=myAccountName;AccountKey=myAccountKey;"
      + "EndpointSuffix=core.screens.net", entry: "table-sample-value", says: "'AccountName'"),
  SlippedString(
    "a place-holder", account + ";AccountKey=<key>", entry: "table-sample-value",
    says: "'AccountKey'"),
  SlippedString(
    "the documentation's suffix", good.replacing("core.windows.net", with: "core.screens.net"),
    entry: "table-endpoint-suffix", says: "not 'core.windows.net'"),
  SlippedString(
    "a mistyped suffix", good.replacing("core.windows.net", with: "core.window.net"),
    entry: "table-endpoint-suffix", says: "not 'core.windows.net'"),
  SlippedString(
    "a suffix with the service", good.replacing("core.windows", with: "table.core.windows"),
    entry: "table-endpoint-suffix", says: "not 'core.windows.net'"),
  SlippedString(
    "the closed cloud", good.replacing("core.windows.net", with: "core.cloudapi.de"),
    entry: "table-endpoint-suffix", says: "German"),
  SlippedString(
    "http", good.replacing("=https;", with: "=http;"), entry: "table-not-https", says: "http"),
  SlippedString(
    "an endpoint over http",
    "TableEndpoint=http://contosoleads.table.core.windows.net/;AccountKey=\(key)",
    entry: "table-not-https", says: "http"),
  SlippedString(
    "the emulator", "UseDevelopmentStorage=true", entry: "table-emulator", says: "emulator"),
  SlippedString(
    "the emulator's account", good.replacing("contosoleads", with: "devstoreaccount1"),
    entry: "table-emulator", says: "emulator"),
  SlippedString(
    "blanks around it", " \(good)\n", entry: "table-string-damaged", says: "around it",
    status: .warning),
  SlippedString(
    "key and signature", good + ";SharedAccessSignature=" + TableWorld.query,
    entry: "table-string-damaged", says: "both", status: .warning),
  SlippedString(
    "a host elsewhere", good.replacing("core.windows.net", with: "storage.contoso.example"),
    entry: "table-endpoint-suffix", says: "not one of Azure's", status: .warning),
]

@Suite("Connection strings") struct ConnectionStringTests {
  private let id: CheckID = "table.connection-string"

  @Test(arguments: slips) func names(_ slip: SlippedString) async {
    let run = await TableRun.offline(slip.text)
    #expect(run.status(id) == slip.status)
    #expect(run.entry(id) == slip.entry)
    #expect(run.said(id).contains(slip.words), "said: \(run.said(id))")
    #expect(!run.said(id).contains(TableWorld.key.prefix(12)))
    #expect(!run.said(id).contains(TableWorld.signature.prefix(12)))
  }

  @Test func showsNoKeyInTheAccountsPlace() async {
    let text = "AccountName=\(key);AccountKey=\(key);EndpointSuffix=core.windows.net"
    let run = await TableRun.offline(text)
    #expect(run.entry(id) == "table-account-malformed")
    #expect(run.said(id).hasSuffix("'\(Secret.mask)'"), "said: \(run.said(id))")
  }

  @Test(arguments: [
    good, good + ";", "AccountKey=\(key);AccountName=contosoleads",
    "accountname=contosoleads;ACCOUNTKEY=\(key)", TableWorld.signedConnection,
    good + ";TableEndpoint=https://contosoleads.table.core.windows.net:443/",
    good.replacing("core.windows.net", with: "core.usgovcloudapi.net"),
    good.replacing("core.windows.net", with: "core.chinacloudapi.cn"),
    "TableEndpoint=https://contosoleads.z12.table.storage.azure.net;AccountKey=\(key)",
    "AccountName=contosoleads;AccountKey=\(key);"
      + "TableEndpoint=https://contosoleads.table.cosmos.azure.com:443/;",
    "BlobEndpoint=https://c.blob.core.windows.net/;" + TableWorld.signedConnection,
    "AccountName=contosoleads;SharedAccessSignature=?" + TableWorld.query,
  ])
  func takesWhatTheLibrariesTake(_ text: String) async {
    let run = await TableRun.offline(text)
    #expect(run.status(id) == .ok, "said: \(run.said(id))")
    #expect(run.requests.isEmpty)
  }

  @Test func keepsAReferencedSecretAtAzure() async {
    let text = good.replacing("core.windows.net", with: "collector.example")
    let run = await TableRun.in(TableWorld(), text, isReference: true)
    #expect(run.status(id) == .broken)
    #expect(run.entry(id) == "document-secret-to-foreign-host")
    #expect(run.parameter(id, .host) == "contosoleads.table.collector.example")
    #expect(run.requests.isEmpty)
    let trusted = await TableRun.in(TableWorld(), text, isReference: true, isTrusted: true)
    #expect(trusted.entry(id) == "table-endpoint-suffix")
    #expect(!trusted.requests.isEmpty)
  }

  @Test(arguments: [
    "https://contosoleads.table.core.windows.net.collector.example/",
    "https://collector.example/contosoleads.table.core.windows.net",
    "https://core.windows.net@collector.example/", "https://evilcore.windows.net/",
    "https://collector.z6.web.core.windows.net/", "https://collector.blob.core.windows.net/",
  ])
  func isNotFooledByHostsThatLookLikeAzures(_ address: String) async {
    let text = "TableEndpoint=\(address);AccountName=contosoleads;AccountKey=\(key)"
    let run = await TableRun.in(TableWorld(), text, isReference: true)
    #expect(run.status(id) == .broken)
    #expect(run.requests.isEmpty)
  }

  @Test func showsTheAccountInExplanations() {
    let configuration = Configuration(
      entries: ["storageAccountConnectionString": .init(.secret(.init(good)))])
    #expect(
      Destination.azureTable.parameters(configuration)
        == [.account: "contosoleads", .host: TableWorld.host])
    #expect(Destination.azureTable.parameters(Configuration(entries: [:])) == [:])
  }
}
