import Glibc

/// Why output did not arrive.
public enum OutputError: Error, Sendable, Hashable {
  /// Nobody reads the pipe any more; the program ends quietly with status 141.
  case closedPipe
  /// The disk or quota is full.
  case full
  /// Anything else, with the system's number for it.
  case failed(number: Int32)

  init(number: Int32) {
    switch number {
    case EPIPE: self = .closedPipe
    case ENOSPC, EDQUOT, EFBIG: self = .full
    default: self = .failed(number: number)
    }
  }

  /// The system's words for the reason.
  public var reason: String {
    switch self {
    case .closedPipe: Self.describe(EPIPE)
    case .full: Self.describe(ENOSPC)
    case .failed(let number): Self.describe(number)
    }
  }

  private static func describe(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
  }
}
