/// How the program ends, in the numbers of `sysexits.h`.
enum ExitStatus: Int32, Sendable {
  case ok = 0
  case usage = 64
  /// What is needed cannot be had just now: a port that somebody else has taken. No file was asked
  /// for and nothing is wrong with the call, so it is neither 73 nor 64.
  case unavailable = 69
  case software = 70
  case cannotCreate = 73
  case outputFailed = 74
  case notPermitted = 77
  case closedPipe = 141
}

/// Why the program ends before its time.
struct ProgramFailure: Error, Sendable, Hashable {
  /// What to say; nothing where it is empty.
  let message: String
  let status: ExitStatus

  init(_ message: String, _ status: ExitStatus) {
    self.message = message
    self.status = status
  }
}
