import Destinations

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

  /// The step at which the last questions stand, or the one where one stands: how far it came.
  public var progress: String {
    switch place {
    case .destination: "destination"
    case .profileName: "profile"
    case .step(let id), .keeping(let id): id
    case .end: "end"
    }
  }
}
