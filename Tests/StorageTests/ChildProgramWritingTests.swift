import Glibc
import Storage
import TestSupport
import Testing

@Suite("Writing to a child program") struct ChildProgramWritingTests {
  private static let patience = Duration.seconds(30)

  @Test(arguments: [0, 1, 4096, 65_536, 65_537, 1_000_000])
  func allArrivesAndThenTheEnd(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    var child = try ChildProgram(["sh", "-c", "cat | cksum"], environment: [:])
    try child.write(bytes, within: Self.patience)
    let seen = try child.readAll(within: Self.patience)
    var other = try ChildProgram(["sh", "-c", "cat | wc -c"], environment: [:])
    try other.write(bytes, within: Self.patience)
    let length = try other.readAll(within: Self.patience)
    #expect(String(decoding: seen, as: UTF8.self).hasSuffix(" \(count)\n"))
    #expect(String(decoding: length, as: UTF8.self) == "\(count)\n")
  }

  @Test func theInputCanBeOpenedAnewByItsName() throws {
    var child = try ChildProgram(["sh", "-c", "cat /dev/stdin"], environment: [:])
    try child.write(Array("text".utf8), within: Self.patience)
    let seen = try child.readAll(within: Self.patience)
    #expect(seen == Array("text".utf8))
  }

  @Test func aChildThatDoesNotReadIsNotAwaitedForEver() throws {
    var child = try ChildProgram(["sleep", "600"], environment: [:])
    let limit = Duration.milliseconds(100)
    #expect(throws: ChildProgramError.timedOut(after: limit)) {
      try child.write([UInt8](repeating: 1, count: 1 << 20), within: limit)
    }
  }

  @Test func aChildThatEndsUnreadTellsItsStatus() throws {
    // The signal for a broken pipe would end this very process.
    let before = signal(SIGPIPE, SIG_DFL)
    defer { signal(SIGPIPE, before) }
    var child = try ChildProgram(["sh", "-c", "exec <&-; exit 7"], environment: [:])
    try child.write([UInt8](repeating: 1, count: 1 << 20), within: Self.patience)
    #expect(throws: ChildProgramError.failed(status: 7)) {
      _ = try child.readAll(within: Self.patience)
    }
    var pending = sigset_t()
    sigpending(&pending)
    #expect(sigismember(&pending, SIGPIPE) == 0)
  }

  @Test func linesAreAnsweredOneByOne() throws {
    var child = try ChildProgram(
      ["sh", "-c", "while read -r line; do echo \"<$line>\"; done"], environment: [:])
    for line in ["one", "two"] {
      child.writeLine(line)
      let answer = try child.readLine(within: Self.patience)
      #expect(answer == Array("<\(line)>".utf8))
    }
    child.stop(within: Self.patience)
    child.writeLine("nobody reads this")
  }

  @Test func itsErrorsJoinWhatItSaysWhereTheyAreTo() throws {
    var child = try ChildProgram(
      ["sh", "-c", "echo out; echo err >&2"], environment: [:], joinsErrors: true)
    let seen = try child.readAll(within: Self.patience)
    #expect(seen == Array("out\nerr\n".utf8))
  }

  @Test func noOtherChildHoldsItsInputOpen() throws {
    var children: [TestThread] = []
    for _ in 0..<8 {
      children.append(
        try TestThread {
          for _ in 0..<10 {
            #expect(throws: Never.self) {
              var child = try ChildProgram(["cat"], environment: [:])
              try child.write([1], within: Self.patience)
              let seen = try child.readAll(within: Self.patience)
              #expect(seen == [1])
            }
          }
        })
    }
    children.forEach { $0.join() }
  }
}
