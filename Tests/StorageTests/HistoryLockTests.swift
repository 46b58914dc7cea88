import Glibc
import Storage
import TestSupport
import Testing

/// Sessions in processes of their own, some of which hold the lock or die with it.
@Suite("History and other processes") struct HistoryLockTests {
  private let folder: TemporaryDirectory
  private let path: String

  init() throws {
    folder = try TemporaryDirectory()
    path = try folder.write("history", text: "old\n")
  }

  private func locked() throws -> Int32 {
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0)
    try #require(flock(descriptor, LOCK_EX) == 0)
    return descriptor
  }

  @Test func aLockThatIsHeldForLongIsToldAndNothingIsWritten() throws {
    let descriptor = try locked()
    defer { close(descriptor) }
    let start = ContinuousClock.now
    #expect(throws: HistoryError.busy(path: path)) { try HistoryFile(path: path).append("new") }
    #expect(ContinuousClock.now - start >= .seconds(2))
    #expect(try folder.read("history") == Array("old\n".utf8))
    #expect(try HistoryFile(path: path).load() == ["old"], "reading needs no lock")
  }

  @Test func aLockThatIsHeldForAMomentIsWaitedFor() throws {
    let descriptor = try locked()
    let thread = try TestThread {
      usleep(100_000)
      close(descriptor)
    }
    #expect(try HistoryFile(path: path).append("new"))
    thread.join()
    #expect(try HistoryFile(path: path).load() == ["old", "new"])
  }

  @Test func aFileThatWasReplacedWhileWaitingIsOpenedAnew() throws {
    let descriptor = try locked()
    let replacement = try folder.write("history.new", text: "trimmed\n")
    let path = path
    let thread = try TestThread {
      _ = try? HistoryFile(path: path).append("new")
    }
    usleep(100_000)
    try #require(rename(replacement, path) == 0)
    close(descriptor)
    thread.join()
    #expect(try HistoryFile(path: path).load() == ["trimmed", "new"])
  }

  @Test func aSessionThatWasKilledHoldsNoLock() throws {
    // The shell writes half a line under the lock and is killed before it can go on.
    let script = "exec 9>>'\(path)'; flock 9 || exit 3; printf 'half a li' >&9; kill -9 $$"
    let result = try ChildProcess(
      "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"]
    ).run()
    try #require(result.outcome == .signalled(SIGKILL))
    #expect(try HistoryFile(path: path).append("new"))
    #expect(try HistoryFile(path: path).load() == ["old", "half a li", "new"])
  }

  /// Eight processes add by the same rules: lock, one write at the end.
  @Test func otherProcessesAddAtOnce() async throws {
    let script = """
      for i in $(seq 1 25); do
        ( flock 9; printf '%s\\n' "process $1 line $i" >&9 ) 9>>"$2"
      done
      """
    let path = path
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 0..<7 {
        group.addTask {
          try ChildProcess(
            "/bin/sh", ["-c", script, "sh", "\(number)", path],
            environment: ["PATH": "/usr/bin:/bin"]
          ).run().status
        }
      }
      group.addTask {
        let history = HistoryFile(path: path, maximumEntries: 10_000)
        for line in 1...25 { try history.append("process 7 line \(line)") }
        return 0
      }
      for try await status in group { #expect(status == 0) }
    }
    let entries = try HistoryFile(path: path, maximumEntries: 10_000).load()
    #expect(entries.count == 1 + 8 * 25)
    for number in 0..<8 {
      let own = entries.filter { $0.hasPrefix("process \(number) ") }
      #expect(own == (1...25).map { "process \(number) line \($0)" })
    }
  }

  /// A session that trims puts a new file in place; one that waits for the old one must notice.
  @Test func eightSessionsThatTrimLoseNoneOfTheNewest() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<8 {
        group.addTask {
          let history = HistoryFile(path: path, maximumEntries: 40)
          for number in 0..<40 { try history.append("session \(session) line \(number)") }
        }
      }
      try await group.waitForAll()
    }
    let entries = try HistoryFile(path: path, maximumEntries: 1000).load()
    #expect((40...50).contains(entries.count))
    for session in 0..<8 {
      // What is left of a session is its end, in order and without a gap.
      let own = entries.filter { $0.hasPrefix("session \(session) ") }
      #expect(own == ((40 - own.count)..<40).map { "session \(session) line \($0)" })
    }
    #expect(access("\(path).new", F_OK) != 0)
  }

  @Test func aFileThatWasRemovedWhileOpenIsMadeAnew() throws {
    let history = HistoryFile(path: path)
    try history.append("one")
    unlink(path)
    try history.append("two")
    #expect(try history.load() == ["two"])
  }
}
