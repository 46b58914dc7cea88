public import Destinations
public import Knowledge

extension Setup {
  /// The steps that have a meaning with the answers so far, in order.
  public var steps: [GuideStep] {
    guard let offer else { return [] }
    let configuration = configuration
    return offer.guide.steps.filter { step in
      guard isMet(step.condition) else { return false }
      guard let key = step.field else { return true }
      return offer.field(key)?.applies(configuration) ?? false
    }
  }

  private func isMet(_ condition: GuideStep.Condition?) -> Bool {
    guard let condition else { return true }
    guard case .text(let text)? = answers[condition.key] else { return false }
    return text.lowercased() == condition.value.lowercased()
  }

  /// Every question in order, with those that were answered.
  public var places: [Place] {
    guard offer != nil else { return [.destination] }
    var places: [Place] = [.destination, .profileName]
    for step in steps {
      places.append(.step(step.id))
      if let key = step.field, case .secret(let secret)? = answers[key], secret.value != nil,
        secret.keeping == nil
      {
        places.append(.keeping(step.id))
      }
    }
    return places + [.end]
  }

  func isSettled(_ place: Place) -> Bool {
    switch place {
    case .destination: return offer != nil
    case .profileName: return profileName != nil
    // It is among the places only as long as it is not known.
    case .keeping, .end: return false
    case .step(let id):
      switch state(of: id) {
      case .settled, .skipped: return true
      case .awaiting, .pending, .troubled: return false
      }
    }
  }

  /// How far a step is.
  ///
  /// - Parameter id: The step's id.
  /// - Returns: How far; `awaiting` where there is none.
  public func state(of id: String) -> StepState {
    guard let step = offer?.step(id) else { return .awaiting }
    if skipped.contains(id) { return .skipped }
    let isAnswered = step.field.map { answers[$0] != nil } ?? done.contains(id)
    guard isAnswered else { return .awaiting }
    var troubles: [CheckReport] = []
    for check in checks(of: step) {
      guard let judged = ends[check.id], isCurrent(judged, check) else {
        if isRunnable(check) { return .pending }
        continue
      }
      let status = judged.end.report.status
      // Who says that something is done is believed where it cannot be seen.
      let isTrouble = status == .broken || status == .notEstablished && step.field != nil
      if isTrouble, !accepted.contains(check.id) { troubles.append(judged.end.report) }
    }
    return troubles.isEmpty ? .settled : .troubled(troubles)
  }

  /// Everything that is not well and was not accepted, in the order of the steps.
  public var troubles: [CheckReport] {
    steps.flatMap { step in
      if case .troubled(let reports) = state(of: step.id) { reports } else { [] as [CheckReport] }
    }
  }

  /// What is not well with the first step of which something is not.
  public var firstTroubles: [CheckReport]? {
    for step in steps {
      if case .troubled(let reports) = state(of: step.id) { return reports }
    }
    return nil
  }

  /// Every question, and how far it is.
  public var overview: [StepLine] {
    places.compactMap { place in
      let isHere = place == self.place
      func line(_ title: String, _ state: StepState, _ value: String?) -> StepLine {
        StepLine(place: place, title: title, state: state, value: value, isHere: isHere)
      }
      switch place {
      case .destination:
        return line("Destination", offer == nil ? .awaiting : .settled, offer?.destination.name)
      case .profileName:
        return line("Name", profileName == nil ? .awaiting : .settled, profileName)
      case .step(let id):
        guard let step = offer?.step(id) else { return nil }
        return line(step.title, state(of: id), step.field.flatMap(shown))
      case .keeping, .end: return nil
      }
    }
  }

  private func shown(_ key: String) -> String? {
    switch answers[key] {
    case .text(let text): text
    case .secret(let secret):
      switch secret.keeping {
      case .reference(let reference)?: reference
      case .plain?, nil: secret.value.map { "\($0)" }
      }
    case nil: nil
    }
  }
}
