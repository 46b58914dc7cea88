import Glibc
import TestSupport
import Testing

/// `kill -9` at every question: what was answered is there, and nothing else is asked again.
@Suite("Set-up that is killed") struct CrashQuestionTests {
  private static let start = ["setup", "dynamics", "--offline"]
  private static let resume = ["setup", "--offline", "--resume", "--profile", "contoso"]
  private static let files = [
    "document.json", Installation.profile,
    "home/config/leadline/secrets/contoso.applicationKey",
  ]

  /// Answers all questions in one go.
  private func straight() throws -> Installation {
    let user = try Installation()
    let session = try CrashSession(Self.start, for: user)
    for step in CrashStep.dynamics {
      try session.question(step.question)
      try session.enter(step.answer)
    }
    #expect(try session.end() == .exited(0), "\(session.answer)")
    #expect(user.files == Self.files)
    return user
  }

  @Test func asksOnlyWhatIsOpen() throws {
    let expected = try straight()
    let user = try Installation()
    var session = try CrashSession(Self.start, for: user)
    let steps = CrashStep.dynamics
    // The document is asked for when all is stored and the journal is gone.
    for number in 0..<(steps.count - 1) {
      try session.question(steps[number].question)
      try session.kill()
      if number == 0 {
        session = try CrashSession(Self.start, for: user)
      } else {
        #expect(user.files.contains(Installation.journal))
        session = try CrashSession(Self.resume, for: user)
      }
      for again in (steps[number].resumed ?? number)...number {
        try session.question(steps[again].question)
        #expect(session.answer.count(of: "\n>") <= 1)
        try session.enter(steps[again].answer)
      }
    }
    try session.question(steps[steps.count - 1].question)
    #expect(!user.files.contains(Installation.journal))
    try session.enter(steps[steps.count - 1].answer)
    #expect(try session.end() == .exited(0), "\(session.answer)")
    #expect(user.files == Self.files)
    for file in Self.files {
      let own = user.text(file).replacing(user.folder.path, with: "")
      #expect(own == expected.text(file).replacing(expected.folder.path, with: ""), "\(file)")
    }
  }

  @Test func keepsNoSecretInTheJournal() throws {
    let user = try Installation()
    let session = try CrashSession(Self.start, for: user)
    for step in CrashStep.dynamics.prefix(8) {
      try session.question(step.question)
      try session.enter(step.answer)
    }
    try session.question(CrashStep.dynamics[8].question)
    try session.kill()
    #expect(user.text(Installation.journal).contains("${file:"))
    #expect(!user.text(Installation.journal).contains(CrashStep.secret))
    #expect(!session.terminal.output.contains(CrashStep.secret))
  }

  @Test func withAnswersInTheSandboxIsAsItWas() throws {
    let user = try Installation()
    let arguments = ["setup", "table", "--sandbox", "--profile", "contoso"]
    var session = try CrashSession(arguments, for: user)
    let steps = [
      CrashStep(question: "Step 1 of 5", answer: ""),
      CrashStep(question: "is not shown.", answer: Installation.connection),
      CrashStep(question: "Where shall this be kept", answer: "1"),
      CrashStep(question: "Contact email:", answer: ""),
    ]
    for step in steps {
      try session.question(step.question)
      try session.enter(step.answer)
    }
    try session.question("send the test lead now")
    try session.kill()
    session = try CrashSession(
      ["setup", "--sandbox", "--resume", "--profile", "contoso"], for: user)
    try session.question("send the test lead now")
    #expect(!session.answer.contains("Contact email:"))
    try session.enter("skip")
    try session.question("customer-leads document")
    try session.enter("skip")
    #expect(try session.end() == .exited(0), "\(session.answer)")
    let secret = "home/config/leadline/secrets/contoso.storageAccountConnectionString"
    #expect(user.files == [Installation.profile, secret])
  }
}
