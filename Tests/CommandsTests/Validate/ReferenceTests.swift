import Glibc
import TestSupport
import Testing
import Text

/// Secrets that stand elsewhere, and who may have them fetched.
@Suite("References") struct ReferenceTests {
  private static let key =
    "bGVhZGxpbmUtc2FuZGJveC1hY2NvdW50LWtleS10aGF0LW9wZW5zLW5vdGhpbmctYW55d2hlcmUtZWxzZS0wMA=="
  private static let signature =
    "sv=2019-02-02&ss=t&srt=sco&sp=rwdlacu&se=2099-12-31T00%3A00%3A00Z&spr=https"
    + "&sig=aCHIEDbhDuq9AmQSKuylIbchdbFlmSnZzzCJcc%2FXzj4%3D"
  private static let host = "contosoleads.table.core.windows.net"
  private static let variables = [
    "KEY": key, "SIGNATURE": signature, "WHOLE": connection(key: key), "EMPTY": "",
    "WRONG": Base64.encode([UInt8](repeating: 7, count: 64)),
  ]

  private let user: Installation

  init() throws { user = try Installation() }

  private static func connection(key: String) -> String {
    "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=\(key);"
      + "EndpointSuffix=core.windows.net"
  }

  private static func document(_ connection: String) -> String {
    JSONWriter.compact([
      "leadDestination": "table",
      "tableLeadConfiguration": ["storageAccountConnectionString": JSONValue(connection)],
    ])
  }

  private func validate(
    _ connection: String, _ options: [String]
  ) throws -> (subject: ValidatedSubject, everything: String) {
    let path = try user.folder.write("offer.json", text: Self.document(connection))
    let result = try user.run(
      ["validate", "--format", "json"] + options + [path], environment: Self.variables)
    return (try ValidatedSubject(result), result.everything)
  }

  private func secretFile(_ text: String, mode: mode_t = 0o600) throws -> String {
    let path = try user.folder.write("secret", text: text)
    unsafe chmod(path, mode)
    return path
  }

  @Test(
    "The service is asked with what the reference stands for",
    arguments: [
      "DefaultEndpointsProtocol=https;AccountName=contosoleads;AccountKey=${env:KEY};"
        + "EndpointSuffix=core.windows.net",
      "TableEndpoint=https://\(host)/;SharedAccessSignature=${env:SIGNATURE}", "${env:WHOLE}",
    ] as [String])
  func variablesAreRead(_ connection: String) throws {
    let (subject, everything) = try validate(connection, ["--sandbox"])
    #expect(subject.line("table.sign-in")?.status == "ok", "\(subject.summary)")
    #expect(subject.exitStatus == 0, "\(subject.summary)")
    #expect(!everything.contains(Self.key))
    #expect(!everything.contains("aCHIEDbhDuq9AmQSKuylIbchdbFlmSnZzzCJcc"))
  }

  @Test func filesAreRead() throws {
    let file = try secretFile(Self.signature + "\n")
    let (subject, everything) = try validate(
      "TableEndpoint=https://\(Self.host)/;SharedAccessSignature=${file:\(file)}", ["--sandbox"])
    #expect(subject.line("table.sign-in")?.status == "ok", "\(subject.summary)")
    #expect(subject.exitStatus == 0)
    #expect(!everything.contains("aCHIEDbhDuq9AmQSKuylIbchdbFlmSnZzzCJcc"))
  }

  @Test func aWrongKeyBehindAReferenceIsAWrongKey() throws {
    let (subject, _) = try validate(Self.connection(key: "${env:WRONG}"), ["--sandbox"])
    #expect(subject.line("table.sign-in")?.status == "broken", "\(subject.summary)")
    #expect(subject.exitStatus == 1)
  }

