public import Destinations
import Knowledge

extension Setup {
  /// What was answered so far, the answer on trial included.
  public var configuration: Configuration {
    configuration(with: candidate.map { ($0.key, $0.answer) })
  }

  func configuration(with tried: (key: String, answer: Answer)?) -> Configuration {
    var entries = answers.mapValues(\.configured)
    if let tried { entries[tried.key] = tried.answer.configured }
    let keys = Set(offer?.destination.fields.map(\.key) ?? [])
    return Configuration(
      entries: entries, isTrusted: true, awaited: keys.subtracting(entries.keys))
  }

  /// The checks to be run now, before anything is asked.
  ///
  /// First those of the form of an answer; then those of the steps that were answered or done; then,
  /// where something is to be done, those that tell whether it is done already.
  public var due: Set<CheckID> {
    if let candidate { return candidate.checks }
    var due: Set<CheckID> = []
    for step in steps {
      switch state(of: step.id) {
      case .pending: due.formUnion(stale(checks(of: step)))
      case .awaiting where place == .step(step.id) && isProbed(step):
        due.formUnion(stale(checks(of: step)))
      default: break
      }
    }
    return due
  }

  /// Whether what is due only tells whether something to be done is done already.
  public var isProbing: Bool { candidate == nil && isOpenAction && !due.isEmpty }

  /// Everything that was looked at and is not well, whether it was accepted or not.
  public var failures: [CheckReport] {
    known.map(\.report).filter { [.broken, .notEstablished].contains($0.status) }
  }

  /// What need not be looked at again.
  public var known: [CheckEnd] {
    guard let offer else { return [] }
    return offer.destination.checks.compactMap { check in
      guard let judged = ends[check.id], isCurrent(judged, check) else { return nil }
      return judged.end
    }
  }

  /// Something to be done is looked at before it is asked for, unless looking is doing.
  private func isProbed(_ step: GuideStep) -> Bool {
    let checks = checks(of: step)
    return step.field == nil && !checks.isEmpty && checks.allSatisfy { $0.kind != .testLead }
  }

  func checks(of step: GuideStep) -> [Check] {
    guard let offer else { return [] }
    let configuration = configuration
    return step.checks.compactMap { offer.check(CheckID($0)) }
      .filter { $0.applies(configuration) && !(isOffline && $0.kind != .form) }
  }

  private func stale(_ checks: [Check]) -> [CheckID] {
    checks.filter { check in
      guard isRunnable(check) else { return false }
      return ends[check.id].map { !isCurrent($0, check) } ?? true
    }.map(\.id)
  }

  // MARK: - What a check rests on

  /// The keys of everything that stands behind a check. A form check lets through or does not: what
  /// it reads makes no difference to those that come after it.
  func inputs(of check: Check) -> Set<String> {
    var keys = Set(check.uses)
    var seen: Set<CheckID> = [check.id]
    var pending = check.needs + check.unlessBroken
    while let id = pending.popLast() {
      guard seen.insert(id).inserted, let other = offer?.check(id), other.kind != .form else {
        continue
      }
      keys.formUnion(other.uses)
      pending += other.needs + other.unlessBroken
    }
    return keys
  }

  private func values(for check: Check) -> [String: Configuration.Value] {
    let entries = configuration.entries
    var values: [String: Configuration.Value] = [:]
    for key in inputs(of: check) { values[key] = entries[key]?.value }
    return values
  }

  func isCurrent(_ judged: Judged, _ check: Check) -> Bool { judged.inputs == values(for: check) }

  /// Whether everything is there that a check, and those that it needs, read.
  func isRunnable(_ check: Check) -> Bool {
    let configuration = configuration
    let isFilled: Bool =
      if check.kind == .form {
        check.uses.isEmpty || check.uses.contains { configuration.entries[$0] != nil }
      } else {
        check.uses.allSatisfy { isThere($0, configuration) }
      }
    guard isFilled else { return false }
    return check.needs.allSatisfy { id in
      guard let need = offer?.check(id), need.applies(configuration) else { return true }
      return isRunnable(need)
    }
  }

  private func isThere(_ key: String, _ configuration: Configuration) -> Bool {
    guard configuration.entries[key] == nil, let field = offer?.field(key) else { return true }
    return !field.isRequired || !field.applies(configuration)
  }

  // MARK: - Results

  mutating func judge(_ results: [CheckEnd]) throws(Refusal) -> [JournalEntry] {
    if let candidate { return try judge(candidate, results) }
    for end in results { note(end) }
    var entries: [JournalEntry] = []
    if case .step(let id) = place, let step = offer?.step(id), isDoneAlready(step) {
      done.insert(id)
      entries.append(.done(id))
    }
    if !isOpenAction { advance() }
    return entries
  }

  /// Whether one stands at something that is to be done, and has not been said to be.
  private var isOpenAction: Bool {
    guard case .step(let id) = place, let step = offer?.step(id), step.field == nil else {
      return false
    }
    return !done.contains(id) && !skipped.contains(id)
  }

  private func isDoneAlready(_ step: GuideStep) -> Bool {
    guard step.field == nil, !done.contains(step.id), !skipped.contains(step.id) else {
      return false
    }
    let checks = checks(of: step)
    return !checks.isEmpty
      && checks.allSatisfy { check in
        guard let judged = ends[check.id], isCurrent(judged, check) else { return false }
        return [.ok, .warning].contains(judged.end.report.status)
      }
  }

  private mutating func note(_ end: CheckEnd) {
    guard let check = offer?.check(end.report.check.id) else { return }
    ends[check.id] = Judged(end: end, inputs: values(for: check))
    // What is well now may be told when it is not so again.
    if end.report.status == .ok { accepted.remove(check.id) }
  }

  private mutating func judge(
    _ tried: Candidate, _ results: [CheckEnd]
  ) throws(Refusal) -> [JournalEntry] {
    let broken = results.map(\.report).filter { $0.status == .broken }
    guard broken.isEmpty else {
      candidate = nil
      throw .form(broken)
    }
    let entries = accept(tried)
    for end in results where tried.checks.contains(end.report.check.id) { note(end) }
    if proposals.isEmpty { advance() }
    return entries
  }

  /// Forgets what was not well, so that it is looked at once more, with what depends on it.
  mutating func lookAgain() {
    guard troubles.isEmpty else { return forgetFailures(of: steps) }
    guard case .step(let id) = place, let step = offer?.step(id) else { return }
    for check in checks(of: step) where check.kind != .testLead { ends[check.id] = nil }
  }

  mutating func forgetFailures(of steps: [GuideStep]) {
    for check in steps.flatMap(checks) {
      guard let status = ends[check.id]?.end.report.status else { continue }
      let isWell = [.ok, .warning].contains(status)
      if !isWell, !accepted.contains(check.id) { ends[check.id] = nil }
    }
  }
}
