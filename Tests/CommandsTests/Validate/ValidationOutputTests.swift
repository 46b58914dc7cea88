import TestSupport
import Testing
import Text

/// Where documents come from and where reports go.
@Suite("Sources and outputs") struct ValidationOutputTests {
  private static let table = "\(Installation.examples)/table.json"
  private let user: Installation

  init() throws { user = try Installation() }

  private func names() throws -> [String] {
    try user.shell("ls -A").output.split(separator: "\n").map(String.init)
      .filter { $0 != "home" }
  }

  @Test(
    "What cannot be done is told in words",
    arguments: [
      (["--report", "text=a", "--report", "json=a", "x"], "two reports go to 'a'"),
      (["--report", "json=-", "--report", "junit=-", "x"], "two reports go to '-'"),
      (["--format", "text", "--report", "json=-", "x"], "standard output"),
      (["--report", "xml=a", "x"], "no report format 'xml'"),
      (["--report", "JSON=a", "x"], "no report format 'JSON'"),
      (["--report", "=a", "x"], "no report format ''"),
      (["--report", "json=", "x"], "expected FORMAT=FILE"),
      (["--report", "json", "x"], "expected FORMAT=FILE"),
      (["--only", "table.sign-in,table.nope", "x"], "no check 'table.nope'"),
      (["--skip", "qqqqqqqqqqqqqqqqqqqqqqqq", "x"], "'--list-checks'"),
      (["--offline", "--send-test-lead", "x"], "exclude each other"),
      (["--shard", "0/1", "x"], "expected I/N"), ([], "nothing to validate"),
    ] as [([String], String)])
  func isToldInWords(_ arguments: [String], _ wanted: String) throws {
    try user.folder.write("x", readFile(Self.table))
    let result = try user.run(["validate"] + arguments)
    #expect(result.status == 64)
    #expect(result.errorOutput.contains(wanted), "\(result.errorOutput)")
    #expect(result.output == "")
    #expect(try names() == ["x"])
  }

  @Test func aReportOnStandardOutputStandsThereAlone() throws {
    let result = try user.run(
      "validate", "--offline", "--report", "junit=a.xml", "--report", "json=-", Self.table)
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(try result.json()["subjects"]?.array?.count == 1)
    let file = String(decoding: try user.folder.read("a.xml"), as: UTF8.self)
    #expect(file.contains("<testsuite"))
    #expect(try names() == ["a.xml"])
  }

  @Test func theFormatIsForStandardOutputOnly() throws {
    let result = try user.run(
      "validate", "--offline", "--format", "json", "--report", "json=a", "--report", "text=b",
      Self.table)
    #expect(result.status == 0, "\(result.errorOutput)")
    let file = try JSONParser.parse(try user.folder.read("a"))
    #expect(file["subjects"]?[0]?["verdict"]?.string == "ok")
    #expect(try result.json()["subjects"]?[0]?["verdict"]?.string == "ok")
    let text = String(decoding: try user.folder.read("b"), as: UTF8.self)
    #expect(text.contains("table.connection-string"))
  }

  @Test func aReportThatCannotBeWrittenKeepsTheOthersFromBeginning() throws {
    try user.folder.write("old.json", text: "old")
    let result = try user.run(
      "validate", "--offline", "--report", "json=old.json", "--report", "text=new", "--report",
      "sarif=no/such/place", Self.table)
    #expect(result.status == 73)
    #expect(result.errorOutput.contains("no/such/place"))
    #expect(try user.folder.read("old.json") == Array("old".utf8))
    #expect(try names() == ["old.json"])
  }

  @Test func anOldReportIsReplacedWhole() throws {
    let old = String(repeating: "old ", count: 100_000)
    try user.folder.write("a.json", text: old)
    let result = try user.run("validate", "--offline", "--report", "json=a.json", Self.table)
    #expect(result.status == 0)
    #expect(try JSONParser.parse(try user.folder.read("a.json"))["subjects"] != nil)
  }

  // MARK: - Sources

  @Test func standardInputIsADocument() throws {
    let bytes = try readFile(Self.table)
    let result = try user.run(
      ["validate", "--offline", "--format", "json", "-"], input: .bytes(bytes))
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(try result.json()["subjects"]?[0]?["source"]?.string == "-")
    let empty = try user.run(["validate", "--offline", "--format", "json", "-"])
    #expect(empty.status == 65)
    #expect(try ValidatedSubject(empty).line("document.readable")?.entry == "document-not-json")
  }

  @Test func aSubjectIsCalledByItsOfferOrItsFile() throws {
    let document = String(decoding: try readFile(Self.table), as: UTF8.self)
    try user.folder.write("plain.json", text: document)
    try user.folder.write(
      "offer.json",
      text: document.replacing(
        "\"product\": \"product/7d9c2a41-5b0e-4f86-9c37-1e2f3a4b5c6d\"",
        with: "\"product\": {\"externalId\": \"contoso-offer\"}"))
    let result = try user.run(
      "validate", "--offline", "--format", "json", "plain.json", "offer.json")
    let subjects = try result.json()["subjects"]?.array ?? []
    #expect(subjects.map { $0["name"]?.string } == ["plain.json", "contoso-offer"])
    #expect(subjects.map { $0["source"]?.string } == ["plain.json", "offer.json"])
  }

  @Test func aFolderStandsForItsDocumentsOnly() throws {
    let bytes = try readFile(Self.table)
    for name in ["b.json", "a.json", "notes.txt", "a.json.bak"] {
      try user.folder.write("offers/\(name)", bytes)
    }
    let result = try user.run("validate", "--offline", "--format", "json", "offers")
    let subjects = try result.json()["subjects"]?.array ?? []
    #expect(subjects.map { $0["source"]?.string } == ["offers/a.json", "offers/b.json"])
    #expect(try user.shell("mkdir empty").status == 0)
    let empty = try user.run("validate", "--offline", "empty")
    #expect(empty.status == 66)
    #expect(empty.errorOutput.contains("'empty' holds no '.json' files"))
  }

  @Test func profilesAreNamedInTheOrderOfTheCallOrByName() throws {
    let bytes = try readFile(Self.table)
    for name in ["one", "two", "three"] {
      try user.folder.write("home/config/leadline/profiles/\(name).json", bytes)
    }
    func sources(_ options: String...) throws -> [String?] {
      let result = try user.run(["validate", "--offline", "--format", "json"] + options)
      return try result.json()["subjects"]?.array?.map { $0["source"]?.string } ?? []
    }
    #expect(try sources("--profile", "two", "--profile", "one") == ["profile two", "profile one"])
    #expect(try sources("--all") == ["profile one", "profile three", "profile two"])
    #expect(try sources("--all", "--shard", "2/2") == ["profile three"])
    let missing = try user.run("validate", "--offline", "--profile", "four")
    #expect(missing.status == 66)
    #expect(missing.errorOutput.contains("one, three, two"))
  }
}
