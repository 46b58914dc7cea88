/// How a check ended.
public enum CheckStatus: String, Sendable, Hashable {
  /// All is well.
  case ok
  /// Leads cannot arrive like this.
  case broken
  /// It works, and yet somebody ought to know.
  case warning
  /// It could not be seen whether all is well.
  case notEstablished
  /// It was not looked at, because another check did not succeed or was left out.
  case skipped
}

/// What one check came to.
public struct CheckReport: Sendable {
  /// The check.
  public let check: Check
  /// How it ended.
  public let status: CheckStatus
  /// What stands behind a status that is not `ok`.
  public let observation: Observation?
  /// The check because of which this one was skipped.
  public let because: CheckID?
  /// How long it took.
  public let duration: Duration

  /// The key of the field to blame.
  public var field: String? { observation?.field ?? check.field }

  /// Notes what a check came to.
  ///
  /// - Parameters:
  ///   - check: The check.
  ///   - outcome: What it saw.
  ///   - duration: How long it took.
  public init(_ check: Check, outcome: CheckOutcome, duration: Duration) {
    self.check = check
    switch outcome {
    case .ok: status = .ok
    case .warning: status = .warning
    case .broken: status = .broken
    case .notEstablished: status = .notEstablished
    }
    observation = outcome.observation
    because = nil
    self.duration = duration
  }

  init(_ report: CheckReport, observation: Observation?) {
    check = report.check
    status = report.status
    self.observation = observation
    because = report.because
    duration = report.duration
  }

  /// Notes that a check was not looked at.
  ///
  /// - Parameters:
  ///   - check: The check.
  ///   - because: The check because of which it was skipped.
  public init(skipped check: Check, because: CheckID) {
    self.check = check
    self.status = .skipped
    self.observation = nil
    self.because = because
    self.duration = .zero
  }
}

/// What all checks of a destination come to.
public enum SubjectVerdict: String, Sendable, Hashable {
  /// Nothing speaks against it.
  case ok
  /// At least one check is broken.
  case broken
  /// Nothing is broken, but something could not be established.
  case notEstablished

  /// Sums up.
  ///
  /// - Parameter statuses: How the checks ended.
  public init(_ statuses: some Sequence<CheckStatus>) {
    let all = Set(statuses)
    self = all.contains(.broken) ? .broken : all.contains(.notEstablished) ? .notEstablished : .ok
  }
}
