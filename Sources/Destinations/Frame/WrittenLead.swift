import Leads

/// What checks have in common that write a lead: what was written must not stay.
enum WrittenLead {
  /// Services take in what they accepted by and by: it is looked for after each of these.
  static let pauses: [Duration] = [
    .zero, .milliseconds(500), .seconds(1), .seconds(2), .seconds(4),
  ]

  /// How long removing may take when nobody waits for it any more.
  private static let timeToRemove = Duration.seconds(10)

  /// Removes even when the check itself is cancelled.
  ///
  /// - Parameter work: What removes.
  /// - Returns: What came of it; `nil` where it did not end in time.
  static func removing<Value: Sendable>(
    _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    await Task { await TimeLimit(timeToRemove).run(work) }.value
  }
}

extension CheckContext {
  /// A lead that no other check writes.
  func newTestLead() -> TestLead {
    TestLead(at: now(), fraction: .random(in: 0..<TestLead.ticksPerSecond))
  }
}

extension CheckStop {
  /// What to say where nobody knows whether a lead was written, and none is to be seen.
  func result(asTo lead: TestLead) -> CheckResult {
    guard let observation = result.outcome.observation else { return result }
    return .notEstablished(
      observation.adding("the test lead '\(lead.marker)' may have been written"))
  }
}
