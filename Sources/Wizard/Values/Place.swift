/// Where in the set-up one stands.
public enum Place: Sendable, Hashable {
  /// At the choice of the destination.
  case destination
  /// At the name under which the set-up is stored.
  case profileName
  /// At a step of the guide, by its id.
  case step(String)
  /// At the question where the secret of a step is to be kept.
  case keeping(String)
  /// Behind the last question.
  case end
}
