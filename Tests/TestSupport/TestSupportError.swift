import Glibc

/// Why a test's driver could not do what it was asked.
public enum TestSupportError: Error, CustomStringConvertible {
  /// A system call failed.
  case system(call: String, reason: String)
  /// What was waited for did not come; the second value is what was there instead.
  case timedOut(awaiting: String, seen: String)
  /// The process or terminal ended while more was expected of it.
  case ended(awaiting: String, seen: String)
  /// A file that the test needs does not exist.
  case missing(String)

  /// The fact and what was seen, for a failing test's report.
  public var description: String {
    switch self {
    case .system(let call, let reason): "\(call): \(reason)"
    case .timedOut(let awaiting, let seen): "timed out awaiting '\(awaiting)'; seen:\n\(seen)"
    case .ended(let awaiting, let seen): "ended while awaiting '\(awaiting)'; seen:\n\(seen)"
    case .missing(let path): "there is no '\(path)'"
    }
  }

  static func system(_ call: String, _ number: Int32 = errno) -> TestSupportError {
    .system(call: call, reason: unsafe String(cString: strerror(number)))
  }
}
