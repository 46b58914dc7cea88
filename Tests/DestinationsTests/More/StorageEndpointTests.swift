import Testing
import Text

@testable import Destinations

private let key = TableWorld.key
private let account = "AccountName=contosoleads;AccountKey=\(key);"

/// A connection string and where it leads.
struct LeadingString: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let address: String
  let isAzures: Bool

  init(_ part: String, leadsTo address: String, isAzures: Bool = true, alone: Bool = false) {
    testDescription = part
    text = alone ? part + ";AccountKey=\(key)" : account + part
    self.address = address
    self.isAzures = isAzures
  }
}

private let global = "https://contosoleads.table.core.windows.net"

private let leading: [LeadingString] = [
  LeadingString("", leadsTo: global), LeadingString(";", leadsTo: global),
  LeadingString("EndpointSuffix=", leadsTo: global),
  LeadingString("EndpointSuffix=core.windows.net", leadsTo: global),
  LeadingString("endpointsuffix=Core.Windows.NET", leadsTo: global),
  LeadingString(
    "EndpointSuffix=core.usgovcloudapi.net",
    leadsTo: "https://contosoleads.table.core.usgovcloudapi.net"),
  LeadingString(
    "EndpointSuffix=core.chinacloudapi.cn",
    leadsTo: "https://contosoleads.table.core.chinacloudapi.cn"),
  LeadingString(
    "EndpointSuffix=storage.contoso.example",
    leadsTo: "https://contosoleads.table.storage.contoso.example", isAzures: false),
  LeadingString("TableEndpoint=\(global)/", leadsTo: global),
  LeadingString("TableEndpoint=\(global):443/", leadsTo: global),
  LeadingString("TableEndpoint=\(global):8443", leadsTo: "\(global):8443"),
  LeadingString("TableEndpoint=\(global);EndpointSuffix=core.screens.net", leadsTo: global),
  LeadingString(
    "TableEndpoint=HTTPS://ContosoLeads.Table.Core.Windows.Net", leadsTo: global, alone: true),
  LeadingString(
    "TableEndpoint=https://contosoleads.z12.table.storage.azure.net",
    leadsTo: "https://contosoleads.z12.table.storage.azure.net", alone: true),
  LeadingString(
    "TableEndpoint=https://contosoleads.table.cosmos.azure.com:443/",
    leadsTo: "https://contosoleads.table.cosmos.azure.com"),
  LeadingString(
    "TableEndpoint=https://storage.contoso.example/contosoleads/",
    leadsTo: "https://storage.contoso.example/contosoleads", isAzures: false),
]

private func slip(of text: String) throws -> ConnectionSlip {
  try #require(throws: ConnectionSlip.self) { _ = try StorageAccountReader(text) }
}

@Suite("Storage accounts: endpoints") struct StorageEndpointTests {
  @Test(arguments: leading) func leadTo(_ sample: LeadingString) throws {
    let read = try StorageAccountReader(sample.text)
    #expect(read.account.name == "contosoleads")
    #expect(read.account.endpoint.address == sample.address)
    #expect(read.account.endpoint.isAzures == sample.isAzures)
    #expect(read.warning?.entry == (sample.isAzures ? nil : "table-endpoint-suffix"))
    #expect(!read.account.isSigned)
  }

  @Test(arguments: [
    "ftp://a.example", "https://", "https://contosoleads", "https://a.example:99999",
    "https://a.example:x", "https://a.example:", "https://a.example:1:2",
    "https://a.example/?x=1", "https://a.example/#x", "https://a.example/%2e",
    "https://a_b.example", "https://-a.example", "https://a..example", "contosoleads",
  ]) func areMalformed(_ address: String) throws {
    let found = try slip(of: account + "TableEndpoint=\(address)")
    #expect(found.entry == "table-string-damaged")
    #expect(found.said.contains("TableEndpoint"))
  }

  @Test(arguments: [
    "TableEndpoint=http://contosoleads.table.core.windows.net/", "DefaultEndpointsProtocol=http",
    "DefaultEndpointsProtocol=HTTP",
  ]) func areNotSecure(_ part: String) throws {
    #expect(try slip(of: account + part).entry == "table-not-https")
  }

  @Test(
    arguments: [
      ("core.cloudapi.de", "closed"), ("core.window.net", "'core.windows.net'"),
      ("core.windows.com", "'core.windows.net'"), ("table.core.windows.net", "'core.windows.net'"),
      (".core.windows.net", "'core.windows.net'"), ("core.screens.net", "'core.windows.net'"),
      ("core.usgovcloudapi.com", "'core.usgovcloudapi.net'"),
      ("core.chinacloudapi.com", "'core.chinacloudapi.cn'"), ("windows", "no host name"),
    ] as [(String, String)])
  func haveASlipInTheSuffix(_ suffix: String, _ words: String) throws {
    let found = try slip(of: account + "EndpointSuffix=\(suffix)")
    #expect(found.entry == "table-endpoint-suffix")
    #expect(found.said.contains(words), "said: \(found.said)")
  }

  @Test(arguments: [
    "UseDevelopmentStorage=true", "usedevelopmentstorage=TRUE;",
    "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://myproxy",
    "AccountName=devstoreaccount1;AccountKey=\(key);"
      + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1",
  ]) func areTheEmulators(_ text: String) throws {
    #expect(try slip(of: text).entry == "table-emulator")
  }

  @Test(arguments: ["myAccount", "storagesample", "<account>", "[account]", "your-account-name"])
  func areTheDocumentations(_ name: String) throws {
    let found = try slip(of: "AccountName=\(name);AccountKey=\(key)")
    #expect(found.entry == "table-sample-value")
    #expect(found.said.contains("'AccountName'"))
  }

  @Test(
    arguments: [
      ("a.table.core.windows.net", true), ("a.table.core.usgovcloudapi.net", true),
      ("a.table.core.chinacloudapi.cn", true), ("a.b.table.storage.azure.net", true),
      ("a.table.cosmos.azure.us", true), ("table.core.windows.net", false),
      ("a.blob.core.windows.net", false), ("xtable.core.windows.net", false),
      ("a.table.core.windows.net.example", false), ("a.table.core.cloudapi.de", false),
      ("127.0.0.1", false),
    ] as [(String, Bool)])
  func areAzures(_ host: String, _ isAzures: Bool) {
    #expect(TableEndpoint(host: host).isAzures == isAzures)
  }
}
