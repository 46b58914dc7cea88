import Diagnosis
import Knowledge
import KnowledgeBase
import Testing

@Suite("The knowledge base's own proof") struct KnowledgeProofTests {
  private let content = KnowledgeContent(parsing: KnowledgeArchive.embedded.knowledgeFiles)

  @Test func embeddedFilesAreSound() {
    #expect(content.problems.isEmpty)
    #expect(content.entries.count >= 8)
  }

  @Test func everyEntryWinsItsOwnAndClaimsNothingElse() {
    let problems = KnowledgeProof(content, archive: .embedded).problems()
    let shown = problems.map(\.description).joined(separator: "\n")
    #expect(problems.isEmpty, "\(shown)")
  }
}
