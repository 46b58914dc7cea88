import Glibc
import TestSupport
import Testing

extension PromptTests {
  /// Stopping and continuing, which takes a shell that leads the session.
  @Suite("Job control") struct JobControl {
    private let terminal: PseudoTerminal
    private let before: TerminalModes

    /// Starts a shell, and the program in it.
    init() throws {
      let home = try TemporaryDirectory()
      let program = try builtProduct(named: "leadline")
      terminal = try PseudoTerminal(
        running: "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
        environment: LivePrompt.environment(home: home, ["PS1": "shell: ", "HISTFILE": nil]),
        workingDirectory: home.path, columns: 100, rows: 40)
      try terminal.expect("shell: ", within: LivePrompt.limit)
      before = try terminal.modes()
      try terminal.send("'\(program)' --quiet\n")
      try Self.awaitPrompt(terminal)
    }

    private static func awaitPrompt(_ terminal: PseudoTerminal) throws {
      try terminal.expect("\u{1B}[?2004h", within: LivePrompt.limit)
      try terminal.expect("leadline>", within: LivePrompt.limit)
    }

    private func awaitShell() throws {
      try terminal.expect("Stopped", within: LivePrompt.limit)
      try terminal.expect("shell: ", within: LivePrompt.limit)
      #expect(!terminal.screen.bracketsPastes)
      #expect(try terminal.modes() == before)
    }

    private func bringBack(showing line: String) throws {
      try terminal.send("fg\n")
      try Self.awaitPrompt(terminal)
      try terminal.expectScreen("the line again", within: LivePrompt.limit) {
        $0.cursorLine == "leadline> \(line)"
      }
    }

    private func leave() throws {
      try terminal.send("\u{04}")
      try terminal.expect("shell: ", within: LivePrompt.limit)
      try terminal.send("echo status $?\n")
      try terminal.expect("status 0", within: LivePrompt.limit)
      #expect(try terminal.modes() == before)
    }

    @Test func controlZAndForegroundKeepTheLine() throws {
      try terminal.send("räksmörgås 租户 AADSTS90002")
      try terminal.expectScreen(containing: "AADSTS90002", within: LivePrompt.limit)
      for _ in 1...2 {
        try terminal.send("\u{1A}")
        try awaitShell()
        try bringBack(showing: "räksmörgås 租户 AADSTS90002")
      }
      try terminal.send("\r")
      try terminal.expect("aad-tenant-not-found", within: LivePrompt.limit)
      try Self.awaitPrompt(terminal)
      try leave()
    }

    @Test func theSignalStopsAsTheKeyDoes() throws {
      try terminal.send("half")
      try terminal.expectScreen(containing: "leadline> half", within: LivePrompt.limit)
      let group = tcgetpgrp(terminal.master)
      #expect(group > 0 && group != terminal.process)
      kill(-group, SIGTSTP)
      try awaitShell()
      try bringBack(showing: "half")
      try terminal.send("\u{03}")
      try Self.awaitPrompt(terminal)
      try leave()
    }

    @Test func thePromptTakesTheTerminalBackWhenItIsStoppedByForce() throws {
      try terminal.send("half")
      try terminal.expectScreen(containing: "leadline> half", within: LivePrompt.limit)
      let group = tcgetpgrp(terminal.master)
      kill(-group, SIGSTOP)
      try terminal.expect("shell: ", within: LivePrompt.limit)
      try terminal.send("fg\n")
      try terminal.expectScreen("the line again", within: LivePrompt.limit) {
        $0.cursorLine == "leadline> half"
      }
      try terminal.expectScreen("raw mode", within: LivePrompt.limit) { _ in
        (try? terminal.modes().isLineWise) == false
      }
      try terminal.send("\u{03}")
      try Self.awaitPrompt(terminal)
      try leave()
    }

    @Test func aSignalThatEndsItGivesTheShellItsStatus() throws {
      kill(-tcgetpgrp(terminal.master), SIGTERM)
      try terminal.expect("shell: ", within: LivePrompt.limit)
      try terminal.send("echo status $?\n")
      try terminal.expect("status 143", within: LivePrompt.limit)
      #expect(try terminal.modes() == before)
    }
  }
}
