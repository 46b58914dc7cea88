import Testing
import Text

@testable import Sandbox

@Suite("Shared access signatures") struct TableSharedAccessTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  private let row = "{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}"
  private let lead = "MarketplaceLeads(PartitionKey='p',RowKey='r')"

  private func code(_ answer: ServiceResponse) -> String? {
    answer.json["odata.error"]?["code"]?.string
  }

  @Test(arguments: ["2019-02-02", "2020-12-06", "2024-11-04"])
  func openTheAccount(_ version: String) {
    let signature = ServiceClient.signature(version: version)
    #expect(client.table("GET", "Tables?$top=1", signature: signature).status == 200)
    #expect(client.table("POST", "MarketplaceLeads", signature: signature, body: row).status == 201)
    #expect(client.table("GET", lead, signature: signature).status == 200)
  }

  @Test func openTheAccountOfTheExample() {
    let signature =
      "sv=2019-02-02&ss=t&srt=sco&sp=rwdlacu&se=2099-12-31T00%3A00%3A00Z&spr=https"
      + "&sig=aCHIEDbhDuq9AmQSKuylIbchdbFlmSnZzzCJcc%2FXzj4%3D"
    #expect(client.table("GET", "Tables", signature: signature).status == 200)
  }

  @Test(arguments: [
    "sp=r", "ss=b", "srt=o", "se=2098-12-31T00%3A00%3A00Z", "sv=2019-07-07", "spr=https%2Chttp",
  ])
  func holdOnlyAsTheyWereSigned(_ change: String) {
    let name = String(change.prefix { $0 != "=" }) + "="
    let changed = ServiceClient.signature().split(separator: "&")
      .map { $0.hasPrefix(name) ? change : String($0) }.joined(separator: "&")
    let answer = client.table("GET", "Tables", signature: changed)
    #expect(answer.status == 403)
    #expect(code(answer) == "AuthenticationFailed")
    #expect(answer.text.contains("Signature did not match."))
  }

  @Test(arguments: [
    (nil, "2020-01-01T00:00:00Z"), ("2098-01-01", "2099-01-01"),
    (nil, "2020-01-01"),
  ])
  func holdForATime(_ start: String?, _ expiry: String) {
    let signature = ServiceClient.signature(start: start, expiry: expiry)
    let answer = client.table("GET", "Tables", signature: signature)
    #expect(code(answer) == "AuthenticationFailed")
    #expect(
      answer.text.contains("Signature not valid in the specified time frame: Start ["))
    #expect(answer.text.contains(Timestamp(iso8601: expiry)?.httpDate ?? "?"))
  }

  @Test(arguments: [
    ("GET", "Tables", "rwdacu", "sco", "Permission"), ("GET", "Tables", "l", "so", "ResourceType"),
    ("POST", "Tables", "l", "sco", "Permission"),
    ("POST", "MarketplaceLeads", "rwdlcu", "sco", "Permission"),
    ("POST", "MarketplaceLeads", "a", "sc", "ResourceType"),
    ("GET", "MarketplaceLeads()", "a", "o", "Permission"),
    ("DELETE", "MarketplaceLeads(PartitionKey='p',RowKey='r')", "rwlacu", "o", "Permission"),
    ("PATCH", "MarketplaceLeads(PartitionKey='p',RowKey='r')", "a", "o", "Permission"),
  ])
  func allowWhatTheySay(
    _ method: String, _ path: String, _ permissions: String, _ types: String, _ mismatch: String
  ) {
    let signature = ServiceClient.signature(permissions: permissions, types: types)
    let answer = client.table(method, path, signature: signature, body: row)
    #expect(answer.status == 403)
    #expect(code(answer) == "Authorization\(mismatch)Mismatch")
  }

  @Test func areForTables() {
    let blobs = ServiceClient.signature(services: "bfq")
    #expect(code(client.table("GET", "Tables", signature: blobs)) == "AuthorizationServiceMismatch")
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.0.0.0-127.0.0.9", true), ("203.0.113.5", false),
    ("127.0.0.2-127.0.0.9", false), ("", false),
  ])
  func areForAddresses(_ range: String, _ isAllowed: Bool) {
    let signature = ServiceClient.signature(addresses: range)
    let answer = client.table("GET", "Tables", signature: signature)
    #expect((answer.status == 200) == isAllowed)
    if !isAllowed {
      #expect(code(answer) == "AuthorizationSourceIPMismatch")
      #expect(answer.text.contains("using this source IP 127.0.0.1."))
    }
  }

  private func tableSignature(_ table: String, permissions: String) -> String {
    let expiry = "2099-12-31T00:00:00Z"
    let lines = [
      permissions, "", expiry, "/table/\(World.account)/\(table.lowercased())", "", "", "https",
      "2019-02-02", "", "", "", "",
    ]
    let key = Base64.bytes(of: World.accountKey) ?? []
    let signature = TableAuthorization.signature(of: lines.joined(separator: "\n"), key: key)
    return "sv=2019-02-02&tn=\(table)&sp=\(permissions)&se=\(FormFields.encoded(expiry))&spr=https"
      + "&sig=\(FormFields.encoded(signature))"
  }

  @Test func mayBeForOneTable() {
    let signature = tableSignature("MarketplaceLeads", permissions: "ra")
    #expect(client.table("GET", "marketplaceleads()", signature: signature).status == 200)
    #expect(client.table("POST", "MarketplaceLeads", signature: signature, body: row).status == 201)
    #expect(
      code(client.table("GET", "AuditLog()", signature: signature)) == "AuthorizationFailure")
    #expect(code(client.table("GET", "Tables", signature: signature)) == "AuthorizationFailure")
    #expect(
      code(client.table("DELETE", lead, signature: signature)) == "AuthorizationPermissionMismatch")
  }
}
