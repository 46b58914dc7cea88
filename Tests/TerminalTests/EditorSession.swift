import Synchronization
import Terminal
import TestSupport
import Testing

/// A line editor on a thread of this process, and the terminal at which a test sits.
final class EditorSession {
  /// What the editor has returned so far, shared with its thread.
  final class Log: Sendable {
    private let events = Mutex<[LineEvent]>([])

    var all: [LineEvent] { events.withLock { $0 } }
    func add(_ event: LineEvent) { events.withLock { $0.append(event) } }
  }

  static let prompt = "leadline>"

  let terminal: PseudoTerminal
  let log = Log()
  private let thread: TestThread
  private var seen = 0

  /// Opens an editor that asks for lines until the end of input, and remembers each.
  init(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = ["TERM": "xterm"],
    prompt: String = "leadline> ",
    _ configure: @escaping @Sendable (inout LineEditorConfiguration) -> Void = { _ in }
  ) throws {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    let slave = try #require(terminal.slave)
    let log = log
    self.terminal = terminal
    thread = try TestThread {
      var configuration = LineEditorConfiguration(program: "leadline", environment: environment)
      configuration.input = slave
      configuration.output = slave
      configuration.editrc = .none
      configuration.watchesSignals = false
      configure(&configuration)
      guard let editor = try? LineEditor(configuration) else { return }
      while true {
        let event = editor.readLine(prompt: prompt)
        log.add(event)
        if case .line(let line) = event { editor.addToHistory(line) }
        if event == .endOfInput { return }
      }
    }
    try awaitPrompt()
  }

  deinit {
    terminal.hangUp()
    thread.join()
  }

  /// Types, and waits for the line that comes of it.
  func enter(_ keys: String) throws -> LineEvent {
    try terminal.send(keys)
    return try nextEvent()
  }

  /// Types, and waits until the screen shows a text.
  func type(_ keys: String, showing text: String) throws {
    try terminal.send(keys)
    try terminal.expectScreen(containing: text)
  }

  /// Waits for the next event, and for the prompt that follows it.
  func nextEvent(within limit: Duration = .seconds(10)) throws -> LineEvent {
    let index = seen
    try terminal.expectScreen("event \(index)", within: limit) { _ in log.all.count > index }
    seen += 1
    if log.all[index] != .endOfInput { try awaitPrompt() }
    return log.all[index]
  }

  private func awaitPrompt() throws {
    let log = log
    let seen = seen
    try terminal.expectScreen("the prompt") {
      log.all.count > seen || $0.cursorLine == Self.prompt
    }
    try terminal.expectScreen("raw mode") { _ in
      log.all.count > seen || (try? terminal.modes().isLineWise) == false
    }
  }
}

/// All tests that use libedit, which is not made for several editors at the same time.
@Suite("Line editor", .serialized) struct LineEditorTests {}
