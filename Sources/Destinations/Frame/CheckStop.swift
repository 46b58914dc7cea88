/// Ends a check before its end, with what it has seen so far.
public struct CheckStop: Error, Sendable {
  /// What kept it from going on.
  enum Cause: Sendable, Hashable {
    /// Whatever the result says.
    case any
    /// The request never left: nothing can have come of it.
    case unsent
    /// Who asks may not see what was asked for.
    case hidden
  }

  /// What was seen.
  public let result: CheckResult
  let cause: Cause

  init(_ outcome: CheckOutcome, cause: Cause = .any) {
    result = CheckResult(outcome)
    self.cause = cause
  }

  /// Whether asking again gives no more: who asks may not see it.
  public var isHopeless: Bool { cause == .hidden }
  /// Whether nothing can have come of the request.
  public var isUnsent: Bool { cause == .unsent }
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
