import Glibc
import TestSupport
import Testing

/// What nobody would type, at every kind of question.
@Suite("Hostile input to the set-up") struct SurroundingsInputTests {
  /// Would retitle the window, fill the clipboard, clear the screen, turn the text round, and speak
  /// to a build service.
  private static let hostile =
    "x\u{1B}]0;title\u{07}\u{1B}]52;c;AAAA\u{07}\u{1B}[2J\u{9B}31m\u{202E}\u{0}\u{8}\u{1B}Pq\u{1B}\\ y"

  private static let live = [
    "\u{1B}]", "\u{1B}[2J", "\u{9B}", "\u{202E}", "\u{1B}P", "\u{0}", "\u{1B}\\",
  ]

  @Test(arguments: SignalSession.prompts)
  func bringsNothingAliveToTheScreen(_ prompt: SignalSession.Prompt) throws {
    for text in [Self.hostile, "one\n##vso[task.complete]\n\(Self.hostile)\nlast"] {
      let session = try SignalSession(at: prompt)
      try session.type(Pasted.marked(text) + "\r")
      try session.answered()
      for sequence in Self.live {
        #expect(
          !session.terminal.output.contains(sequence), "\(prompt): \(sequence.debugDescription)")
      }
      #expect(!session.terminal.output.contains("\n##vso["), "\(prompt)")
      let journal = session.user.text(Installation.journal)
      #expect(!journal.contains("title"), "\(prompt): \(journal)")
    }
  }

  /// The keys that such bytes are when they are typed and not pasted. A letter that turns the text
  /// round is a letter that was typed, and stands in the user's own line only.
  @Test(arguments: SignalSession.prompts)
  func typedBringsNothingAliveToTheScreen(_ prompt: SignalSession.Prompt) throws {
    let session = try SignalSession(at: prompt)
    try session.type(Self.hostile.replacing("\u{1A}", with: "") + "\r")
    try session.answered()
    for sequence in Self.live where sequence != "\u{202E}" {
      #expect(
        !session.terminal.output.contains(sequence), "\(prompt): \(sequence.debugDescription)")
    }
  }

  /// Every other word needs an Enter, so one is pressed behind this one, too.
  @Test func theEnterBehindAQuestionMarkAnswersNothing() throws {
    let user = try Installation()
    let session = try CrashSession(
      ["setup", "table", "--offline", "--profile", "contoso"], for: user)
    try session.question("Step 1 of 5")
    try session.enter("?")
    try session.question("The same by command")
    try session.enter("check")
    try session.question("Press Enter when it is done.")
    #expect(!user.text(Installation.journal).contains("done"))
    usleep(600_000)
    try session.enter("")
    try session.question("is not shown.")
    #expect(user.text(Installation.journal).contains("done"))
  }

  @Test(arguments: SignalSession.prompts.filter { $0.steps.count < 3 })
  func aMegabyteIsTakenOrRefusedAndTheSetUpGoesOn(_ prompt: SignalSession.Prompt) throws {
    let session = try SignalSession(at: prompt)
    let line = String(repeating: "0123456789 abcde\n", count: 1 << 16)
    try session.type(Pasted.marked(line) + "\r")
    try session.answered()
    #expect(session.user.text(Installation.journal).utf8.count < 1000)
    try session.type("\u{03}")
    try session.answered()
    try session.type("\u{03}")
    try session.terminal.expect("ended ", within: CrashSession.limit)
  }

  // MARK: - Words that steer

  private static let words = [
    "?", "help", "Back", "STEPS", "skip", "check", "wait", "admin", "quit", " exit ", "mend",
  ]

  @Test(arguments: words)
  func noWordThatSteersIsAValue(_ word: String) throws {
    let user = try Installation().withSecret
    try user.writeAnswers(contact: word)
    let answers = ["setup", "--no-input", "--offline", "--answers", "answers.json"]
    let table = [
      "setup", "table", "--no-input", "--offline", "--profile", "contoso",
      "--storage-account-connection-string", "${env:LEADS}",
    ]
    let results = try [
      user.run(answers), user.run(table + ["--contact-email", word]),
      user.run(table, environment: ["LEADLINE_CONTACT_EMAIL": word]),
    ]
    for result in results {
      #expect([64, 65, 78].contains(result.status), "\(result.status): \(result.errorOutput)")
      #expect(result.errorOutput.contains("steers the set-up"), "\(result.errorOutput)")
    }
    #expect(user.files == ["answers.json"])
  }

  @Test(arguments: [
    (
      #"{"schemaVersion": 1, "destination": "table", "answers": {"contactEmial": "a@b.example"}}"#,
      "contactEmail"
    ),
    (
      #"{"schemaVersion": 1, "destination": "table", "answers": {"contactEmail": 7}}"#,
      "contactEmail"
    ),
    (#"{"schemaVersion": 1, "destination": "table", "answers": []}"#, "answers"),
    (#"{"schemaVersion": "1", "destination": "table", "answers": {}}"#, "schemaVersion"),
    (#"{"schemaVersion": 2, "destination": "table", "answers": {}}"#, "newer"),
    (#"{"schemaVersion": 1, "destination": "dynamics", "answers": {}}"#, "dynamics"),
    (
      #"{"schemaVersion": 1, "destination": "table", "answers": {"storageAccountConnectionString": "AccountKey=aaaa"}}"#,
      "by reference only"
    ),
  ])
  func answersThatAreNoneAreRefusedByName(_ text: String, _ word: String) throws {
    let user = try Installation().withSecret
    try user.folder.write("answers.json", text: text)
    let result = try user.run([
      "setup", "table", "--no-input", "--offline", "--profile", "contoso", "--answers",
      "answers.json",
    ])
    #expect([64, 65, 78].contains(result.status), "\(result.status)")
    #expect(result.errorOutput.contains(word), "\(result.errorOutput)")
    #expect(user.files == ["answers.json"])
  }
}
