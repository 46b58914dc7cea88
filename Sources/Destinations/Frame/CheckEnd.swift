/// What a check came to, and what it learned: enough not to look again.
public struct CheckEnd: Sendable {
  /// What it came to.
  public let report: CheckReport
  /// What it learned; nothing where it was skipped.
  public let facts: Facts

  /// Notes an end.
  ///
  /// - Parameters:
  ///   - report: What the check came to.
  ///   - facts: What it learned.
  public init(_ report: CheckReport, learned facts: Facts = Facts()) {
    self.report = report
    self.facts = facts
  }
}
