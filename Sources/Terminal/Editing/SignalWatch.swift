import Glibc
import Synchronization

/// What signals ask of the prompt, told to its reading loop through a pipe.
struct SignalRequests: OptionSet {
  let rawValue: UInt32

  static let interrupt = SignalRequests(rawValue: 1)
  static let resize = SignalRequests(rawValue: 2)
  static let redraw = SignalRequests(rawValue: 4)
}

/// Puts the terminal back whenever a signal takes the program away from its prompt.
///
/// There is one prompt in a process, so its state is the process's: whole words, that handlers read
/// and write without a lock. A handler calls only what POSIX allows in one: `tcsetattr`, `write`,
/// `sigaction`, `sigprocmask`, `raise`. A signal that was ignored before stays ignored.
enum SignalWatch {
  private static let isActive = Atomic<Bool>(false)
  /// Whether the program is being stopped, or has just been continued.
  private static let isStopping = Atomic<Bool>(false)
  private static let requests = Atomic<UInt32>(0)
  private static let terminal = Atomic<Int32>(-1)
  private static let screen = Atomic<Int32>(-1)
  private static let bracketsPastes = Atomic<Bool>(false)
  private static let dropsInput = Atomic<Bool>(false)
  private static let usualModes = Atomic<UInt>(0)
  private static let editingModes = Atomic<UInt>(0)
  private static let bell = Atomic<Int32>(-1)

  private static let ending = [SIGTERM, SIGHUP, SIGQUIT]
  private static let asking = [SIGINT, SIGWINCH, SIGCONT]

  /// The actions that were in force before, to be put back.
  struct Previous {
    fileprivate var actions: [(number: Int32, action: sigaction)] = []
  }

  /// Starts to watch: `terminal` is in the state for editing, and was in that of `usual` before.
  ///
  /// With `dropsInput`, what was typed and not read is not left to whoever has the terminal next:
  /// a shell would take half an answer for the beginning of a command.
  ///
  /// - Returns: What `end` needs.
  static func begin(
    terminal: Int32, screen: Int32, usual: termios, editing: termios, bracketsPastes: Bool,
    dropsInput: Bool, bell: Int32
  ) -> Previous {
    store(usual, in: usualModes)
    store(editing, in: editingModes)
    self.terminal.store(terminal, ordering: .relaxed)
    self.screen.store(screen, ordering: .relaxed)
    self.bracketsPastes.store(bracketsPastes, ordering: .relaxed)
    self.dropsInput.store(dropsInput, ordering: .relaxed)
    self.bell.store(bell, ordering: .relaxed)
    requests.store(0, ordering: .relaxed)
    isActive.store(true, ordering: .sequentiallyConsistent)
    var previous = Previous()
    for number in ending { install(number, { SignalWatch.end(by: $0) }, &previous) }
    for number in asking { install(number, { SignalWatch.ask(by: $0) }, &previous) }
    install(SIGTSTP, { SignalWatch.stop(by: $0) }, &previous)
    return previous
  }

  /// Ends the watch, once the terminal is back in its usual state.
  ///
  /// - Parameters:
  ///   - previous: What `begin` returned.
  ///   - endsPrompt: Whether the line was given: an interruption that came since then is meant for
  ///     what comes after the prompt, and is raised anew.
  static func end(_ previous: Previous, endsPrompt: Bool) {
    isActive.store(false, ordering: .sequentiallyConsistent)
    for entry in previous.actions {
      var action = entry.action
      unsafe sigaction(entry.number, &action, nil)
    }
    if takeRequests().contains(.interrupt), endsPrompt { signalProcess(SIGINT) }
  }

  /// Sends a signal to the process, as a key does outside of the prompt.
  ///
  /// `raise` would send it to this thread, and those of the concurrency pool block all signals.
  static func signalProcess(_ number: Int32) {
    kill(getpid(), number)
  }

  /// Takes what was asked since the last call.
  static func takeRequests() -> SignalRequests {
    SignalRequests(rawValue: requests.exchange(0, ordering: .sequentiallyConsistent))
  }

