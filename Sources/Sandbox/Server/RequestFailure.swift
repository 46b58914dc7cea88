/// Why a request could not be read.
enum RequestFailure: Error, Sendable, Hashable {
  /// The connection broke in the middle of it.
  case cut
  /// It breaks the rules, or a limit: the status to answer with, and why.
  case refused(Int, String)

  static func malformed(_ reason: String) -> RequestFailure { .refused(400, reason) }
}
