public import Destinations

/// What happens to a set-up.
public enum SetupInput: Sendable {
  /// A destination was chosen, by its id.
  case destination(String)
  /// A name was given.
  case profileName(String)
  /// A field was answered, by its key.
  case answer(String, Answer)
  /// The answer that stands is to stay.
  case keep
  /// It was said where the secret of a field is kept.
  case kept(String, SecretAnswer.Keeping)
  /// What the step says was done.
  case done
  /// On without this.
  case skip
  /// To the question before.
  case back
  /// To another question.
  case jump(Place)
  /// Look once more at what was not well.
  case check
  /// Values were found in a pasted text.
  case pasted([PastedValue])
  /// Values seem to be meant in place of those that were answered.
  case meant([PastedValue])
  /// What was found is right, or is not.
  case confirm(Bool)
  /// Checks that were due have ended.
  case checked([CheckEnd])
  /// Values of an earlier set-up, to be kept or changed.
  case suggestions([String: Answer])
}

/// Why an input changed nothing.
public enum Refusal: Error, Sendable {
  /// The answer does not have the form that it must have.
  case form([CheckReport])
  /// A word that steers the set-up is no answer.
  case controlWord
  /// There is no such destination.
  case unknownDestination(String)
  /// No leads arrive there any more; the destination to choose in its place.
  case retired(String, replacement: String)
  /// A set-up cannot be called so.
  case invalidName(String)
  /// The destination has no such field, or not with the other answers.
  case unknownField(String)
  /// The field, by its key, takes only one of a few words, or a secret only.
  case notAChoice(String)
  /// The set-up does not work without it.
  case cannotBeSkipped
  /// It is the first question.
  case nothingBefore
  /// There is no such question.
  case unknownPlace
  /// Nothing of that is asked just now.
  case notAsked
}
