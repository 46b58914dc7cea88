import Glibc
import TestSupport
import Testing
import Text

@Suite("diagnose --record") struct RecordTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func records() throws -> [JSONValue] {
    let text = String(decoding: try user.folder.read("records.jsonl"), as: UTF8.self)
    #expect(text.hasSuffix("\n"))
    return try text.split(separator: "\n").map { try JSONParser.parse(String($0)) }
  }

  @Test func addsALineForEachUnrecognisedText() throws {
    for number in 1...3 {
      let result = try user.diagnose("\(Sample.unknown) \(number)", "--record", "records.jsonl")
      #expect(result.status == 1)
      #expect(result.errorOutput.contains("'records.jsonl'"))
    }
    let records = try records()
    #expect(records.count == 3)
    #expect(records.compactMap { $0["text"]?.string?.last } == ["1", "2", "3"])
    for record in records {
      #expect(record.keys == ["schemaVersion", "text", "codes", "expect"])
      #expect(record["expect"]?.array == [])
    }
  }

  @Test func recordsOnlyWhatIsUnrecognised() throws {
    #expect(try user.diagnose(Sample.tenantNotFound, "--record", "records.jsonl").status == 0)
    #expect(throws: TestSupportError.self) { try user.folder.read("records.jsonl") }
    try user.folder.write("one", text: Sample.unknown)
    try user.folder.write("two", text: Sample.invalidSecret)
    #expect(try user.run("diagnose", "--record", "records.jsonl", "one", "two").status == 1)
    #expect(try records().count == 1)
  }

  @Test func isForItsOwnerOnly() throws {
    _ = try user.diagnose(Sample.unknown, "--record", "records.jsonl")
    var facts = stat()
    #expect(unsafe stat(user.folder.file("records.jsonl"), &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
  }

  @Test func holdsNeitherSecretsNorIdentifiers() throws {
    let text = """
      The relay of anna.svensson@contoso.com failed for \(Sample.tenantID) with AADSTS7999999
      client_secret=q1T8Q~uVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZaB
      https://anna:geheim-4711@crm.contoso.com/api
      """
    #expect(try user.diagnose(text, "--record", "records.jsonl").status == 1)
    let all = try records()
    let record = try #require(all.first)
    let recorded = try #require(record["text"]?.string)
    let hidden = [
      "anna.svensson", "3f0c1c58", "1b7f5e0a2c44", "q1T8Q~uVwXyZ", "geheim-4711",
    ]
    for secret in hidden { #expect(!recorded.contains(secret), "\(secret)") }
    #expect(recorded.contains("00000000-0000-0000-0000-000000000000"))
    #expect(recorded.contains("The relay of user@example.com failed"))
    #expect(record["codes"]?.strings == ["AADSTS7999999"])
  }

  @Test(arguments: [
    ("The id is \(Sample.tenantID).", "The id is 00000000-0000-0000-0000-000000000000."),
    ("code=app-\(Sample.tenantID)", "code=app-00000000-0000-0000-0000-000000000000"),
    ("See anna+sales@contoso.se.", "See user@example.com"),
    ("https://fabrikam.crm4.dynamics.com/api", "https://contoso.crm4.dynamics.com/api"),
    ("in Fabrikam-Oy.OnMicrosoft.com", "in contoso.OnMicrosoft.com"),
    ("Microsoft.Xrm.Sdk in Send.cs", "Microsoft.Xrm.Sdk in Send.cs"),
  ])
  func hidesNamesWhereverTheyStand(_ text: String, _ masked: String) throws {
    _ = try user.diagnose("\(Sample.unknown)\n\(text)", "--record", "records.jsonl")
    #expect(try records().map { $0["text"]?.string } == ["\(Sample.unknown)\n\(masked)"])
  }

  @Test func takesNothingFromTheAnswerWhenItFails() throws {
    let result = try user.diagnose(
      Sample.unknown, "--format", "json", "--record", "/dev/full")
    #expect(result.status == 74)
    #expect(try result.json()["verdict"]?.string == "unknown")
    #expect(result.errorLines.count == 1)
  }

  @Test func isItselfATestCase() throws {
    _ = try user.diagnose("\(Sample.unknown)\nLine two\twith a tab", "--record", "records.jsonl")
    let all = try records()
    let text = try #require(all.first?["text"]?.string)
    #expect(text == "\(Sample.unknown)\nLine two\twith a tab")
    #expect(try user.diagnose(text).status == 1)
  }

  @Test func saysWhenItCannotBeWritten() throws {
    let folder = try user.diagnose(Sample.unknown, "--record", user.folder.path)
    #expect(folder.status == 73)
    #expect(folder.errorLines.count == 1)
    let missing = try user.diagnose(Sample.unknown, "--record", "no/such/folder/file")
    #expect(missing.status == 73)
    #expect(missing.errorOutput.contains("no/such/folder/file"))
    let full = try user.diagnose(Sample.unknown, "--record", "/dev/full")
    #expect(full.status == 74)
    #expect(full.errorOutput.contains("No space left on device"))
  }
}
