public import Text
public import Transport

/// Goes to the leads at a destination: first the checks, then the place.
public struct LeadVisit: Sendable {
  /// What came of it.
  public enum Arrival: Sendable {
    /// The place is open; the checks are told all the same.
    case open(any LeadPlace, [CheckReport])
    /// A check stands in the way.
    case closed([CheckReport])
    /// The checks let it through, and there is no such place for a reason of its own.
    case nowhere(CheckOutcome, [CheckReport])
  }

  private let destination: Destination
  private let configuration: Configuration
  private let transport: any HTTPTransport
  private let options: Verification.Options
  private let now: @Sendable () -> Timestamp

  /// Prepares to go somewhere.
  ///
  /// - Parameters:
  ///   - destination: The kind of destination.
  ///   - configuration: What was entered for it.
  ///   - transport: The way to the services.
  ///   - timeLimit: How long a check may take.
  ///   - now: The time on this machine.
  public init(
    _ destination: Destination, _ configuration: Configuration, over transport: any HTTPTransport,
    timeLimit: Duration = .seconds(30), now: @escaping @Sendable () -> Timestamp = { .now }
  ) {
    self.destination = destination
    self.configuration = configuration
    self.transport = transport
    self.now = now
    var options = Verification.Options()
    options.timeLimit = timeLimit
    self.options = options
  }

  /// Runs the checks that a purpose needs, and opens the place.
  ///
  /// - Parameters:
  ///   - purpose: What is to be done there.
  ///   - progress: Is told of each check when it has ended.
  /// - Returns: What came of it.
  public func arrive(
    for purpose: LeadAccess.Purpose, progress: @Sendable (CheckReport) -> Void = { _ in }
  ) async -> Arrival {
    let access = destination.leads
    var options = options
    options.only = access.forerunners(of: purpose)
    let verification = Verification(
      destination, configuration, over: transport, options: options, now: now)
    let due = options.only.isEmpty ? [] : Set(verification.checks.map(\.id))
    let ends = await verification.run(due: due, knowing: [], progress: progress)
    let reports = ends.map(\.report)
    guard access.isOpen(for: purpose, after: reports) else { return .closed(reports) }
    var facts = Facts()
    for end in ends { facts.merge(end.facts) }
    let context = CheckContext(
      configuration: configuration, facts: facts, transport: transport, now: now)
    do throws(CheckStop) {
      return .open(try access.place(context), reports)
    } catch {
      return .nowhere(error.result.outcome, reports)
    }
  }
}
