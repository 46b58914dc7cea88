import Glibc
import TestSupport
import Testing

extension PromptTests {
  @Suite("Signals") struct Signals {
    /// A prompt on a terminal whose settings are not the usual ones, and these settings.
    private func session(
      _ preparation: String = ":", environment: [String: String?] = [:]
    ) throws -> (terminal: PseudoTerminal, before: TerminalModes) {
      let home = try TemporaryDirectory()
      let program = try builtProduct(named: "leadline")
      let script = """
        ulimit -c 0; stty -ixon erase '^H' susp '^Y' eof '^D'; \(preparation)
        echo prepared; read go; exec '\(program)'
        """
      let terminal = try PseudoTerminal(
        running: "/bin/sh", ["-c", script],
        environment: LivePrompt.environment(home: home, environment), workingDirectory: home.path,
        rows: 60)
      try terminal.expect("prepared", within: LivePrompt.limit)
      let before = try terminal.modes()
      try terminal.send("\n")
      try awaitPrompt(terminal)
      #expect(try terminal.modes() != before)
      return (terminal, before)
    }

    private func awaitPrompt(_ terminal: PseudoTerminal) throws {
      try terminal.expect("\u{1B}[?2004h", within: LivePrompt.limit)
      try terminal.expect("leadline>", within: LivePrompt.limit)
    }

    /// Whether the terminal was told last to mark no pastes.
    private func unmarksPastes(_ terminal: PseudoTerminal) -> Bool {
      terminal.output.count(of: "\u{1B}[?2004h") == terminal.output.count(of: "\u{1B}[?2004l")
        && !terminal.screen.bracketsPastes
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func thatEndTheProgramLeaveTheTerminalAsItWas(_ number: Int32) throws {
      let (terminal, before) = try session()
      try terminal.send("half a line")
      try terminal.expectScreen(containing: "half a line", within: LivePrompt.limit)
      terminal.signal(number)
      let outcome = try terminal.waitForExit(within: LivePrompt.limit)
      #expect(outcome == .signalled(number))
      #expect(outcome.shellStatus == 128 + number)
      #expect(try terminal.modes() == before)
      #expect(unmarksPastes(terminal))
      #expect(terminal.screen.cursorColumn == 0)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func thatEndTheProgramMayComeInAPasteOrASearch(_ number: Int32) throws {
      for keys in ["\u{1B}[200~one\ntwo", "\u{12}expl"] {
        let (terminal, before) = try session()
        try terminal.send(keys)
        terminal.settle()
        terminal.signal(number)
        #expect(try terminal.waitForExit(within: LivePrompt.limit) == .signalled(number))
        #expect(try terminal.modes() == before)
        #expect(unmarksPastes(terminal))
      }
    }

    @Test func theQuitKeyEndsTheProgramAsTheSignalDoes() throws {
      let (terminal, before) = try session()
      try terminal.send("half\u{1C}")
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .signalled(SIGQUIT))
      #expect(try terminal.modes() == before)
      #expect(unmarksPastes(terminal))
    }

    @Test func theInterruptClearsTheLineAndTheSessionGoesOn() throws {
      let (terminal, before) = try session()
      try terminal.send("half a line")
      try terminal.expectScreen(containing: "half a line", within: LivePrompt.limit)
      terminal.signal(SIGINT)
      try awaitPrompt(terminal)
      try terminal.send("knowledge stats\r")
      try terminal.expectScreen(containing: " entries, ", within: LivePrompt.limit)
      try awaitPrompt(terminal)
      try terminal.send("\u{04}")
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .exited(0))
      #expect(try terminal.modes() == before)
      #expect(unmarksPastes(terminal))
    }

    @Test(arguments: ["\u{04}", "exit\r", "quit\r"])
    func theUsualWaysOutLeaveTheTerminalAsItWas(_ keys: String) throws {
      let (terminal, before) = try session()
      try terminal.send(keys)
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .exited(0))
      #expect(try terminal.modes() == before)
      #expect(unmarksPastes(terminal))
    }

    @Test func theTerminalIsItsUsualSelfWhileAnAnswerIsWritten() throws {
      let (terminal, _) = try session()
      // The FIFO has no writer: the command waits, and the prompt has not come back.
      try terminal.send("diagnose fifo\r")
      try terminal.expectScreen(containing: "no file 'fifo'", within: LivePrompt.limit)
      try awaitPrompt(terminal)
      terminal.signal(SIGTERM)
      _ = try terminal.waitForExit(within: LivePrompt.limit)
    }

    @Test func duringACommandSignalsEndTheProgram() throws {
      let (terminal, before) = try session("mkfifo fifo")
      try terminal.send("diagnose fifo\r")
      try terminal.expect("\u{1B}[?2004l", within: LivePrompt.limit)
      try terminal.expectScreen("the usual modes", within: LivePrompt.limit) { _ in
        (try? terminal.modes()) == before
      }
      terminal.signal(SIGINT)
      #expect(try terminal.waitForExit(within: LivePrompt.limit).shellStatus == 130)
      #expect(try terminal.modes() == before)
    }

    @Test func anIgnoredSignalStaysIgnored() throws {
      let (terminal, before) = try session("trap '' TERM")
      terminal.signal(SIGTERM)
      try terminal.send("knowledge stats\r")
      try terminal.expectScreen(containing: " entries, ", within: LivePrompt.limit)
      try awaitPrompt(terminal)
      try terminal.send("\u{04}")
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .exited(0))
      #expect(try terminal.modes() == before)
    }

    @Test func theWindowsChangeKeepsTheLine() throws {
      let (terminal, _) = try session()
      try terminal.send("knowledge sta")
      try terminal.expectScreen(containing: "knowledge sta", within: LivePrompt.limit)
      for columns in [40, 120, 21, 80] {
        try terminal.resize(columns: columns, rows: 50)
        terminal.signal(SIGWINCH)
      }
      try terminal.send("ts\r")
      try terminal.expectScreen(containing: " entries, ", within: LivePrompt.limit)
    }

    @Test func aTerminalThatIsGoneEndsTheProgram() throws {
      let prompt = try LivePrompt()
      try prompt.type("half a li", showing: "half a li")
      prompt.terminal.hangUp()
      let outcome = try prompt.terminal.waitForExit(within: LivePrompt.limit)
      #expect(outcome == .signalled(SIGHUP))
      #expect(prompt.history == [])
    }

    @Test func aTerminalThatIsGoneEndsTheProgramAlsoWithoutTheSignal() throws {
      let (terminal, _) = try session("trap '' HUP")
      terminal.hangUp()
      #expect(try terminal.waitForExit(within: LivePrompt.limit) == .exited(0))
    }
  }
}
