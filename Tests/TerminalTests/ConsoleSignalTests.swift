import Glibc
import TestSupport
import Testing

extension ConsoleProgram.Kind {
  /// What is on the screen once `half` is typed.
  var showingHalf: String {
    switch self {
    case .visible, .plain: "answer> half"
    case .prefilled: "answer> contosohalf"
    case .hidden, .plainHidden: "answer>"
    }
  }

  /// What the console says of `half` and Enter.
  var event: String {
    switch self {
    case .visible, .plain: "line <half>"
    case .prefilled: "line <contosohalf>"
    case .hidden, .plainHidden: "secret of 4"
    }
  }
}

@Suite("Console and signals", .serialized) struct ConsoleSignalTests {
  private static let limit = Duration.seconds(60)

  /// A console on a terminal whose settings are not the usual ones, and these settings.
  private func session(
    _ kind: ConsoleProgram.Kind, preparation: String = ":", columns: Int = 80
  ) throws -> (terminal: PseudoTerminal, before: TerminalModes) {
    let script = """
      ulimit -c 0; stty -ixon erase '^H' susp '^Y' eof '^D'; \(preparation)
      echo prepared; read go; \(try ConsoleProgram.command(kind).withExec)
      """
    let terminal = try PseudoTerminal(
      running: "/bin/bash", ["-c", script], environment: Self.environment, columns: columns)
    try terminal.expect("prepared", within: Self.limit)
    let before = try terminal.modes()
    try terminal.send("\n")
    try terminal.expect(ConsoleProgram.prompt, within: Self.limit)
    return (terminal, before)
  }

  private static var environment: [String: String] {
    var environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8"]
    // The bundle finds its libraries by it, where it is set.
    if let path = unsafe getenv("LD_LIBRARY_PATH") {
      environment["LD_LIBRARY_PATH"] = unsafe String(cString: path)
    }
    return environment
  }

  private func typeHalf(_ kind: ConsoleProgram.Kind, _ terminal: PseudoTerminal) throws {
    try terminal.send("half")
    try terminal.expectScreen(containing: kind.showingHalf, within: Self.limit)
    terminal.settle()
  }

  private func leave(_ terminal: PseudoTerminal) throws {
    try terminal.expect(ConsoleProgram.prompt, within: Self.limit)
    terminal.settle()
    try terminal.send("\u{15}\u{04}")
    try terminal.expect("end of input, as before", within: Self.limit)
  }

  @Test(arguments: ConsoleProgram.Kind.allCases, [SIGTERM, SIGHUP, SIGQUIT])
  func theEndLeavesTheTerminalAsItWas(_ kind: ConsoleProgram.Kind, _ number: Int32) throws {
    let (terminal, before) = try session(kind)
    try typeHalf(kind, terminal)
    terminal.signal(number)
    #expect(try terminal.waitForExit(within: Self.limit) == .signalled(number))
    #expect(try terminal.modes() == before)
    #expect(!terminal.screen.bracketsPastes)
    #expect(terminal.screen.cursorColumn == 0)
    #expect(terminal.output.contains("half") != kind.isHidden)
  }

  @Test(arguments: ConsoleProgram.Kind.allCases)
  func theQuitKeyEndsTheProgram(_ kind: ConsoleProgram.Kind) throws {
    let (terminal, before) = try session(kind)
    try terminal.send("half\u{1C}")
    #expect(try terminal.waitForExit(within: Self.limit) == .signalled(SIGQUIT))
    #expect(try terminal.modes() == before)
  }

  @Test(arguments: ConsoleProgram.Kind.allCases)
  func theInterruptGivesTheAnswerUp(_ kind: ConsoleProgram.Kind) throws {
    let (terminal, before) = try session(kind)
    for isKey in [false, true] {
      try typeHalf(kind, terminal)
      if isKey { try terminal.send("\u{03}") } else { terminal.signal(SIGINT) }
      try terminal.expect("interrupted, as before", within: Self.limit)
      try terminal.expect(ConsoleProgram.prompt, within: Self.limit)
    }
    // The prompt that was waited for is the one that `leave` types at.
    terminal.settle()
    try terminal.send("\u{15}\u{04}")
    try terminal.expect("end of input, as before", within: Self.limit)
    #expect(try terminal.waitForExit(within: Self.limit) == .exited(7))
    #expect(try terminal.modes() == before)
    #expect(terminal.output.contains("half") != kind.isHidden)
  }

