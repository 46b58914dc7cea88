import CPseudoTerminal
import Glibc

/// A terminal that a test holds: it types, looks at the screen, resizes, signals and waits.
///
/// With a program on its other end (`init(running:…)`) or, for code of the test's own process, with
/// the other end open as `slave`.
public final class PseudoTerminal {
  /// What a person would see.
  public private(set) var screen: Screen
  /// Every byte written to the terminal, in order.
  public private(set) var received: [UInt8] = []
  /// The program's process, when there is one.
  public let process: Int32?
  /// The program's end of the terminal, when the test itself is the program.
  public let slave: Int32?
  /// Whether the program's end is closed for good.
  public private(set) var isClosed = false

  /// The test's end of the terminal, for threads that type on their own.
  public let master: Int32
  private var outcome: ExitOutcome?
  private var mark = 0

  /// Starts a program on a new terminal.
  ///
  /// - Parameters:
  ///   - executable: The program's path.
  ///   - arguments: The arguments after the program's name.
  ///   - environment: The whole environment; nothing is inherited.
  ///   - workingDirectory: The folder to run in; nil for this process's own.
  ///   - columns: The width in cells.
  ///   - rows: The height in cells.
  /// - Throws: `TestSupportError.system` when it does not start.
  public init(
    running executable: String, _ arguments: [String] = [], environment: [String: String],
    workingDirectory: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws(TestSupportError) {
    let strings = CStrings(program: executable, arguments: arguments, environment: environment)
    var master: Int32 = -1
    var process: pid_t = 0
    let failure = unsafe executable.withCString { path in
      unsafe Self.withOptionalCString(workingDirectory) { folder in
        unsafe strings.arguments.withUnsafeBufferPointer { arguments in
          unsafe strings.environment.withUnsafeBufferPointer { environment in
            var program = unsafe cpt_program(
              path: path, arguments: arguments.baseAddress, environment: environment.baseAddress,
              working_directory: folder, columns: UInt16(columns), rows: UInt16(rows))
            return unsafe cpt_spawn(&program, &master, &process)
          }
        }
      }
    }
    guard failure == 0 else { throw .system("start \(executable)", failure) }
    self.master = master
    self.process = process
    slave = nil
    screen = Screen(columns: columns, rows: rows)
  }

  /// Opens a terminal whose other end this process itself uses.
  ///
  /// It is nobody's controlling terminal: no key makes a signal, and a resize sends none.
  ///
  /// - Parameters:
  ///   - columns: The width in cells.
  ///   - rows: The height in cells.
  /// - Throws: `TestSupportError.system` when there is none to be had.
  public init(columns: Int = 80, rows: Int = 24) throws(TestSupportError) {
    var master: Int32 = -1
    var slave: Int32 = -1
    let failure = unsafe cpt_open_pair(UInt16(columns), UInt16(rows), &master, &slave)
    guard failure == 0 else { throw .system("openpty", failure) }
    self.master = master
    self.slave = slave
    process = nil
    screen = Screen(columns: columns, rows: rows)
  }

  deinit {
    if let process, outcome == nil {
      kill(process, SIGKILL)
      kill(process, SIGCONT)
      _ = cpt_wait(process, true)
    }
    hangUp()
    if let slave { close(slave) }
  }

  /// All that was written to the terminal, as text with its escape sequences.
  public var output: String { String(decoding: received, as: UTF8.self) }

  /// Types text.
  ///
  /// - Parameter text: What to type; `\r` is the Enter key, `\u{1B}` Escape.
  /// - Throws: `TestSupportError` when the terminal takes nothing for ten seconds.
  public func send(_ text: String) throws(TestSupportError) {
    try send(Array(text.utf8))
  }

  /// Types bytes, and reads meanwhile, so that neither side blocks the other.
  ///
  /// - Parameter bytes: What to type.
  /// - Throws: `TestSupportError` when the terminal takes nothing for ten seconds.
  public func send(_ bytes: [UInt8]) throws(TestSupportError) {
    var start = 0
    var deadline = ContinuousClock.now + .seconds(10)
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let chunk = min(4096, buffer.count - start)
        return unsafe write(master, buffer.baseAddress?.advanced(by: start), chunk)
      }
      if count > 0 {
        start += count
        deadline = ContinuousClock.now + .seconds(10)
      } else if errno != EAGAIN && errno != EINTR {
        throw .system("write to the terminal")
      }
      take(waiting: count > 0 ? .zero : .milliseconds(10), forRoomToWrite: count <= 0)
      guard ContinuousClock.now < deadline else {
        throw .timedOut(awaiting: "room to type", seen: screen.text)
      }
    }
  }

  /// Waits until the program has written a text since the last `expect`, and moves behind it.
  ///
  /// - Parameters:
  ///   - text: What must come, escape sequences and all.
  ///   - limit: How long to wait.
  /// - Throws: `TestSupportError` with the screen when it does not come.
  public func expect(_ text: String, within limit: Duration = .seconds(10))
    throws(TestSupportError)
  {
    let wanted = Array(text.utf8)
    var found: Int?
    try wait(for: text, within: limit) {
      found = firstIndex(of: wanted, from: mark)
      return found != nil
    }
    if let found { mark = found + wanted.count }
  }

  /// Waits until the screen satisfies a condition.
  ///
  /// - Parameters:
  ///   - what: The condition in words, for the report.
  ///   - limit: How long to wait.
  ///   - condition: Looks at the screen.
  /// - Throws: `TestSupportError` with the screen when the time is over.
  public func expectScreen(
    _ what: String, within limit: Duration = .seconds(10), _ condition: (Screen) -> Bool
  ) throws(TestSupportError) {
    try wait(for: what, within: limit) { condition(screen) }
  }

  /// Waits until the visible screen contains a text.
  ///
  /// - Parameters:
  ///   - text: What a person must see, all in one row or with newlines between rows.
  ///   - limit: How long to wait.
  /// - Throws: `TestSupportError` with the screen when it does not come.
  public func expectScreen(containing text: String, within limit: Duration = .seconds(10))
    throws(TestSupportError)
  {
    try expectScreen(text, within: limit) { $0.text.contains(text) }
  }

  /// Reads on until nothing has been written for a while.
  ///
  /// - Parameter quiet: How long nothing must come.
  public func settle(_ quiet: Duration = .milliseconds(60)) {
    var before = -1
    while before != received.count, !isClosed {
      before = received.count
      take(waiting: quiet)
    }
  }

  /// Changes the window size, on the screen and in the kernel.
  ///
  /// - Parameters:
  ///   - columns: The new width.
  ///   - rows: The new height.
  /// - Throws: `TestSupportError.system` when the kernel refuses.
  public func resize(columns: Int, rows: Int) throws(TestSupportError) {
    settle(.milliseconds(20))
    screen.resize(columns: columns, rows: rows)
    let failure = cpt_resize(master, UInt16(columns), UInt16(rows))
    guard failure == 0 else { throw .system("TIOCSWINSZ", failure) }
  }

  /// Sends a signal to the program.
  ///
  /// - Parameter number: The signal.
  public func signal(_ number: Int32) {
    if let process { kill(process, number) }
  }

  /// Reads the terminal's settings as they are now.
  ///
  /// - Returns: The settings.
  /// - Throws: `TestSupportError.system` when the terminal is gone.
  public func modes() throws(TestSupportError) -> TerminalModes {
    try TerminalModes(of: slave ?? master)
  }

  /// Waits for the program to end or to stop, reading what it writes meanwhile.
  ///
  /// - Parameter limit: How long to wait.
  /// - Returns: How it ended, or the signal that stopped it.
  /// - Throws: `TestSupportError` when it still runs then.
  public func waitForExit(within limit: Duration = .seconds(10)) throws(TestSupportError)
    -> ExitOutcome
  {
    if let outcome { return outcome }
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline, let process {
      if let seen = ExitOutcome(cpt_wait(process, false)) {
        settle(.milliseconds(20))
        if case .stopped = seen { return seen }
        outcome = seen
        return seen
      }
      take(waiting: .milliseconds(5))
    }
    throw .timedOut(awaiting: "the end of the program", seen: screen.text)
  }

  /// Closes the terminal under the program, as a closed window does; `slave` stays open.
  public func hangUp() {
    guard !isHungUp else { return }
    isHungUp = true
    close(master)
  }

  private var isHungUp = false

  private func wait(
    for what: String, within limit: Duration, until isMet: () -> Bool
  ) throws(TestSupportError) {
    let deadline = ContinuousClock.now + limit
    while !isMet() {
      if isClosed { throw .ended(awaiting: what, seen: screen.transcript) }
      let left = deadline - ContinuousClock.now
      guard left > .zero else { throw .timedOut(awaiting: what, seen: screen.transcript) }
      take(waiting: min(left, .milliseconds(100)))
    }
  }

  // Reads what there is, after waiting at most that long for the first of it.
  private func take(waiting limit: Duration, forRoomToWrite: Bool = false) {
    guard !isClosed, !isHungUp else { return }
    let events = forRoomToWrite ? POLLIN | POLLOUT : POLLIN
    var polls = [pollfd(fd: master, events: Int16(events), revents: 0)]
    _ = unsafe poll(&polls, 1, limit == .zero ? 0 : milliseconds(limit))
    guard Int32(polls[0].revents) & (POLLIN | POLLHUP) != 0 else { return }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(master, &block, block.count)
    if count > 0 {
      received += block[..<count]
      screen.feed(block[..<count])
    } else if count == 0 || errno == EIO {
      isClosed = true
    }
  }

  private func firstIndex(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first else { return start }
    var index = start
    while index + wanted.count <= received.count {
      if received[index] == first, received[index..<(index + wanted.count)].elementsEqual(wanted) {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func withOptionalCString<Value>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Value
  ) -> Value {
    guard let text else { return body(nil) }
    return unsafe text.withCString { unsafe body($0) }
  }
}
