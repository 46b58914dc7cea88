import Destinations
import Knowledge

extension Setup {
  mutating func finishAction() throws(Refusal) -> [JournalEntry] {
    guard case .action(let step) = question, let standing else { throw .notAsked }
    let failures = failures(of: step, standing, includingAccepted: true)
    done.insert(step.id)
    skipped.remove(step.id)
    accepted.subtract(step.checks.map { CheckID($0) })
    forget(failures)
    return [.done(step.id)] + advance()
  }

  /// Whether one stands where something that is not well is to be mended.
  public var isMending: Bool { step(at: place).map { mended(at: $0.id) != nil } ?? false }

  /// Whether one can go on without what is asked.
  public var canSkip: Bool {
    if openProposal != nil { return true }
    guard let step = step(at: place) else { return false }
    return mended(at: step.id) != nil || isOptional(step)
  }

  private func isOptional(_ step: GuideStep) -> Bool {
    if step.isOptional { return true }
    guard let field = step.field.flatMap({ offer?.field($0) }) else { return false }
    return !field.isRequired
  }

  mutating func skip() throws(Refusal) -> [JournalEntry] {
    if let proposal = openProposal {
      drop(proposal)
      return []
    }
    guard let step = step(at: place) else { throw .cannotBeSkipped }
    if let troubles = mended(at: step.id) {
      accepted.formUnion(troubles.map(\.check.id))
      return advance()
    }
    guard isOptional(step) else { throw .cannotBeSkipped }
    let entries = leaveOut(step)
    return entries + advance()
  }

  /// Leaves a step out, with the answer that was given there.
  mutating func leaveOut(_ step: GuideStep) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    if let key = step.field {
      if let old = answers[key] {
        if case .secret = old { entries.append(.forgotten(key)) }
        forget(answerTo: key)
      }
      suggestions[key] = nil
    }
    skipped.insert(step.id)
    done.remove(step.id)
    return entries + [.skipped(step.id)]
  }

  mutating func forget(answerTo key: String) {
    forget(whatRestsOn: key)
    answers[key] = nil
  }
}
