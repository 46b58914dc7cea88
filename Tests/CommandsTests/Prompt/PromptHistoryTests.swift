import Glibc
import TestSupport
import Testing

extension PromptTests {
  @Suite("History") struct History {
    private static let up = "\u{1B}[A"
    private static let down = "\u{1B}[B"

    @Test func isRecalledByTheNextSession() throws {
      let home = try TemporaryDirectory()
      let first = try LivePrompt(home: home)
      try first.enter("explain AADSTS90002")
      try first.enter("räksmörgås 租户")
      #expect(try first.leave() == .exited(0))
      let second = try LivePrompt(home: home)
      try second.type(Self.up, showing: "leadline> räksmörgås 租户")
      try second.type(Self.up, showing: "leadline> explain AADSTS90002")
      try second.type(Self.down, showing: "leadline> räksmörgås 租户")
      #expect(try second.answer(Self.up + "\r").contains("aad-tenant-not-found"))
    }

    @Test func isSearched() throws {
      let home = try TemporaryDirectory()
      try home.write("state/leadline/history", text: "explain 7000215\nknowledge stats\n")
      let prompt = try LivePrompt(home: home)
      try prompt.type("\u{12}7000", showing: "bck:7000")
      #expect(try prompt.answer("\r").contains(Pasted.title))
      try prompt.type("\u{12}know", showing: "bck:know")
      #expect(try !prompt.answer("\u{03}").contains(" entries, "))
      #expect(try prompt.enter("knowledge stats").contains(" entries, "))
    }

    @Test func holdsALineOfSeveralRowsAsOne() throws {
      let home = try TemporaryDirectory()
      let first = try LivePrompt(home: home)
      let keys = "Could not save the lead:\u{1B}\r\(Pasted.failure)\r"
      #expect(try first.answer(keys).contains("line 2, column 1"))
      try first.leave()
      #expect(first.history == ["Could not save the lead:\\n\(Pasted.failure)"])
      let second = try LivePrompt(home: home)
      #expect(try second.answer(Self.up + "\r").contains("line 2, column 1"))
    }

    @Test func isTheUsersAlone() throws {
      let prompt = try LivePrompt()
      try prompt.enter("knowledge stats")
      #expect(Self.mode(prompt.home.file("state/leadline")) == 0o700)
      #expect(Self.mode(prompt.home.file("state/leadline/history")) == 0o600)
    }

    @Test func liesBelowTheHomeFolderWithoutXDG() throws {
      let prompt = try LivePrompt(environment: ["XDG_STATE_HOME": nil])
      try prompt.enter("knowledge stats")
      let path = prompt.home.file(".local/state/leadline/history")
      #expect(try String(decoding: readFile(path), as: UTF8.self) == "knowledge stats\n")
      #expect(Self.mode(path) == 0o600)
    }

    @Test func ofTwoSessionsAtOnceBothAreKept() throws {
      let home = try TemporaryDirectory()
      let first = try LivePrompt(home: home)
      let second = try LivePrompt(home: home)
      try first.enter("explain 90002")
      try second.enter("knowledge stats")
      try first.enter("explain 7000215")
      try second.leave()
      try first.leave()
      #expect(first.history == ["explain 90002", "knowledge stats", "explain 7000215"])
      let third = try LivePrompt(home: home)
      try third.type(Self.up, showing: "leadline> explain 7000215")
      try third.type(Self.up, showing: "leadline> knowledge stats")
      try third.type(Self.up, showing: "leadline> explain 90002")
    }

    static let unkept = [
      " explain 90002", "\tblank tab first",
      "client_secret=Zx8Q~abcdefghijklmnopqrstuvwxyz0123456",
      "AccountKey=q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kA==",
      "https://user:hunter2hunter2@contoso.example/leads",
      "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlc2lnbmF0",
      "https://contoso.example/?sv=2024&sig=abcDEF123456789012345678901234567890123456%3D",
    ]

    @Test(arguments: unkept) func neverHolds(_ line: String) throws {
      let prompt = try LivePrompt(columns: 160)
      try prompt.enter("knowledge stats")
      // A tab would complete: it comes as a paste.
      try prompt.type(Pasted.marked(line), showing: String(line.suffix(12)))
      try prompt.answer("\r")
      #expect(prompt.history == ["knowledge stats"])
      try prompt.type(Self.up, showing: "leadline> knowledge stats")
      #expect(prompt.terminal.screen.cursorLine == "leadline> knowledge stats")
    }

    @Test func thatCannotBeWrittenCostsNothingElse() throws {
      let home = try TemporaryDirectory()
      try home.write("state/leadline/history/file", text: "")
      let prompt = try LivePrompt(home: home)
      let note = "what was typed before cannot be recalled"
      #expect(prompt.terminal.screen.transcript.contains(note))
      #expect(try prompt.enter("knowledge stats").contains(" entries, "))
      try prompt.type(Self.up, showing: "leadline> knowledge stats")
      #expect(try prompt.answer("\u{03}") == "")
      #expect(try prompt.leave() == .exited(0))
    }

    private static func mode(_ path: String) -> mode_t {
      var facts = stat()
      return unsafe stat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0
    }
  }
}
