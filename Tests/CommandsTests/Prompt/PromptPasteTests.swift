import TestSupport
import Testing

extension PromptTests {
  @Suite("Pastes") struct Pastes {
    @Test func twoHundredLinesAreOneDiagnosis() throws {
      let prompt = try LivePrompt()
      let answer = try prompt.answer(Pasted.marked(Pasted.trace.joined(separator: "\n")))
      #expect(answer.count(of: Pasted.title) == 1)
      #expect(answer.count(of: Pasted.decided) == 1)
      #expect(answer.contains("line 101, column 1"))
      #expect(answer.contains("(pasted: 200 lines)"))
      #expect(!answer.contains("Not known"))
      #expect(prompt.history == [])
      try prompt.terminal.send("\u{1B}[A")
      try prompt.terminal.send("x")
      try prompt.terminal.expectScreen("only what is typed", within: LivePrompt.limit) {
        $0.cursorLine == "leadline> x"
      }
    }

    @Test(arguments: ["xterm", "dumb"])
    func twoHundredLinesWithoutMarkersAreOneDiagnosis(_ terminal: String) throws {
      let prompt = try LivePrompt(environment: ["TERM": terminal], rows: 400)
      try prompt.terminal.send(Pasted.trace.joined(separator: "\r") + "\r")
      try prompt.terminal.expectScreen(containing: Pasted.decided, within: LivePrompt.limit)
      try prompt.terminal.expectScreen("the next prompt", within: LivePrompt.limit) {
        $0.cursorLine == LivePrompt.prompt
      }
      let transcript = prompt.terminal.screen.transcript
      #expect(transcript.count(of: Pasted.decided) == 1)
      #expect(transcript.contains("line 101, column 1"))
      #expect(!transcript.contains("Step150"))
      #expect(!transcript.contains("Not known"))
      #expect(prompt.history == [])
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func withoutMarkersWhatFollowsTheFirstLineIsNoKeyAndNotShown() throws {
      let prompt = try LivePrompt(rows: 400)
      let long = String(repeating: "x", count: 30_000) + " " + Pasted.failure
      let lines = ["Exception while saving", "at Contoso.Step()\u{03}\u{04}", long, "", "at end"]
      let answer = try prompt.answer(lines.joined(separator: "\r") + "\r")
      #expect(answer.contains("(pasted: 5 lines)"))
      #expect(answer.contains("line 3, column 30002"))
      #expect(!prompt.terminal.screen.transcript.contains("Contoso.Step"))
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func oneLineCanBeEdited() throws {
      let prompt = try LivePrompt()
      try prompt.type(Pasted.marked("AADSTS90002X\r\n"), showing: "leadline> AADSTS90002X")
      let answer = try prompt.answer("\u{7F}\r")
      #expect(answer.contains("aad-tenant-not-found"))
      #expect(prompt.history == ["AADSTS90002"])
    }

    @Test func manyLinesOfNoKnownFailureAreOneAnswer() throws {
      let prompt = try LivePrompt()
      let answer = try prompt.answer(Pasted.marked("exit\nexplain AADSTS90002 not\nquit"))
      #expect(answer.contains("(pasted: 3 lines)"))
      #expect(!answer.contains("How it is said"))
    }

    struct Row: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let inserted: String
    }

    static let hostile = [
      Row(testDescription: "Ctrl-C", inserted: "\u{03}"),
      Row(testDescription: "Ctrl-D, Ctrl-Z and Ctrl-\\", inserted: "\u{04}\u{1A}\u{1C}"),
      Row(testDescription: "NUL", inserted: "\0"),
      Row(
        testDescription: "a title and the clipboard",
        inserted: "\u{1B}]0;x\u{07}\u{1B}]52;c;eA\u{07}"),
      Row(testDescription: "colours", inserted: "\u{1B}[31;5mred\u{1B}[0m"),
      Row(testDescription: "a C1 control", inserted: "\u{9B}31m"),
      Row(testDescription: "directions", inserted: "\u{202E}terces\u{2066}"),
      Row(testDescription: "a lone carriage return", inserted: "one\rtwo"),
      Row(testDescription: "half an end marker", inserted: "\u{1B}[201"),
    ]

    @Test(arguments: hostile) func whatIsInOneIsNoKey(_ row: Row) throws {
      let prompt = try LivePrompt()
      var lines = Pasted.trace
      lines[0] += row.inserted
      lines[100] = row.inserted + lines[100] + row.inserted
      let text = lines.joined(separator: "\n")
      let start = prompt.terminal.received.count
      let answer = try prompt.answer(Pasted.marked(text))
      #expect(answer.count(of: Pasted.decided) == 1)
      #expect(!answer.contains("Not known"))
      let raw = String(decoding: prompt.terminal.received[start...], as: UTF8.self)
      for sequence in ["\u{1B}]", "\u{07}", "\u{1B}[31", "\u{9B}", "\u{202E}", "\u{2066}", "\0"] {
        #expect(!raw.contains(sequence))
      }
      #expect(prompt.history == [])
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func anEndMarkerWithinEndsItAndTheRestIsTyped() throws {
      let prompt = try LivePrompt()
      try prompt.terminal.send(
        Pasted.marked("one\n\(Pasted.failure)\u{1B}[201~explain 90002"))
      try prompt.terminal.expectScreen("the rest in the line", within: LivePrompt.limit) {
        $0.cursorLine == "leadline> explain 90002"
      }
      #expect(prompt.terminal.screen.transcript.count(of: Pasted.decided) == 1)
      try prompt.awaitMark()
      #expect(try prompt.answer("\r").contains("aad-tenant-not-found"))
    }

    @Test func aMegabyteIsOneDiagnosis() throws {
      let prompt = try LivePrompt()
      let filler = String(repeating: "   at Contoso.Leads.Run() in Step.cs:line 7\n", count: 12_000)
      let answer = try prompt.answer(Pasted.marked("\(filler)\(Pasted.failure)\n\(filler)"))
      #expect(answer.count(of: Pasted.decided) == 1)
      #expect(answer.contains("line 12001, column 1"))
      #expect(try prompt.enter("knowledge stats").contains(" entries, "))
    }

    @Test func secretsInOneAreNotShown() throws {
      let prompt = try LivePrompt()
      let secret = "Zx8Q~abcdefghijklmnopqrstuvwxyz0123456"
      let answer = try prompt.answer(
        Pasted.marked("client_secret=\(secret)\n\(Pasted.failure) client_secret=\(secret)"))
      #expect(answer.contains(Pasted.title))
      #expect(!prompt.terminal.output.contains(secret))
    }
  }
}
