import Knowledge
import Testing

/// A way to spoil the sample entry, and where the parser must say so.
struct MalformedEntry: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let passage: String
  let replacement: String
  let line: Int
  let message: String

  init(
    _ testDescription: String, _ passage: String, _ replacement: String, line: Int,
    _ message: String
  ) {
    self.testDescription = testDescription
    self.passage = passage
    self.replacement = replacement
    self.line = line
    self.message = message
  }
}

/// A whole file that is no entry.
struct BrokenFile: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let line: Int
  let message: String
}

@Suite("Malformed entries") struct MalformedEntryTests {
  private static let frontMatter: [MalformedEntry] = [
    MalformedEntry("unknown key", "field: ", "feild: ", line: 6, "unknown key 'feild'"),
    MalformedEntry(
      "key with a blank", "proof: ", "proof : ", line: 8, "unknown key 'proof '"),
    MalformedEntry("line without a colon", "field: ", "field ", line: 6, "expected 'key: value'"),
    MalformedEntry(
      "key twice", "proof: dynamics.tenant", "proof: a.b\nproof: c.d", line: 9,
      "'proof' stands twice"),
    MalformedEntry(
      "no id", "id: sample-tenant\n", "", line: 1, "expected the key 'id'"),
    MalformedEntry("no who", "who: an administrator\n", "", line: 1, "expected the key 'who'"),
    MalformedEntry(
      "no proof", "proof: dynamics.tenant\n", "", line: 1, "expected the key 'proof'"),
    MalformedEntry(
      "no destination", "destination: dynamics\n", "", line: 1, "expected the key 'destination'"),
    MalformedEntry(
      "empty who", "who: an administrator", "who:  ", line: 7, "expected a value after 'who:'"),
    MalformedEntry(
      "empty proof", "proof: dynamics.tenant", "proof:", line: 8,
      "expected a value after 'proof:'"),
    MalformedEntry(
      "unknown destination", "destination: dynamics", "destination: sharepoint", line: 5,
      "unknown destination 'sharepoint'"),
    MalformedEntry(
      "id differs", "id: sample-tenant", "id: other-tenant", line: 2,
      "expected 'sample-tenant'"),
    MalformedEntry(
      "id differs, further down", "id: sample-tenant\n", "# a comment: no\nid: other\n", line: 3,
      "id 'other' differs from the file's name"),
    MalformedEntry(
      "wrapper no", "proof: dynamics.tenant", "proof: dynamics.tenant\nwrapper: no", line: 9,
      "expected 'wrapper: yes'"),
  ]

  private static let codes: [MalformedEntry] = [
    MalformedEntry("bare number", "AADSTS90002", "90002", line: 3, "expected 'AADSTS90002'"),
    MalformedEntry("lower case", "AADSTS90002", "aadsts90002", line: 3, "expected 'AADSTS90002'"),
    MalformedEntry(
      "hexadecimal in lower case", "0x80040220", "0x8004f502", line: 4, "expected '0x8004F502'"),
    MalformedEntry(
      "signed", "0x80040220", "-2147209463", line: 4, "expected '0x80042F09'"),
    MalformedEntry("no code at all", "TenantMissing", "so & so", line: 3, "expected a code"),
  ]

  private static let sources: [MalformedEntry] = [
    MalformedEntry(
      "http", "source: https", "source: http", line: 9, "expected 'source: https://"),
    MalformedEntry(
      "no date", " (read 2026-11-20)", "", line: 9, "(read YYYY-MM-DD)"),
    MalformedEntry(
      "date without a day", "2026-11-20", "2026-11", line: 9, "(read YYYY-MM-DD)"),
    MalformedEntry(
      "ten letters for a date", "2026-11-20", "some day..", line: 9, "(read YYYY-MM-DD)"),
    MalformedEntry("month 13", "2026-11-20", "2026-13-20", line: 9, "(read YYYY-MM-DD)"),
    MalformedEntry("day 0", "2026-11-20", "2026-11-00", line: 9, "(read YYYY-MM-DD)"),
    MalformedEntry("no address", "https://example.com/errors ", "", line: 9, "https://"),
    MalformedEntry(
      "address without a host", "https://example.com/errors", "https://", line: 9, "https://"),
    MalformedEntry(
      "none", "source: https://example.com/errors (read 2026-11-20)\n", "", line: 1,
      "expected at least one key 'source'"),
  ]

  private static let sections: [MalformedEntry] = [
    MalformedEntry("no title", "# The directory does not exist\n", "", line: 1, "a title"),
    MalformedEntry("unknown section", "## Verify", "## Verified", line: 36, "'Verified'"),
    MalformedEntry("no section", "## Verify\n", "", line: 1, "expected a section '## Verify'"),
    MalformedEntry(
      "section twice", "## Verify", "## Cause\nAgain.\n## Verify", line: 36,
      "section 'Cause' is out of order or stands twice"),
    MalformedEntry(
      "out of order", "## Signs\n", "## Verify\nToo early.\n## Signs\n", line: 19,
      "section 'Signs' is out of order"),
    MalformedEntry(
      "empty prose", "The address answers.\n", "", line: 36, "expected a sentence under '## Verify'"
    ),
    MalformedEntry(
      "no text", "    Tenants and landlords: what happens if a tenant moves out?\n", "", line: 25,
      "expected at least one text"),
    MalformedEntry(
      "text indented by two", "    Tenants and", "  Tenants and", line: 26, "four spaces"),
    MalformedEntry("text indented by a tab", "    Tenants and", "\tTenants and", line: 26, "four"),
    MalformedEntry(
      "sign without a dash", "- tenant + not-found + s", "tenant + not-found + s", line: 18,
      "expected '- concept + concept'"),
    MalformedEntry(
      "empty sign", "- tenant + not-found + subscription", "- ", line: 18,
      "expected '- concept + concept'"),
    MalformedEntry(
      "sign with a hole", "- tenant + not-found + subscription", "- tenant + + subscription",
      line: 18, "expected '- concept + concept'"),
    MalformedEntry("steps from 0", "1. Open", "0. Open", line: 33, "expected '1. …'"),
    MalformedEntry("step left out", "2. Paste", "3. Paste", line: 35, "expected '2. …'"),
    MalformedEntry("bullet for a step", "2. Paste", "- Paste", line: 35, "expected '2. …'"),
    MalformedEntry(
      "no steps",
      "1. Open **Overview** and copy\n   the `Tenant ID`.\n2. Paste `{tenantId}` into the offer.\n",
      "", line: 32, "expected a numbered step"),
  ]

