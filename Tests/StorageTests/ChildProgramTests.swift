import Glibc
import Storage
import TestSupport
import Testing

@Suite("Child program") struct ChildProgramTests {
  /// What a loaded machine may need; nothing takes so long when all is well.
  private static let patience = Duration.seconds(30)

  private func output(
    of words: [String], environment: [String: String] = [:]
  ) throws -> String {
    var child = try ChildProgram(words, environment: environment)
    let bytes = try child.readAll(within: Self.patience)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "Words arrive as they are",
    arguments: [
      ["plain"], ["a b"], ["", "after nothing"], ["*", "?", "~", "$HOME"], ["'", "\"", "\\"],
      ["two\nlines", "\ttab"], ["é", "名前", "🦊"], ["-n", "--help"], [";", "|", "&&", "`id`"],
    ])
  func wordsArrive(_ words: [String]) throws {
    let seen = try output(of: ["sh", "-c", "printf '[%s]' \"$@\"", "sh"] + words)
    #expect(seen == words.map { "[\($0)]" }.joined())
  }

  @Test(
    "It sees the variables that it is given, and no others",
    arguments: [
      [:], ["A": "1"], ["A": "1 2", "B": "", "C": "x=y"], ["NAME": "é'\"$A"],
    ] as [[String: String]])
  func variablesArrive(_ environment: [String: String]) throws {
    let seen = try output(of: ["/usr/bin/env"], environment: environment)
    let lines = seen.split(separator: "\n").map(String.init)
    #expect(lines.sorted() == environment.map { "\($0.key)=\($0.value)" }.sorted())
  }

  @Test(arguments: [1, 2, 7, 64, 78, 127, 255] as [Int32])
  func tellsTheStatus(_ status: Int32) {
    #expect(throws: ChildProgramError.failed(status: status)) {
      _ = try output(of: ["sh", "-c", "echo partial; exit \(status)"])
    }
  }

  @Test(arguments: [SIGTERM, SIGKILL, SIGUSR1, SIGABRT])
  func tellsTheSignal(_ signal: Int32) {
    #expect(throws: ChildProgramError.killed(signal: signal)) {
      _ = try output(of: ["sh", "-c", "ulimit -c 0; kill -\(signal) $$"])
    }
  }

  @Test(
    arguments: [[], [""], ["/no/such/program"], ["no-such-program-anywhere"], ["/"]] as [[String]])
  func tellsWhyItDidNotStart(_ words: [String]) throws {
    let failure = #expect(throws: ChildProgramError.self) {
      _ = try ChildProgram(words, environment: [:])
    }
    guard case .notStarted(let reason) = try #require(failure) else {
      Issue.record("was told to have \(String(describing: failure))")
      return
    }
    #expect(!reason.isEmpty)
  }

  // MARK: - Lines

  @Test func aLineLeavesTheRestWhereItIs() throws {
    var child = try ChildProgram(["printf", "one\\ntwo\\n\\nfour"], environment: [:])
    var lines: [String] = []
    for _ in 0..<3 {
      lines.append(String(decoding: try child.readLine(within: Self.patience), as: UTF8.self))
    }
    let rest = try child.readAll(within: Self.patience)
    #expect(lines == ["one", "two", ""])
    #expect(rest == Array("four".utf8))
  }

  @Test func whatIsReadWholeKeepsItsLineEnds() throws {
    #expect(try output(of: ["printf", "one\\ntwo\\n"]) == "one\ntwo\n")
    #expect(try output(of: ["true"]) == "")
  }

  @Test func theLastLineNeedsNoEnd() throws {
    var child = try ChildProgram(["printf", "half"], environment: [:])
    let line = try child.readLine(within: Self.patience)
    let next = try child.readLine(within: Self.patience)
    #expect(line == Array("half".utf8))
    #expect(next == [])
  }

  @Test func aLineLongerThanAllowedIsAnError() throws {
    var child = try ChildProgram(["printf", "abc\\n"], environment: [:])
    let line = try child.readLine(within: Self.patience, maximumBytes: 4)
    #expect(line == Array("abc".utf8))
    #expect(throws: ChildProgramError.saidTooMuch(maximumBytes: 2)) {
      var child = try ChildProgram(["printf", "abc\\n"], environment: [:])
      _ = try child.readLine(within: Self.patience, maximumBytes: 2)
    }
  }

  @Test func asMuchAsIsAllowedIsReadAndNotOneByteMore() throws {
    var child = try ChildProgram(["printf", "0123456789"], environment: [:])
    let bytes = try child.readAll(within: Self.patience, maximumBytes: 10)
    #expect(bytes == Array("0123456789".utf8))
    #expect(throws: ChildProgramError.saidTooMuch(maximumBytes: 9)) {
      var child = try ChildProgram(["printf", "0123456789"], environment: [:])
      _ = try child.readAll(within: Self.patience, maximumBytes: 9)
    }
  }

  @Test func aLineThatDoesNotComeIsNotAwaitedForEver() {
    let limit = Duration.milliseconds(50)
    #expect(throws: ChildProgramError.timedOut(after: limit)) {
      var child = try ChildProgram(["sleep", "600"], environment: [:])
      _ = try child.readLine(within: limit)
    }
  }

  @Test func theWaitForTheEndCountsAsWell() {
    let limit = Duration.milliseconds(200)
    #expect(throws: ChildProgramError.timedOut(after: limit)) {
      var child = try ChildProgram(["sh", "-c", "exec >&-; sleep 600"], environment: [:])
      _ = try child.readAll(within: limit)
    }
  }
}