  @Test(
    "What leads nowhere is told, and no service is asked",
    arguments: [
      "${env:UNSET}", "${env:EMPTY}", "${file:/no/such/file}", "${file:/}", "${env:1X}",
      "${vault:x}", "x${env:KEY}", "${cmd:printf x}",
    ])
  func isUnresolved(_ reference: String) throws {
    for connection in [Self.connection(key: reference), reference] {
      // A word before a reference makes no connection string of it.
      guard connection != "x${env:KEY}" else { continue }
      let (subject, _) = try validate(connection, ["--sandbox"])
      let line = subject.line("table.connection-string")
      #expect(line?.entry == "document-reference-unresolved", "\(subject.summary)")
      #expect(subject.line("table.sign-in")?.status == "skipped")
      #expect(subject.exitStatus == 78, "\(subject.summary)")
    }
  }

  @Test(arguments: [0o640, 0o604, 0o644] as [mode_t])
  func aFileThatOthersMayReadIsNotUsed(_ mode: mode_t) throws {
    let file = try secretFile(Self.key, mode: mode)
    let (subject, _) = try validate(Self.connection(key: "${file:\(file)}"), ["--offline"])
    let line = subject.line("table.connection-string")
    #expect(line?.entry == "document-reference-unresolved", "\(subject.summary)")
    #expect(line?.said?.contains("chmod 600") == true)
    #expect(subject.exitStatus == 78)
  }

  // MARK: - Commands

  @Test func aDocumentsCommandRunsForWhoTrustsItOnly() throws {
    let mark = user.folder.file("mark")
    let script = "touch \(mark); printf %s \(Self.key)"
    let connection = Self.connection(key: "${cmd:printf %s \(Self.key)}")
    let (refused, _) = try validate("${cmd:sh \(try self.script(script))}", ["--offline"])
    #expect(refused.exitStatus == 78)
    #expect(refused.lines.contains { $0.said?.contains("--trust") == true }, "\(refused.summary)")
    #expect(throws: TestSupportError.self) { try readFile(mark) }
    let (trusted, everything) = try validate(connection, ["--sandbox", "--trust"])
    #expect(trusted.exitStatus == 0, "\(trusted.summary)")
    #expect(!everything.contains(Self.key))
  }

  private func script(_ text: String) throws -> String {
    try user.folder.write("script.sh", text: text)
  }

  @Test func aStoredProfilesCommandRuns() throws {
    let path = try secretFile(Self.key)
    try user.folder.write(
      "home/config/leadline/profiles/leads.json",
      text: Self.document(Self.connection(key: "${cmd:cat '\(path)'}")))
    let result = try user.run("validate", "--sandbox", "--format", "json", "--profile", "leads")
    let subject = try ValidatedSubject(result)
    #expect(subject.line("table.sign-in")?.status == "ok", "\(subject.summary)")
    #expect(subject.exitStatus == 0, "\(subject.summary)")
    #expect(!result.everything.contains(Self.key))
  }

  @Test(arguments: [
    ("exit 3", "ended with status 3"), ("kill -TERM $$", "signal 15"), ("true", "empty"),
  ])
  func aCommandThatFailsIsTold(_ text: String, _ wanted: String) throws {
    let file = try script(text)
    try user.folder.write(
      "home/config/leadline/profiles/leads.json",
      text: Self.document(Self.connection(key: "${cmd:sh \(file)}")))
    let result = try user.run("validate", "--offline", "--format", "json", "--all")
    let subject = try ValidatedSubject(result)
    #expect(subject.exitStatus == 78)
    let said = subject.line("table.connection-string")?.said ?? ""
    #expect(said.contains(wanted), "\(subject.summary)")
  }

  // MARK: - Foreign hosts

  @Test func aReferencedSecretDoesNotGoToAStranger() throws {
    let foreign = "TableEndpoint=https://leads.example/;AccountName=contosoleads;AccountKey="
    func entry(_ key: String, _ options: String...) throws -> String? {
      try validate(foreign + key, ["--offline"] + options).subject
        .line("table.connection-string")?.entry
    }
    let wanted = "document-secret-to-foreign-host"
    #expect(try entry("${env:KEY}") == wanted)
    #expect(try entry("${env:KEY}", "--trust") != wanted)
    // What stands in the document is no secret of anybody else's.
    #expect(try entry(Self.key) != wanted)
  }
}
