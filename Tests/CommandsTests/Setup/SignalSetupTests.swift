import Glibc
import TestSupport
import Testing
import Text

/// Whatever takes the program away from a question leaves the terminal and the journal as they are
/// to be.
@Suite("Set-up and signals") struct SignalSetupTests {
  /// How a set-up is ended.
  enum Ending: CaseIterable {
    case terminated, hungUp, interrupted, endOfInput
  }

  /// Stops and continues by key and by signal, and changes the window meanwhile.
  private func disturb(_ session: SignalSession) throws {
    try session.terminal.resize(columns: 40, rows: 20)
    try session.prompt()
    try session.type("\u{19}")
    try session.stop()
    try session.terminal.resize(columns: 200, rows: 60)
    try session.goOn()
    session.signal(SIGTSTP)
    try session.stop()
    try session.goOn()
  }

  private func checkJournal(of session: SignalSession, _ prompt: SignalSession.Prompt) throws {
    let journal = session.user.text(Installation.journal)
    let name = prompt.testDescription
    #expect(session.user.files.contains(Installation.journal) == prompt.isKept, "\(name)")
    for line in journal.split(separator: "\n") {
      #expect(throws: Never.self, "\(name): \(line)") { try JSONParser.parse(String(line)) }
    }
    #expect(!journal.contains("AccountKey=bGVh"))
    #expect(!session.terminal.output.contains(Installation.connectionKey))
  }

  @Test(arguments: SignalSession.prompts, Ending.allCases)
  func everyQuestionIsLeftInOrder(_ prompt: SignalSession.Prompt, _ ending: Ending) throws {
    let session = try SignalSession(at: prompt)
    if ending == .interrupted || ending == .terminated { try disturb(session) }
    switch ending {
    case .terminated:
      session.signal(SIGTERM)
      try session.end(with: 143)
    case .hungUp:
      session.signal(SIGHUP)
      try session.end(with: 129)
    case .interrupted: try interrupt(session, prompt)
    case .endOfInput:
      try session.type("\u{04}")
      try session.end(with: prompt.statusAfterEndOfInput)
      if prompt.question != "customer-leads document" {
        let words = prompt.isKept ? "setup --resume --profile contoso" : "Nothing was stored."
        #expect(session.terminal.screen.text.contains(words))
      }
    }
    try checkJournal(of: session, prompt)
  }

  private func interrupt(_ session: SignalSession, _ prompt: SignalSession.Prompt) throws {
    switch prompt.testDescription {
    case "leaving": session.signal(SIGINT)
    case "document": try session.type("\u{03}")
    case "besides", "steps":
      // One besides the set-up's own comes back to that.
      try session.type("\u{03}")
      try session.question(prompt.testDescription == "steps" ? "Step 1 of 5" : "In a file")
      fallthrough
    default:
      session.signal(SIGINT)
      try session.question("Leave the set-up?")
      try session.type("n\r")
      try session.prompt()
      try session.type("\u{03}")
      try session.question("Leave the set-up?")
      try session.type("\u{03}")
    }
    try session.end(with: prompt.statusAfterInterrupts)
  }
}

/// What ends, stops or goes on while services are asked.
@Suite("Checks of the set-up and signals") struct SignalCheckTests {
  /// Goes to where the sandbox is asked for long.
  private func session(_ options: String...) throws -> SignalSession {
    let session = try asked(options)
    try session.terminal.expect("looking whether", within: CrashSession.limit)
    #expect(try session.terminal.modes() == session.before)
    return session
  }

  private func asked(_ options: [String]) throws -> SignalSession {
    let session = try SignalSession(
      ["setup", "table", "--profile", "contoso", "--sandbox"] + options)
    try session.question("Step 1 of 5")
    try session.type("\r")
    try session.question("is not shown.")
    try session.type(Installation.connection + "\r")
    return session
  }

  /// The processes of a program's group that run the sandbox.
  private func sandboxes(of session: SignalSession) -> [String] {
    let text = session.user.folder.path
    let result = try? ChildProcess("/bin/sh", ["-c", "cat /proc/[0-9]*/environ | tr '\\0' '\\n'"])
      .run()
    return (result?.output ?? "").split(separator: "\n").map(String.init).filter {
      $0.hasPrefix("HOME=\(text)")
    }
  }

