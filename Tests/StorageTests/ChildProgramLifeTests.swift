import Glibc
import Storage
import TestSupport
import Testing

/// What becomes of a child, and of what it started, when it is no longer wanted.
@Suite("Life of a child program") struct ChildProgramLifeTests {
  private static let patience = Duration.seconds(30)

  /// Whether a process is there and has not ended: one that nobody waited for counts as ended.
  private func isAlive(_ process: pid_t) -> Bool {
    guard let bytes = try? readFile("/proc/\(process)/stat") else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let name = text.lastIndex(of: ")") else { return false }
    let state = text[text.index(after: name)...].first { $0 != " " }
    return state != "Z" && state != "X"
  }

  /// Waits for the end of a process that was told to end.
  private func ends(_ process: pid_t) -> Bool {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      if !isAlive(process) { return true }
      usleep(2000)
    }
    return false
  }

  /// Starts a program that says a process's number, looks at that, and drops the program.
  private func dropped(_ script: String, stopping limit: Duration? = nil) throws -> pid_t {
    var child = try ChildProgram(
      ["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"])
    let line = try child.readLine(within: Self.patience)
    let process = try #require(pid_t(String(decoding: line, as: UTF8.self)))
    #expect(isAlive(process))
    if let limit { child.stop(within: limit) }
    return process
  }

  @Test func itEndsWithTheValue() throws {
    #expect(ends(try dropped("echo $$; exec sleep 600")))
  }

  @Test func whatItStartedEndsWithIt() throws {
    #expect(ends(try dropped("sleep 600 & echo $!; wait")))
  }

  @Test func whatIgnoresTheWishToEndIsEnded() throws {
    #expect(ends(try dropped("trap '' TERM INT HUP; echo $$; while :; do sleep 600; done")))
    let process = try dropped("echo $$; exec sleep 600", stopping: .milliseconds(20))
    #expect(ends(process))
  }

  @Test func theClosedInputTellsItToEnd() throws {
    let folder = try TemporaryDirectory()
    let path = folder.file("cleaned up")
    let process = try dropped(
      "echo $$; cat >/dev/null; echo done > '\(path)'", stopping: Self.patience)
    #expect(!isAlive(process))
    #expect(try readFile(path) == Array("done\n".utf8))
  }

  @Test func theInputStaysOpenUntilAllIsAskedFor() throws {
    var child = try ChildProgram(
      ["sh", "-c", "echo ready; cat; echo over"], environment: ["PATH": "/usr/bin:/bin"])
    let line = try child.readLine(within: Self.patience)
    #expect(line == Array("ready".utf8))
    #expect(throws: ChildProgramError.timedOut(after: .milliseconds(100))) {
      var other = try ChildProgram(["cat"], environment: ["PATH": "/usr/bin:/bin"])
      _ = try other.readLine(within: .milliseconds(100))
    }
    let rest = try child.readAll(within: Self.patience)
    #expect(rest == Array("over\n".utf8))
  }

  @Test func aLaterChildDoesNotHoldTheInputOfAnEarlierOne() throws {
    var first = try ChildProgram(["cat"], environment: ["PATH": "/usr/bin:/bin"])
    var second = try ChildProgram(
      ["sh", "-c", "echo ready; cat; echo over"], environment: ["PATH": "/usr/bin:/bin"])
    let line = try second.readLine(within: Self.patience)
    // This would not end as long as anybody holds the other end.
    let said = try first.readAll(within: Self.patience)
    let rest = try second.readAll(within: Self.patience)
    #expect(line == Array("ready".utf8))
    #expect(said == [])
    #expect(rest == Array("over\n".utf8))
  }

  @Test func itHasAProcessGroupOfItsOwn() throws {
    var child = try ChildProgram(
      ["cut", "-d", " ", "-f", "1,5", "/proc/self/stat"], environment: [:])
    let bytes = try child.readAll(within: Self.patience)
    let numbers = String(decoding: bytes.dropLast(), as: UTF8.self).split(separator: " ")
    #expect(numbers.count == 2)
    #expect(numbers.first == numbers.last)
  }

  @Test func itBlocksNoSignalsThatThisThreadBlocks() throws {
    var blocked = sigset_t()
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGUSR2)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var child = try ChildProgram(["grep", "SigBlk", "/proc/self/status"], environment: [:])
    let bytes = try child.readAll(within: Self.patience)
    #expect(String(decoding: bytes, as: UTF8.self) == "SigBlk:\t0000000000000000\n")
  }
}
