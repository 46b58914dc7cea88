/// Ends a check before its end, with what it has seen so far.
struct CheckStop: Error {
  let result: CheckResult

  init(_ outcome: CheckOutcome) { result = CheckResult(outcome) }
}

extension Check {
  /// Describes a check that may stop early.
  init(
    _ id: CheckID, _ title: String, kind: Kind = .live, needs: [CheckID] = [],
    unlessBroken: [CheckID] = [], field: String? = nil, uses: [String]? = nil,
    judges: [CheckID] = [], applies: @escaping @Sendable (Configuration) -> Bool = { _ in true },
    look: @escaping @Sendable (CheckContext) async throws(CheckStop) -> CheckResult
  ) {
    self.init(
      id, title, kind: kind, needs: needs, unlessBroken: unlessBroken, field: field,
      uses: uses, judges: judges, applies: applies
    ) { context in
      do throws(CheckStop) {
        return try await look(context)
      } catch {
        return error.result
      }
    }
  }
}
