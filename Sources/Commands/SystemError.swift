import Glibc

/// The system's words for its error numbers.
enum SystemError {
  static let accessDenied = EACCES

  static func reason(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}
