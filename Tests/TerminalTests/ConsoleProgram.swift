import Glibc
import Terminal
import TestSupport
import Testing
import Text

/// A process of its own that asks at a console, for the signals that end or stop a process: the
/// bundle of these tests, which does nothing else when its environment says so.
@Suite("Console program") struct ConsoleProgram {
  /// What is asked, and where.
  enum Kind: String, CaseIterable, Sendable {
    case visible
    case prefilled
    case hidden
    case plain
    case plainHidden

    var isPlain: Bool { self == .plain || self == .plainHidden }
    var isHidden: Bool { self == .hidden || self == .plainHidden }
  }

  static let variable = "LEADLINE_TEST_CONSOLE"
  static let prompt = "answer>"

  /// What a shell runs to be asked in that way; the runner's own words are not seen.
  static func command(_ kind: Kind) throws -> String {
    guard let path = unsafe realpath("/proc/self/exe", nil) else {
      throw TestSupportError.missing("/proc/self/exe")
    }
    defer { unsafe free(path) }
    let program = unsafe String(cString: path)
    let words = [program, "--testing-library", "swift-testing", "--filter", "ConsoleProgram"]
    return "\(variable)=\(kind.rawValue) " + words.map { "'\($0)'" }.joined(separator: " ")
      + " > /dev/null 2>&1"
  }

  @Test(.enabled(if: ProcessEnvironment.current[variable] != nil, "for other tests to start"))
  func asksUntilTheEnd() throws {
    let kind = try #require(Kind(rawValue: ProcessEnvironment.current[Self.variable] ?? ""))
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
    var configuration = LineEditorConfiguration(
      program: "leadline", environment: ["TERM": "xterm"])
    configuration.input = terminal
    configuration.output = terminal
    configuration.editrc = .none
    let console = try suitableConsole(configuration, isPlain: kind.isPlain)
    var question = ConsoleQuestion(prompt: "\(Self.prompt) ")
    question.isHidden = kind.isHidden
    if kind == .prefilled { question.text = "contoso" }
    let usual = try TerminalModes(of: terminal)
    var event = ConsoleEvent.line("")
    while event != .endOfInput {
      event = console.ask(question)
      let modes = try TerminalModes(of: terminal)
      try console.write("\(Self.words(for: event)), \(modes == usual ? "as before" : "\(modes)")\n")
    }
    _exit(7)
  }

  private static func words(for event: ConsoleEvent) -> String {
    switch event {
    case .line(let text): "line <\(text)>"
    case .paste(let text): "paste <\(text)>"
    case .secret(let secret): "secret of \(secret.withExposedValue { $0.count })"
    case .interrupted: "interrupted"
    case .endOfInput: "end of input"
    }
  }
}
