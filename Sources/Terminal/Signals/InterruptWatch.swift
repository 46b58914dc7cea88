import Glibc
import Synchronization

/// Notes the first Ctrl-C, so that what was begun can be cleaned up; the second ends the program.
///
/// Signals belong to the process, so there is one watch at a time.
public struct InterruptWatch: ~Copyable {
  private static let flag = Atomic<Bool>(false)
  private let previous: [(number: Int32, action: sigaction)]

  /// Begins to watch.
  public init() {
    Self.flag.store(false, ordering: .sequentiallyConsistent)
    previous = [SIGINT, SIGTERM].compactMap(Self.install)
  }

  deinit {
    for entry in previous {
      var action = entry.action
      unsafe sigaction(entry.number, &action, nil)
    }
  }

  /// Whether the user interrupted since the watch began.
  public static var isInterrupted: Bool { flag.load(ordering: .sequentiallyConsistent) }

  /// A signal that was ignored before stays ignored.
  private static func install(_ number: Int32) -> (Int32, sigaction)? {
    var old = sigaction()
    unsafe sigaction(number, nil, &old)
    let ignored = unsafe unsafeBitCast(SIG_IGN, to: UInt.self)
    if unsafe unsafeBitCast(old.__sigaction_handler.sa_handler, to: UInt.self) == ignored {
      return nil
    }
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      InterruptWatch.flag.store(true, ordering: .sequentiallyConsistent)
    }
    // The handler is gone after the first signal: the next one does what it does by default.
    action.sa_flags = Int32(SA_RESTART) | Int32(bitPattern: UInt32(SA_RESETHAND))
    unsafe sigaction(number, &action, nil)
    return (number, old)
  }
}
