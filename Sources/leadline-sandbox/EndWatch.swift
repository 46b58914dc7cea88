import Glibc
import Synchronization

/// Waits for the end: a signal, or the end of standard input.
struct EndWatch: Sendable {
  private static let inputHasEnded = Atomic(false)
  private static let channel = Mutex<ControlChannel?>(nil)
  /// How the thread that reads standard input wakes the one that waits for signals.
  private static let wake = SIGUSR2

  /// Holds the signals back. To be called before other threads start.
  init() {
    var watched = Self.watched
    unsafe pthread_sigmask(SIG_BLOCK, &watched, nil)
  }

  /// Waits.
  ///
  /// - Parameter channel: Obeys the lines of standard input, on a thread of its own; where there is
  ///   such a channel, the end of standard input counts as well.
  /// - Returns: The signal that came; `nil` where standard input ended.
  func wait(obeying channel: ControlChannel?) -> Int32? {
    if let channel {
      Self.channel.withLock { $0 = channel }
      Self.watchInput()
    }
    var watched = Self.watched
    while true {
      var number: Int32 = 0
      guard unsafe sigwait(&watched, &number) == 0 else { continue }
      guard number == Self.wake else { return number }
      if Self.inputHasEnded.load(ordering: .sequentiallyConsistent) { return nil }
    }
  }

  /// Ends the process as the signal would have, so that whoever started it can tell.
  static func end(by number: Int32) {
    signal(number, SIG_DFL)
    var own = sigset_t()
    unsafe sigemptyset(&own)
    unsafe sigaddset(&own, number)
    kill(getpid(), number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &own, nil)
  }

  private static var watched: sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, wake] { unsafe sigaddset(&set, number) }
    return set
  }

  private static func watchInput() {
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread, nil,
      { _ in
        EndWatch.readToEnd()
        return nil
      }, nil)
    guard failure == 0 else {
      // Without the watch nobody would end the program.
      finishInput()
      return
    }
    pthread_detach(thread)
  }

  private static func readToEnd() {
    let channel = channel.withLock(\.self)
    var input = ControlInput()
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe read(STDIN_FILENO, &block, block.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { break }
      for line in input.take(block.prefix(count)) { channel?.obey(line) }
    }
    finishInput()
  }

  private static func finishInput() {
    inputHasEnded.store(true, ordering: .sequentiallyConsistent)
    kill(getpid(), wake)
  }
}
