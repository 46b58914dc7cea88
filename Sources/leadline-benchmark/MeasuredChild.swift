import Glibc

/// A child process that was timed.
enum MeasuredChild {
  struct Failure: Error {
    let command: String
    let number: Int32
  }

  /// Runs a command with its output in a file that is thrown away: `grep` looks for a single line
  /// only where it sees that its output is `/dev/null`.
  static func run(_ command: [String], output sink: String) throws -> (
    seconds: Double, peakKibibytes: Int
  ) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, sink, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let clock = ContinuousClock()
    let start = clock.now
    let number = unsafe posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
    guard number == 0 else { throw Failure(command: command[0], number: number) }
    var usage = rusage()
    var status: Int32 = 0
    while unsafe wait4(process, &status, 0, &usage) < 0 { guard errno == EINTR else { break } }
    let time = start.duration(to: clock.now).components
    return (Double(time.seconds) + Double(time.attoseconds) * 1e-18, Int(usage.ru_maxrss))
  }
}

/// A folder that goes when the value does.
final class TemporaryFolder {
  private let folder: String

  init() throws {
    var template = Array("/tmp/leadline-benchmark-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw MeasuredChild.Failure(command: "mkdtemp", number: errno)
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in ["output", "paste.txt", "plain.txt", "literals", "service.log"] {
      unsafe unlink(path(name))
    }
    unsafe rmdir(folder)
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let descriptor = unsafe open(path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    guard count == bytes.count else {
      throw MeasuredChild.Failure(command: "write", number: errno)
    }
    return path(name)
  }
}
