extension Check {
  /// Describes a check that blames one field of an application and another of a user.
  init(
    _ id: CheckID, _ title: String, needs: [CheckID], unlessBroken: [CheckID] = [], field: String,
    userField: String, uses: [String], judges: [CheckID] = [],
    look: @escaping @Sendable (CheckContext) async throws(CheckStop) -> CheckResult
  ) {
    let check = Check(
      id, title, needs: needs, unlessBroken: unlessBroken, field: field, look: look)
    self.init(
      id, title, needs: needs, unlessBroken: unlessBroken, field: field, uses: uses,
      judges: judges
    ) { context in
      let result = await check.run(context)
      guard DynamicsConfiguration(context.configuration).signIn == .user else { return result }
      return CheckResult(result.outcome.blaming(userField), learned: result.facts)
    }
  }
}

extension CheckOutcome {
  /// The same, with a field to blame where none is named.
  fileprivate func blaming(_ field: String) -> CheckOutcome {
    guard let observation, observation.field == nil else { return self }
    let blaming = observation.blaming(field)
    return switch self {
    case .ok: .ok
    case .warning: .warning(blaming)
    case .broken: .broken(blaming)
    case .notEstablished: .notEstablished(blaming)
    }
  }
}
