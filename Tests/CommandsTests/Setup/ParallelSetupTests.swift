import Glibc
import Synchronization
import TestSupport
import Testing
import Text

/// Many set-ups at once, as pipelines have them.
@Suite("Set-ups in parallel") struct ParallelSetupTests {
  private static let count = 20

  /// Runs a call of each kind at once, in processes of their own.
  private func together(
    _ user: Installation, _ arguments: (Int) -> [String]
  ) throws -> [ChildProcess.Result] {
    let results = Mutex<[Int: ChildProcess.Result]>([:])
    let threads = try (0..<Self.count).map { number in
      let words = arguments(number)
      return try TestThread {
        let result = try? user.run(words)
        results.withLock { $0[number] = result }
      }
    }
    for thread in threads { thread.join() }
    let all = results.withLock { $0 }
    return (0..<Self.count).compactMap { all[$0] }
  }

  private func arguments(_ number: Int, _ more: [String]) -> [String] {
    ["setup", "--no-input", "--answers", "answers-\(number).json"] + more
  }

  private func user(profile: (Int) -> String) throws -> Installation {
    let user = try Installation().withSecret
    for number in 0..<Self.count {
      try user.writeAnswers(
        "answers-\(number).json", profile: profile(number),
        contact: "leads-\(number)@contoso.example")
    }
    return user
  }

  private func profiles(of user: Installation) -> [String] {
    user.files.filter { !$0.hasPrefix("answers-") }
  }

  @Test(arguments: 0..<3)
  func ofTwentyNamesAreAllThere(_ round: Int) throws {
    let user = try user { "name-\($0)" }
    let results = try together(user) { arguments($0, ["--offline"]) }
    #expect(results.map(\.status) == Array(repeating: 0, count: Self.count))
    let expected = (0..<Self.count).map { "home/config/leadline/profiles/name-\($0).json" }
    #expect(profiles(of: user) == expected.sorted())
    for number in 0..<Self.count {
      let text = user.text("home/config/leadline/profiles/name-\(number).json")
      #expect(text.contains("leads-\(number)@contoso.example"))
      #expect(text.count(of: "@") == 1)
    }
  }

  @Test(arguments: 0..<3)
  func ofOneNameLeaveOneWholeProfile(_ round: Int) throws {
    let user = try user { _ in "contoso" }
    let results = try together(user) { arguments($0, ["--offline"]) }
    #expect(results.map(\.status) == Array(repeating: 0, count: Self.count))
    #expect(profiles(of: user) == [Installation.profile])
    // As any one of them alone would have written it.
    let text = user.text(Installation.profile)
    let number = try #require(
      (0..<Self.count).first { text.contains("leads-\($0)@contoso.example") })
    let alone = try self.user { _ in "contoso" }
    #expect(try alone.run(arguments(number, ["--offline"])).status == 0)
    #expect(text == alone.text(Installation.profile))
  }

  @Test func inTheSandboxHaveASandboxEach() throws {
    let user = try user { "name-\($0)" }
    let results = try together(user) { number in
      number < 4 ? arguments(number, ["--sandbox"]) : ["--version"]
    }
    #expect(results.allSatisfy { $0.status == 0 }, "\(results.map(\.errorOutput))")
    #expect(profiles(of: user).count == 4)
  }

  @Test func answerOneAfterTheOtherWhatTheyDoNotSay() throws {
    let user = try user { _ in "contoso" }
    #expect(try user.run(arguments(1, ["--offline"])).status == 0)
    let result = try user.run([
      "setup", "table", "--no-input", "--offline", "--profile", "contoso",
    ])
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(user.text(Installation.profile).contains("leads-1@contoso.example"))
  }
}

/// Two people, or one with two windows, at one name.
@Suite("Two set-ups of one name") struct ParallelNameTests {
  private static let start = ["setup", "table", "--offline"]

  @Test func theSecondSaysSoAndTakesAnotherName() throws {
    let user = try Installation()
    let first = try CrashSession(Self.start, for: user)
    try first.question("What shall this set-up be called?")
    try first.enter("contoso")
    try first.question("Step 1 of 5")
    let second = try CrashSession(Self.start + ["--profile", "contoso"], for: user)
    try second.question("What shall this set-up be called?")
    #expect(second.answer.contains("Another set-up of 'contoso' is under way"))
    try second.enter("other")
    try second.question("Step 1 of 5")
    try first.enter("")
    try first.question("is not shown.")
    #expect(user.text(Installation.journal).contains("done"))
    #expect(!user.text("home/state/leadline/journal/other.jsonl").contains("done"))
  }

  @Test func whatIsUnderWayIsNotTakenUpBesides() throws {
    let user = try Installation()
    let first = try CrashSession(Self.start + ["--profile", "contoso"], for: user)
    try first.question("Step 1 of 5")
    let second = try CrashSession(["setup", "--offline", "--resume"], for: user)
    #expect(try second.end() == .exited(75))
    #expect(second.answer.contains("Another set-up of 'contoso' is under way"))
    try first.kill()
    let third = try CrashSession(["setup", "--offline", "--resume"], for: user)
    try third.question("Step 1 of 5")
  }

  @Test func withoutAnyThereIsNothingToTakeUp() throws {
    let user = try Installation()
    let session = try CrashSession(["setup", "--resume"], for: user)
    #expect(try session.end() == .exited(66))
    #expect(session.answer.contains("No set-up was left unfinished."))
    let named = try CrashSession(["setup", "--resume", "--profile", "contoso"], for: user)
    #expect(try named.end() == .exited(66))
    #expect(named.answer.contains("No set-up of 'contoso' was left unfinished."))
  }

  @Test func ofSeveralTheUserChooses() throws {
    let user = try Installation()
    for name in ["one", "two"] {
      let session = try CrashSession(Self.start + ["--profile", name], for: user)
      try session.question("Step 1 of 5")
      try session.enter("quit")
      #expect(try session.end() == .exited(0))
      #expect(session.answer.contains("leadline setup --resume --profile \(name)"))
    }
    for (answer, status) in [("\u{03}", 130), ("\u{04}", 0), ("quit\r", 0)] as [(String, Int32)] {
      let session = try CrashSession(["setup", "--offline", "--resume"], for: user)
      try session.question("Which one?")
      try session.type(answer)
      #expect(try session.end() == .exited(status))
    }
    let session = try CrashSession(["setup", "--offline", "--resume"], for: user)
    try session.question("Which one?")
    try session.enter("three")
    try session.question("Which one?")
    try session.enter("one")
    try session.question("Step 1 of 5")
    try session.kill()
    #expect(user.files.count == 2)
  }
}
