public import Text
public import Transport

/// Runs the checks of a destination: each as soon as those that it needs have succeeded.
public struct Verification: Sendable {
  /// Which checks are looked at, and how.
  public struct Options: Sendable {
    /// Only the checks that need no network.
    public var isOffline = false
    /// Whether a test lead may be written.
    public var sendsTestLead = false
    /// Only these, and what they need; empty is all.
    public var only: Set<CheckID> = []
    /// All but these.
    public var skip: Set<CheckID> = []
    /// How long a check may take.
    public var timeLimit: Duration = .seconds(30)

    /// Begins with all checks that change nothing.
    public init() {}
  }

  private let destination: Destination
  private let configuration: Configuration
  private let transport: any HTTPTransport
  private let options: Options
  private let now: @Sendable () -> Timestamp

  /// Prepares a verification.
  ///
  /// - Parameters:
  ///   - destination: What is verified.
  ///   - configuration: What was entered for it.
  ///   - transport: The way to the services.
  ///   - options: Which checks are looked at, and how.
  ///   - now: The time on this machine.
  public init(
    _ destination: Destination, _ configuration: Configuration, over transport: any HTTPTransport,
    options: Options = Options(), now: @escaping @Sendable () -> Timestamp = { .now }
  ) {
    self.destination = destination
    self.configuration = configuration
    self.transport = transport
    self.options = options
    self.now = now
  }

  /// The checks that will be reported, in their order.
  public var checks: [Check] {
    let applying = destination.checks.filter { $0.applies(configuration) && isAllowed($0) }
    guard !options.only.isEmpty else { return applying }
    let wanted = withNeeds(options.only)
    return applying.filter { wanted.contains($0.id) }
  }

  private func isAllowed(_ check: Check) -> Bool {
    switch check.kind {
    case .form: true
    case .live: !options.isOffline
    case .testLead: !options.isOffline && options.sendsTestLead
    }
  }

  private func withNeeds(_ ids: Set<CheckID>) -> Set<CheckID> {
    var all = ids
    var pending = Array(ids)
    while let id = pending.popLast() {
      let check = destination.checks.first { $0.id == id }
      let forerunners = (check?.needs ?? []) + (check?.unlessBroken ?? [])
      pending += forerunners.filter { all.insert($0).inserted }
    }
    return all
  }

  /// Runs them all.
  ///
  /// - Parameter progress: Is told of each check when it has ended, in the order of ending.
  /// - Returns: What each came to, in the order of the destination.
  public func run(
    progress: @Sendable (CheckReport) -> Void = { _ in }
  ) async -> [CheckReport] {
    let checks = checks
    let run = await finished(Run(checks: checks, omitted: options.skip), progress)
    return checks.compactMap { run.reports[$0.id] }
  }

  /// Runs some of them, where others were run before.
  ///
  /// - Parameters:
  ///   - due: The checks to look at, whatever their kind.
  ///   - known: What came of the checks that need not be looked at again.
  ///   - progress: Is told of each check when it has ended, in the order of ending.
  /// - Returns: What each of those that were due came to, in the order of the destination.
  public func run(
    due: Set<CheckID>, knowing known: [CheckEnd],
    progress: @Sendable (CheckReport) -> Void = { _ in }
  ) async -> [CheckEnd] {
    let checks = destination.checks.filter { due.contains($0.id) && $0.applies(configuration) }
    let others = known.filter { !due.contains($0.report.check.id) }
    let run = await finished(
      Run(checks: checks, omitted: options.skip, knowing: others), progress)
    return checks.compactMap { check in
      run.reports[check.id].map { CheckEnd($0, learned: run.learned[check.id] ?? Facts()) }
    }
  }

  private func finished(
    _ begun: Run, _ progress: @Sendable (CheckReport) -> Void
  ) async -> Run {
    var run = begun
    await withTaskGroup(of: (Check, CheckResult, Duration).self) { group in
      while true {
        for report in run.takeSkipped() { progress(report) }
        for (check, facts) in run.takeReady() {
          group.addTask { await self.look(check, knowing: facts) }
        }
        guard let (check, result, duration) = await group.next() else { break }
        progress(run.finish(check, result, after: duration))
      }
    }
    return run
  }

  private func look(_ check: Check, knowing facts: Facts) async -> (Check, CheckResult, Duration) {
    guard !Task.isCancelled else { return (check, .cancelled, .zero) }
    let start = ContinuousClock.now
    let context = CheckContext(
      configuration: configuration, facts: facts, transport: transport, now: now)
    let result = await TimeLimit(options.timeLimit).run { await check.run(context) }
    // Whoever ends the whole verification has not waited for the limit.
    let without = Task.isCancelled ? CheckResult.cancelled : .timedOut(after: options.timeLimit)
    return (check, result ?? without, .now - start)
  }
}

extension CheckResult {
  fileprivate static let cancelled = CheckResult.notEstablished(
    .entry("network-failed", said: "the check was cancelled"))

  fileprivate static func timedOut(after limit: Duration) -> CheckResult {
    let (seconds, fraction) = limit.components
    let time = fraction == 0 ? "\(seconds) seconds" : "\(limit)"
    return .notEstablished(
      .entry("network-timeout", said: "the check did not end within \(time)"))
  }
}