  @Test(arguments: frontMatter + codes + sources + sections)
  func problemNamesItsLine(_ malformed: MalformedEntry) {
    let text = SampleKnowledge.entry.spoiled(malformed.passage, malformed.replacement)
    let problems = SampleKnowledge.content(SampleKnowledge.entryPath, text).problems
    #expect(
      problems.contain(line: malformed.line, malformed.message), "\(problems)")
    #expect(problems.allSatisfy { $0.path == SampleKnowledge.entryPath })
  }

  /// The same on a file with carriage returns, whose lines are the same.
  @Test(arguments: sections)
  func lineIsTheSameInCRLF(_ malformed: MalformedEntry) {
    let text = SampleKnowledge.entry.spoiled(malformed.passage, malformed.replacement)
      .replacing("\n", with: "\r\n")
    let problems = SampleKnowledge.content(SampleKnowledge.entryPath, text).problems
    #expect(problems.contain(line: malformed.line, malformed.message), "\(problems)")
  }

  @Test(arguments: [
    BrokenFile(testDescription: "empty", text: "", line: 1, message: "expected '---', the start"),
    BrokenFile(
      testDescription: "blank", text: "\n\n", line: 1, message: "expected '---', the start"),
    BrokenFile(
      testDescription: "NUL", text: "\0\0\0", line: 1, message: "expected '---', the start"),
    BrokenFile(
      testDescription: "prose", text: "Tenants and landlords.", line: 1,
      message: "expected '---', the start"),
    BrokenFile(
      testDescription: "front matter only begun", text: "---\nid: sample-tenant\n", line: 1,
      message: "expected '---', the end"),
    BrokenFile(
      testDescription: "front matter alone", text: "---\nid: sample-tenant\n---", line: 1,
      message: "expected the sections '## Messages', '## Matches', '## Does not match', "
        + "'## Cause', '## Resolution', '## Verify'"),
    BrokenFile(
      testDescription: "byte order mark", text: "\u{FEFF}" + SampleKnowledge.entry, line: 1,
      message: "expected '---', the start"),
    BrokenFile(
      testDescription: "one megabyte in one line", text: String(repeating: "a", count: 1 << 20),
      line: 1, message: "expected '---', the start"),
  ])
  func wholeFileIsRefused(_ file: BrokenFile) {
    let problems = SampleKnowledge.content(SampleKnowledge.entryPath, file.text).problems
    #expect(problems.contain(line: file.line, file.message), "\(problems)")
    #expect(problems.count <= 4, "\(problems)")
  }

  @Test func whatIsMissingHidesNothingElse() {
    let text = SampleKnowledge.entry.replacing("\n## ", with: "\n### ").spoiled(
      "field: ", "feild: "
    )
    .spoiled("who: an administrator\n", "").spoiled("proof: dynamics.tenant\n", "")
    let problems = SampleKnowledge.content(SampleKnowledge.entryPath, text).problems
    #expect(problems.contain(line: 6, "unknown key 'feild'"))
    #expect(problems.contain(line: 1, "expected the keys 'who', 'proof' in the front matter"))
    #expect(problems.contain(line: 10, "expected '# ' and the title, or '## '"))
    #expect(problems.count == 4, "\(problems)")
  }

  /// Wherever a file is cut off, the parser says that something is missing, until the last section
  /// has its first letter.
  @Test func truncatedFileIsNeverSound() {
    let bytes = Array(SampleKnowledge.entry.utf8)
    let verify = bytes.count - "The address answers.\n".utf8.count
    for end in 0...verify {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      let problems = SampleKnowledge.content(SampleKnowledge.entryPath, text).problems
      #expect(!problems.isEmpty, "cut off after \(end) bytes")
    }
  }

  @Test func everyProblemIsReportedAtOnce() {
    let text = SampleKnowledge.entry.spoiled("field: ", "feild: ").spoiled("## Verify", "## Done")
    let problems = SampleKnowledge.content(SampleKnowledge.entryPath, text).problems
    #expect(problems.contain(line: 6, "unknown key"))
    #expect(problems.contain(line: 36, "unknown section"))
    #expect(problems == problems.sorted())
  }

  @Test func problemReadsAsFileAndLine() {
    let problem = KnowledgeProblem(path: "a/b.md", line: 7, message: "expected a title")
    let whole = KnowledgeProblem(path: "a/b.md", line: 0, message: "expected a title")
    #expect(problem.description == "a/b.md:7: expected a title")
    #expect(whole.description == "a/b.md: expected a title")
  }
}
