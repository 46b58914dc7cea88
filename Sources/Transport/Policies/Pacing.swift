public import Text

/// Time and chance, as retries need them; tests hand in their own.
public struct Pacing: Sendable {
  /// Waits, and throws when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to 1.
  public var random: @Sendable () -> Double
  /// How long it has been since some moment.
  public var elapsed: @Sendable () -> Duration
  /// The time of day.
  public var now: @Sendable () -> Timestamp

  /// Takes the parts.
  ///
  /// - Parameters:
  ///   - sleep: Waits, and throws when the task is cancelled.
  ///   - random: A number from 0 up to 1.
  ///   - elapsed: How long it has been since some moment.
  ///   - now: The time of day.
  public init(
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double, elapsed: @escaping @Sendable () -> Duration,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.sleep = sleep
    self.random = random
    self.elapsed = elapsed
    self.now = now
  }

  /// The clocks and the chance of this machine.
  public static var real: Pacing {
    let start = ContinuousClock.now
    return Pacing(
      sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) },
      elapsed: { ContinuousClock.now - start }, now: { Timestamp.now })
  }
}
