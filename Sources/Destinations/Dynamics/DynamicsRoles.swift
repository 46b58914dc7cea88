import Knowledge
import Text

/// Whether the user may do what writing leads needs.
enum DynamicsRoles {
  static let checks: [Check] = [
    Check(
      "dynamics.role-exists", "the role \(roleName) exists", needs: ["dynamics.user"],
      unlessBroken: ["dynamics.role"], uses: DynamicsConfiguration.Key.who,
      judges: ["dynamics.sign-in"], look: existence),
    Check(
      "dynamics.role", "the user has a security role for leads", needs: ["dynamics.user"],
      field: DynamicsConfiguration.Key.applicationID, userField: DynamicsConfiguration.Key.userName,
      uses: DynamicsConfiguration.Key.who, judges: ["dynamics.who-am-i"], look: assignment),
    Check(
      "dynamics.privileges", "the user has every privilege that writing leads needs",
      needs: ["dynamics.user"], unlessBroken: ["dynamics.role", "dynamics.lead-table"],
      field: DynamicsConfiguration.Key.applicationID, userField: DynamicsConfiguration.Key.userName,
      uses: DynamicsConfiguration.Key.who, judges: ["dynamics.sign-in"], look: privileges),
  ]

  /// The role that comes with the solution for leads.
  static let roleName = "Microsoft Marketplace Lead Writer"

  @Sendable private static func existence(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    let query = Query().selecting("name,roleid").filtering("name eq '\(roleName)'")
    guard let rows = try await rows("roles", query, look) else {
      return .lookNotPermitted("role", look)
    }
    guard rows.isEmpty else { return .ok }
    return .warning(
      .entry(
        "dynamics-lead-writer-role-missing",
        said: "the environment has no role '\(roleName)'", parameters: parameters(look)))
  }

  @Sendable private static func assignment(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    if case .refused(let refusal)? = look.facts[DynamicsFact.identity] {
      return .broken(
        .said(
          refusal.said, else: EntryID("dynamics-no-roles-assigned"), parameters: parameters(look)))
    }
    let own = try await ownRoles(look)
    if own?.contains(roleName) ?? false { return .ok }
    let byTeam = try await rolesByTeam(look)
    if byTeam?.contains(roleName) ?? false { return .ok }
    // Who may not read users may not read what hangs on them either.
    let isUserHidden = look.facts[DynamicsFact.user] == nil
    guard let own else { return .lookNotPermitted(isUserHidden ? "systemuser" : "role", look) }
    guard let byTeam else { return .lookNotPermitted("team", look) }
    if own.isEmpty, byTeam.isEmpty {
      return .broken(
        .entry(
          "dynamics-no-roles-assigned", said: "no roles are assigned to the user",
          parameters: parameters(look)))
    }
    return .warning(
      .entry(
        "dynamics-lead-writer-role-not-assigned",
        said: "the user does not have the role '\(roleName)'", parameters: parameters(look)))
  }

  /// The names of the roles that the user has directly; `nil` where that may not be seen.
  private static func ownRoles(_ look: DynamicsLook) async throws(CheckStop) -> [String]? {
    let service = try look.service()
    let query = Query().selecting("systemuserid")
      .expanding("systemuserroles_association($select=name,roleid)")
    switch try await service.get("systemusers(\(try look.userID()))", query) {
    case .found(let row):
      return names(try service.rows("systemuserroles_association", of: row))
    case .refused(let refusal): return try refusal.hidden(from: service.host)
    }
  }

  /// The names of the roles that the user has by a team; `nil` where that may not be seen.
  private static func rolesByTeam(_ look: DynamicsLook) async throws(CheckStop) -> [String]? {
    let query = Query().selecting("name").expanding("teamroles_association($select=name)")
    let path = "systemusers(\(try look.userID()))/teammembership_association"
    return try await rows(path, query, look)?
      .flatMap { names($0["teamroles_association"]?.array ?? []) }
  }

  @Sendable private static func privileges(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    var missing: [Privilege] = []
    for answer in await answers(for: Privilege.wanted, look) {
      if let stop = answer.stop { throw stop }
      guard let rows = answer.rows else { return .lookNotPermitted("systemuser", look) }
      if !answer.privilege.isGranted(by: rows) { missing.append(answer.privilege) }
    }
    guard let first = missing.first else { return .ok }
    var parameters = parameters(look)
    parameters[.privilege] = first.name
    parameters[.privileges] = summary(of: missing)
    let all = missing.map(\.description).joined(separator: ", ")
    return .broken(
      .entry(
        "dynamics-privilege-missing", said: "the user lacks \(all)", parameters: parameters))
  }

  /// Asks for all privileges at once; the answers stand in the order of the privileges.
  private static func answers(
    for privileges: [Privilege], _ look: DynamicsLook
  ) async -> [PrivilegeAnswer] {
    await withTaskGroup(of: PrivilegeAnswer.self) { group in
      for privilege in privileges {
        group.addTask { await answer(privilege, look) }
      }
      var answers: [String: PrivilegeAnswer] = [:]
      for await answer in group { answers[answer.privilege.name] = answer }
      return privileges.compactMap { answers[$0.name] }
    }
  }

  private static func answer(
    _ privilege: Privilege, _ look: DynamicsLook
  ) async -> PrivilegeAnswer {
    do throws(CheckStop) {
      return PrivilegeAnswer(privilege: privilege, rows: try await granted(privilege, look))
    } catch {
      return PrivilegeAnswer(privilege: privilege, stop: error)
    }
  }

  private static func granted(
    _ privilege: Privilege, _ look: DynamicsLook
  ) async throws(CheckStop) -> [JSONValue]? {
    let service = try look.service()
    let name = "Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName"
    let path = "systemusers(\(try look.userID()))/\(name)(PrivilegeName='\(privilege.name)')"
    switch try await service.get(path) {
    case .found(let body): return try service.rows("RolePrivileges", of: body)
    case .refused(let refusal): return try refusal.hidden(from: service.host)
    }
  }

  /// As many as may stand in an explanation.
  private static func summary(of privileges: [Privilege]) -> String {
    var shown: [String] = []
    var length = 0
    for privilege in privileges {
      length += privilege.description.utf8.count + 2
      guard length <= 180 else { break }
      shown.append(privilege.description)
    }
    let rest = privileges.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func names(_ rows: [JSONValue]) -> [String] {
    rows.compactMap { $0["name"]?.string }
  }

  private static func rows(
    _ path: String, _ query: Query, _ look: DynamicsLook
  ) async throws(CheckStop) -> [JSONValue]? {
    try await look.service().rows(path, query)
  }

  private static func parameters(_ look: DynamicsLook) -> [Parameter: String] {
    var parameters = look.parameters
    parameters[.role] = roleName
    return parameters
  }
}

/// What the environment says about one privilege of a user. A value of its own: in a release build
/// of Swift 6.3 a tuple with a `Result` in it does not survive a task group.
private struct PrivilegeAnswer: Sendable {
  let privilege: Privilege
  /// What grants it; `nil` where that may not be seen.
  var rows: [JSONValue]?
  /// Why there is no answer.
  var stop: CheckStop?
}
