/// Ends a check before its end, with what it has seen so far.
struct CheckStop: Error {
  let result: CheckResult

  init(_ outcome: CheckOutcome) { result = CheckResult(outcome) }
}

extension CheckResult {
  /// What a look came to that may stop early.
  static func of(_ look: () async throws(CheckStop) -> CheckResult) async -> CheckResult {
    do {
      return try await look()
    } catch {
      return error.result
    }
  }
}
