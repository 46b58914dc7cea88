import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Homes, files and terminals that are not as they should be.
@Suite("Set-up in bad surroundings") struct SurroundingsSetupTests {
  private static let arguments = [
    "setup", "--no-input", "--offline", "--answers", "answers.json",
  ]

  private func user() throws -> Installation {
    let user = try Installation().withSecret
    try user.writeAnswers()
    return user
  }

  private func run(_ user: Installation) throws -> ChildProcess.Result {
    try user.run(Self.arguments)
  }

  /// Lets the program run as somebody who may not write everywhere.
  private func runUnprivileged(_ user: Installation, _ words: [String]) throws
    -> ChildProcess.Result
  {
    try #require(geteuid() == 0)
    let setpriv = ["--reuid=65534", "--regid=65534", "--clear-groups", user.program] + words
    var child = ChildProcess("/usr/bin/setpriv", setpriv, environment: user.environment)
    child.workingDirectory = user.folder.path
    return try child.run()
  }

  // MARK: - The home folder

  @Test(.enabled(if: geteuid() == 0)) func aHomeThatMayNotBeWrittenIsTold() throws {
    let user = try user()
    _ = unsafe mkdir(user.folder.file("home"), 0o755)
    _ = unsafe chmod(user.folder.path, 0o755)
    let result = try runUnprivileged(user, Self.arguments)
    #expect(result.status == 77, "\(result.errorOutput)")
    #expect(result.errorOutput.contains("you may not write"))
    #expect(user.files == ["answers.json"])
  }

