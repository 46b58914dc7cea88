import Knowledge
import Text

/// Whether the environment is made for leads from Marketplace.
enum DynamicsLeads {
  static let checks: [Check] = [
    Check(
      "dynamics.lead-table", "the environment has the table for leads", needs: ["dynamics.user"],
      unlessBroken: ["dynamics.role"], field: DynamicsConfiguration.Key.instanceURL,
      uses: DynamicsConfiguration.Key.who, judges: ["dynamics.sign-in"], look: table),
    Check(
      "dynamics.lead-source", "the user may write leadsourcecode", needs: ["dynamics.lead-table"],
      field: DynamicsConfiguration.Key.applicationID, userField: DynamicsConfiguration.Key.userName,
      uses: DynamicsConfiguration.Key.who, judges: ["dynamics.sign-in"], look: source),
    Check(
      "dynamics.solution", "the lead integration solution is installed", needs: ["dynamics.user"],
      unlessBroken: ["dynamics.role"], uses: DynamicsConfiguration.Key.who,
      judges: ["dynamics.sign-in"], look: solution),
  ]

  /// A table is looked for before it is asked whether the user may read it.
  @Sendable private static func table(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    let service = try look.service()
    switch try await service.get("leads", Query().selecting("leadid").limited(to: 1)) {
    case .found: return .ok
    case .refused(let refusal) where refusal.status == 403: return .ok
    case .refused(let refusal) where refusal.status == 404 && refusal.words != nil:
      var parameters = look.parameters
      parameters[.table] = "lead"
      return .broken(
        .said(
          refusal.said, else: EntryID("dynamics-lead-table-missing"), parameters: parameters))
    case .refused(let refusal): return .unexpected(refusal, from: service.host)
    }
  }

  @Sendable private static func source(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    let service = try look.service()
    let path = "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadsourcecode')"
    switch try await service.get(path, Query().selecting("LogicalName,IsSecured")) {
    case .refused(let refusal):
      return refusal.status == 403
        ? .lookNotPermitted("attribute", look) : .unexpected(refusal, from: service.host)
    case .found(let column):
      guard column["IsSecured"]?.bool == true else { return .ok }
    }
    guard let granting = try await profilesThatGrant(service) else {
      return .lookNotPermitted("fieldsecurityprofile", look)
    }
    guard let own = try await profiles(of: try look.userID(), service) else {
      return .lookNotPermitted("fieldsecurityprofile", look)
    }
    guard own.isDisjoint(with: granting) else { return .ok }
    var parameters = look.parameters
    parameters[.column] = "leadsourcecode"
    parameters[.table] = "lead"
    return .broken(
      .entry(
        "dynamics-missing-create-permission",
        said: "no field security profile lets the user write leadsourcecode",
        parameters: parameters))
  }

  /// The field security profiles that let a user fill in the column: 4 is "allowed".
  private static func profilesThatGrant(
    _ service: DataverseService
  ) async throws(CheckStop) -> Set<String>? {
    let column = "entityname eq 'lead' and attributelogicalname eq 'leadsourcecode'"
    let query = Query().selecting("cancreate,_fieldsecurityprofileid_value").filtering(column)
    let rows = try await service.rows("fieldpermissions", query)
    return rows.map { rows in
      Set(
        rows.filter { $0["cancreate"]?.integer == 4 }
          .compactMap { $0["_fieldsecurityprofileid_value"]?.string?.lowercased() })
    }
  }

  /// The field security profiles that a user has, directly or by a team.
  private static func profiles(
    of user: GlobalIdentifier, _ service: DataverseService
  ) async throws(CheckStop) -> Set<String>? {
    let own = try await service.rows(
      "systemusers(\(user))/systemuserprofiles_association",
      Query().selecting("fieldsecurityprofileid,name"))
    let teams = try await service.rows(
      "systemusers(\(user))/teammembership_association",
      Query().selecting("teamid")
        .expanding("teamprofiles_association($select=fieldsecurityprofileid)"))
    guard let own, let teams else { return nil }
    let byTeam = teams.flatMap { $0["teamprofiles_association"]?.array ?? [] }
    return Set((own + byTeam).compactMap { $0["fieldsecurityprofileid"]?.string?.lowercased() })
  }

  @Sendable private static func solution(
    _ context: CheckContext
  ) async throws(CheckStop) -> CheckResult {
    let look = DynamicsLook(context)
    let query = Query().selecting("uniquename,friendlyname,version,ismanaged")
      .filtering("contains(friendlyname,'Marketplace')")
    guard let rows = try await look.service().rows("solutions", query) else {
      return .lookNotPermitted("solution", look)
    }
    guard rows.isEmpty else { return .ok }
    return .warning(
      .entry(
        "dynamics-solution-missing", said: "no solution for Marketplace leads is installed",
        parameters: look.parameters))
  }
}
