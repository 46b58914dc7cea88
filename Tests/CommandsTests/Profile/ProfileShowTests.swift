import Glibc
import TestSupport
import Testing
import Text

/// `profile show`: everything but secrets, and whether references lead anywhere.
@Suite("A stored set-up is shown") struct ProfileShowTests {
  private static let secret = "Sbx8Q~leadline-sandbox-secret-0123456789"

  private let user: Installation

  init() throws { user = try Installation() }

  private func store(_ text: String) throws {
    try user.folder.write("home/config/leadline/profiles/leads.json", text: text)
  }

  private func dynamics(_ key: String, step: String? = nil) throws {
    let step = step.map { ", \"step\": \"\($0)\"" } ?? ""
    try store(
      """
      {"leadDestination": "dynamics", "dynamicsLeadConfiguration": {
        "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "azureAD",
        "applicationKey": "\(key)", "contactEmail": ["a@contoso.com", "b@contoso.com"]},
       "x-leadline": {"schemaVersion": 1\(step)}}
      """)
  }

  private func table(_ connection: String) throws {
    try store(
      JSONWriter.compact([
        "leadDestination": "table",
        "tableLeadConfiguration": ["storageAccountConnectionString": JSONValue(connection)],
      ]))
  }

  /// The field of a key, as JSON shows it.
  private func field(
    _ key: String, environment: [String: String] = [:]
  ) throws -> JSONValue {
    let result = try user.run(
      "profile", "show", "leads", "--format", "json", environment: environment)
    #expect(result.status == 0, "\(result.errorOutput)")
    let fields = try #require(try result.json()["fields"]?.array)
    return try #require(fields.first { $0["key"]?.string == key })
  }

