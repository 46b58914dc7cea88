import TestSupport
import Testing
import Text

@Suite("Report files") struct ReportFileTests {
  private static let formats = [
    "text", "json", "junit", "sarif", "github", "azure-devops", "markdown",
  ]
  private let user: Installation

  init() throws { user = try Installation() }

  private func example(_ name: String) -> String { "\(Installation.examples)/\(name).json" }

  @Test func allFormatsInOneRunWithOneStatus() throws {
    var words = ["validate", "--sandbox", "--fault", "secret-expired"]
    for format in Self.formats {
      words += ["--report", "\(format)=\(user.folder.file("report.\(format)"))"]
    }
    let result = try user.run(words + [example("dynamics"), example("table")])
    #expect(result.status == 1, "\(result.errorOutput)")
    for format in Self.formats {
      let bytes = try user.folder.read("report.\(format)")
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("aad-client-secret-expired"), "\(format)")
      #expect(!text.contains("\u{1B}"), "\(format)")
    }
  }

  @Test("The status is the same in every format", arguments: formats)
  func statusIsTheSame(_ format: String) throws {
    for (fault, status) in [("no-roles", 1), ("firewall", 75), ("role-not-assigned", 0)] {
      let document = fault == "firewall" ? "table" : "dynamics"
      let result = try user.run(
        "validate", "--sandbox", "--fault", fault, "--report", "\(format)=-", example(document))
      #expect(result.status == Int32(status), "\(fault): \(result.errorOutput)")
    }
  }

  @Test func pointsAtTheFieldInTheDocument() throws {
    let path = user.folder.file("report.sarif")
    _ = try user.run(
      "validate", "--sandbox", "--fault", "secret-expired", "--report", "sarif=\(path)",
      example("dynamics"))
    let run = try JSONParser.parse(readFile(path))["runs"]?[0]
    let broken = run?["results"]?.array?.first { $0["level"]?.string == "error" }
    let region = broken?["locations"]?[0]?["physicalLocation"]?["region"]
    let lines = String(decoding: try readFile(example("dynamics")), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(region?["startLine"]?.integer)
    #expect(lines[line - 1].contains("\"applicationKey\""))
    #expect(broken?["partialFingerprints"] != nil)
  }

  @Test func tellsWhereAReportCannotGo() throws {
    let missing = try user.run(
      "validate", "--offline", "--report", "json=no/such/folder/x", example("table"))
    #expect(missing.status == 73)
    let full = try user.run(
      "validate", "--offline", "--report", "json=/dev/full", example("table"))
    #expect(full.status == 74)
    let folder = try user.run(
      "validate", "--offline", "--report", "json=\(user.folder.path)", example("table"))
    #expect(folder.status == 73)
  }

  @Test func aFolderStandsForItsDocumentsAndShardsShareThem() throws {
    var names: [String] = []
    for index in 0..<7 {
      let name = "offers/\(index).json"
      try user.folder.write(name, readFile(example(index % 2 == 0 ? "table" : "dynamics")))
      names.append(user.folder.file(name))
    }
    func sources(_ options: String...) throws -> [String] {
      let result = try user.run(
        ["validate", "--offline", "--format", "json"] + options + [user.folder.file("offers")])
      return try result.json()["subjects"]?.array?.compactMap { $0["source"]?.string } ?? []
    }
    #expect(try sources() == names)
    let shards = try (1...3).map { try sources("--shard", "\($0)/3") }
    #expect(shards.flatMap(\.self).sorted() == names)
    #expect(shards[0] == [names[0], names[3], names[6]])
  }

  @Test func listsEveryCheck() throws {
    let list = try user.run("validate", "--list-checks", "--format", "json")
    #expect(list.status == 0)
    let checks = try list.json()["checks"]?.array ?? []
    let ids = checks.compactMap { $0["id"]?.string }
    #expect(Set(ids).count == ids.count)
    for id in ["dynamics.url", "dynamics.privileges", "table.clock", "table.test-lead"] {
      #expect(ids.contains(id))
    }
    #expect(checks.allSatisfy { $0["title"]?.string?.isEmpty == false })
    let text = try user.run("validate", "--list-checks")
    #expect(ids.allSatisfy { text.output.contains($0) })
  }

  @Test func onlyAndSkipChooseChecks() throws {
    let only = try user.validate("dynamics", "--only", "dynamics.sign-in")
    #expect(only.line("dynamics.sign-in")?.status == "ok")
    #expect(only.line("dynamics.tenant")?.status == "ok")
    #expect(only.line("dynamics.solution") == nil)
    let skip = try user.validate("dynamics", "--skip", "dynamics.tenant")
    #expect(skip.line("dynamics.sign-in")?.status == "skipped")
    #expect(skip.line("dynamics.organisation")?.status == "ok")
    #expect(skip.exitStatus == 0)
  }

  @Test func profilesAreValidatedByName() throws {
    let document = try readFile(example("table"))
    try user.folder.write("home/config/leadline/profiles/leads.json", document)
    let one = try user.run("validate", "--offline", "--format", "json", "--profile", "leads")
    #expect(one.status == 0)
    #expect(try one.json()["subjects"]?[0]?["source"]?.string == "profile leads")
    let all = try user.run("validate", "--offline", "--format", "json", "--all")
    #expect(try all.json()["subjects"]?.array?.count == 1)
  }
}
