import Testing
import Text

@testable import Sandbox

/// What one permission and one type of resource open.
struct SharedPermission: Sendable, CustomTestStringConvertible {
  let method: String
  let path: String
  var body = ""
  let permissions: String
  let type: String
  let status: Int

  var testDescription: String { "\(method) \(path) with \(permissions)" }
}

private let entity = "MarketplaceLeads(PartitionKey='p',RowKey='r')"
private let content = "{\"PartitionKey\":\"p\",\"RowKey\":\"s\"}"
private let newTable = "{\"TableName\":\"Notes\"}"

/// The least that opens each operation.
private let sharedPermissions: [SharedPermission] = [
  .init(method: "GET", path: "Tables", permissions: "l", type: "c", status: 200),
  .init(
    method: "POST", path: "Tables", body: newTable, permissions: "c", type: "c", status: 201),
  .init(method: "DELETE", path: "Tables('AuditLog')", permissions: "d", type: "c", status: 204),
  .init(
    method: "POST", path: "MarketplaceLeads", body: content, permissions: "a", type: "o",
    status: 201),
  .init(method: "GET", path: "MarketplaceLeads()", permissions: "r", type: "o", status: 200),
  .init(method: "GET", path: entity, permissions: "r", type: "o", status: 200),
  .init(method: "PUT", path: entity, body: "{}", permissions: "au", type: "o", status: 204),
  .init(method: "PATCH", path: entity, body: "{}", permissions: "au", type: "o", status: 204),
  .init(method: "MERGE", path: entity, body: "{}", permissions: "ua", type: "o", status: 204),
]

@Suite("Limits of shared access signatures") struct TableSharedLimitTests {
  private let client: ServiceClient

  init() throws {
    client = try ServiceClient()
    let body = "{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}"
    _ = client.table("POST", "MarketplaceLeads", body: body)
  }

  private func code(_ answer: ServiceResponse) -> String? {
    answer.json["odata.error"]?["code"]?.string
  }

  private func ask(
    _ shared: SharedPermission, permissions: String, type: String
  ) -> ServiceResponse {
    let signature = ServiceClient.signature(permissions: permissions, types: type)
    return client.table(shared.method, shared.path, signature: signature, body: shared.body)
  }

  @Test(arguments: sharedPermissions) func areOpenedByTheLeast(_ shared: SharedPermission) {
    let answer = ask(shared, permissions: shared.permissions, type: shared.type)
    #expect(answer.status == shared.status)
  }

  @Test(arguments: sharedPermissions) func areClosedByLess(_ shared: SharedPermission) {
    // Writing opens the making of tables too, so that it says nothing here.
    let others = "rdlacu".filter { !shared.permissions.contains($0) }
    let answer = ask(shared, permissions: others, type: "sco")
    #expect(answer.status == 403)
    #expect(code(answer) == "AuthorizationPermissionMismatch")
    for missing in shared.permissions where shared.permissions.utf8.count > 1 {
      let fewer = shared.permissions.filter { $0 != missing }
      let refused = ask(shared, permissions: fewer, type: "sco")
      #expect(code(refused) == "AuthorizationPermissionMismatch", "without \(missing)")
    }
  }

  @Test(arguments: sharedPermissions) func areClosedByOtherTypes(_ shared: SharedPermission) {
    let others = "sco".filter { !shared.type.contains($0) }
    let answer = ask(shared, permissions: "rwdlacu", type: others)
    #expect(answer.status == 403)
    #expect(code(answer) == "AuthorizationResourceTypeMismatch")
    #expect(answer.text.contains("not authorized to perform this operation using this"))
  }

  @Test(arguments: [
    ("t", 200), ("bfqt", 200), ("b", 403), ("q", 403), ("f", 403), ("bqf", 403),
  ])
  func areForServices(_ services: String, _ status: Int) {
    let answer = client.table(
      "GET", "Tables", signature: ServiceClient.signature(services: services))
    #expect(answer.status == status)
    if status == 403 { #expect(code(answer) == "AuthorizationServiceMismatch") }
  }

  @Test(arguments: [
    (-7200, -3600, false), (-3600, 3600, true), (3600, 7200, false), (-3600, -60, false),
    (-60, 60, true), (60, 120, false),
  ])
  func beginAndEnd(_ start: Int, _ end: Int, _ holds: Bool) {
    let now = Timestamp.now.seconds
    let signature = ServiceClient.signature(
      start: Timestamp(seconds: now + start).iso8601, expiry: Timestamp(seconds: now + end).iso8601)
    let answer = client.table("GET", "Tables", signature: signature)
    #expect(answer.status == (holds ? 200 : 403))
    guard !holds else { return }
    #expect(code(answer) == "AuthenticationFailed")
    #expect(answer.text.contains(Timestamp(seconds: now + start).httpDate))
    #expect(answer.text.contains(Timestamp(seconds: now + end).httpDate))
  }

  @Test(arguments: ["sv", "ss", "srt", "sp", "se", "spr"])
  func missNothingThatWasSigned(_ name: String) {
    let fewer = ServiceClient.signature().split(separator: "&")
      .filter { !$0.hasPrefix("\(name)=") }.joined(separator: "&")
    let answer = client.table("GET", "Tables", signature: fewer)
    #expect(answer.status == 403)
    #expect(code(answer) == "AuthenticationFailed")
  }

  @Test func areSignedByTheAccount() {
    let key = Base64.encode([UInt8](repeating: 7, count: 64))
    let answer = client.table("GET", "Tables", signature: ServiceClient.signature(key: key))
    #expect(answer.status == 403)
    #expect(code(answer) == "AuthenticationFailed")
    let added = ServiceClient.signature() + "&sip=127.0.0.1"
    #expect(code(client.table("GET", "Tables", signature: added)) == "AuthenticationFailed")
    let turned = ServiceClient.signature().split(separator: "&").reversed().joined(separator: "&")
    #expect(client.table("GET", "Tables", signature: turned).status == 200)
    let query = client.table("GET", "Tables?$top=1", signature: turned)
    #expect(query.json["value"]?.array?.count == 1)
  }

  @Test func doNotReplaceTheHeader() {
    let answer = client.send(
      "GET", "https://\(World.tableHost)/Tables?\(ServiceClient.signature())",
      [
        ("Accept", "application/json"), ("x-ms-date", Timestamp.now.httpDate),
        ("x-ms-version", "2019-02-02"), ("Authorization", "SharedKey \(World.account):AAAA"),
      ])
    #expect(answer.status == 403)
    #expect(code(answer) == "AuthenticationFailed")
  }
}
