import Knowledge
import Testing

@Suite("Entry ids") struct EntryIDTests {
  @Test(arguments: ["a", "aad-tenant-not-found", "http-401", "4-a"])
  func wellFormed(_ id: String) { #expect(EntryID(id).isWellFormed) }

  @Test(arguments: [
    "", "-", "A", "a--b", "-a", "a-", "a_b", "a b", "a.b", "é", "a\n", "а",
  ])
  func notWellFormed(_ id: String) { #expect(!EntryID(id).isWellFormed) }

  @Test func malformedIDIsReportedEvenWhenTheFileBearsIt() {
    let text = SampleKnowledge.entry.spoiled("id: sample-tenant", "id: Sample_Tenant")
    let content = SampleKnowledge.content("failures/sample/Sample_Tenant.md", text)
    #expect(content.problems.contain(line: 2, "expected lower-case letters"))
  }
}
