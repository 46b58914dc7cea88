import Destinations
import Synchronization
import Text
import Transport

/// Destinations with checks to order, and a diary of what was looked at.
final class SampleChecks: Sendable {
  private let log = Mutex<[String]>([])

  /// The names of the checks that have begun, in order.
  var begun: [String] { log.withLock { $0 } }

  func check(
    _ id: CheckID, kind: Check.Kind = .form, needs: [CheckID] = [], unlessBroken: [CheckID] = [],
    applies: Bool = true, _ result: CheckResult = .ok
  ) -> Check {
    check(id, kind: kind, needs: needs, unlessBroken: unlessBroken, applies: applies) { _ in
      result
    }
  }

  func check(
    _ id: CheckID, kind: Check.Kind = .form, needs: [CheckID] = [], unlessBroken: [CheckID] = [],
    applies: Bool = true, run: @escaping @Sendable (CheckContext) async -> CheckResult
  ) -> Check {
    Check(
      id, "\(id) holds", kind: kind, needs: needs, unlessBroken: unlessBroken,
      applies: { _ in applies },
      run: { context in
        self.log.withLock { $0.append(id.rawValue) }
        return await run(context)
      })
  }

  static func verification(
    _ checks: [Check], _ options: Verification.Options = Verification.Options()
  ) -> Verification {
    let destination = Destination(
      id: "sample", name: "Sample", block: "sampleLeadConfiguration", olderNames: [],
      olderBlock: nil, fields: [], checks: checks, parameters: { _ in [:] })
    let transport = ScriptedTransport { _ in .success(HTTPResponse(status: 200)) }
    return Verification(
      destination, Configuration(entries: [:]), over: transport, options: options,
      now: { Timestamp(seconds: 0) })
  }
}

extension CheckResult {
  static let sampleBroken = CheckResult.broken(.said("it is broken"))
  static let sampleWarning = CheckResult.warning(.said("it is odd"))
  static let sampleUnknown = CheckResult.notEstablished(.said("it cannot be seen"))
}

extension [CheckReport] {
  /// Each check with its status, and the cause of one that was skipped.
  var summary: [String] {
    map { "\($0.check.id) \($0.status.rawValue)" + ($0.because.map { " \($0)" } ?? "") }
  }
}
