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

@Suite("Proof of a knowledge base of one's own") struct OwnKnowledgeTests {
  /// The English words: the proof of the whole base is another test's.
  private static let embedded = KnowledgeArchive.embedded.knowledgeFiles.files.filter {
    $0.path == "lexicon.md"
  }

  private func file(
    _ id: String, destination: String, message: String, match: String, nonMatch: String,
    codes: String = ""
  ) -> (path: String, text: String) {
    let text = """
      ---
      id: \(id)
      \(codes.isEmpty ? "" : "codes: \(codes)\n")destination: \(destination)
      who: anyone
      proof: \(destination).access
      source: https://learn.microsoft.com/azure/storage (read 2026-11-20)
      ---
      # The beacon is out
      ## Messages
          \(message)
      ## Matches
          \(match)

          Saving the lead failed: \(match)
      ## Does not match
          \(nonMatch)
      ## Cause
      Nobody lit it.
      ## Resolution
      1. Light it.
      ## Verify
      It shines.
      """
    return ("failures/own/\(id).md", text)
  }

  private func proof(_ files: (path: String, text: String)...) -> (
    KnowledgeContent, KnowledgeArchive
  ) {
    let files = KnowledgeFiles(Self.embedded).overlaid(by: KnowledgeFiles(files))
    let content = KnowledgeContent(parsing: files)
    return (content, KnowledgeArchive(bytes: ArchiveWriter.archive(of: content, files: files)))
  }

  private let words =
    "The beacon of the quay could not be lit because the lamp oil was spilt overnight."

  @Test func holdsWhereTheExamplesDo() {
    let (content, archive) = proof(
      file(
        "own-beacon", destination: "table", message: words, match: words + " Exception: failed",
        nonMatch: "A quay has a beacon."))
    #expect(content.problems == [])
    #expect(KnowledgeProof(content, archive: archive).problems() == [])
  }

  @Test func failsWhereAnExampleIsNotWon() throws {
    let (content, archive) = proof(
      file(
        "own-beacon", destination: "table", message: words, match: "It is raining in the hills.",
        nonMatch: "A quay has a beacon."))
    let problems = KnowledgeProof(content, archive: archive).problems()
    #expect(problems.count == 2)
    #expect(problems.allSatisfy { $0.path == "failures/own/own-beacon.md" })
    #expect(problems.contains { $0.message.contains("It is raining") })
  }

  @Test func failsWhereACounterExampleIsClaimed() {
    let (content, archive) = proof(
      file(
        "own-beacon", destination: "table", message: words, match: words + " Exception: failed",
        nonMatch: "AADSTS77777: it is dark", codes: "AADSTS77777"))
    let problems = KnowledgeProof(content, archive: archive).problems()
    #expect(problems.map(\.message).contains { $0.hasPrefix("claims") })
  }

  @Test func failsWhereAnotherEntryIsBetter() {
    let other = KnowledgeArchive.embedded.knowledgeFiles.files.filter {
      $0.path == "failures/entra/aad-invalid-client-secret.md"
    }
    let (content, archive) = proof(
      other[0],
      file(
        "own-beacon", destination: "table", message: words, match: words + " AADSTS7000215",
        nonMatch: "A quay has a beacon."))
    let problems = KnowledgeProof(content, archive: archive).problems()
    #expect(problems.contains { $0.message.contains("loses to 'aad-invalid-client-secret'") })
  }

  @Test func theDestinationInPlayBreaksATie() {
    let (_, archive) = proof(
      file(
        "own-beacon-a", destination: "table", message: words, match: words, nonMatch: "A quay."),
      file(
        "own-beacon-b", destination: "marketo", message: words, match: words, nonMatch: "A quay."))
    let diagnoser = Diagnoser(archive)
    let text = "Exception: failed: " + words
    for (destination, id) in [("table", "own-beacon-a"), ("marketo", "own-beacon-b")] {
      let result = diagnoser.diagnose(text, destination: destination)
      #expect(result.first == id)
      #expect(result.findings.count >= 2)
    }
    #expect(diagnoser.diagnose(text).first == "own-beacon-a")
  }

  @Test func aCodeOfOnesOwnDecides() {
    let (_, archive) = proof(
      file(
        "own-beacon", destination: "table", message: words, match: words, nonMatch: "A quay.",
        codes: "BeaconUnlit, AADSTS77777"))
    let diagnoser = Diagnoser(archive)
    for text in ["BeaconUnlit", "error: beaconunlit (400)", "AADSTS77777: it is dark"] {
      let result = diagnoser.diagnose(text)
      #expect(result.first == "own-beacon")
      #expect(result.verdict == .known)
    }
    #expect(Embedded.diagnose("BeaconUnlit").verdict == .unknown)
    #expect(
      Embedded.diagnose("AADSTS77777: it is dark").unknownCodes.map(\.code) == ["AADSTS77777"])
  }
}
