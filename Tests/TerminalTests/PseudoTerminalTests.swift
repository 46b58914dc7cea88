import Glibc
import TestSupport
import Testing

@Suite("Pseudo-terminal driver") struct PseudoTerminalTests {
  private let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8"]

  @Test func runsAProgramAndReportsItsStatus() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", "stty size; read line; echo \"got $line\"; exit 7"],
      environment: environment, columns: 62, rows: 17)
    try terminal.expectScreen(containing: "17 62")
    try terminal.send("räksmörgås\r")
    try terminal.expect("got räksmörgås")
    #expect(try terminal.waitForExit() == .exited(7))
  }

  @Test func aKeyMakesASignalThere() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", "echo ready; exec sleep 30"], environment: environment)
    try terminal.expect("ready")
    try terminal.send("\u{03}")
    #expect(try terminal.waitForExit() == .signalled(SIGINT))
  }

  @Test func aStoppedProgramIsSeenAndGoesOn() throws {
    let terminal = try PseudoTerminal(running: "/bin/cat", environment: environment)
    let before = try terminal.modes()
    #expect(before.echoes && before.isLineWise && before.makesSignals)
    terminal.signal(SIGSTOP)
    #expect(try terminal.waitForExit() == .stopped(SIGSTOP))
    terminal.signal(SIGCONT)
    try terminal.send("again\r\u{04}")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try terminal.modes() == before)
  }

  @Test func manyBytesGoBothWays() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", "stty raw -echo; echo ready; exec head -c 1000000"],
      environment: environment)
    try terminal.expect("ready")
    let start = terminal.received.count
    try terminal.send([UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000))
    #expect(try terminal.waitForExit(within: .seconds(20)) == .exited(0))
    terminal.settle()
    #expect(terminal.received.count - start >= 1_000_000)
  }

  @Test func resizeReachesTheProgram() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/bash",
      ["--norc", "-c", "trap 'stty size' WINCH; echo ready; while :; do sleep 0.01; done"],
      environment: environment)
    try terminal.expect("ready")
    try terminal.resize(columns: 40, rows: 10)
    try terminal.expect("10 40")
  }

  @Test func whatDoesNotComeIsReportedWithTheScreen() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/sh", ["-c", "echo this; sleep 5"], environment: environment)
    let failure = #expect(throws: TestSupportError.self) {
      try terminal.expect("that", within: .milliseconds(200))
    }
    #expect(failure?.description.contains("this") == true)
  }

  @Test func aMissingProgramIsReported() {
    #expect(throws: TestSupportError.self) {
      try PseudoTerminal(running: "/nonexistent/program", environment: [:])
    }
  }
}

@Suite("Child process runner") struct ChildProcessTests {
  @Test func carriesInputOutputAndStatus() throws {
    let result = try ChildProcess(
      "/bin/sh", ["-c", "cat; echo oops >&2; exit 3"], input: .bytes(Array("hello".utf8))
    ).run()
    #expect(result.output == "hello")
    #expect(result.errorOutput == "oops\n")
    #expect(result.outcome == .exited(3))
    #expect(result.peakKibibytes > 100)
  }

  @Test func largeInputDoesNotBlock() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 3_000_000)
    let result = try ChildProcess("/bin/cat", input: .bytes(bytes)).run()
    #expect(result.outputBytes == bytes)
  }

  @Test func aChildThatReadsNothingDoesNotBlock() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 3_000_000)
    let result = try ChildProcess("/bin/true", input: .bytes(bytes)).run()
    #expect(result.status == 0)
  }

  @Test func aClosedPipeEndsTheChild() throws {
    let result = try ChildProcess("/usr/bin/yes", output: .closedPipe).run()
    #expect(result.status == 141)
  }

  @Test func aFullDeviceIsAFile() throws {
    let result = try ChildProcess(
      "/bin/sh", ["-c", "echo text"], output: .file("/dev/full")
    ).run()
    #expect(result.status != 0)
  }

  @Test func theEnvironmentAndFolderAreGivenWhole() throws {
    var child = ChildProcess("/bin/sh", ["-c", "pwd; echo $WORD"], environment: ["WORD": "yes"])
    child.workingDirectory = "/usr"
    #expect(try child.run().output == "/usr\nyes\n")
  }

  @Test func anEndlessChildIsKilled() {
    #expect(throws: TestSupportError.self) {
      try ChildProcess("/bin/sleep", ["30"], timeLimit: .milliseconds(200)).run()
    }
  }

  @Test func keepsOnlyTheLimit() throws {
    var child = ChildProcess("/usr/bin/head", ["-c", "500000", "/dev/zero"])
    child.keptBytes = 1000
    #expect(try child.run().outputBytes.count == 1000)
  }
}
