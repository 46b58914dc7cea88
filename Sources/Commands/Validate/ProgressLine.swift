import Destinations
import Glibc
import Reports
import Synchronization
import Terminal
import Text

/// One line on a terminal that tells how far it is, and is gone in the end.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var isShown = false
    var isPaused = false
    var lastDrawn: ContinuousClock.Instant?
  }

  private let isOn: Bool
  private let columns: Int
  private let sources: Int
  private let notes: Notes
  private let state = Mutex(State())

  /// More often than this a line only flickers.
  private static let interval: Duration = .milliseconds(80)

  init(isOn: Bool, columns: Int, sources: Int, notes: Notes) {
    self.isOn = isOn
    self.columns = columns
    self.sources = sources
    self.notes = notes
  }

  /// Says what is begun, at once: something moves before the first answer is there.
  func begin() {
    guard isOn else { return }
    state.withLock { draw("checking…", &$0) }
  }

  /// Says how far something else is than checks.
  func tell(_ text: @autoclosure () -> String) {
    guard isOn else { return }
    state.withLock { state in
      if let last = state.lastDrawn, .now - last < Self.interval { return }
      draw(text(), &state)
    }
  }

  /// A check has ended.
  func ended(_ report: CheckReport, of subject: String) {
    guard isOn else { return }
    state.withLock { state in
      // Of one source every check is shown: the last one before a long wait tells where it is.
      if sources > 1, let last = state.lastDrawn, .now - last < Self.interval { return }
      let count = sources > 1 ? "; \(state.done) destinations done" : ""
      draw("checking \(subject): \(report.check.id) done\(count)", &state)
    }
  }

  /// All checks of a destination have ended.
  func ended(_ report: SubjectReport) {
    guard isOn else { return }
    state.withLock { $0.done += 1 }
  }

  /// Takes the line away for as long as something else is written. The lock is not held meanwhile:
  /// whoever reads the output may take a long time, for which no check may wait.
  func paused(_ write: () throws -> Void) rethrows {
    clear(isPaused: true)
    defer { clear(isPaused: false) }
    try write()
  }

  /// Takes the line away.
  func clear() { clear(isPaused: false) }

  private func clear(isPaused: Bool) {
    guard isOn else { return }
    state.withLock { state in
      if state.isShown { notes.write("\r\u{1B}[K") }
      state.isShown = false
      state.isPaused = isPaused
    }
  }

  private func draw(_ text: String, _ state: inout State) {
    guard !state.isPaused else { return }
    let line = DisplayWidth.truncated(SafeText.escapedLine(text), to: columns - 1)
    notes.write("\r" + line + "\u{1B}[K")
    state.isShown = true
    state.lastDrawn = .now
  }
}

extension ProgressLine {
  /// The line of a command, where there is a terminal that can draw it.
  convenience init(over sources: Int, in context: CommandContext) {
    let isOn =
      isTerminal(STDERR_FILENO) && !context.options.isQuiet && !context.options.isVerbose
      && TerminalKind(environment: context.environment).understandsEscapes
    let columns = TerminalSize(of: STDERR_FILENO, environment: context.environment).columns
    self.init(isOn: isOn, columns: columns, sources: sources, notes: context.notes)
  }
}
