/// What the program's end tells a script; the same in every format.
enum ExitStatus: Int32, Sendable {
  case ok = 0
  /// A text was not recognised, or a check is broken.
  case notRecognised = 1
  case usage = 64
  /// Input that cannot be read as what it should be.
  case invalidData = 65
  case noInput = 66
  /// A fault of the program.
  case software = 70
  case cannotCreate = 73
  case outputFailed = 74
  /// Nothing is broken, but something could not be established.
  case notEstablished = 75
  case noPermission = 77
  case configuration = 78
  /// The terminal was closed.
  case hungUp = 129
  /// The user interrupted it.
  case interrupted = 130
  /// Nobody reads the output any more.
  case closedPipe = 141
  /// Somebody asked it to end.
  case terminated = 143

  /// The gravest first: of several texts the gravest decides.
  private static let order: [ExitStatus] = [
    .interrupted, .terminated, .hungUp, .software, .closedPipe, .outputFailed, .cannotCreate,
    .usage,
    .invalidData, .noInput, .noPermission, .configuration, .notRecognised, .notEstablished, .ok,
  ]

  /// The graver of two.
  func joined(with other: ExitStatus) -> ExitStatus {
    Self.order.first { $0 == self || $0 == other } ?? self
  }
}

/// Why a command cannot go on: a line for the user, or several, and the status.
struct CommandFailure: Error {
  /// What is said, a line each.
  let lines: [String]
  let status: ExitStatus

  init(_ message: String, _ status: ExitStatus) { self.init(lines: [message], status) }

  init(lines: [String], _ status: ExitStatus) {
    self.lines = lines
    self.status = status
  }

  /// All of it in one line.
  var message: String { lines.joined(separator: "; ") }
}
