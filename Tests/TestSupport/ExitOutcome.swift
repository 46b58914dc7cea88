import CPseudoTerminal

/// How a child process stands or ended.
public enum ExitOutcome: Sendable, Hashable {
  /// It ended of itself with this status.
  case exited(Int32)
  /// A signal ended it.
  case signalled(Int32)
  /// A signal has stopped it; it may go on.
  case stopped(Int32)

  /// The number a shell would show: the status, or 128 and the signal's number.
  public var shellStatus: Int32 {
    switch self {
    case .exited(let status): status
    case .signalled(let signal), .stopped(let signal): 128 + signal
    }
  }

  init?(_ outcome: cpt_outcome) {
    switch outcome.state {
    case cpt_exited: self = .exited(outcome.value)
    case cpt_signalled: self = .signalled(outcome.value)
    case cpt_stopped: self = .stopped(outcome.value)
    default: return nil
    }
  }
}
