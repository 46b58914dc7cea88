import Synchronization
import Text

/// Tells, in one line, what is being asked of whom while a person waits, and is gone in the end.
///
/// It may be used from several threads and tasks at once: the line shows what was begun last of
/// all that goes on.
public final class ProgressIndicator: Sendable {
  /// How progress is shown.
  public enum Mode: Sendable, Hashable {
    /// Not at all.
    case off
    /// In one line, drawn over.
    case overwriting
    /// In whole lines, for a screen reader: only of what takes longer than a second, and seldom.
    case wholeLines
  }

  private struct State {
    var work: [(id: Int, text: String)] = []
    var nextID = 0
    var pauses = 0
    /// Whether the line is to be seen while something is under way.
    var isWanted = false
    /// What stands on the screen.
    var drawn: String?
    var pace: ProgressPace
  }

  /// So that something is seen within a tenth of a second.
  private static let delay: Duration = .milliseconds(60)

  private let mode: Mode
  private let columns: @Sendable () -> Int
  private let output: @Sendable (String) -> Void
  private let state: Mutex<State>

  /// Creates an indicator, which shows nothing yet.
  ///
  /// - Parameters:
  ///   - mode: How progress is shown.
  ///   - descriptor: The terminal; whether what is shown arrives is of no consequence.
  ///   - environment: The variables.
  public convenience init(mode: Mode, descriptor: Int32, environment: [String: String]) {
    self.init(
      mode: mode,
      columns: { TerminalSize(of: descriptor, environment: environment).columns },
      output: { try? OutputSink.writeAtOnce($0, to: descriptor) })
  }

  init(
    mode: Mode, pace: ProgressPace = ProgressPace(), columns: @escaping @Sendable () -> Int,
    output: @escaping @Sendable (String) -> Void
  ) {
    self.mode = mode
    self.columns = columns
    self.output = output
    state = Mutex(State(pace: pace))
  }

  /// Does something, and tells of it as soon as it takes more than a moment.
  ///
  /// - Parameters:
  ///   - text: What is being done, `asking login.microsoftonline.com for the directory` for one.
  ///   - body: Does it; it may call `show`, and `during` once more.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public func during<Value, Failure: Error>(
    _ text: String, _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    guard mode != .off else { return try await body() }
    let id = begin(text)
    defer { end(id) }
    async let _: Void = watch(id)
    return try await body()
  }

  /// Tells at once what is being done now, in place of what was told of last.
  ///
  /// In whole lines nothing is written at once; what is not within `during` is told of by later
  /// calls only.
  ///
  /// - Parameter text: What is being done.
  public func show(_ text: String) {
    guard mode != .off else { return }
    state.withLock { state in
      if state.work.isEmpty {
        _ = Self.add(text, to: &state)
      } else {
        state.work[state.work.count - 1].text = text
      }
      state.isWanted = true
      refresh(&state)
    }
  }

  /// Takes the line away for as long as something else is written. Others may go on meanwhile, and
  /// wait for nobody.
  ///
  /// - Parameter write: Writes it, whole lines.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public func paused<Value, Failure: Error>(
    _ write: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    pause(by: 1)
    defer { pause(by: -1) }
    return try write()
  }

  /// Takes the line away; nothing is under way any more.
  public func clear() {
    state.withLock { state in
      state.work = []
      finish(&state)
    }
  }

  private func begin(_ text: String) -> Int {
    state.withLock { state in
      let id = Self.add(text, to: &state)
      // Where a line is seen already, it is that of what was begun last.
      refresh(&state)
      return id
    }
  }

  private static func add(_ text: String, to state: inout State) -> Int {
    if state.work.isEmpty { state.pace.begin(at: .now) }
    state.nextID += 1
    state.work.append((state.nextID, text))
    return state.nextID
  }

  private func end(_ id: Int) {
    state.withLock { state in
      state.work.removeAll { $0.id == id }
      if state.work.isEmpty { finish(&state) } else { refresh(&state) }
    }
  }

  private func finish(_ state: inout State) {
    state.isWanted = false
    refresh(&state)
    state.pace.end()
  }

  private func pause(by count: Int) {
    guard mode != .off else { return }
    state.withLock { state in
      state.pauses += count
      refresh(&state)
    }
  }

  // Ends with the work, which cancels it.
  private func watch(_ id: Int) async {
    try? await Task.sleep(for: Self.delay)
    while !Task.isCancelled {
      let goesOn = state.withLock { state in
        guard state.work.contains(where: { $0.id == id }) else { return false }
        state.isWanted = true
        refresh(&state)
        return mode == .wholeLines
      }
      guard goesOn else { return }
      try? await Task.sleep(for: Self.delay)
    }
  }

  // Makes the screen what it is to be. The lock is held, so that lines come one after the other.
  private func refresh(_ state: inout State) {
    let text = state.isWanted && state.pauses == 0 ? state.work.last?.text : nil
    if mode == .wholeLines {
      guard let text, state.pace.isDue(text, at: .now) else { return }
      output(SafeText.escapedLine(text) + "\n")
    } else if text != state.drawn {
      let line = DisplayWidth.truncated(SafeText.escapedLine(text ?? ""), to: columns() - 1)
      output("\r\(line)\u{1B}[K")
      state.drawn = text
    }
  }
}
