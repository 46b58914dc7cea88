/// What a check saw: three values and a warning, never a mere Boolean.
public enum CheckOutcome: Sendable, Hashable {
  /// All is well.
  case ok
  /// It works, or may work, and yet somebody ought to know.
  case warning(Observation)
  /// Leads cannot arrive like this.
  case broken(Observation)
  /// It could not be seen whether all is well: the network, throttling, a missing right to look.
  case notEstablished(Observation)

  /// What stands behind it.
  public var observation: Observation? {
    switch self {
    case .ok: nil
    case .warning(let observation), .broken(let observation), .notEstablished(let observation):
      observation
    }
  }
}

/// An outcome and what later checks may build on.
public struct CheckResult: Sendable {
  /// What the check saw.
  public let outcome: CheckOutcome
  /// What it learned.
  public let facts: Facts

  /// Notes a result.
  ///
  /// - Parameters:
  ///   - outcome: What the check saw.
  ///   - facts: What it learned.
  public init(_ outcome: CheckOutcome, learned facts: Facts = Facts()) {
    self.outcome = outcome
    self.facts = facts
  }

  /// All is well, and nothing was learned.
  public static let ok = CheckResult(.ok)

  /// All is well.
  ///
  /// - Parameter facts: What the check learned.
  /// - Returns: The result.
  public static func ok(learned facts: Facts) -> CheckResult { CheckResult(.ok, learned: facts) }

  /// It works, and yet somebody ought to know.
  ///
  /// - Parameters:
  ///   - observation: What stands behind it.
  ///   - facts: What the check learned all the same.
  /// - Returns: The result.
  public static func warning(
    _ observation: Observation, learned facts: Facts = Facts()
  ) -> CheckResult { CheckResult(.warning(observation), learned: facts) }

  /// Leads cannot arrive like this.
  ///
  /// - Parameter observation: What stands behind it.
  /// - Returns: The result.
  public static func broken(_ observation: Observation) -> CheckResult {
    CheckResult(.broken(observation))
  }

  /// It could not be seen whether all is well.
  ///
  /// - Parameter observation: What stands behind it.
  /// - Returns: The result.
  public static func notEstablished(_ observation: Observation) -> CheckResult {
    CheckResult(.notEstablished(observation))
  }
}
