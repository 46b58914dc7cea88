import Glibc

/// Why another program gave nothing.
public enum ChildProgramError: Error, Sendable, Hashable {
  /// It could not be started, with the system's own words.
  case notStarted(reason: String)
  /// It ended with a status other than 0.
  case failed(status: Int32)
  /// It was ended by a signal.
  case killed(signal: Int32)
  /// It did not end, or say what it was to say, in time, and was ended.
  case timedOut(after: Duration)
  /// It said more than was asked for, and was ended.
  case saidTooMuch(maximumBytes: Int)
}

/// Another program, started without a shell, in a process group of its own.
///
/// Its standard input is a pipe that stays open as long as this value lives, so that a program that
/// waits for its end goes when this one does. Its standard error is this program's, unless it is to
/// join what it says.
public struct ChildProgram: ~Copyable {
  private let process: pid_t
  var input: FileDescriptor?
  private let output: FileDescriptor
  private var isWaitedFor = false

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - words: The program, looked for as a shell does where it bears no slash, and its arguments.
  ///   - environment: All its variables.
  ///   - joinsErrors: Whether its standard error goes where its standard output goes.
  /// - Throws: `ChildProgramError.notStarted`.
  public init(
    _ words: [String], environment: [String: String], joinsErrors: Bool = false
  ) throws(ChildProgramError) {
    var pipes = try ChildPipes()
    let result = Spawn(
      words: words, environment: environment, pipes: pipes, joinsErrors: joinsErrors
    ).start()
    guard case .success(let process) = result else {
      throw .notStarted(reason: describe(result.failureNumber))
    }
    self.process = process
    input = pipes.takeInput()
    output = pipes.takeOutput()
  }

  deinit {
    guard !isWaitedFor else { return }
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  /// Reads one line of what it says.
  ///
  /// - Parameters:
  ///   - limit: How long to wait.
  ///   - maximumBytes: A longer line is an error.
  /// - Returns: The line without its end; what there is when it says no more.
  /// - Throws: `ChildProgramError`.
  public mutating func readLine(
    within limit: Duration, maximumBytes: Int = 1 << 20
  ) throws(ChildProgramError) -> [UInt8] {
    try read(within: limit, maximumBytes: maximumBytes) { $0.last == UInt8(ascii: "\n") }
  }

  /// Reads all that it says, and waits for its end.
  ///
  /// - Parameters:
  ///   - limit: How long that may take.
  ///   - maximumBytes: More is an error.
  /// - Returns: What it said.
  /// - Throws: `ChildProgramError`, also when its status was not 0.
  public mutating func readAll(
    within limit: Duration, maximumBytes: Int = 1 << 16
  ) throws(ChildProgramError) -> [UInt8] {
    input = nil
    let start = ContinuousClock.now
    let bytes = try read(within: limit, maximumBytes: maximumBytes) { _ in false }
    try wait(within: limit - (.now - start), of: limit)
    return bytes
  }

  /// Lets it go: closes its standard input, and ends it when that does not.
  ///
  /// - Parameter limit: How long it may take to end by itself.
  public mutating func stop(within limit: Duration) {
    input = nil
    try? wait(within: limit, of: limit)
  }

  func read(
    within limit: Duration, maximumBytes: Int, until isEnough: ([UInt8]) -> Bool
  ) throws(ChildProgramError) -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    var bytes: [UInt8] = []
    while !isEnough(bytes) {
      guard Self.isReady(output.number, for: POLLIN, until: deadline) else {
        throw .timedOut(after: limit)
      }
      // A line is read byte by byte, so that what follows it stays where it is.
      var byte: UInt8 = 0
      let count = unsafe Glibc.read(output.number, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes.append(byte)
      guard bytes.count <= maximumBytes else { throw .saidTooMuch(maximumBytes: maximumBytes) }
    }
    if bytes.last == UInt8(ascii: "\n"), isEnough(bytes) { bytes.removeLast() }
    return bytes
  }

  /// Waits for something to read, or for room to write, or the end.
  static func isReady(
    _ descriptor: Int32, for events: Int32, until deadline: ContinuousClock.Instant
  ) -> Bool {
    while true {
      let left = deadline - .now
      guard left > .zero else { return false }
      let milliseconds = left.components.seconds * 1000 + 1
      var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      let ready = unsafe poll(&waiting, 1, Int32(clamping: min(milliseconds, 1000)))
      if ready > 0 { return true }
    }
  }

  mutating func wait(
    within limit: Duration, of whole: Duration
  ) throws(ChildProgramError) {
    let deadline = ContinuousClock.now + limit
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { break }
      guard ContinuousClock.now < deadline else { throw .timedOut(after: whole) }
      usleep(2000)
    }
    isWaitedFor = true
    // The forms of a status are macros, which Swift does not see: <bits/waitstatus.h>.
    let signal = status & 0x7F
    guard signal == 0 else { throw .killed(signal: signal) }
    let code = (status >> 8) & 0xFF
    guard code == 0 else { throw .failed(status: code) }
  }
}
