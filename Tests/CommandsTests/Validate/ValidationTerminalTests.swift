import Glibc
import TestSupport
import Testing

/// `validate` on a terminal: what moves there, and what Ctrl-C leaves behind.
@Suite("Validation on a terminal") struct ValidationTerminalTests {
  private static let limit = Duration.seconds(60)
  private static let table = "\(Installation.examples)/table.json"

  private let user: Installation

  init() throws { user = try Installation() }

  private func terminal(
    _ arguments: [String], environment changes: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: user.program, ["validate", "--sandbox"] + arguments,
      environment: user.environment.merging(changes) { $1 }, workingDirectory: user.folder.path,
      columns: 100, rows: 50)
  }

  /// The processes that run in this test's home folder, by what the system tells of them.
  private func processes() throws -> [String] {
    let search = ChildProcess(
      "/bin/bash", ["-c", "grep -las 'HOME=\(user.folder.path)/' /proc/[0-9]*/environ"],
      environment: ["PATH": "/usr/bin:/bin"])
    return try search.run().output.split(separator: "\n").map(String.init)
  }

  /// What lies in this test's folder.
  private func names() throws -> [String] {
    try user.shell("ls -A").output.split(separator: "\n").map(String.init)
  }

  @Test func aLineTellsHowFarItIsAndIsGoneInTheEnd() throws {
    let terminal = try terminal([Self.table])
    try terminal.expect("checking…", within: Self.limit)
    try terminal.expect("done", within: Self.limit)
    #expect(try terminal.waitForExit(within: Self.limit) == .exited(0))
    #expect(terminal.output.contains("\r\u{1B}[K"))
    #expect(!terminal.screen.text.contains("checking…"), "\(terminal.screen.text)")
    #expect(!terminal.screen.text.contains("checking "), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("table.sign-in"), "\(terminal.screen.text)")
  }

  @Test(
    "No line moves where none is wanted or none can",
    arguments: [
      (["--quiet"], [:]), (["--verbose"], [:]), ([], ["TERM": "dumb"]),
    ] as [([String], [String: String])])
  func nothingMoves(_ options: [String], _ environment: [String: String]) throws {
    let terminal = try terminal(options + [Self.table], environment: environment)
    #expect(try terminal.waitForExit(within: Self.limit) == .exited(0))
    #expect(!terminal.output.contains("checking…"))
    #expect(!terminal.output.contains(" done)"))
  }

  @Test func nothingMovesInAPipe() throws {
    let result = try user.run("validate", "--sandbox", Self.table)
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(!result.everything.contains("checking…"))
    #expect(!result.everything.contains("\r"))
  }

  private func begun() throws -> PseudoTerminal {
    try user.folder.write("old.json", text: "old")
    let terminal = try terminal([
      "--fault", "no-answer", "--timeout", "600", "--report", "json=old.json", "--report",
      "sarif=new.sarif", Self.table,
    ])
    try terminal.expect("checking…", within: Self.limit)
    try terminal.expect("done", within: Self.limit)
    // The program and its sandbox: without them there would be nothing to look for afterwards.
    #expect(try processes().count >= 2)
    return terminal
  }

  @Test func theInterruptKeyLeavesNothingBehind() throws {
    let terminal = try begun()
    try terminal.send("\u{03}")
    #expect(try terminal.waitForExit(within: Self.limit).shellStatus == 130)
    #expect(try names().filter { $0 != "home" } == ["old.json"])
    #expect(try user.folder.read("old.json") == Array("old".utf8))
    #expect(try processes() == [])
    #expect(!terminal.screen.text.contains("checking…"), "\(terminal.screen.text)")
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func signalsLeaveNothingBehind(_ number: Int32) throws {
    let terminal = try begun()
    terminal.signal(number)
    #expect(try terminal.waitForExit(within: Self.limit).shellStatus == 128 + number)
    #expect(try names().filter { $0 != "home" } == ["old.json"])
    #expect(try processes() == [])
  }
}

extension PromptTests {
  /// `validate` typed at the prompt.
  @Suite("Validation") struct Validating {
    private static let table = "\(Installation.examples)/table.json"

    private func dense(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    @Test func reportsAsItDoesElsewhere() throws {
      let prompt = try LivePrompt()
      let answer = try prompt.enter("validate --offline --format json '\(Self.table)'")
      #expect(dense(answer).contains("\"verdict\":\"ok\""), "\(answer)")
      #expect(try prompt.leave() == .exited(0))
    }

    @Test func theSandboxOfTheSessionIsUsed() throws {
      let prompt = try LivePrompt(["--sandbox", "--fault", "key-rejected"])
      let broken = try prompt.enter("validate --format json '\(Self.table)'")
      #expect(dense(broken).contains("\"verdict\":\"broken\""), "\(broken)")
      let other = try prompt.enter("validate --format json --offline '\(Self.table)'")
      #expect(dense(other).contains("\"verdict\":\"ok\""), "\(other)")
    }

    @Test func aMistakeEndsNoSession() throws {
      let prompt = try LivePrompt()
      #expect(try prompt.enter("validate").contains("nothing to validate"))
      #expect(try prompt.enter("validate --shard 3/2 x").contains("--shard 3/2"))
      #expect(try prompt.enter("knowledge stats").contains("entries"))
    }

    @Test func theInterruptKeyEndsTheValidationAndNotTheSession() throws {
      let prompt = try LivePrompt()
      try prompt.terminal.send(
        "validate --sandbox --fault no-answer --timeout 600 '\(Self.table)'\r")
      try prompt.terminal.expect("checking…", within: LivePrompt.limit)
      try prompt.terminal.send("\u{03}")
      try prompt.awaitMark()
      #expect(try prompt.enter("knowledge stats").contains("entries"))
      #expect(try prompt.leave() == .exited(0))
    }
  }
}
