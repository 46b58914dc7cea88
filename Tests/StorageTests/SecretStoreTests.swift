import Glibc
import Storage
import TestSupport
import Testing
import Text

@Suite("Secret store") struct SecretStoreTests {
  private func store(
    _ environment: [String: String] = [:], commands: Bool = true,
    limit: Duration = .seconds(10)
  ) -> SecretStore {
    SecretStore(
      environment: environment.merging(["PATH": "/usr/bin:/bin"]) { first, _ in first },
      runsCommands: commands, commandLimit: limit)
  }

  private func file(_ text: String, mode: mode_t) throws -> (TemporaryDirectory, String) {
    let folder = try TemporaryDirectory()
    let path = try folder.write("secret", text: text)
    chmod(path, mode)
    return (folder, path)
  }

  @Test func fetchesFromTheEnvironment() throws {
    #expect(try store(["KEY": "s3cret"]).secret(.environment("KEY")) == Secret("s3cret"))
  }

  @Test(arguments: [[:], ["KEY": ""]]) func namesAnUnsetVariable(_ environment: [String: String]) {
    #expect(throws: SecretUnavailable.unset("KEY")) {
      try store(environment).secret(.environment("KEY"))
    }
  }

  @Test(
    "One line end is no part of a secret",
    arguments: [
      ("key\n", "key"), ("key\r\n", "key"), ("key\n\n", "key\n"), (" key ", " key "),
    ])
  func readsAFile(_ text: String, _ secret: String) throws {
    let (folder, path) = try file(text, mode: 0o600)
    #expect(try store().secret(.file(path)) == Secret(secret))
    _ = folder
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o666] as [mode_t])
  func refusesAFileThatOthersMayRead(_ mode: mode_t) throws {
    let (folder, path) = try file("key", mode: mode)
    #expect(throws: SecretUnavailable.exposed(path: path, mode: UInt32(mode))) {
      try store().secret(.file(path))
    }
    _ = folder
  }

  @Test func refusesWhatIsNoFile() throws {
    let folder = try TemporaryDirectory()
    let pipe = folder.file("pipe")
    mkfifo(pipe, 0o600)
    #expect(throws: SecretUnavailable.notAFile(pipe)) { try store().secret(.file(pipe)) }
    #expect(throws: SecretUnavailable.unreadable(.directory(folder.path))) {
      try store().secret(.file(folder.path))
    }
    let missing = folder.file("missing")
    #expect(throws: SecretUnavailable.unreadable(.missing(missing))) {
      try store().secret(.file(missing))
    }
  }

  @Test func refusesAnEmptyFileAndAHugeOne() throws {
    let (first, empty) = try file("\n", mode: 0o600)
    #expect(throws: SecretUnavailable.self) { try store().secret(.file(empty)) }
    let (second, huge) = try file(String(repeating: "x", count: 1 << 17), mode: 0o600)
    #expect(throws: SecretUnavailable.self) { try store().secret(.file(huge)) }
    _ = (first, second)
  }

  @Test func takesWhatACommandSays() throws {
    #expect(try store().secret(.command(["printf", "%s", "a b"])) == Secret("a b"))
    #expect(
      try store(["TOKEN": "t"]).secret(.command(["sh", "-c", "echo $TOKEN"])) == Secret("t"))
  }

  @Test func noShellSeesTheWords() throws {
    #expect(
      try store().secret(.command(["printf", "%s", "$(id);`id`"])) == Secret("$(id);`id`"))
  }

  @Test func runsNoCommandOfAStranger() {
    #expect(throws: SecretUnavailable.commandNotAllowed("printf")) {
      try store(commands: false).secret(.command(["printf", "x"]))
    }
  }

  @Test func tellsHowACommandFailed() {
    #expect(throws: SecretUnavailable.command("sh", .failed(status: 7))) {
      try store().secret(.command(["sh", "-c", "echo partial; exit 7"]))
    }
    #expect(throws: SecretUnavailable.command("sh", .killed(signal: SIGTERM))) {
      try store().secret(.command(["sh", "-c", "kill -TERM $$"]))
    }
    #expect(throws: SecretUnavailable.self) {
      try store().secret(.command(["no-such-program-anywhere"]))
    }
    #expect(throws: SecretUnavailable.self) { try store().secret(.command(["true"])) }
  }

  @Test func endsACommandThatHangs() throws {
    let limit = Duration.milliseconds(200)
    #expect(throws: SecretUnavailable.command("sh", .timedOut(after: limit))) {
      try store(limit: limit).secret(.command(["sh", "-c", "sleep 600 & sleep 600"]))
    }
  }

  @Test func endsACommandThatNeverStopsTalking() {
    #expect(throws: SecretUnavailable.command("yes", .saidTooMuch(maximumBytes: 1 << 16))) {
      try store().secret(.command(["yes"]))
    }
  }
}
