import Glibc
import Terminal

extension InterruptWatch {
  /// How often an interruption is looked for.
  private static let interval: Duration = .milliseconds(50)

  /// Ends when the user interrupts, or when it is cancelled.
  static func wait() async {
    while !isInterrupted, !Task.isCancelled { try? await Task.sleep(for: interval) }
  }

  /// What an interrupted command ends with.
  static var status: ExitStatus {
    switch signal {
    case SIGTERM: .terminated
    case SIGHUP: .hungUp
    default: .interrupted
    }
  }

  /// Ends the command where the program was told to end: Ctrl-C may stop no more than what is being
  /// done just now, the other signals never do.
  static func checkForEnd() throws(CommandFailure) {
    guard isInterrupted, status != .interrupted else { return }
    throw CommandFailure(lines: [], status)
  }
}
