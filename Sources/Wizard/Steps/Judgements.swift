import Destinations

/// What checks came to, and by what; so that it is known whether it still holds.
struct Judgements: Sendable {
  private struct Judged: Sendable {
    let end: CheckEnd
    let number: Int
    let values: [Configuration.Value?]
    /// What each forerunner had come to.
    let marks: [Int]
  }

  private var judged: [CheckID: Judged] = [:]
  private var count = 0

  subscript(id: CheckID) -> CheckEnd? { judged[id]?.end }

  /// The checks of which is known what they come to with these answers.
  ///
  /// - Parameters:
  ///   - checks: Those that have a meaning, each after those on which it rests.
  ///   - ground: What rests on what.
  ///   - configuration: The answers.
  /// - Returns: Their ids.
  func holding(
    among checks: [Check], on ground: Ground, _ configuration: Configuration
  ) -> Set<CheckID> {
    var holding: Set<CheckID> = []
    for check in checks where holds(check, ground, configuration, holding) {
      holding.insert(check.id)
    }
    return holding
  }

  /// Notes what checks came to with these answers.
  mutating func note(
    _ ends: [CheckEnd], among checks: [Check], on ground: Ground, _ configuration: Configuration
  ) {
    let fresh = Dictionary(ends.map { ($0.report.check.id, $0) }) { _, last in last }
    var holding: Set<CheckID> = []
    for check in checks {
      if let end = fresh[check.id] {
        count += 1
        judged[check.id] = Judged(
          end: end, number: count, values: values(of: check, ground, configuration),
          marks: marks(of: check, holding))
        holding.insert(check.id)
      } else if holds(check, ground, configuration, holding) {
        holding.insert(check.id)
      }
    }
  }

  mutating func forget(_ ids: Set<CheckID>) {
    for id in ids { judged[id] = nil }
  }

  private func holds(
    _ check: Check, _ ground: Ground, _ configuration: Configuration, _ holding: Set<CheckID>
  ) -> Bool {
    guard let known = judged[check.id], known.values == values(of: check, ground, configuration)
    else { return false }
    // A lead that has arrived has arrived: none is sent again because somebody looked again.
    if check.kind == .testLead, known.end.report.isWell { return !isBarred(check, holding) }
    return known.marks == marks(of: check, holding)
  }

  private func values(
    of check: Check, _ ground: Ground, _ configuration: Configuration
  ) -> [Configuration.Value?] {
    let keys = check.kind == .testLead ? ground.inputs(of: check.id).sorted() : check.uses
    return keys.map { configuration.entries[$0]?.value }
  }

  private func marks(of check: Check, _ holding: Set<CheckID>) -> [Int] {
    check.forerunners.map { id in
      guard holding.contains(id), let other = judged[id] else { return 0 }
      guard other.end.report.check.kind == .form else { return other.number }
      return other.end.report.isWell ? 0 : -1
    }
  }

  /// Whether a check on which another rests is known not to be well.
  private func isBarred(_ check: Check, _ holding: Set<CheckID>) -> Bool {
    check.needs.contains { id in
      holding.contains(id) && !(judged[id]?.end.report.isWell ?? true)
    }
      || check.unlessBroken.contains { id in
        guard holding.contains(id), let status = judged[id]?.end.report.status else { return false }
        return status == .broken || status == .skipped
      }
  }
}
