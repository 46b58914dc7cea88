import Glibc
import TestSupport
import Testing
import Text

@Suite("Bad input: texts") struct BadTextTests {
  private let user: Installation

  init() throws { user = try Installation() }

  @Test(arguments: ["", " ", "\n\n\n", " \t\r\n \u{A0}\u{3000}\n"])
  func blankTextIsNotRecognised(_ text: String) throws {
    let result = try user.diagnose(text)
    #expect(result.status == 1)
    #expect(result.output == "Not known\n  There is no text to look at.\n")
    let json = try user.diagnose(text, "--format", "json")
    #expect(json.status == 1)
    #expect(try json.json()["verdict"]?.string == "unknown")
    #expect(try user.run([], input: .bytes(Array(text.utf8))).status == 1)
  }

  @Test func anEmptyFileIsNotRecognised() throws {
    try user.folder.write("empty", text: "")
    #expect(try user.run("diagnose", "empty").status == 1)
    #expect(try user.run("diagnose", "/dev/null").status == 1)
    #expect(try user.run("diagnose", "--all", "empty").status == 1)
  }

  @Test func aProgramIsNoText() throws {
    let result = try user.run("diagnose", user.program)
    #expect(result.status == 1)
    #expect(result.output.contains("This is no text"))
    #expect(OutputSafety.violations(in: result).isEmpty)
    let json = try user.run("diagnose", "--format", "json", user.program)
    #expect(json.status == 1)
    #expect(try json.json()["matches"]?.array == [])
  }

  @Test func noBytesCrashIt() throws {
    var generator = SystemRandomNumberGenerator()
    for length in [1, 2, 3, 7, 100, 5000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let result = try user.run(["diagnose"], input: .bytes(bytes))
      #expect([0, 1].contains(result.status), "\(bytes)")
      #expect(OutputSafety.violations(in: result).isEmpty, "\(bytes)")
    }
  }

  @Test func aLineOf50MegabytesIsRead() throws {
    let noise = Array("lorem ipsum dolor sit amet ".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(51_000_000)
    while bytes.count < 25_000_000 { bytes += noise }
    bytes += Array(Sample.tenantNotFound.utf8)
    while bytes.count < 50_000_000 { bytes += noise }
    let path = try user.folder.write("line", bytes)
    for options in [["--limit", "1"], ["--all"]] {
      let result = try user.run(["diagnose"] + options + [path])
      #expect(result.status == 0)
      #expect(result.output.contains("aad-tenant-not-found"))
      #expect(result.outputBytes.count < 10_000)
      // Catches what never ends, also under a sanitizer; speed is the benchmark's.
      #expect(result.duration < .seconds(120))
    }
  }

  @Test func stripsOddControlsAndStillKnows() throws {
    let text =
      "Could not save the lead. \u{3}AADSTS90002\u{1B}[201~: Tenant '\u{0}\(Sample.tenantID)'"
      + " \u{1B}[1mnot found\u{1B}[0m\u{7}. Check to make sure you have the correct tenant ID."
    for format in ["text", "json", "jsonl"] {
      let result = try user.diagnose(text, "--format", format)
      #expect(result.status == 0)
      #expect(result.output.contains("aad-tenant-not-found"))
      #expect(OutputSafety.violations(in: result).isEmpty)
    }
    #expect(try user.run([], input: .bytes(Array(text.utf8))).status == 0)
  }

  /// One of these alone must neither hide a failure nor end the reading.
  @Test(arguments: [
    "\u{0}", "\u{3}", "\u{4}", "\u{1A}", "\u{1B}", "\u{1B}[201~", "\u{1B}[200~", "\u{7F}", "\u{9B}",
    "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{202E}", "\r",
  ])
  func goesOnBehind(_ odd: String) throws {
    let result = try user.diagnose("before\(odd) \(Sample.tenantNotFound) \(odd)after")
    #expect(result.status == 0)
    #expect(result.output.contains(Sample.tenantID))
    #expect(OutputSafety.violations(in: result).isEmpty)
  }

  @Test(arguments: [
    "We moved to a new tenant last week, and the client secret is in the vault.",
    "Our directory lists every application and its owner; roles are assigned on Mondays.",
    "The request timed out on the golf course.",
    "How do I create a lead destination in Partner Center?",
  ])
  func proseIsNoFailure(_ text: String) throws {
    #expect(try user.diagnose(text).status == 1)
    #expect(try user.verdict(on: text).verdict == "unknown")
  }

  /// What has the words of a failure may be told of, and nobody stands by it.
  @Test(arguments: [
    "Tenants and landlords: what happens if a tenant is not found?",
    "Please rotate the client secret of the application before the audit; the old one was invalid.",
    "Could you save the lead in Dynamics CRM, please? The customer called again.",
  ])
  func proseInTheWordsOfAFailureIsNeverKnown(_ text: String) throws {
    #expect(try user.verdict(on: text).verdict != "known")
  }

  @Test func theInnermostOfThreeNestedFailuresIsTold() throws {
    let text = """
      Unable to log in to Dynamics CRM ---> System.TimeoutException: The request channel timed out \
      while waiting for a reply after 00:01:59.9. ---> AdalServiceException: AADSTS700016: \
      Application with identifier 'e40e03ea-aeab-414b-b4d2-445dd75f83cf' was not found in the \
      directory 'Contoso'.
         --- End of inner exception stack trace ---
      """
    let answer = try user.verdict(on: text)
    #expect(answer.verdict == "known")
    #expect(answer.id == "aad-application-not-found")
  }

  @Test(arguments: [
    ("dynamics-no-roles-assigned", "principal user is missing: 0x80042F09"),
    ("aad-invalid-client-secret", Sample.invalidSecret),
    ("aad-tenant-not-found", Sample.tenantNotFound),
  ])
  func theWrapperLosesToWhatItWraps(_ id: String, _ inner: String) throws {
    let wrapped = """
      {"error":{"message":"Unable to log in to Dynamics CRM, message from server: \(inner)"}}
      """
    #expect(try user.verdict(on: wrapped).id == id)
  }

  @Test(arguments: [
    "ORA-90002: internal error code", "Invoice 7000215 is overdue.", "error 700016",
    "Ticket 90002 was closed.",
    "MySQL error 1045 (28000): Access denied for user 'tenant'@'localhost'",
    "0x80042F10: the driver was not found", "Windows Update failed with 0x80070005",
    "HTTP/1.1 404 Not Found", "org.hibernate.HibernateException: no tenant identifier specified",
    "nginx: upstream timed out (110: Connection timed out) while reading response header",
  ])
  func errorsOfOtherProductsAreNotKnown(_ text: String) throws {
    #expect(try user.verdict(on: text).verdict != "known")
  }
}
