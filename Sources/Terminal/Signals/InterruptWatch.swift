import Glibc
import Synchronization

/// Notes the first Ctrl-C or wish to end, so that what was begun can be cleaned up; the second ends
/// the program.
///
/// Signals belong to the process, so there is one watch at a time.
public struct InterruptWatch: ~Copyable {
  /// The signal that came first; 0 for none.
  private static let first = Atomic<Int32>(0)
  private let previous: [(number: Int32, action: sigaction)]

  /// Begins to watch.
  public init() {
    Self.first.store(0, ordering: .sequentiallyConsistent)
    previous = [SIGINT, SIGTERM, SIGHUP].compactMap(Self.install)
  }

  deinit {
    for entry in previous {
      var action = entry.action
      unsafe sigaction(entry.number, &action, nil)
    }
  }

  /// Whether the user interrupted since the watch began.
  public static var isInterrupted: Bool { signal != nil }

  /// The signal by which the user interrupted; `nil` where none has come since the watch began.
  public static var signal: Int32? {
    let number = first.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  /// A signal that was ignored before stays ignored.
  private static func install(_ number: Int32) -> (Int32, sigaction)? {
    var old = sigaction()
    unsafe sigaction(number, nil, &old)
    let ignored = unsafe unsafeBitCast(SIG_IGN, to: UInt.self)
    if unsafe unsafeBitCast(old.__sigaction_handler.sa_handler, to: UInt.self) == ignored {
      return nil
    }
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { number in
      _ = InterruptWatch.first.compareExchange(
        expected: 0, desired: number, ordering: .sequentiallyConsistent)
    }
    // The handler is gone after the first signal: the next one does what it does by default.
    action.sa_flags = Int32(SA_RESTART) | Int32(bitPattern: UInt32(SA_RESETHAND))
    unsafe sigaction(number, &action, nil)
    return (number, old)
  }
}