  @Test func withLabelsAndWhereItLies() throws {
    try dynamics("${env:LEADS_SECRET}", step: "role")
    let result = try user.run(
      "profile", "show", "leads", environment: ["LEADS_SECRET": Self.secret])
    #expect(result.status == 0)
    let path = user.folder.file("home/config/leadline/profiles/leads.json")
    #expect(
      result.output == """
        leads
          Destination                      Dynamics 365
          Stored in                        \(path)
          Set-up came to                   role
          URL                              https://contoso.crm4.dynamics.com
          Authentication                   azureAD
          Client secret (Application Key)  ${env:LEADS_SECRET}
          Contact email                    a@contoso.com;b@contoso.com

        """)
    #expect(!result.everything.contains("Sbx8Q"))
  }

  @Test func asJSON() throws {
    try dynamics("${env:LEADS_SECRET}")
    let json = try user.run("profile", "show", "leads", "--format", "json").json()
    #expect(
      json.keys == [
        "schemaVersion", "name", "destination", "destinationName", "file", "step", "fields",
      ])
    #expect(json["destination"]?.string == "dynamics")
    #expect(json["step"]?.isNull == true)
    #expect(
      json["fields"]?.strings("key") == [
        "instanceUrl", "authentication", "applicationKey", "contactEmail",
      ])
  }

  @Test func withReferencesThatLeadSomewhereOrNowhere() throws {
    try dynamics("${env:LEADS_SECRET}")
    let unset = try field("applicationKey")
    #expect(unset["secret"]?.string == "unavailable")
    #expect(unset["reason"]?.string == "the environment variable LEADS_SECRET is not set")
    let set = try field("applicationKey", environment: ["LEADS_SECRET": Self.secret])
    #expect(set["secret"]?.string == "resolved")
    #expect(set["reason"] == nil)
  }

  @Test func withFilesThatOthersMayRead() throws {
    let path = try user.folder.write("secret", text: Self.secret)
    try dynamics("${file:\(path)}")
    unsafe chmod(path, 0o644)
    #expect(try field("applicationKey")["reason"]?.string?.contains("mode 644") == true)
    unsafe chmod(path, 0o600)
    #expect(try field("applicationKey")["secret"]?.string == "resolved")
  }

  @Test func withoutStartingCommands() throws {
    let mark = user.folder.file("started")
    try dynamics("${cmd:touch \(mark)}")
    let field = try field("applicationKey")
    #expect(field["secret"]?.string == "command")
    #expect(field["value"]?.string == "${cmd:touch \(mark)}")
    #expect(try user.shell("test -e \(mark)").status == 1)
  }

  @Test func withDotsForASecretThatStandsThere() throws {
    try dynamics(Self.secret)
    let text = try user.run("profile", "show", "leads")
    #expect(text.output.contains("Client secret (Application Key)  " + Secret.mask))
    #expect(text.output.contains("warning: a secret stands in the file in plain text"))
    let json = try user.run("profile", "show", "leads", "--format", "json")
    for result in [text, json] { #expect(!result.everything.contains("Sbx8Q")) }
    #expect(try field("applicationKey")["secret"]?.string == "plainText")
  }

  @Test(
    "Of a connection string what is no secret",
    arguments: [
      (
        "AccountName=contoso;AccountKey=${env:KEY};EndpointSuffix=core.windows.net",
        "AccountName=contoso;AccountKey=${env:KEY};EndpointSuffix=core.windows.net", "unavailable"
      ),
      (
        "AccountName=contoso;AccountKey=U0VDUkVU;", "AccountName=contoso;AccountKey=••••••••;",
        "plainText"
      ),
      (
        "TableEndpoint=https://a.example/;SharedAccessSignature=sig=SECRET",
        "TableEndpoint=https://a.example/;SharedAccessSignature=••••••••", "plainText"
      ),
      (
        "AccountKey=${env:KEY};TableEndpoint=https://a.example/?sig=SECRET;AcountKey=SECRET;SECRET",
        "AccountKey=${env:KEY};TableEndpoint=••••••••;AcountKey=••••••••;••••••••", "unavailable"
      ),
      ("U0VDUkVU", "••••••••", "plainText"), ("U0VDUkVU==", "••••••••", "plainText"),
      ("${cmd:printf 'a;b'}", "${cmd:printf 'a;b'}", "command"),
    ])
  func connectionString(_ stored: String, _ shown: String, _ state: String) throws {
    try table(stored)
    let field = try field("storageAccountConnectionString")
    #expect(field["value"]?.string == shown)
    #expect(field["secret"]?.string == state)
    let text = try user.run("profile", "show", "leads")
    for secret in ["U0VDUkVU", "SECRET"] { #expect(!text.everything.contains(secret)) }
  }

  @Test func withMasksOfPartnerCenterAsSuch() throws {
    try dynamics("********")
    #expect(try field("applicationKey")["secret"]?.string == "masked")
  }

  @Test func withForeignTextMadeSafe() throws {
    try store(
      """
      {"leadDestination": "dynamics", "dynamicsLeadConfiguration":
        {"instanceUrl": "https://x\\u001b[31m##vso[task]\\u202e\\n::error::"}}
      """)
    let text = try user.run("profile", "show", "leads")
    let json = try user.run("profile", "show", "leads", "--format", "json")
    for result in [text, json] {
      #expect(result.status == 0)
      #expect(OutputSafety.violations(in: result).isEmpty, "\(result.output)")
    }
  }

  @Test func withWhatNoFieldKnows() throws {
    try store(
      """
      {"leadDestination": "table", "tableLeadConfiguration": {},
       "x-leadline": {"schemaVersion": 1, "verification": {"future": "1", "apiToken": "SECRET"}}}
      """)
    #expect(try field("verification.future")["value"]?.string == "1")
    #expect(try field("verification.apiToken")["value"]?.string == Secret.mask)
  }

  @Test(arguments: [("{", 65), ("{\"leadDestination\": \"pigeon\"}", 65)] as [(String, Int32)])
  func refusesWhatCannotBeRead(_ text: String, _ status: Int32) throws {
    try store(text)
    #expect(try user.run("profile", "show", "leads").status == status)
    #expect(try user.run("profile", "show", "other").status == 66)
    #expect(try user.run("profile", "show").status == 64)
  }
}
