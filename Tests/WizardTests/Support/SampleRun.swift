import Destinations
import Text
import Transport

/// No way to anywhere.
struct NoTransport: HTTPTransport {
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    throw TransportError(.unreachable, host: "nowhere.invalid", reason: "nothing is sent")
  }
}

/// Runs checks one after the other, by the rules by which a verification runs them: some thousand
/// walks need it. That both come to the same is a test of its own.
struct SampleRun {
  let destination: Destination
  let configuration: Configuration

  func ends(_ due: Set<CheckID>, knowing known: [CheckEnd]) async -> [CheckEnd] {
    let checks = destination.checks.filter { due.contains($0.id) && $0.applies(configuration) }
    var reports: [CheckID: CheckReport] = [:]
    var learned: [CheckID: Facts] = [:]
    var facts = Facts()
    for end in known where !due.contains(end.report.check.id) {
      reports[end.report.check.id] = end.report
      facts.merge(end.facts)
    }
    let present = Set(checks.map(\.id)).union(reports.keys)
    var pending = checks
    while let index = pending.firstIndex(where: { isReady($0, present, reports) }) {
      let check = pending.remove(at: index)
      if let cause = cause(check, reports) {
        reports[check.id] = CheckReport(skipped: check, because: reports[cause]?.because ?? cause)
        continue
      }
      let context = CheckContext(
        configuration: configuration, facts: facts, transport: NoTransport(),
        now: { Timestamp(seconds: 0) })
      let result = await check.run(context)
      facts.merge(result.facts)
      learned[check.id] = result.facts
      reports[check.id] = CheckReport(check, outcome: result.outcome, duration: .zero)
    }
    return checks.compactMap { check in
      reports[check.id].map { CheckEnd($0, learned: learned[check.id] ?? Facts()) }
    }
  }

  private func isReady(
    _ check: Check, _ present: Set<CheckID>, _ reports: [CheckID: CheckReport]
  ) -> Bool {
    (check.needs + check.unlessBroken).allSatisfy { !present.contains($0) || reports[$0] != nil }
  }

  private func cause(_ check: Check, _ reports: [CheckID: CheckReport]) -> CheckID? {
    check.needs.first { id in
      reports[id].map { ![.ok, .warning].contains($0.status) } ?? false
    }
      ?? check.unlessBroken.first { id in
        reports[id].map { [.broken, .skipped].contains($0.status) } ?? false
      }
  }
}
