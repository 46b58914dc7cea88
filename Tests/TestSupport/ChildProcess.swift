import CPseudoTerminal
import Glibc

/// A program to run to its end, without a terminal.
public struct ChildProcess: Sendable {
  /// Where the child reads from.
  public enum Input: Sendable {
    /// Nothing: the null device.
    case none
    /// A pipe that carries these bytes.
    case bytes([UInt8])
    /// A file, opened for reading.
    case file(String)
  }

  /// Where the child's standard output goes.
  public enum Output: Sendable {
    /// Into the result.
    case captured
    /// Into a file or device, `/dev/full` for one, opened for writing.
    case file(String)
    /// Into a pipe whose reader is gone before the child starts.
    case closedPipe
  }

  /// What a run left behind.
  public struct Result: Sendable {
    /// How the child ended.
    public let outcome: ExitOutcome
    /// The captured standard output, up to the limit.
    public let outputBytes: [UInt8]
    /// The captured standard error, up to the limit.
    public let errorBytes: [UInt8]
    /// The largest resident size of the child, in KiB.
    public let peakKibibytes: Int
    /// From just before the start to the end.
    public let duration: Duration

    /// The status as a shell shows it.
    public var status: Int32 { outcome.shellStatus }
    /// Standard output as text.
    public var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// Standard error as text.
    public var errorOutput: String { String(decoding: errorBytes, as: UTF8.self) }
  }

  /// The program's path.
  public var executable: String
  /// The arguments after the program's name.
  public var arguments: [String]
  /// The whole environment; nothing is inherited.
  public var environment: [String: String]
  /// The folder to run in; nil for this process's own.
  public var workingDirectory: String?
  /// What the child reads.
  public var input: Input
  /// Where its standard output goes.
  public var output: Output
  /// After this the child is killed and the run throws.
  public var timeLimit: Duration
  /// How many bytes of each stream are kept; the rest is read and dropped.
  public var keptBytes: Int

  /// Describes a run.
  ///
  /// - Parameters:
  ///   - executable: The program's path.
  ///   - arguments: The arguments after the program's name.
  ///   - environment: The whole environment.
  ///   - input: What the child reads.
  ///   - output: Where its standard output goes.
  ///   - timeLimit: After this the child is killed.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    input: Input = .none, output: Output = .captured, timeLimit: Duration = .seconds(60)
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.output = output
    self.timeLimit = timeLimit
    workingDirectory = nil
    keptBytes = 64 << 20
  }

  /// Runs the program to its end.
  ///
  /// - Returns: How it ended and what it wrote.
  /// - Throws: `TestSupportError` when it does not start, or outlives the time limit.
  public func run() throws(TestSupportError) -> Result {
    let started = ContinuousClock.now
    var streams = try ChildStreams(self)
    defer { streams.closeAll() }
    let process = try spawn(streams)
    streams.closeChildEnds()
    let deadline = started + timeLimit
    do {
      try streams.pump(until: deadline, keeping: keptBytes)
      let ended = try awaitEnd(of: process, until: deadline)
      return Result(
        outcome: ended.outcome, outputBytes: streams.output.bytes, errorBytes: streams.error.bytes,
        peakKibibytes: ended.peakKibibytes, duration: ContinuousClock.now - started)
    } catch {
      kill(process, SIGKILL)
      _ = cpt_wait(process, true)
      throw error
    }
  }

  private func awaitEnd(
    of process: pid_t, until deadline: ContinuousClock.Instant
  ) throws(TestSupportError) -> (outcome: ExitOutcome, peakKibibytes: Int) {
    while ContinuousClock.now < deadline {
      let seen = cpt_wait(process, false)
      switch ExitOutcome(seen) {
      case .exited, .signalled:
        guard let outcome = ExitOutcome(seen) else { continue }
        return (outcome, seen.peak_kibibytes)
      case .stopped, nil:
        usleep(500)
      }
    }
    throw .timedOut(awaiting: "the end of \(executable)", seen: "still running")
  }

  private func spawn(_ streams: ChildStreams) throws(TestSupportError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, target) in zip(streams.childEnds, Int32(0)...) {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, target)
    }
    if let workingDirectory {
      unsafe cpt_add_working_directory(&actions, workingDirectory)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    unsafe sigfillset(&all)
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let strings = CStrings(program: executable, arguments: arguments, environment: environment)
    var process: pid_t = 0
    let failure = unsafe posix_spawn(
      &process, executable, &actions, &attributes, strings.arguments, strings.environment)
    guard failure == 0 else { throw .system("posix_spawn \(executable)", failure) }
    return process
  }
}