  @Test func withoutAHomeNothingIsAsked() throws {
    var user = try user()
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
      user.environment[name] = nil
    }
    let result = try run(user)
    #expect(result.status == 78)
    #expect(result.errorOutput.contains("neither HOME nor XDG_CONFIG_HOME is set"))
    let session = try CrashSession(["setup", "--offline"], for: user)
    #expect(try session.end() == .exited(78))
    #expect(session.answer.contains("neither HOME nor XDG_CONFIG_HOME is set"))
  }

  @Test func withoutAPlaceForJournalsItGoesOnAndSaysSo() throws {
    var user = try user()
    for name in ["HOME", "XDG_STATE_HOME"] { user.environment[name] = nil }
    let session = try CrashSession(["setup", "table", "--offline"], for: user)
    try session.question("What shall this set-up be called?")
    try session.enter("contoso")
    try session.question("Step 1 of 5")
    #expect(session.answer.contains("neither HOME nor XDG_STATE_HOME is set"))
    try session.enter("quit")
    #expect(try session.end() == .exited(0))
    #expect(session.answer.contains("Nothing was stored."))
  }

  @Test(arguments: ["home", "home/config", "home/config/leadline", "home/config/leadline/profiles"])
  func aFileInTheWayIsNamedAndLeft(_ path: String) throws {
    let user = try user()
    try user.folder.write(path, text: "mine")
    let result = try run(user)
    #expect([66, 73].contains(result.status), "\(result.status): \(result.errorOutput)")
    #expect(result.errorOutput.contains(user.folder.file(path)), "\(result.errorOutput)")
    #expect(user.text(path) == "mine")
    #expect(user.files == ["answers.json", path])
  }

  @Test func aJournalThatCannotBeBegunIsToldOnceAndTheRestGoesOn() throws {
    let user = try user()
    try user.folder.write("home/state/leadline", text: "mine")
    let session = try CrashSession(
      [
        "setup", "table", "--offline", "--profile", "contoso",
        "--storage-account-connection-string", "${env:LEADS}",
      ], for: user)
    try session.question("Step 1 of 5")
    for question in ["Step 3 of 5", "Contact email:"] {
      try session.enter("")
      try session.question(question)
    }
    try session.enter("skip")
    try session.question("customer-leads document")
    try session.enter("skip")
    #expect(try session.end() == .exited(0))
    #expect(session.terminal.output.count(of: "could not be noted") == 1)
    #expect(user.files.contains(Installation.profile))
  }

  @Test func whatCannotBeStoredInTheEndCanBeWrittenElsewhere() throws {
    let user = try user()
    let session = try CrashSession(
      [
        "setup", "table", "--offline", "--profile", "contoso",
        "--storage-account-connection-string", "${env:LEADS}", "--save-answers", "saved.json",
      ], for: user)
    try session.question("Step 1 of 5")
    for question in ["Step 3 of 5", "Contact email:"] {
      try session.enter("")
      try session.question(question)
    }
    try user.folder.write("home/config/leadline/profiles", text: "mine")
    try session.enter("skip")
    try session.question("customer-leads document")
    #expect(session.answer.contains("the profile 'contoso' was not stored"))
    #expect(session.answer.contains("leadline setup --resume --profile contoso"))
    try session.enter("")
    #expect(try session.end() == .exited(73))
    #expect(user.files.contains("contoso-customer-leads.json"))
    #expect(user.files.contains("saved.json"))
    #expect(user.files.contains(Installation.journal))
  }

  @Test(arguments: ["a home with blanks", "zuhause-Straße-家", "it's \"here\" $HOME"])
  func homesOfAnyNameAreUsed(_ name: String) throws {
    var user = try user()
    user.environment["HOME"] = user.folder.file(name)
    user.environment["XDG_CONFIG_HOME"] = nil
    let result = try run(user)
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(user.files.contains("\(name)/.config/leadline/profiles/contoso.json"))
    // A secret file's reference holds the path, and is read again.
    let session = try CrashSession(["setup", "table", "--offline"], for: user)
    for (question, answer) in [
      ("What shall this set-up be called?", "other"), ("Step 1 of 5", ""),
      ("is not shown.", Installation.connection), ("In a file that only you", "1"),
    ] {
      try session.question(question)
      try session.enter(answer)
    }
    try session.question("Step 3 of 5")
    try session.kill()
    let again = try CrashSession(["setup", "--offline", "--resume"], for: user)
    try again.question("Step 3 of 5")
  }

  // MARK: - The profile

  private static let old = """
    {"leadDestination": "table", "mine": [1, 2],
     "tableLeadConfiguration": {"storageAccountConnectionString": "${env:OLD}"},
     "x-leadline": {"schemaVersion": 1}}
    """

  @Test func aLinkStaysOneAndItsTargetChanges() throws {
    let user = try user()
    let target = try user.folder.write("dotfiles/contoso.json", text: Self.old)
    try user.folder.write("home/config/leadline/profiles/other.json", text: Self.old)
    #expect(unsafe symlink(target, user.folder.file(Installation.profile)) == 0)
    #expect(try run(user).status == 0)
    var facts = stat()
    #expect(unsafe lstat(user.folder.file(Installation.profile), &facts) == 0)
    #expect(facts.st_mode & S_IFMT == S_IFLNK)
    let text = user.text("dotfiles/contoso.json")
    #expect(text.contains("leads@contoso.example") && text.contains("mine"))
    #expect(unsafe stat(target, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
  }

  @Test func unknownKeysStayAndOthersMayNoLongerRead() throws {
    let user = try user()
    try user.folder.write(Installation.profile, text: Self.old)
    _ = unsafe chmod(user.folder.file(Installation.profile), 0o644)
    #expect(try run(user).status == 0)
    let text = user.text(Installation.profile)
    #expect(text.contains("\"mine\"") && text.contains("leads@contoso.example"))
    #expect(text.contains("${env:LEADS}") && !text.contains("${env:OLD}"))
    var facts = stat()
    #expect(unsafe stat(user.folder.file(Installation.profile), &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
  }

  @Test(arguments: [
    old.replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 2"), "{\"half", "", "[]",
  ])
  func whatCannotBeReadIsNotWrittenOver(_ text: String) throws {
    let user = try user()
    try user.folder.write(Installation.profile, text: text)
    let result = try run(user)
    #expect(result.status == 65, "\(result.errorOutput)")
    #expect(result.errorOutput.contains("contoso"))
    #expect(user.text(Installation.profile) == text)
    let session = try CrashSession(
      ["setup", "table", "--offline", "--profile", "contoso"], for: user)
    try session.question("What shall this set-up be called?")
    #expect(session.answer.contains("choose another name"))
    #expect(user.text(Installation.profile) == text)
    #expect(!user.files.contains(Installation.journal))
  }

  // MARK: - The terminal and the output

  @Test func withoutATerminalWhatIsMissingIsNamed() throws {
    let user = try Installation()
    let result = try user.run(["setup", "table"], input: .bytes(Array("contoso\n\n".utf8)))
    #expect(result.status == 64)
    #expect(result.errorOutput.contains("--profile NAME"))
    #expect(result.errorOutput.contains("--storage-account-connection-string REF"))
    #expect(user.files == [])
  }

  @Test(arguments: [(0, 0), (1, 1), (20, 5)])
  func smallTerminalsAreAskedAt(_ columns: Int, _ rows: Int) throws {
    let user = try user()
    let session = try CrashSession(
      ["setup", "table", "--offline", "--profile", "contoso"], for: user, columns: 200, rows: 60)
    try session.question("Step 1 of 5")
    // The screen of the test stays as it is: what matters is that the set-up goes on.
    #expect(shrink(session, columns, rows))
    session.terminal.signal(SIGWINCH)
    try session.type("?")
    try session.terminal.expect("explained.", within: CrashSession.limit)
    session.terminal.settle()
    try session.enter("quit")
    #expect(try session.end() == .exited(0))
  }

  private func shrink(_ session: CrashSession, _ columns: Int, _ rows: Int) -> Bool {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    return unsafe ioctl(session.terminal.master, UInt(TIOCSWINSZ), &size) == 0
  }

  @Test func aTerminalThatIsGoneEndsIt() throws {
    let user = try user()
    let session = try CrashSession(
      ["setup", "table", "--offline", "--profile", "contoso"], for: user)
    try session.question("Step 1 of 5")
    session.terminal.hangUp()
    #expect(try session.end() == .signalled(SIGHUP))
    #expect(user.files.contains(Installation.journal))
  }

  @Test func outputThatDoesNotArriveIsToldByTheStatus() throws {
    let user = try user()
    let words = Self.arguments + ["--document", "-"]
    #expect(try user.run(words, output: .file("/dev/full")).status == 74)
    #expect(try user.run(words, output: .closedPipe).status == 141)
    #expect(user.files.contains(Installation.profile))
    let closed = try user.shell(
      "\"$LEADLINE\" setup --no-input --offline --answers answers.json --document - >&-")
    #expect(closed.status == 74)
    let dry = try user.run(Self.arguments + ["--dry-run"], output: .file("/dev/full"))
    #expect(dry.status == 74)
    let full = try user.run(Self.arguments + ["--document", "/dev/full"])
    #expect(full.status == 73, "\(full.errorOutput)")
    #expect(full.errorOutput.contains("/dev/full"))
  }
}
