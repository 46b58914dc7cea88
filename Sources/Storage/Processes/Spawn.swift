import Glibc
import Synchronization

/// Held while a child is started, and while there is a descriptor that it must not inherit.
private let startingChild = Mutex(())

/// The two connections to a child: what it reads and what it says.
struct ChildPipes: ~Copyable {
  private let childInput: FileDescriptor
  private let childOutput: FileDescriptor
  private var input: FileDescriptor?
  private var output: FileDescriptor?

  init() throws(ChildProgramError) {
    let first = try Self.pipe()
    let second: (Int32, Int32)
    do {
      second = try Self.connected()
    } catch {
      close(first.0)
      close(first.1)
      throw error
    }
    childInput = FileDescriptor(owning: first.0)
    input = FileDescriptor(owning: first.1)
    output = FileDescriptor(owning: second.0)
    childOutput = FileDescriptor(owning: second.1)
    childNumbers = (first.0, second.1)
  }

  /// A pipe, which a child can also open anew as `/dev/stdin`; a socket it could not.
  ///
  /// No child is started between the calls, as it would inherit it; `pipe2`, which does it in one,
  /// is not in the module.
  private static func pipe() throws(ChildProgramError) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    let isMade = startingChild.withLock { _ in
      guard unsafe Glibc.pipe(&ends) == 0 else { return false }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return true
    }
    guard isMade else { throw .notStarted(reason: describe(errno)) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }

  /// Two connected ends that no other child inherits.
  private static func connected() throws(ChildProgramError) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .notStarted(reason: describe(errno))
    }
    return (ends[0], ends[1])
  }

  let childNumbers: (input: Int32, output: Int32)

  mutating func takeInput() -> FileDescriptor? { input.take() }

  mutating func takeOutput() -> FileDescriptor {
    // The value is there from the initializer on, and is taken once.
    output.take() ?? FileDescriptor(owning: -1)
  }
}

/// One call of `posix_spawnp`.
struct Spawn: ~Copyable {
  enum Result {
    case success(pid_t)
    case failure(Int32)

    var failureNumber: Int32 {
      if case .failure(let number) = self { number } else { 0 }
    }
  }

  private let words: [String]
  private let environment: [String: String]
  private let numbers: (input: Int32, output: Int32)
  private let joinsErrors: Bool

  init(
    words: [String], environment: [String: String], pipes: borrowing ChildPipes, joinsErrors: Bool
  ) {
    self.joinsErrors = joinsErrors
    self.words = words
    self.environment = environment
    numbers = pipes.childNumbers
  }

  /// Starts the program with the pipes as its standard input and output, signals as usual.
  func start() -> Result {
    guard let program = words.first, !program.isEmpty else { return .failure(ENOENT) }
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, numbers.input, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, numbers.output, STDOUT_FILENO)
    if joinsErrors {
      unsafe posix_spawn_file_actions_adddup2(&actions, numbers.output, STDERR_FILENO)
    }
    var usual = sigset_t()
    unsafe sigemptyset(&usual)
    unsafe posix_spawnattr_setsigmask(&attributes, &usual)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    var process: pid_t = 0
    let arguments = CStringArray(words)
    let variables = CStringArray(environment.map { "\($0.key)=\($0.value)" })
    let number =
      unsafe arguments.withPointer { arguments in
        unsafe variables.withPointer { variables in
          startingChild.withLock { _ in
            unsafe posix_spawnp(&process, program, &actions, &attributes, arguments, variables)
          }
        }
      } ?? ENOMEM
    return number == 0 ? .success(process) : .failure(number)
  }
}

/// A null-terminated array of C strings, freed with the value.
@safe private struct CStringArray: ~Copyable {
  private let storage: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

  init(_ texts: [String]) {
    unsafe storage = .allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() {
      unsafe storage.initializeElement(at: index, to: strdup(text))
    }
    unsafe storage.initializeElement(at: texts.count, to: nil)
  }

  func withPointer<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result?
  ) -> Result? {
    guard let start = unsafe storage.baseAddress else { return nil }
    return unsafe body(start)
  }

  deinit {
    for index in unsafe storage.indices { unsafe free(storage[index]) }
    unsafe storage.deallocate()
  }
}
