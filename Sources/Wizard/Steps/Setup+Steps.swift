public import Destinations
public import Knowledge

extension Setup {
  /// The steps that have a meaning with the answers so far, in order.
  public var steps: [GuideStep] { standing?.steps ?? [] }

  /// Every question in order, with those that were answered.
  public var places: [Place] {
    guard let standing else { return [.destination] }
    return places(standing)
  }

  private func places(_ standing: Standing) -> [Place] {
    var places: [Place] = [.destination, .profileName]
    for step in standing.steps {
      places.append(.step(step.id))
      if let key = step.field, isWithoutPlace(key) { places.append(.keeping(step.id)) }
    }
    return places + [.end]
  }

  /// Whether a secret was entered of which is not known where it is kept.
  func isWithoutPlace(_ key: String) -> Bool {
    guard case .secret(let secret)? = answers[key] else { return false }
    return secret.value != nil && secret.keeping == nil
  }

  func step(at place: Place) -> GuideStep? {
    guard case .step(let id) = place else { return nil }
    return offer?.step(id)
  }

  /// The first question that is open.
  var firstOpen: Place {
    guard let standing else { return .destination }
    return places(standing).first { !isSettled($0, standing) } ?? .end
  }

  private func isSettled(_ place: Place, _ standing: Standing) -> Bool {
    switch place {
    case .destination: return offer != nil
    case .profileName: return profileName != nil
    // It is among the places only as long as it is not known.
    case .keeping, .end: return false
    case .step(let id):
      guard let step = offer?.step(id) else { return true }
      switch state(of: step, standing) {
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
    guard let standing, let step = offer?.step(id) else { return .awaiting }
    return state(of: step, standing)
  }

  func state(of step: GuideStep, _ standing: Standing) -> StepState {
    if skipped.contains(step.id) { return .skipped }
    let isAnswered = step.field.map { answers[$0] != nil } ?? done.contains(step.id)
    guard isAnswered else { return .awaiting }
    let checks = standing.checks(of: step)
    if checks.contains(where: standing.isStale) { return .pending }
    // Who says that something is done is believed where it cannot be seen.
    let isTrouble: [CheckStatus] = step.field == nil ? [.broken] : [.broken, .notEstablished]
    let troubles = checks.filter { standing.holding.contains($0) && !accepted.contains($0) }
      .compactMap { ends[$0]?.report }.filter { isTrouble.contains($0.status) }
    return troubles.isEmpty ? .settled : .troubled(troubles)
  }

  // MARK: - Troubles

  /// Everything that is not well and was not accepted, in the order of the steps.
  public var troubles: [CheckReport] { troubledSteps.flatMap(\.reports) }

  private var troubledSteps: [(step: GuideStep, reports: [CheckReport])] {
    guard let standing else { return [] }
    return standing.steps.compactMap { step in
      guard case .troubled(let reports) = state(of: step, standing) else { return nil }
      return (step, reports)
    }
  }

  /// What is not well and is mended at a step.
  func mended(at id: String) -> [CheckReport]? {
    troubledSteps.first { trouble in
      trouble.step.id == id || stepToMend(trouble.reports, of: trouble.step) == id
    }?.reports
  }

  /// Checks of something to be done are mended there; other ones where the field to blame is asked.
  func stepToMend(_ reports: [CheckReport], of step: GuideStep) -> String {
    guard step.field != nil, let key = reports.first?.field, answers[key] != nil,
      let other = standing?.steps.first(where: { $0.field == key })
    else { return step.id }
    return other.id
  }

  // MARK: - Overview

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
