public import Text
public import Transport

/// Everything a check may look at.
public struct CheckContext: Sendable {
  /// What was entered.
  public let configuration: Configuration
  /// What the checks that this one needs have learned.
  public let facts: Facts
  /// The way to the services.
  public let transport: any HTTPTransport
  /// The time on this machine.
  public let now: @Sendable () -> Timestamp

  /// Puts a context together.
  ///
  /// - Parameters:
  ///   - configuration: What was entered.
  ///   - facts: What the checks that this one needs have learned.
  ///   - transport: The way to the services.
  ///   - now: The time on this machine.
  public init(
    configuration: Configuration, facts: Facts, transport: any HTTPTransport,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.configuration = configuration
    self.facts = facts
    self.transport = transport
    self.now = now
  }
}
