import Glibc
import TestSupport
import Testing

/// A dialogue of which a system call fails: the journal is whole, and the set-up comes to its end.
@Suite("Dialogue under failing system calls", .enabled(if: !Sanitizer.isOn))
struct CrashJournalTests {
  private static let steps = [
    CrashStep(question: "What shall this set-up be called?", answer: "contoso"),
    CrashStep(question: "Step 1 of 5", answer: ""),
    CrashStep(question: "is not shown.", answer: Installation.connection),
    CrashStep(question: "In a file that only you can read", answer: "1"),
    CrashStep(question: "Step 3 of 5", answer: ""),
    CrashStep(question: "Contact email:", answer: "leads@contoso.example"),
    CrashStep(question: "customer-leads document", answer: "skip"),
  ]
  private static let start = ["setup", "table", "--offline"]
  private static let resume = start + ["--resume", "--profile", "contoso"]
  private static let secret = "home/config/leadline/secrets/contoso.storageAccountConnectionString"

  /// Answers what is asked until the end.
  ///
  /// - Returns: How it ended, and which questions were asked.
  private func answer(
    _ session: CrashSession
  ) throws -> (outcome: ExitOutcome, asked: [Int]) {
    var asked: [Int] = []
    while let number = try session.question(among: Self.steps.map(\.question)) {
      // What cannot be kept in a file stands in a variable.
      let isAgain = number == 3 && asked.contains(3)
      // The same question for ever is an end as well.
      try #require(asked.count < 20)
      asked.append(number)
      try session.enter(isAgain ? "${env:LEADS_KEY}" : Self.steps[number].answer)
    }
    return (try session.end(), asked)
  }

  private func straight() throws -> (user: Installation, calls: Int) {
    let user = try Installation().withSecret
    let log = try TemporaryDirectory()
    let counter = try SystemCallFault(folder: user.folder.path, log: log.file("log"))
    let session = try CrashSession(Self.start, for: user, environment: counter.environment())
    let (outcome, asked) = try answer(session)
    #expect(outcome == .exited(0))
    #expect(asked == Array(Self.steps.indices))
    #expect(user.files == [Installation.profile, Self.secret])
    return (user, counter.calls().count)
  }

  /// Each kind begins at another call.
  static let cases = [(SystemCallFault.Kind.kill, 1), (.halfway, 3)]

  @Test(arguments: cases)
  func isTakenUpWhereItWasKilled(_ kind: SystemCallFault.Kind, _ first: Int) throws {
    let (expected, count) = try straight()
    for number in stride(from: first, through: count, by: CrashPace.stride) {
      let user = try Installation().withSecret
      let log = try TemporaryDirectory()
      let fault = try SystemCallFault(folder: user.folder.path, log: log.file("log"))
      let session = try CrashSession(
        Self.start, for: user, environment: fault.environment(at: number, with: kind))
      var (outcome, asked) = try answer(session)
      let place: Comment = "\(kind) at \(number): \(fault.calls().last?.description ?? "")"
      #expect(outcome == .signalled(SIGKILL), place)
      let journal = user.text(Installation.journal)
      #expect(!journal.contains("AccountKey=bGVh"), place)
      let isStored = user.files.contains(Installation.profile)
      if journal.utf8.count > 32 {
        let before = asked
        (outcome, asked) = try answer(try CrashSession(Self.resume, for: user))
        // What was under way is asked once more, and what rests on it.
        #expect((asked.first ?? 7) >= (before.last ?? 0) - 1, "\(place): \(before), \(asked)")
        #expect(outcome == .exited(0), place)
      } else if !isStored {
        (outcome, asked) = try answer(try CrashSession(Self.start, for: user))
        #expect(outcome == .exited(0), place)
      }
      let profile = user.text(Installation.profile).replacing(user.folder.path, with: "")
      let whole = expected.text(Installation.profile)
      #expect(profile == whole.replacing(expected.folder.path, with: ""), place)
      #expect(user.text(Self.secret) == Installation.connectionKey + "\n", place)
      #expect(user.files == [Installation.profile, Self.secret], place)
    }
  }

