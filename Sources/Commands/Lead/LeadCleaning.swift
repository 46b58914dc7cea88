import Destinations
import Leads
import Reports
import Storage
import Terminal
import Text

/// Removes leads that stand in the record. Each is looked at first: what no longer bears its very
/// marker everywhere that a test lead has it is somebody's by now.
struct LeadCleaning: Sendable {
  /// What came of one lead.
  struct Outcome: Sendable {
    let state: LeadState
    /// What stands behind it, where there is something to say.
    var outcome: CheckOutcome?

    /// Whether nothing is left to remove.
    var isOver: Bool { state == .removed || state == .gone }
    /// Whether trying again gives no more.
    var isSettled: Bool {
      switch state {
      case .changed, .left: true
      default: isHopeless
      }
    }
    /// Whether nobody who asks from here may see it.
    var isHopeless = false
  }

  let place: any LeadPlace
  let isDryRun: Bool

  func run(
    _ records: [SentLead], progress: @escaping @Sendable (Int) -> Void
  ) async -> [Outcome] {
    let batches = LeadBatches<SentLead, Outcome>(
      manner: place.manner, stops: { $0.contains { $0.isHopeless } }, work: clean)
    let results = await batches.run(records, progress: progress)
    // What was not begun is as unknown as what stopped it.
    let stop = results.lazy.compactMap(\.self).first { $0.isHopeless }
    return results.map { $0 ?? stop ?? Outcome(state: .unknown) }
  }

  private func clean(_ records: [SentLead]) async -> [Outcome] {
    let sought = records.map { $0.sought }
    let found = await FoundOrNot.look(for: sought.compactMap(\.self), at: place)
    var outcomes: [Outcome?] = []
    var removable: [(index: Int, leads: [PlacedLead])] = []
    for (index, record) in records.enumerated() {
      let look = found.first { $0.sought == sought[index] }
      let outcome = judge(record, look)
      outcomes.append(outcome)
      if outcome == nil { removable.append((index, look?.leads ?? [])) }
    }
    let removals = await removed(removable.flatMap(\.leads))
    var next = 0
    for (index, leads) in removable {
      outcomes[index] = Self.outcome(of: Array(removals[next..<(next + leads.count)]))
      next += leads.count
    }
    return outcomes.map { $0 ?? Outcome(state: .unknown) }
  }

  /// What is to be said of a lead before anything is removed; `nil` where it is to be removed.
  private func judge(_ record: SentLead, _ look: FoundOrNot?) -> Outcome? {
    guard let look else { return Outcome(state: .unknown) }
    if let stop = look.stop {
      return Outcome(
        state: .unknown, outcome: stop.result.outcome, isHopeless: stop.isHopeless)
    }
    guard !look.leads.isEmpty else { return absent(record) }
    guard look.leads.allSatisfy({ $0.test == look.sought.test && $0.isUntouched }) else {
      return Outcome(state: .changed)
    }
    return isDryRun ? Outcome(state: .wouldBeRemoved) : nil
  }

  /// A lead that is not there is gone, unless it may yet come in.
  private func absent(_ record: SentLead) -> Outcome {
    let isSure = place.manner.isImmediate && record.state == .sent
    let age = Timestamp.now.seconds - record.time.seconds
    return Outcome(state: isSure || age > place.manner.settling ? .gone : .awaited)
  }

  private func removed(_ leads: [PlacedLead]) async -> [LeadRemoval] {
    guard !leads.isEmpty else { return [] }
    let removals = await place.remove(leads)
    // One that was not told of is one that nobody knows of.
    return leads.indices.map { removals.indices.contains($0) ? removals[$0] : .changed }
  }

  private static func outcome(of removals: [LeadRemoval]) -> Outcome {
    for removal in removals {
      switch removal {
      case .removed: continue
      case .changed: return Outcome(state: .changed)
      case .refused(let result): return Outcome(state: .left, outcome: result.outcome)
      case .unknown(let stop):
        return Outcome(
          state: .unknown, outcome: stop.result.outcome, isHopeless: stop.isHopeless)
      }
    }
    return Outcome(state: .removed)
  }
}

extension LeadCleaning.Outcome {
  /// What all of them come to, the gravest first.
  static func all(_ outcomes: [Self]) -> CheckOutcome {
    func first(_ state: LeadState) -> Self? { outcomes.first { $0.state == state } }
    if let left = first(.left) { return left.outcome ?? .broken(.sentence("a test lead is left")) }
    let changed = outcomes.count { $0.state == .changed }
    if changed > 0 {
      return .broken(
        .sentence(
          "\(changed) of the test leads no longer bear their markers: somebody has changed them, "
            + "and they stay; '--forget' takes them out of the record"))
    }
    if let unknown = first(.unknown) {
      return unknown.outcome
        ?? .notEstablished(.sentence("not all of the test leads were looked at"))
    }
    let awaited = outcomes.count { $0.state == .awaited }
    if awaited > 0 {
      return .notEstablished(
        .sentence(
          "\(awaited) of the test leads are not there and may yet come in; clean again later"))
    }
    return .ok
  }
}
