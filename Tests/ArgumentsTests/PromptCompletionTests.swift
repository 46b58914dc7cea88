import Arguments
import Testing

/// From what is typed at the prompt to what is inserted, and on to the command that results.
@Suite("Completion at the prompt") struct PromptCompletionTests {
  let table = SampleTable.leadline

  /// The line after the only candidate was inserted, or `nil` when there is not exactly one.
  private func completed(_ typed: String) -> String? {
    let line = PartialLine(typed)
    let offers = table.complete(line.allWords, values: SampleTable.values).candidates
    guard offers.count == 1, let only = offers.first else { return nil }
    let kept = String(decoding: typed.utf8.prefix(line.currentStart), as: UTF8.self)
    return kept + line.replacement(for: only.value, isWhole: true)
  }

  @Test func insertsTheOnlyCandidate() {
    #expect(completed("exp") == "explain ")
    #expect(completed("  exp") == "  explain ")
    #expect(completed("explain AAD") == "explain AADSTS7000215 ")
    #expect(completed("explain 'AAD") == "explain 'AADSTS7000215' ")
    #expect(completed("diagnose --format=jsonl") == "diagnose --format=jsonl ")
    #expect(completed("knowledge list --area le") == #"knowledge list --area lead\ line "#)
    #expect(completed("knowledge list --area=\"le") == "knowledge list \"--area=lead line\" ")
    #expect(completed("knowledge li") == nil)
    #expect(completed("nothing") == nil)
  }

  @Test func whatIsInsertedIsUnderstood() throws {
    for typed in [
      "knowledge list --area le", "knowledge list --area='le", "knowledge list --area=\"le",
    ] {
      let line = try #require(completed(typed))
      guard case .command(let parsed) = table.read(promptLine: line) else {
        Issue.record("not understood: \(line)")
        continue
      }
      #expect(parsed.value("area") == "lead line")
    }
  }
}
