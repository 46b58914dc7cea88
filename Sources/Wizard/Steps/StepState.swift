public import Destinations

/// How far a step is.
public enum StepState: Sendable {
  /// Not answered, not done.
  case awaiting
  /// Answered or done, and yet to be looked at.
  case pending
  /// Something is not well.
  case troubled([CheckReport])
  /// Done, and nothing speaks against it.
  case settled
  /// Left out.
  case skipped
}

/// A line of the overview.
public struct StepLine: Sendable {
  /// Where it leads.
  public let place: Place
  /// What is asked or done there.
  public let title: String
  /// How far it is.
  public let state: StepState
  /// What was answered, where that may be shown.
  public let value: String?
  /// Whether it is where one stands.
  public let isHere: Bool
}
