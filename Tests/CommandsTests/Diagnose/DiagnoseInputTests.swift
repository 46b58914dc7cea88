import TestSupport
import Testing
import Text

@Suite("diagnose: what it reads") struct DiagnoseInputTests {
  private let user: Installation

  init() throws { user = try Installation() }

  @Test func readsAFile() throws {
    try user.folder.write("error.txt", text: Sample.tenantNotFound)
    let result = try user.run("diagnose", "error.txt")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("The directory (tenant) does not exist\n"))
    #expect(result.output.contains("aad-tenant-not-found"))
    #expect(result.errorOutput.isEmpty)
  }

  @Test func readsStandardInputWithADashAndWithoutAnOperand() throws {
    let piped = ChildProcess.Input.bytes(Array(Sample.tenantNotFound.utf8))
    let dash = try user.run(["diagnose", "-"], input: piped)
    let bare = try user.run(["diagnose"], input: piped)
    #expect(dash.status == 0)
    #expect(dash.output.contains("aad-tenant-not-found"))
    #expect(bare.output == dash.output)
  }

  @Test func readsWhatIsPipedInWithoutAVerb() throws {
    let piped = ChildProcess.Input.bytes(Array(Sample.tenantNotFound.utf8))
    let bare = try user.run([], input: piped)
    #expect(bare.status == 0)
    #expect(bare.output == (try user.run(["diagnose", "-"], input: piped)).output)
    let unknown = try user.run([], input: .bytes(Array(Sample.unknown.utf8)))
    #expect(unknown.status == 1)
    #expect(unknown.output.hasPrefix("Not known\n"))
  }

  @Test func readsAFileWhoseNameBeginsWithADash() throws {
    try user.folder.write("-x.txt", text: Sample.tenantNotFound)
    #expect(try user.run("diagnose", "--", "-x.txt").status == 0)
    #expect(try user.run("diagnose", "./-x.txt").status == 0)
  }

  @Test func namesEachOfSeveralFiles() throws {
    try user.folder.write("one.txt", text: Sample.tenantNotFound)
    try user.folder.write("two.txt", text: Sample.invalidSecret)
    let result = try user.run("diagnose", "one.txt", "two.txt")
    #expect(result.status == 0)
    let first = try #require(result.output.range(of: "== one.txt ==\nThe directory"))
    let second = try #require(result.output.range(of: "\n== two.txt ==\nThe client secret"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(!(try user.run("diagnose", "one.txt")).output.contains("=="))
  }

  @Test func givesTheTextsThatItCouldReadAsOneDocument() throws {
    try user.folder.write("known.txt", text: Sample.tenantNotFound)
    let result = try user.run("diagnose", "--format", "json", "missing.txt", "known.txt")
    #expect(result.status == 66)
    #expect(result.errorOutput == "leadline: there is no file 'missing.txt'\n")
    let json = try result.json()
    #expect(json.keys == ["schemaVersion", "texts"])
    #expect(try #require(json["texts"]).strings("source") == ["known.txt"])
    let none = try user.run("diagnose", "--format", "json", "missing.txt", "missing.txt")
    #expect(none.status == 66)
    #expect(try none.json()["texts"]?.array == [])
    let only = try user.run("diagnose", "--format", "json", "missing.txt")
    #expect(only.status == 66)
    #expect(only.output.isEmpty)
  }

  @Test func tellsABrokenKnowledgeBaseOnce() throws {
    try user.folder.write("known.txt", text: Sample.tenantNotFound)
    let result = try user.run("diagnose", "--knowledge", "nowhere", "known.txt", "known.txt")
    #expect(result.status == 66)
    #expect(result.errorLines.count == 1)
  }

  @Test func givesTheGravestStatusAndStillDoesTheRest() throws {
    try user.folder.write("known.txt", text: Sample.tenantNotFound)
    try user.folder.write("unknown.txt", text: Sample.unknown)
    #expect(try user.run("diagnose", "unknown.txt", "known.txt").status == 1)
    let result = try user.run("diagnose", "missing.txt", "unknown.txt", "known.txt")
    #expect(result.status == 66)
    #expect(result.output.contains("aad-tenant-not-found"))
    #expect(result.output.contains("Not known"))
    #expect(result.errorLines == ["leadline: there is no file 'missing.txt'"])
  }

  @Test func readsAnyNumberOfFiles() throws {
    let names = (1...40).map { "text-\($0)" }
    for name in names { try user.folder.write(name, text: Sample.invalidSecret) }
    let result = try user.run(["diagnose", "--format", "jsonl"] + names)
    #expect(try result.jsonLines().compactMap { $0["source"]?.string } == names)
  }

  @Test func limitsTheAlternatives() throws {
    let text = Sample.tenantNotFound + "\n" + Sample.invalidSecret + "\nAADSTS700016 0x80042F09"
    let all = try user.diagnose(text, "--format", "json").json()["matches"]?.array ?? []
    #expect(all.count == 4)
    let one = try user.diagnose(text, "--format", "json", "--limit", "1").json()
    #expect(one["matches"]?.array?.count == 1)
    #expect(one["matches"]?[0]?["id"] == all.first?["id"])
    #expect(!(try user.diagnose(text, "-n1")).output.contains("Also possible"))
    #expect(try user.diagnose(text, "-n2").output.contains("Also possible"))
  }

  @Test func takesTheDestinationInPlay() throws {
    let plain = try user.diagnose(Sample.tenantNotFound, "--format", "json")
    let dynamics = try user.diagnose(
      Sample.tenantNotFound, "--format", "json", "--destination", "dynamics")
    #expect(dynamics.status == 0)
    #expect(
      try dynamics.json()["matches"]?[0]?["id"] == plain.json()["matches"]?[0]?["id"])
    #expect(try user.diagnose("AADSTS90002", "--destination", "marketo").status == 0)
    #expect(try user.diagnose("AADSTS90002", "--destination", "fax").status == 64)
  }

  @Test func showsWhatDecidedAndEveryPartOfTheAnswer() throws {
    let output = try user.diagnose("\n\n  " + Sample.tenantNotFound).output
    for heading in ["What decided", "Cause", "What to do", "Who can do it", "Sources"] {
      #expect(output.contains("\n\(heading)\n"), "no '\(heading)'")
    }
    #expect(output.contains("How to see that it worked"))
    #expect(output.contains("line 3, column 3  AADSTS90002"))
    #expect(output.contains(Sample.tenantID))
  }
}

extension String {
  /// The first place of a text.
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