  private static func install(
    _ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void, _ previous: inout Previous
  ) {
    var old = sigaction()
    unsafe sigaction(number, nil, &old)
    let ignored = unsafe unsafeBitCast(SIG_IGN, to: UInt.self)
    if unsafe unsafeBitCast(old.__sigaction_handler.sa_handler, to: UInt.self) == ignored { return }
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    // Other threads' calls go on; the reading loop is woken by the pipe.
    action.sa_flags = Int32(SA_RESTART)
    unsafe sigaction(number, &action, nil)
    previous.actions.append((number, old))
  }

  private static func store(_ modes: termios, in place: borrowing Atomic<UInt>) {
    let address = place.load(ordering: .relaxed)
    if let pointer = unsafe UnsafeMutablePointer<termios>(bitPattern: address) {
      unsafe pointer.pointee = modes
      return
    }
    let pointer = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    unsafe pointer.initialize(to: modes)
    place.store(UInt(bitPattern: pointer), ordering: .sequentiallyConsistent)
  }

  // What follows runs in handlers.

  private static func end(by number: Int32) {
    setDefault(number)
    if isActive.exchange(false, ordering: .sequentiallyConsistent) { leave() }
    raise(number)
    // It ends here, before anything else is drawn.
    var own = sigset_t()
    unsafe sigemptyset(&own)
    unsafe sigaddset(&own, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &own, nil)
  }

  private static func ask(by number: Int32) {
    let saved = errno
    switch number {
    case SIGINT: request(.interrupt)
    case SIGWINCH: request(.resize)
    default: if !isStopping.load(ordering: .sequentiallyConsistent) { resume() }
    }
    errno = saved
  }

  // Stops here until the program is continued, with the line as it was.
  private static func stop(by number: Int32) {
    let saved = errno
    // Until the own handler is back, another stop would leave the terminal as it is for editing.
    isStopping.store(true, ordering: .sequentiallyConsistent)
    leave()
    let ours = setDefault(number)
    var own = sigset_t()
    unsafe sigemptyset(&own)
    unsafe sigaddset(&own, number)
    var before = sigset_t()
    raise(number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &own, &before)
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    // The answer may have been given meanwhile, on another thread.
    if isActive.load(ordering: .sequentiallyConsistent) {
      var action = ours
      unsafe sigaction(number, &action, nil)
    }
    isStopping.store(false, ordering: .sequentiallyConsistent)
    resume()
    errno = saved
  }

  private static func leave() {
    emit(bracketsPastes.load(ordering: .relaxed) ? "\u{1B}[?2004l\r\n" : "\r\n")
    if dropsInput.load(ordering: .relaxed) {
      tcflush(terminal.load(ordering: .relaxed), TCIFLUSH)
    }
    apply(usualModes)
  }

  private static func resume() {
    guard isActive.load(ordering: .sequentiallyConsistent) else { return }
    apply(editingModes)
    if bracketsPastes.load(ordering: .relaxed) { emit("\u{1B}[?2004h") }
    request(.redraw)
  }

  private static func request(_ what: SignalRequests) {
    requests.bitwiseOr(what.rawValue, ordering: .sequentiallyConsistent)
    var byte: UInt8 = 0
    _ = unsafe write(bell.load(ordering: .relaxed), &byte, 1)
  }

  private static func apply(_ place: borrowing Atomic<UInt>) {
    let address = place.load(ordering: .relaxed)
    guard let modes = unsafe UnsafePointer<termios>(bitPattern: address) else { return }
    unsafe tcsetattr(terminal.load(ordering: .relaxed), TCSANOW, modes)
  }

  private static func emit(_ text: StaticString) {
    _ = unsafe write(screen.load(ordering: .relaxed), text.utf8Start, text.utf8CodeUnitCount)
  }

  @discardableResult
  private static func setDefault(_ number: Int32) -> sigaction {
    var action = sigaction()
    var old = sigaction()
    unsafe action.__sigaction_handler.sa_handler = SIG_DFL
    unsafe sigaction(number, &action, &old)
    return old
  }
}
