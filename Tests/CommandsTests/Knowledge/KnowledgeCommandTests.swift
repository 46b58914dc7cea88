import Knowledge
import TestSupport
import Testing
import Text

@testable import Commands

@Suite("knowledge") struct KnowledgeCommandTests {
  private let user: Installation

  init() throws { user = try Installation() }

  @Test func theEmbeddedBaseIsSound() throws {
    let result = try user.run("knowledge", "lint")
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.errorOutput.contains(" entries are sound"))
    #expect(result.errorOutput.hasSuffix(" questions\n"))
  }

  @Test func aBrokenFileIsToldWithFileAndLine() throws {
    try user.folder.write(
      "overlay/failures/entra/contoso-gate-closed.md", text: OverlayEntry.broken)
    let result = try user.run("--knowledge", "overlay", "knowledge", "lint")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("failures/entra/contoso-gate-closed.md:4: ") })
    #expect(lines.allSatisfy { $0.hasPrefix("failures/entra/contoso-gate-closed.md:") })
    #expect(result.errorOutput.hasSuffix("\(lines.count) problem\(lines.count == 1 ? "" : "s")\n"))
  }

  @Test func oneProblemIsOne() throws {
    let text = OverlayEntry().text.replacing("## Verify", with: "## Verified")
    try user.folder.write("overlay/failures/entra/contoso-gate-closed.md", text: text)
    let result = try user.run("--knowledge", "overlay", "knowledge", "lint")
    #expect(result.output.contains("'Verified'"))
    #expect(result.output.contains("expected a section '## Verify'"))
    #expect(result.errorOutput == "leadline: 2 problems\n")
    let other = OverlayEntry().text.replacing("field:", with: "feild:")
    try user.folder.write("overlay/failures/entra/contoso-gate-closed.md", text: other)
    let one = try user.run("--knowledge", "overlay", "knowledge", "lint")
    #expect(one.errorOutput == "leadline: 1 problem\n")
  }

  @Test(arguments: [("dynamics.tenant", 0), ("dynamics.tennant", 1), ("fax.line", 0)])
  func aProofThatIsNoCheckIsTold(_ proof: String, _ count: Int) {
    let text = OverlayEntry().text.replacing("proof: dynamics.tenant", with: "proof: \(proof)")
    let path = "failures/entra/contoso-gate-closed.md"
    let content = KnowledgeContent(parsing: KnowledgeFiles([(path, text)]))
    let problems = ProofCheck.problems(in: content)
    #expect(problems.count == count)
    #expect(problems.allSatisfy { $0.message.contains("there is no check '\(proof)'") })
  }

  @Test func anUnknownProofIsAmongTheProblems() throws {
    let text = OverlayEntry().text.replacing("dynamics.tenant", with: "dynamics.tennant")
    try user.folder.write("overlay/failures/entra/contoso-gate-closed.md", text: text)
    let result = try user.run("--knowledge", "overlay", "knowledge", "lint")
    #expect(result.status == 1)
    #expect(result.output.contains("there is no check 'dynamics.tennant'"))
  }

  @Test func namesOfAFolderComeOutSafe() throws {
    let title = OverlayEntry().text.replacing("# The gate", with: "# \u{1B}[2J\u{202E}The gate")
    try user.folder.write("overlay/failures/entra/contoso-gate-closed.md", text: title)
    try user.folder.write(
      "overlay/languages/eo/lexicon.md",
      text: "---\nlanguage: eo\nname: \u{1B}]0;x\u{7}Esperanto\u{9B}\n---\n- tenant: luanto\n")
    for call in [["list"], ["stats"]] {
      let result = try user.run(["--knowledge", "overlay", "knowledge"] + call)
      #expect(OutputSafety.violations(in: result) == [])
      #expect(result.status == 0)
    }
  }

  @Test func aClaimedCounterExampleIsTold() throws {
    var entry = OverlayEntry()
    entry.counterExample = OverlayEntry.example
    try user.folder.write("overlay/failures/entra/contoso-gate-closed.md", text: entry.text)
    let result = try user.run("--knowledge", "overlay", "knowledge", "lint")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.contains { $0.contains("contoso-gate-closed.md") && $0.contains("must not") })
  }

  @Test func countsWhatThereIs() throws {
    let text = try user.run("knowledge", "stats")
    #expect(text.status == 0)
    let count = Int(text.output.prefix { $0.isNumber })
    #expect(count ?? 0 >= 64)
    #expect(text.output.drop { $0.isNumber }.hasPrefix(" entries, "))
    #expect(text.output.contains("\nsv       Swedish"))
    let json = try user.run("knowledge", "stats", "--format", "json").json()
    #expect(
      json.keys == [
        "schemaVersion", "entries", "codes", "wordings", "languages", "guides", "questions",
      ])
    #expect(json["guides"]?.integer ?? 0 >= 2)
    #expect(json["entries"]?.integer == count)
    let languages = try #require(json["languages"]?.array)
    #expect(languages.count >= 18)
    for tag in Sample.languages {
      let row = try #require(languages.first { $0["language"]?.string == tag })
      #expect(row["resolutions"]?.integer ?? 0 >= 8, "\(tag)")
    }
    let wordings = languages.compactMap { $0["wordings"]?.integer }.reduce(0, +)
    #expect(json["wordings"]?.integer == wordings)
  }

  @Test func listsTheEntries() throws {
    let text = try user.run("knowledge", "list")
    #expect(text.output == (try user.run("explain", "--list")).output)
    let json = try user.run("knowledge", "list", "--format", "json").json()
    let ids = Set(try #require(json["entries"]).strings("id"))
    #expect(ids.isSuperset(of: Sample.identifiers))
  }

  @Test func countsTheOverlayToo() throws {
    try user.folder.write(
      "overlay/failures/entra/contoso-gate-closed.md", text: OverlayEntry().text)
    let call = ["--knowledge", "overlay", "knowledge"]
    let stats = try user.run("knowledge", "stats").output
    let count = try #require(Int(stats.prefix { $0.isNumber }))
    #expect(try user.run(call + ["stats"]).output.hasPrefix("\(count + 1) entries, "))
    #expect(try user.run(call + ["list"]).output.contains("contoso-gate-closed"))
    let missing = try user.run("--knowledge", "missing", "knowledge", "lint")
    #expect(missing.status == 66)
  }
}