  @Test(arguments: [SystemCallFault.Kind.full, .broken])
  func goesOnWhereOneCallFails(_ kind: SystemCallFault.Kind) throws {
    let (_, count) = try straight()
    let first = kind == .full ? 2 : 4
    for number in stride(from: first, through: count, by: CrashPace.stride) {
      let user = try Installation().withSecret
      let log = try TemporaryDirectory()
      let fault = try SystemCallFault(folder: user.folder.path, log: log.file("log"))
      let session = try CrashSession(
        Self.start, for: user, environment: fault.environment(at: number, with: kind))
      let (outcome, _) = try answer(session)
      let place: Comment = "\(kind) at \(number): \(session.terminal.screen.transcript)"
      #expect(session.terminal.output.count(of: "could not be noted") <= 1, place)
      #expect([0, 73, 74].contains(outcome.shellStatus), place)
      #expect(
        user.files.contains(Installation.profile) == (outcome == .exited(0))
          || outcome.shellStatus == 74, place)
      #expect(!user.files.contains { $0.hasSuffix(".tmp") }, place)
    }
  }

  @Test func whatThereWasNoRoomForIsNotedWithTheNext() throws {
    var journals: [String] = []
    var writes: [Int] = []
    for isFull in [false, true] {
      let user = try Installation().withSecret
      let log = try TemporaryDirectory()
      let fault = try SystemCallFault(folder: user.folder.path, log: log.file("log"))
      #expect(!isFull || writes.count > 4)
      let number = isFull ? writes.dropFirst(2).first : nil
      let session = try CrashSession(
        Self.start, for: user, environment: fault.environment(at: number, with: .full))
      for step in Self.steps.prefix(4) {
        try session.question(step.question)
        try session.enter(step.answer)
      }
      try session.question("Step 3 of 5")
      try session.enter("quit")
      #expect(try session.end() == .exited(0))
      #expect(session.terminal.output.count(of: "could not be noted") == (isFull ? 1 : 0))
      #expect(session.answer.contains("leadline setup --resume --profile contoso"))
      let journal = String(user.text(Installation.journal).dropFirst(32))
      journals.append(journal.replacing(user.folder.path, with: ""))
      writes = fault.calls().enumerated().filter {
        $1.name == "pwrite" && $1.path.hasSuffix(".jsonl")
      }.map { $0.offset + 1 }
    }
    #expect(journals[0] == journals[1])
    #expect(journals[0].contains("done"))
  }

  @Test func tellsOnceThatTheDiskIsFullAndLosesNothingBefore() throws {
    let (_, count) = try straight()
    for number in stride(from: 5, through: count, by: CrashPace.stride * 2) {
      let user = try Installation().withSecret
      let log = try TemporaryDirectory()
      let fault = try SystemCallFault(folder: user.folder.path, log: log.file("log"))
      let session = try CrashSession(
        Self.start, for: user,
        environment: fault.environment(at: number, with: .full, goesOn: true))
      let (outcome, asked) = try answer(session)
      let place: Comment = "from \(number) on: \(session.terminal.screen.transcript)"
      #expect(outcome.shellStatus == 74 || user.files.contains(Installation.profile), place)
      #expect(asked.contains(5), place)
      #expect(session.terminal.output.count(of: "could not be noted") <= 1, place)
      let journal = user.text(Installation.journal)
      guard journal.utf8.count > 32, !user.files.contains(Installation.profile) else { continue }
      let (next, again) = try answer(try CrashSession(Self.resume, for: user))
      #expect(next == .exited(0), place)
      #expect((again.first ?? 0) > 0, place)
    }
  }
}

/// How thoroughly calls are gone through.
enum CrashPace {
  /// Every so manyth call is hit; all of them would take minutes.
  static let stride =
    unsafe getenv("LEADLINE_EVERY_CALL") == nil ? 8 : 1
}
