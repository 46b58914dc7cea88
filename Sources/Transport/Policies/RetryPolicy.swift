/// How often and how patiently a request is tried again.
public struct RetryPolicy: Sendable, Hashable {
  /// How often a request is sent at most, the first time included.
  public var attempts = 3
  /// How long is waited in all, between attempts and for those that ended without an answer.
  public var budget: Duration = .seconds(20)
  /// The longest pause before the second attempt; each later one may be twice as long.
  public var firstPause: Duration = .milliseconds(500)
  /// No pause is longer, unless the server asks for it.
  public var longestPause: Duration = .seconds(8)

  /// Begins with nothing but the defaults.
  public init() {}

  /// The longest pause after a number of attempts.
  func longestPause(after attempts: Int) -> Duration {
    var pause = firstPause
    for _ in 1..<max(1, attempts) where pause < longestPause { pause *= 2 }
    return min(pause, longestPause)
  }
}
