public import Destinations
public import Knowledge

extension Setup {
  /// What was answered to each field that has a meaning, in the order of the destination. A secret
  /// of which it is not known where it is kept is not among them.
  public var outcome: [(key: String, answer: Answer)] {
    guard let offer else { return [] }
    let configuration = configuration
    return offer.destination.fields.compactMap { field in
      guard field.applies(configuration), let answer = answers[field.key] else { return nil }
      if case .secret(let secret) = answer, secret.keeping == nil { return nil }
      return (field.key, answer)
    }
  }

  /// What was answered to a field.
  ///
  /// - Parameter key: The field's key.
  /// - Returns: The answer; `nil` where there is none yet.
  public func answer(to key: String) -> Answer? { answers[key] }

  /// Whether a step was said to be done, or its question answered.
  ///
  /// - Parameter step: The step.
  /// - Returns: Whether nothing is awaited of the user there.
  public func isDone(_ step: GuideStep) -> Bool {
    step.field.map { answers[$0] != nil } ?? done.contains(step.id)
  }

  /// Whether something was said to be done of which this check could not see whether it is.
  ///
  /// - Parameter report: What the check came to.
  /// - Returns: Whether the user is believed.
  public func isUnseen(_ report: CheckReport) -> Bool {
    guard report.status == .notEstablished else { return false }
    return steps.contains { step in
      step.field == nil && done.contains(step.id) && step.checks.contains(report.check.id.rawValue)
    }
  }

  /// Whether a step is about sending a test lead.
  ///
  /// - Parameter step: The step.
  /// - Returns: Whether one of its checks writes a lead.
  public func sendsTestLead(_ step: GuideStep) -> Bool {
    step.checks.contains { offer?.check(CheckID($0))?.kind == .testLead }
  }

  /// Whether a test lead was sent.
  public var hasSentTestLead: Bool {
    steps.contains { sendsTestLead($0) && done.contains($0.id) }
  }

  /// Whether an answer was given whose form is yet to be looked at.
  public var isOnTrial: Bool { candidate != nil }
}
