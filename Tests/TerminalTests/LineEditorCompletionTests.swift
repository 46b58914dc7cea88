import Terminal
import TestSupport
import Testing

extension LineEditorTests {
  @Suite("Completion") struct Completing {
    private static let words = [
      Completion("explain", summary: "what is known of a code"),
      Completion("exit", summary: "leave"),
      Completion("AADSTS7000215"), Completion("AADSTS700016"),
      Completion("knowledge/", isWhole: false), Completion("租户不存在"), Completion("租户"),
    ]

    private func session(columns: Int = 80, rows: Int = 24) throws -> EditorSession {
      try EditorSession(columns: columns, rows: rows) {
        $0.complete = { line in
          let word = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
          return Self.words.filter { $0.replacement.lowercased().hasPrefix(word.lowercased()) }
        }
      }
    }

    @Test func theOnlyOneIsTakenWithABlank() throws {
      #expect(try session().enter("expl\tx\r") == .line("explain x"))
    }

    @Test func noBlankFollowsWhatIsNotWhole() throws {
      #expect(try session().enter("kn\tx\r") == .line("knowledge/x"))
    }

    @Test func noSecondBlankIsMade() throws {
      #expect(try session().enter("expl x\u{1B}[D\u{1B}[D\t\r") == .line("explain x"))
    }

    @Test func whatAllShareIsTakenInItsOwnSpelling() throws {
      #expect(try session().enter("explain aad\t!\r") == .line("explain AADSTS7000!"))
      #expect(try session().enter("租\t不\t!\r") == .line("租户不存在 !"))
    }

    @Test func theSecondTabShowsTheList() throws {
      let session = try session()
      try session.terminal.send("ex\t")
      session.terminal.settle()
      #expect(session.terminal.screen.text == "leadline> ex")
      #expect(session.terminal.screen.bells == 1)
      try session.type(
        "\t",
        showing: "leadline> ex\nexplain  what is known of a code\nexit     leave\nleadline> ex")
      #expect(try session.enter("p\t\r") == .line("explain "))
    }

    @Test func theListStandsBelowALineOfSeveralRows() throws {
      let session = try session(columns: 30)
      let start = "0123456789012345678901234567890 e"
      try session.terminal.send("\(start)\t\t")
      try session.terminal.expectScreen(
        containing: "01234567890 ex\nexplain  what is known of a …")
      try session.terminal.expectScreen(
        containing: "exit     leave\nleadline> 01234567890123456789")
      #expect(try session.enter("i\t\r") == .line("\(start)xit "))
    }

    @Test func whatHasNoCompletionRingsTheBell() throws {
      let session = try session()
      #expect(try session.enter("zzz\t\r") == .line("zzz"))
      #expect(session.terminal.screen.bells == 1)
    }
  }
}
