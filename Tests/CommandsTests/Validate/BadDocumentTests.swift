import TestSupport
import Testing
import Text

/// A file that is no proper document, and what must be said of it.
struct BadDocument: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let status: Int32
  let check: String
  let entry: String
  var line: Int?
  var column: Int?

  init(
    _ name: String, _ text: String, status: Int32 = 65, check: String = "document.readable",
    entry: String, line: Int? = nil, column: Int? = nil
  ) {
    testDescription = name
    self.text = text
    self.status = status
    self.check = check
    self.entry = entry
    self.line = line
    self.column = column
  }
}

@Suite("Bad documents") struct BadDocumentTests {
  private static func dynamics(_ changes: String = "", key: String = "secret-value-1") -> String {
    """
    {"leadDestination": "dynamics",
     "dynamicsLeadConfiguration": {
       "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "azureAD",
       "directoryId": "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44",
       "applicationId": "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11",
       "applicationKey": "\(key)"\(changes)}}
    """
  }

  static let documents: [BadDocument] = [
    .init("empty", "", entry: "document-not-json"),
    .init("a comma too many", "{\"a\": 1,\n }", entry: "document-not-json", line: 2, column: 2),
    .init("truncated", "{\"leadDestination\": \"dyn", entry: "document-not-json"),
    .init("a page", "<html><body>Sign in</body></html>", entry: "document-not-json"),
    .init("two values", "{} {}", entry: "document-not-json", line: 1, column: 4),
    .init("very deep", String(repeating: "[", count: 100_000), entry: "document-not-json"),
    .init("not text", "{\u{0}}", entry: "document-not-json"),
    .init("no destination in it", "{\"name\": \"x\"}", entry: "document-no-lead-destination"),
    .init("a number", "7", entry: "document-no-lead-destination"),
    .init(
      "an unknown key", dynamics(", \"applicationID\": 1, \"tenant\": \"x\""), status: 0,
      check: "document.keys", entry: "document-unknown-key", line: 6),
    .init(
      "a duplicate key", dynamics(", \"instanceUrl\": \"https://contoso.crm4.dynamics.com\""),
      status: 0, check: "document.keys", entry: "document-duplicate-key", line: 6),
    .init(
      "two destinations",
      "{\"tableLeadConfiguration\": {\"storageAccountConnectionString\": \"x\"},"
        + dynamics().dropFirst(), status: 0, check: "document.keys",
      entry: "document-several-destinations"),
    .init(
      "an empty block",
      "{\"leadDestination\": \"dynamics\", \"dynamicsLeadConfiguration\": {}}", status: 1,
      check: "dynamics.url", entry: "document-field-missing"),
    .init(
      "a masked secret", dynamics(key: "*****"), status: 75, check: "dynamics.secret",
      entry: "document-secret-masked", line: 6),
    .init(
      "a reference to nothing", dynamics(key: "${env:LEADLINE_TEST_UNSET}"), status: 78,
      check: "dynamics.secret", entry: "document-reference-unresolved", line: 6),
    .init(
      "a command of a stranger", dynamics(key: "${cmd:touch /tmp/leadline-never}"), status: 78,
      check: "dynamics.secret", entry: "document-reference-unresolved"),
    .init(
      "an unreadable reference", dynamics(key: "${file:/no/such/file}"), status: 78,
      check: "dynamics.secret", entry: "document-reference-unresolved"),
    .init(
      "a destination that is none", "{\"leadDestination\": \"pigeon\"}", status: 75,
      check: "document.destination", entry: "document-destination-unsupported"),
  ]

  @Test("Each is told for what it is", arguments: documents)
  func isTold(_ document: BadDocument) throws {
    let user = try Installation()
    let path = try user.folder.write("offer.json", text: document.text)
    let result = try user.run("validate", "--offline", "--format", "json", path)
    #expect(result.status == document.status, "\(result.output)\(result.errorOutput)")
    let checks = try result.json()["subjects"]?[0]?["checks"]?.array ?? []
    let line = try #require(
      checks.first {
        $0["id"]?.string == document.check && $0["diagnosis"]?["id"]?.string == document.entry
      }, "\(result.output)")
    if let wanted = document.line { #expect(line["position"]?["line"]?.integer == wanted) }
    if let wanted = document.column { #expect(line["position"]?["column"]?.integer == wanted) }
    #expect(OutputSafety.violations(in: result) == [])
  }

  @Test func theOthersAreCheckedAllTheSame() throws {
    let user = try Installation()
    let broken = try user.folder.write("a.json", text: "{")
    let sound = try user.folder.write("b.json", text: Self.dynamics())
    let result = try user.run(
      "validate", "--offline", "--format", "json", broken, user.folder.file("none.json"), sound)
    #expect(result.status == 65)
    let verdicts = try result.json()["subjects"]?.array?.map { $0["verdict"]?.string }
    #expect(verdicts == ["broken", "broken", "ok"])
  }

  @Test(
    arguments: [
      ([], 64), (["missing.json"], 66), (["--profile", "none"], 66),
      (["--only", "dynamics.ur"], 64),
      (["--shard", "3/2", "x"], 64), (["--shard", "x", "x"], 64), (["--report", "pdf=x", "x"], 64),
      (["--report", "json", "x"], 64), (["--offline", "--send-test-lead", "x"], 64),
      (["--format", "json", "--report", "text=-", "x"], 64), (["--fault", "no-roles", "x"], 64),
      (["--connect-to", "a:b", "x"], 64), (["--ca-file", "missing.pem", "x"], 66),
      (["--jobs", "0", "x"], 64), (["--timeout", "soon", "x"], 64),
    ] as [([String], Int32)])
  func refusesWhatItCannotDo(_ arguments: [String], _ status: Int32) throws {
    let user = try Installation()
    try user.folder.write("x", text: Self.dynamics())
    let result = try user.run(["validate"] + arguments)
    #expect(result.status == status, "\(result.errorOutput)")
    #expect(result.output.isEmpty || status == 66)
    #expect(!(result.errorOutput + result.output).isEmpty)
  }

  @Test func namesTheNearestCheck() throws {
    let result = try Installation().run("validate", "--only", "dynamics.sign-on", "x")
    #expect(result.errorOutput.contains("'dynamics.sign-in'"))
  }

  @Test func aHugeFileIsRefusedAtOnce() throws {
    let user = try Installation()
    let path = user.folder.file("huge.json")
    let made = try user.shell("truncate -s 200M '\(path)'")
    #expect(made.status == 0)
    let result = try user.run("validate", "--offline", "--format", "json", path)
    #expect(result.status == 65)
    let check = try result.json()["subjects"]?[0]?["checks"]?[0]
    #expect(check?["diagnosis"]?["id"]?.string == "document-too-large")
  }

  @Test func aProgramWithoutItsSandboxSaysSo() throws {
    var user = try Installation()
    let copy = user.folder.file("leadline")
    #expect(try user.shell("cp \"$LEADLINE\" '\(copy)'").status == 0)
    user.program = copy
    let path = try user.folder.write("offer.json", text: Self.dynamics())
    let result = try user.run("validate", "--sandbox", path)
    #expect(result.status == 78)
    #expect(result.errorOutput.contains("leadline-sandbox"))
  }
}
