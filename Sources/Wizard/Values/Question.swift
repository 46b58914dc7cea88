public import Destinations
public import Knowledge

/// What is to be asked next.
public enum Question: Sendable {
  /// Where the leads shall go.
  case destination
  /// What the set-up is to be called.
  case profileName
  /// The value of a field; an answer that stands already can be kept.
  case value(Field, GuideStep, current: Answer?)
  /// Where the secret of a field is to be kept.
  case keeping(Field, GuideStep)
  /// Something is to be done.
  case action(GuideStep)
  /// Whether something that was found is right.
  case confirmation(Proposal, Field)
  /// Nothing more.
  case end
}

/// A value that was not typed as the answer to its own question.
public struct Proposal: Sendable, Hashable {
  /// Where it comes from.
  public enum Origin: Sendable, Hashable {
    /// It stood in a pasted text.
    case pasted
    /// It seems to be meant in place of the answer that stands.
    case meant
    /// It is what was plainly meant by this answer.
    case repaired(String)
  }

  /// The key of the field that it answers.
  public let key: String
  /// The value.
  public let answer: Answer
  /// Where it comes from.
  public let origin: Origin

  /// Notes a value.
  ///
  /// - Parameters:
  ///   - key: The key of the field that it answers.
  ///   - answer: The value.
  ///   - origin: Where it comes from.
  public init(_ key: String, _ answer: Answer, origin: Origin) {
    self.key = key
    self.answer = answer
    self.origin = origin
  }
}
