/// Which checks of a verification have ended, and which may begin.
struct Run {
  private(set) var reports: [CheckID: CheckReport] = [:]
  /// What the checks that were looked at have learned, each for itself.
  private(set) var learned: [CheckID: Facts] = [:]
  private var pending: [Check]
  private var facts = Facts()
  private let present: Set<CheckID>
  private let omitted: Set<CheckID>

  init(checks: [Check], omitted: Set<CheckID>, knowing known: [CheckEnd] = []) {
    self.pending = checks
    self.present = Set(checks.map(\.id)).union(known.map(\.report.check.id))
    self.omitted = omitted
    for end in known {
      reports[end.report.check.id] = end.report
      facts.merge(end.facts)
    }
  }

  /// Takes the checks whose needs have all succeeded, and whose other forerunners have ended.
  mutating func takeReady() -> [(Check, Facts)] {
    let ready = pending.filter { check in
      needs(of: check).allSatisfy { isSuccess(reports[$0]?.status) }
        && check.unlessBroken.filter(present.contains).allSatisfy { reports[$0] != nil }
    }
    pending.removeAll { check in ready.contains { $0.id == check.id } }
    return ready.map { ($0, facts) }
  }

  /// Takes the checks that mean nothing any more, until no other falls with them.
  mutating func takeSkipped() -> [CheckReport] {
    var skipped: [CheckReport] = []
    while let report = pending.lazy.compactMap(skip).first {
      reports[report.check.id] = report
      pending.removeAll { $0.id == report.check.id }
      skipped.append(report)
    }
    return skipped
  }

  mutating func finish(
    _ check: Check, _ result: CheckResult, after duration: Duration
  ) -> CheckReport {
    facts.merge(result.facts)
    learned[check.id] = result.facts
    let report = CheckReport(check, outcome: result.outcome, duration: duration)
    reports[check.id] = report
    return report
  }

  /// A need that does not apply here stands in nobody's way.
  private func needs(of check: Check) -> [CheckID] { check.needs.filter(present.contains) }

  private func skip(_ check: Check) -> CheckReport? {
    if omitted.contains(check.id) { return CheckReport(skipped: check, because: check.id) }
    let failedNeed = needs(of: check).first { id in
      reports[id].map { !isSuccess($0.status) } ?? false
    }
    let failed =
      failedNeed
      ?? check.unlessBroken.first { id in
        // What was left out as asked for stands in nobody's way.
        !omitted.contains(id)
          && reports[id].map { $0.status == .broken || $0.status == .skipped } ?? false
      }
    guard let failed else { return nil }
    // The first cause is named, not the check that was itself only skipped.
    return CheckReport(skipped: check, because: reports[failed]?.because ?? failed)
  }

  private func isSuccess(_ status: CheckStatus?) -> Bool { status == .ok || status == .warning }
}