  @Test func theInterruptCancelsTheCheckAndNothingElse() throws {
    let session = try session("--fault", "no-answer")
    let start = ContinuousClock.now
    try session.type("\u{03}")
    try session.question("is not shown.")
    let duration = ContinuousClock.now - start
    #expect(session.terminal.screen.text.contains("Cancelled. 'check' looks once more."))
    // A quarter of a second on a quiet machine.
    #expect(duration < .seconds(2), "\(duration)")
    try session.type("\u{04}")
    try session.end(with: 0)
    try awaitNoSandbox(session)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func theOthersEndTheProgramAndItsSandbox(_ number: Int32, _ status: Int32) throws {
    let session = try session("--fault", "no-answer")
    session.signal(number)
    try session.end(with: status)
    #expect(!session.terminal.screen.text.contains("Cancelled."))
    try awaitNoSandbox(session)
    #expect(session.user.text(Installation.journal).contains("storage-account"))
  }

  @Test func aKilledProgramLeavesNoSandbox() throws {
    let session = try session("--fault", "no-answer")
    session.signal(SIGKILL)
    try session.terminal.expect("ended 137", within: CrashSession.limit)
    try awaitNoSandbox(session)
  }

  @Test func aStoppedCheckGoesOn() throws {
    let session = try session("--fault", "no-answer")
    try session.type("\u{19}")
    try session.stop()
    try session.terminal.send("\n")
    try session.terminal.expectScreen("the program", within: CrashSession.limit) { _ in
      tcgetpgrp(session.terminal.master) != session.terminal.process
    }
    try session.type("\u{03}")
    try session.question("is not shown.")
    try session.type("\u{04}")
    try session.end(with: 0)
  }

  @Test func waitingIsStoppedByTheInterruptAndEndedByTheOthers() throws {
    for isEnded in [false, true] {
      let session = try asked(["--fault", "key-rejected"])
      try session.question("Mend it, then press Enter")
      try session.type("wait\r")
      try session.terminal.expect("again in", within: CrashSession.limit)
      if isEnded {
        session.signal(SIGTERM)
        try session.end(with: 143)
      } else {
        try session.type("\u{03}")
        try session.question("Stopped waiting.")
      }
    }
  }

  @Test func atThePromptTheProgramIsEndedToo() throws {
    let session = try SignalSession(["--sandbox", "--fault", "no-answer"])
    try session.terminal.expect("leadline>", within: CrashSession.limit)
    try session.type("setup table --profile contoso --sandbox --fault no-answer\r")
    try session.question("Step 1 of 5")
    try session.type("\r")
    try session.question("is not shown.")
    try session.type(Installation.connection + "\r")
    try session.terminal.expect("looking whether", within: CrashSession.limit)
    session.signal(SIGTERM)
    try session.end(with: 143)
  }

  @Test func withoutATerminalTheStatusIsTheSignals() throws {
    for (number, status) in [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)] {
      let user = try Installation().withSecret
      try user.writeAnswers()
      let name = ["INT", "TERM", "HUP"][[SIGINT, SIGTERM, SIGHUP].firstIndex(of: number) ?? 0]
      let result = try user.shell(
        """
        set -m
        "$LEADLINE" setup --no-input --answers answers.json --sandbox --fault no-answer &
        until pgrep -g $! leadline-sandbox >/dev/null || [ -e started ]; do
          sleep 0.1; ls /proc/$!/task >/dev/null || touch started
          [ "$((n = n + 1))" -gt 20 ] && touch started
        done
        kill -\(name) $!; wait $!; echo $?
        """)
      #expect(result.output == "\(status)\n", "\(result.errorOutput)")
      #expect(user.files.filter { $0 != "started" } == ["answers.json"])
    }
  }

  private func awaitNoSandbox(_ session: SignalSession) throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      if sandboxes(of: session).count <= 1 { return }
      usleep(50_000)
    }
    Issue.record("a sandbox is still running")
  }
}
