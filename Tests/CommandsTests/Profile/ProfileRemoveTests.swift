import Glibc
import TestSupport
import Testing

/// `profile remove`: asks first, removes what was made for the set-up, and nothing else.
@Suite("A stored set-up is removed") struct ProfileRemoveTests {
  private static let limit = Duration.seconds(60)

  private let user: Installation

  init() throws {
    user = try Installation()
    for name in ["contoso", "contoso.eu", "other"] {
      try user.folder.write(
        "home/config/leadline/profiles/\(name).json", text: "{\"leadDestination\": \"table\"}")
      try user.folder.write("home/config/leadline/secrets/\(name).applicationKey", text: "secret")
    }
    try user.folder.write("home/config/leadline/secrets/contoso.password", text: "secret")
  }

  /// What is stored.
  private func names() throws -> [String] {
    try user.shell("cd home/config/leadline && ls -A profiles secrets").output
      .split(separator: "\n").map(String.init).filter { !$0.hasSuffix(":") }
  }

  private static let everything = [
    "contoso.eu.json", "contoso.json", "other.json", "contoso.applicationKey",
    "contoso.eu.applicationKey", "contoso.password", "other.applicationKey",
  ]
  private static let rest = [
    "contoso.eu.json", "other.json", "contoso.eu.applicationKey", "other.applicationKey",
  ]

  private func terminal(_ arguments: [String] = []) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: user.program, arguments + ["profile", "remove", "contoso"],
      environment: user.environment, workingDirectory: user.folder.path)
  }

  @Test(arguments: ["--yes", "-y"])
  func withItsSecretsAndNothingElse(_ option: String) throws {
    let result = try user.run("profile", "remove", "contoso", option)
    #expect(result.status == 0, "\(result.errorOutput)")
    let lines = result.output.split(separator: "\n").map { $0.split(separator: "/").last ?? "" }
    #expect(lines.sorted() == ["contoso.applicationKey", "contoso.json", "contoso.password"])
    #expect(try names().sorted() == Self.rest.sorted())
  }

  @Test(arguments: [[], ["--no-input"]])
  func notWithoutAWordWhereNothingCanBeAsked(_ options: [String]) throws {
    let result = try user.run(options + ["profile", "remove", "contoso"])
    #expect(result.status == 64)
    #expect(result.errorOutput.contains("'--yes'"))
    #expect(try names().sorted() == Self.everything.sorted())
  }

  @Test(arguments: ["y\n", "YES\n", " y \n"])
  func afterAYes(_ answer: String) throws {
    let terminal = try terminal()
    try terminal.expect("[y/N]", within: Self.limit)
    try terminal.send(answer)
    #expect(try terminal.waitForExit(within: Self.limit) == .exited(0))
    #expect(try names().sorted() == Self.rest.sorted())
  }

  @Test(arguments: ["\n", "n\n", "yesterday\n", "\u{4}"])
  func notAfterAnythingElse(_ answer: String) throws {
    let terminal = try terminal()
    try terminal.expect("[y/N]", within: Self.limit)
    try terminal.send(answer)
    #expect(try terminal.waitForExit(within: Self.limit) == .exited(1))
    #expect(try names().sorted() == Self.everything.sorted())
  }

  @Test func notAfterCtrlC() throws {
    let terminal = try terminal()
    try terminal.expect("[y/N]", within: Self.limit)
    try terminal.send("\u{3}")
    #expect(try terminal.waitForExit(within: Self.limit) == .signalled(SIGINT))
    #expect(try names().sorted() == Self.everything.sorted())
  }

  @Test func notOnATerminalWhereNothingMayBeAsked() throws {
    let terminal = try terminal(["--no-input"])
    #expect(try terminal.waitForExit(within: Self.limit) == .exited(64))
  }

  @Test func whateverItHolds() throws {
    try user.folder.write("home/config/leadline/profiles/contoso.json", text: "{")
    #expect(try user.run("profile", "remove", "contoso", "--yes").status == 0)
  }

  @Test(arguments: ["missing", "../profiles/contoso", ""])
  func onlyWhereItIsThere(_ name: String) throws {
    let result = try user.run("profile", "remove", name, "--yes")
    #expect(result.status == 66)
    #expect(try names().sorted() == Self.everything.sorted())
  }

  @Test(.enabled(if: geteuid() != 0)) func notWhereItMayNotBe() throws {
    let folder = user.folder.file("home/config/leadline/profiles")
    unsafe chmod(folder, 0o500)
    defer { unsafe chmod(folder, 0o700) }
    #expect(try user.run("profile", "remove", "contoso", "--yes").status == 77)
    #expect(try names().contains("contoso.json"))
  }
}
