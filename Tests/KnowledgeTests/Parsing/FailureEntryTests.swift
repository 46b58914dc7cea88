import Knowledge
import Testing

@Suite("Failure entry") struct FailureEntryTests {
  private static let entries = SampleKnowledge.content.entries

  private func entry(_ id: String) throws -> FailureEntry {
    try #require(Self.entries.first { $0.id.rawValue == id })
  }

  @Test func sampleIsSound() {
    #expect(SampleKnowledge.content.problems.isEmpty)
    #expect(SampleKnowledge.content.lint().isEmpty)
  }

  @Test func entriesAreSortedByID() {
    #expect(Self.entries.map(\.id.rawValue) == ["sample-secret", "sample-tenant"])
  }

  @Test func frontMatterIsRead() throws {
    let entry = try entry("sample-tenant")
    #expect(entry.recognition.codes == ["AADSTS90002", "TenantMissing"])
    #expect(entry.recognition.sharedCodes == ["0x80040220"])
    #expect(!entry.recognition.isWrapper)
    #expect(entry.subject.destination == "dynamics")
    #expect(entry.subject.field == "directoryId")
    #expect(entry.subject.proof == "dynamics.tenant")
    #expect(entry.text.who == "an administrator")
  }

  @Test func whatMayBeLeftOutIsEmpty() throws {
    let entry = try entry("sample-secret")
    #expect(entry.recognition.sharedCodes.isEmpty)
    #expect(entry.subject.field == nil)
    #expect(entry.recognition.isWrapper)
  }

  @Test func everySourceIsKeptWithItsDay() throws {
    let sources = try entry("sample-secret").sources
    #expect(sources.map(\.url) == ["https://example.com/secrets", "https://example.com/keys"])
    #expect(sources.map(\.read) == ["2026-11-20", "2026-11-21"])
  }

  @Test func textsAreApartAtBlankLinesAndKeepTheirOwnIndentation() throws {
    let entry = try entry("sample-tenant")
    #expect(
      entry.recognition.messages == [
        "Tenant '{tenantId}' not found. There may be no subscription.",
        "The directory of the organisation\ncould not be located.",
      ])
    #expect(
      entry.matches == [
        "AADSTS90002: Tenant '3f0c1c58' not found.", "Exception: Tenant\n  not found.",
      ])
    #expect(entry.nonMatches.count == 1)
  }

  @Test func signsAreConjunctions() throws {
    let signs = try entry("sample-tenant").recognition.signs.map { $0.map(\.rawValue) }
    #expect(signs == [["tenant", "not-found", "subscription"], ["tenant", "not-found"]])
  }

  @Test func proseJoinsLinesAndKeepsParagraphs() throws {
    let text = try entry("sample-tenant").text
    #expect(text.title == "The directory does not exist")
    #expect(
      text.cause
        == "Nobody knows the directory `{tenantId}`. It was mistyped.\n\nOr it was deleted.")
    #expect(text.verify == "The address answers.")
  }

  @Test func stepsJoinTheirContinuations() throws {
    let steps = try entry("sample-tenant").text.resolution
    #expect(
      steps == [
        "Open **Overview** and copy the `Tenant ID`.", "Paste `{tenantId}` into the offer.",
      ])
  }

  @Test func tenStepsAreCounted() {
    let steps = (1...12).map { "\($0). Step." }.joined(separator: "\n")
    let content = SampleKnowledge.content(
      SampleKnowledge.entryPath,
      SampleKnowledge.entry.spoiled(
        "1. Open **Overview** and copy\n   the `Tenant ID`.\n2. Paste `{tenantId}` into the offer.",
        steps))
    #expect(content.problems.isEmpty)
    #expect(content.entries.last?.text.resolution.count == 12)
  }

  @Test func carriageReturnsMakeNoDifference() throws {
    let windows = SampleKnowledge.entry.replacing("\n", with: "\r\n")
    let content = SampleKnowledge.content(SampleKnowledge.entryPath, windows)
    let read = try #require(content.entries.first { $0.id.rawValue == "sample-tenant" })
    let expected = try entry("sample-tenant")
    #expect(content.problems.isEmpty)
    #expect(read.text == expected.text)
    #expect(read.recognition == expected.recognition)
    #expect(read.matches == expected.matches)
    #expect(read.sources == expected.sources)
  }

  @Test func largeFileIsReadInReasonableTime() {
    let line = "    Tenant number 4711 was not found among so many others.\n\n"
    let many = String(repeating: line, count: (1 << 20) / line.utf8.count)
    let text = SampleKnowledge.entry.spoiled("## Does not match\n", "## Does not match\n" + many)
    let start = ContinuousClock.now
    let content = SampleKnowledge.content(SampleKnowledge.entryPath, text)
    let elapsed = ContinuousClock.now - start
    #expect(content.problems.isEmpty)
    #expect(content.entries.last?.nonMatches.count == (1 << 20) / line.utf8.count + 1)
    #expect(elapsed < .seconds(20))
  }
}
