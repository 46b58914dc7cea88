import Synchronization
import Terminal
import TestSupport
import Testing
import Text

/// A console on a thread of this process that asks the same again and again, and the terminal at
/// which a test sits.
final class ConsoleSession {
  /// What the console has returned so far, shared with its thread.
  final class Log: Sendable {
    private let events = Mutex<[ConsoleEvent]>([])

    var all: [ConsoleEvent] { events.withLock { $0 } }
    func add(_ event: ConsoleEvent) { events.withLock { $0.append(event) } }
  }

  static let prompt = "answer> "

  let terminal: PseudoTerminal
  let log = Log()
  private let thread: TestThread
  private let isPlain: Bool
  private let isHidden: Bool
  private var seen = 0

  /// Opens a console that asks until the end of input.
  init(
    isPlain: Bool = false, isHidden: Bool = false, columns: Int = 80, rows: Int = 24,
    environment: [String: String] = ["TERM": "xterm"],
    editrc: LineEditorConfiguration.EditrcFile = .none,
    _ change: @escaping @Sendable (inout ConsoleQuestion) -> Void = { _ in }
  ) throws {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    let configuration = try Self.configuration(terminal, environment)
    let log = log
    self.terminal = terminal
    self.isPlain = isPlain
    self.isHidden = isHidden
    let input = configuration.input
    thread = try TestThread {
      var configuration = LineEditorConfiguration(program: "leadline", environment: environment)
      configuration.input = input
      configuration.output = input
      configuration.editrc = editrc
      configuration.watchesSignals = false
      guard let console = try? suitableConsole(configuration, isPlain: isPlain) else { return }
      var question = ConsoleQuestion(prompt: Self.prompt)
      question.isHidden = isHidden
      change(&question)
      while log.all.last != .endOfInput { log.add(console.ask(question)) }
    }
    try awaitQuestion()
  }

  deinit {
    terminal.hangUp()
    thread.join()
  }

  /// The configuration of a console at a terminal of this process.
  static func configuration(
    _ terminal: PseudoTerminal, _ environment: [String: String] = ["TERM": "xterm"]
  ) throws -> LineEditorConfiguration {
    var configuration = LineEditorConfiguration(program: "leadline", environment: environment)
    configuration.input = try #require(terminal.slave)
    configuration.output = configuration.input
    configuration.editrc = .none
    configuration.watchesSignals = false
    return configuration
  }

  /// Types, and waits for what the console makes of it.
  func enter(_ keys: String) throws -> ConsoleEvent {
    try terminal.send(keys)
    return try nextEvent()
  }

  /// Types, and waits until the screen shows a text.
  func type(_ keys: String, showing text: String) throws {
    try terminal.send(keys)
    try terminal.expectScreen(containing: text)
  }

  /// Waits for the next event, and for the question that follows it.
  func nextEvent() throws -> ConsoleEvent {
    let index = seen
    try terminal.expectScreen("event \(index)") { _ in log.all.count > index }
    seen += 1
    if log.all[index] != .endOfInput { try awaitQuestion() }
    return log.all[index]
  }

  private func awaitQuestion() throws {
    let (log, seen, isRaw) = (log, seen, isHidden || !isPlain)
    try terminal.expectScreen("the question") {
      let parts = $0.transcript.split(separator: "answer>", omittingEmptySubsequences: false)
      return log.all.count > seen || parts.count > seen + 1
    }
    try terminal.expectScreen("the settings") { _ in
      guard log.all.count == seen, let modes = try? terminal.modes() else { return true }
      return modes.isLineWise == !isRaw
    }
  }
}

extension ConsoleEvent {
  /// What was entered unseen.
  static func secret(text: String) -> ConsoleEvent { .secret(Secret(text)) }
}
