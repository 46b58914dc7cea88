import Knowledge

/// Whether the environment knows who has signed in, and lets the user write.
enum DynamicsUser {
  static let checks: [Check] = [
    Check(
      "dynamics.user", "the user exists in the environment and is enabled",
      needs: ["dynamics.who-am-i"], field: DynamicsConfiguration.Key.applicationID,
      userField: DynamicsConfiguration.Key.userName, uses: DynamicsConfiguration.Key.who,
      judges: ["dynamics.who-am-i"], look: user),
    Check(
      "dynamics.access-mode", "the user may use the programming interface",
      needs: ["dynamics.user"], unlessBroken: ["dynamics.role"],
      field: DynamicsConfiguration.Key.applicationID, userField: DynamicsConfiguration.Key.userName,
      uses: DynamicsConfiguration.Key.who, judges: ["dynamics.user"], look: accessMode),
  ]

  @Sendable private static func user(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    switch look.facts[DynamicsFact.identity] {
    case .user(let id): return try await user(id, look)
    // Who has no role is there all the same; the next checks say what is missing.
    case .refused(let refusal) where refusal.isWithoutRoles: return .ok
    case .refused(let refusal):
      return .broken(
        .said(
          refusal.said, else: EntryID("dynamics-cannot-log-in"), parameters: look.parameters))
    case nil: return .notEstablished(.said("the environment did not say who signed in"))
    }
  }

  /// Who was told the own id is there and enabled; the row can only say more.
  private static func user(
    _ id: GlobalIdentifier, _ look: DynamicsLook
  ) async throws(CheckStop) -> CheckResult {
    let service = try look.service()
    let query = Query().selecting(SystemUser.columns)
    switch try await service.get("systemusers(\(id))", query) {
    case .refused(let refusal):
      return refusal.status == 403 ? .ok : .unexpected(refusal, from: service.host)
    case .found(let row):
      let user = SystemUser(id, row)
      if user.isDisabled {
        return .broken(
          .entry(
            "dynamics-user-disabled", said: "the user \(id) is disabled",
            parameters: look.parameters))
      }
      if look.entered.signIn == .user, user.isLicensed == false {
        return .broken(
          .entry(
            "dynamics-user-not-licensed", said: "the user has no licence for Dynamics 365",
            parameters: look.parameters))
      }
      return .ok(learned: Facts(DynamicsFact.user, user))
    }
  }

  @Sendable private static func accessMode(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    guard let mode = look.facts[DynamicsFact.user]?.accessMode else {
      return .lookNotPermitted("systemuser", look)
    }
    guard !mode.writesRows else { return .ok }
    var parameters = look.parameters
    parameters[.accessMode] = mode.name
    let observation = Observation.entry(
      "dynamics-access-mode", said: "the user's access mode is \(mode.name)",
      parameters: parameters)
    // The two modes for support and partners may write; they are not meant to.
    let mayWrite = mode == .supportUser || mode == .delegatedAdministrator
    return mayWrite ? .warning(observation) : .broken(observation)
  }
}

extension CheckResult {
  /// The user may not read a table in which the answer stands; leads may arrive all the same.
  static func lookNotPermitted(_ table: String, _ look: DynamicsLook) -> CheckResult {
    var parameters = look.parameters
    parameters[.table] = table
    return .notEstablished(
      .entry(
        "dynamics-look-not-permitted", said: "the user may not read \(table)",
        parameters: parameters))
  }
}
