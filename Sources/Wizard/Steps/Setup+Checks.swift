public import Destinations
import Knowledge

extension Setup {
  /// What was answered so far to fields that have a meaning, the answer on trial included.
  public var configuration: Configuration {
    standing?.configuration ?? Configuration(entries: [:], isTrusted: true)
  }

  /// The checks to be run now, before anything is asked.
  ///
  /// First those of the form of an answer; then, once nothing is to be confirmed, those of the
  /// steps that were answered or done, and where something is to be done, those that tell whether
  /// it is done already. With them come those on which they rest, even where their own step is yet
  /// to come: what they come to is trouble only when that step is done.
  public var due: Set<CheckID> {
    if candidate != nil { return trial }
    guard let offer, let standing, openProposal == nil else { return [] }
    let wanted = standing.steps.filter { step in
      switch state(of: step, standing) {
      case .pending: true
      case .awaiting: place == .step(step.id) && isProbed(step, standing)
      case .troubled, .settled, .skipped: false
      }
    }
    let stale = wanted.flatMap { standing.checks(of: $0).filter(standing.isStale) }
    return standing.withForerunners(stale, in: offer)
  }

  /// Whether what is due only tells whether something to be done is done already.
  public var isProbing: Bool { candidate == nil && isOpenAction && !due.isEmpty }

  /// Everything that was looked at and is not well, whether it was accepted or not.
  public var failures: [CheckReport] {
    known.map(\.report).filter { [.broken, .notEstablished].contains($0.status) }
  }

  /// What was looked at, is well, and could be better.
  public var warnings: [CheckReport] { known.map(\.report).filter { $0.status == .warning } }

  /// What was seen of something to be done that is still asked for, as far as it is not done.
  public var notYet: [CheckReport] {
    guard isOpenAction, let step = step(at: place) else { return [] }
    return (failures + warnings).filter { step.checks.contains($0.check.id.rawValue) }
  }

  /// Whether a check belongs to a step that is yet to be done or answered.
  ///
  /// - Parameter id: The check.
  /// - Returns: Whether what it comes to is to be told at that step, rather than now.
  public func isAhead(_ id: CheckID) -> Bool {
    steps.contains { step in
      guard step.checks.contains(id.rawValue), case .awaiting = state(of: step.id) else {
        return false
      }
      return true
    }
  }

  /// What need not be looked at again.
  public var known: [CheckEnd] {
    guard let offer, let standing else { return [] }
    return offer.destination.checks.compactMap { check in
      standing.holding.contains(check.id) ? ends[check.id] : nil
    }
  }

  /// Something to be done is looked at before it is asked for, unless looking is doing.
  private func isProbed(_ step: GuideStep, _ standing: Standing) -> Bool {
    let checks = standing.checks(of: step)
    return step.field == nil && !checks.isEmpty
      && checks.allSatisfy { offer?.check($0)?.kind != .testLead }
  }

  /// Whether something that was not said to be done is seen to be. A warning is not enough: what it
  /// warns of is what the step would mend.
  func isDoneAlready(_ step: GuideStep, _ standing: Standing) -> Bool {
    guard isProbed(step, standing), !done.contains(step.id), !skipped.contains(step.id) else {
      return false
    }
    return standing.checks(of: step).allSatisfy { id in
      standing.holding.contains(id) && ends[id]?.report.status == .ok
    }
  }

  // MARK: - Results

  mutating func judge(_ results: [CheckEnd]) throws(Refusal) -> [JournalEntry] {
    if let candidate { return try judge(candidate, results) }
    let before = Set(troubles.map(\.check.id))
    let wasMending = step(at: place).map { mended(at: $0.id) != nil } ?? false
    note(results)
    let isWorse = !before.isSuperset(of: troubles.map(\.check.id))
    let stays = isOpenAction || isChosen && !wasMending
    return stays && !isWorse ? arrive() : advance()
  }

  /// Whether one stands at something that is to be done, and has not been said to be.
  private var isOpenAction: Bool {
    guard let step = step(at: place), step.field == nil else { return false }
    return !done.contains(step.id) && !skipped.contains(step.id)
  }

  private mutating func note(_ results: [CheckEnd]) {
    guard let offer, let standing else { return }
    ends.note(results, among: standing.checks, on: offer.ground, standing.configuration)
    // What is well now may be told when it is not so again.
    accepted.subtract(results.map(\.report).filter(\.isWell).map(\.check.id))
    refresh()
  }

  /// An answer is refused for what is wrong with itself. Where another one is to blame, as with two
  /// that do not go together, that one is mended: else neither could ever be changed.
  private mutating func judge(
    _ tried: Candidate, _ results: [CheckEnd]
  ) throws(Refusal) -> [JournalEntry] {
    let own = results.filter { trial.contains($0.report.check.id) }
    let broken = own.map(\.report).filter {
      $0.status == .broken && ($0.field == nil || $0.field == tried.key)
    }
    guard broken.isEmpty else {
      candidate = nil
      refresh()
      place(atQuestionFor: tried.key)
      throw .form(broken)
    }
    let looked = configuration
    let entries = accept(tried.answer, for: tried.key)
    // What was looked at together with answers that mean nothing beside this one says nothing now.
    note(own.filter { isOfSameAnswers($0.report.check, looked, configuration) })
    return entries + advance()
  }

  private func isOfSameAnswers(
    _ check: Check, _ one: Configuration, _ other: Configuration
  ) -> Bool {
    check.uses.allSatisfy { one.entries[$0]?.value == other.entries[$0]?.value }
  }

  // MARK: - Looking again

  /// Forgets what was not well, so that it is looked at once more, with what depends on it. Where
  /// nothing is wrong, it is the step where one stands that is looked at.
  mutating func lookAgain() {
    guard let standing else { return }
    let here = step(at: place)
    var ids: Set<CheckID> = []
    for step in standing.steps {
      let isAll = place == .end || step.id == here?.id
      guard isAll || isToldOf(step, standing) else { continue }
      ids.formUnion(failures(of: step, standing, includingAccepted: isAll))
    }
    if ids.isEmpty, let here {
      ids = Set(standing.checks(of: here)).filter { offer?.check($0)?.kind != .testLead }
    }
    forget(ids)
  }

  /// Forgets what was not well and was told: an answer was given once more.
  mutating func forgetTroubles() {
    guard let standing else { return }
    let told = standing.steps.filter { isToldOf($0, standing) }
    forget(Set(told.flatMap { failures(of: $0, standing, includingAccepted: false) }))
  }

  private func isToldOf(_ step: GuideStep, _ standing: Standing) -> Bool {
    if case .troubled = state(of: step, standing) { true } else { false }
  }

  /// What is not well with a step; in place of what was passed over, that because of which.
  func failures(
    of step: GuideStep, _ standing: Standing, includingAccepted: Bool
  ) -> Set<CheckID> {
    var failures: Set<CheckID> = []
    for id in standing.checks(of: step) where standing.holding.contains(id) {
      guard let report = ends[id]?.report, report.status != .ok else { continue }
      // A test lead that arrived is not sent again because something remains to be said of it.
      guard !report.isWell || report.check.kind != .testLead else { continue }
      guard includingAccepted || !accepted.contains(id) else { continue }
      // What was passed over follows by itself when its cause is looked at.
      failures.insert(report.because ?? id)
    }
    return failures
  }

  /// Forgets what checks came to, so that they are asked again; also those whose answers they
  /// judge.
  mutating func forget(_ ids: Set<CheckID>) {
    guard let offer else { return }
    ends.forget(offer.ground.withJudged(ids))
    refresh()
  }
}