  @Test(arguments: ConsoleProgram.Kind.allCases)
  func theWindowsChangeKeepsTheAnswer(_ kind: ConsoleProgram.Kind) throws {
    let (terminal, before) = try session(kind)
    try typeHalf(kind, terminal)
    for columns in [40, 21, 120, 80] { try terminal.resize(columns: columns, rows: 24) }
    try terminal.send("\r")
    try terminal.expect("\(kind.event), as before", within: Self.limit)
    try leave(terminal)
    #expect(try terminal.waitForExit(within: Self.limit) == .exited(7))
    #expect(try terminal.modes() == before)
  }

  @Test(arguments: ConsoleProgram.Kind.allCases)
  func aTerminalThatIsGoneIsTheEndOfInput(_ kind: ConsoleProgram.Kind) throws {
    let (terminal, _) = try session(kind, preparation: "trap '' HUP")
    try typeHalf(kind, terminal)
    terminal.hangUp()
    // What is written to it afterwards does not arrive, which the program throws.
    guard case .exited = try terminal.waitForExit(within: Self.limit) else {
      Issue.record("the program did not end of itself")
      return
    }
  }

  @Test func twentyColumnsAreEnough() throws {
    for kind in ConsoleProgram.Kind.allCases {
      let (terminal, before) = try session(kind, columns: 20)
      try terminal.send("租户的租户的租户的租户的租户的\r")
      try terminal.expect("as before", within: Self.limit)
      try leave(terminal)
      #expect(try terminal.waitForExit(within: Self.limit) == .exited(7))
      #expect(try terminal.modes() == before)
      #expect(terminal.output.contains("租") != kind.isHidden)
    }
  }

  /// Stopping and continuing, which takes a shell that leads the session.
  @Suite("Job control", .serialized) struct JobControl {
    private func shell() throws -> (terminal: PseudoTerminal, before: TerminalModes) {
      var environment = ConsoleSignalTests.environment
      environment["PS1"] = "shell: "
      let terminal = try PseudoTerminal(
        running: "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
        environment: environment, columns: 300, rows: 40)
      try terminal.expect("shell: ", within: ConsoleSignalTests.limit)
      return (terminal, try terminal.modes())
    }

    private func awaitShell(_ terminal: PseudoTerminal, _ before: TerminalModes) throws {
      try terminal.expect("Stopped", within: ConsoleSignalTests.limit)
      try terminal.expect("shell: ", within: ConsoleSignalTests.limit)
      #expect(!terminal.screen.bracketsPastes)
      #expect(try terminal.modes() == before)
    }

    private func bringBack(_ kind: ConsoleProgram.Kind, _ terminal: PseudoTerminal) throws {
      try terminal.send("fg\n")
      try terminal.expect("> /dev/null 2>&1", within: ConsoleSignalTests.limit)
      try terminal.expect(ConsoleProgram.prompt, within: ConsoleSignalTests.limit)
      terminal.settle()
    }

    @Test(arguments: ConsoleProgram.Kind.allCases, [true, false])
    func aStopGivesTheTerminalBack(_ kind: ConsoleProgram.Kind, _ isKey: Bool) throws {
      let (terminal, before) = try shell()
      try terminal.send(ConsoleProgram.command(kind) + "\n")
      try terminal.expect("> /dev/null 2>&1", within: ConsoleSignalTests.limit)
      try terminal.expect(ConsoleProgram.prompt, within: ConsoleSignalTests.limit)
      try terminal.send("half")
      try terminal.expectScreen(containing: kind.showingHalf, within: ConsoleSignalTests.limit)
      terminal.settle()
      for _ in 1...2 {
        if isKey { try terminal.send("\u{1A}") } else { kill(-tcgetpgrp(terminal.master), SIGTSTP) }
        try awaitShell(terminal, before)
        try bringBack(kind, terminal)
      }
      // The terminal itself edits a plain line, and has thrown away what was typed of it.
      try terminal.send(kind == .plain ? "\u{15}half\r" : "\r")
      try terminal.expect("\(kind.event), as before", within: ConsoleSignalTests.limit)
      try terminal.expect(ConsoleProgram.prompt, within: ConsoleSignalTests.limit)
      terminal.settle()
      try terminal.send("\u{15}\u{04}")
      try terminal.expect("end of input, as before", within: ConsoleSignalTests.limit)
      try terminal.expect("shell: ", within: ConsoleSignalTests.limit)
      #expect(try terminal.modes() == before)
      #expect(terminal.output.contains("half") != kind.isHidden)
    }
  }
}

extension String {
  /// A command with its variables, run in the shell's place.
  fileprivate var withExec: String { "exec env \(self)" }
}
