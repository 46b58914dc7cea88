import Text

/// The Web API, for a user who may come in.
struct DataverseInterface: Sendable {
  let organisation: Organisation
  let leads: LeadTable
  let caller: Caller
  /// The beginning of every URL: `https://host/api/data/v9.2/`.
  let base: String

  private var faults: FaultSet { organisation.directory.faults }

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - path: What stands behind the version.
  /// - Returns: The answer.
  /// - Throws: `DataverseRefusal` where it cannot be done.
  func answer(
    _ request: ServiceRequest, path: some StringProtocol
  ) throws(DataverseRefusal) -> ServiceResponse {
    let segments = DataverseSegment.segments(of: path, FormFields(request.query))
    guard let first = segments.first else { return serviceDocument }
    switch first.name {
    case "WhoAmI": return found(whoAmI)
    case "RetrieveVersion":
      return found(answer(of: "RetrieveVersionResponse", [("Version", "9.2.25105.00187")]))
    case "EntityDefinitions":
      let sets = organisation.uncounted.sets + (leadSet.map { [$0] } ?? [])
      let metadata = DataverseMetadata(sets: sets, faults: faults, base: base)
      return found(try metadata.answer(segments, options(request)))
    default: break
    }
    let found = first.name == "leads" ? leadSet : organisation.set(first.name)
    guard let set = found else { throw .segmentNotFound(first.name) }
    if set.name == "leads", request.method != "GET" {
      return try LeadWrites(table: leads, caller: caller, faults: faults, base: base)
        .answer(request, segments)
    }
    guard request.method == "GET" else { throw .methodNotAllowed(request.method) }
    return try read(set, segments, request)
  }

  /// The leads, where the organisation has a table for them.
  private var leadSet: EntitySet? { faults.contains("lead-table-missing") ? nil : leads.set }

  private func options(_ request: ServiceRequest) throws(DataverseRefusal) -> ODataOptions {
    do throws(ODataError) {
      return try ODataOptions(query: request.query)
    } catch {
      throw .malformed(error.message)
    }
  }

  private func found(_ json: JSONValue) -> ServiceResponse {
    ServiceResponse(
      200, json: json, headers: [], contentType: "application/json; odata.metadata=minimal")
  }

  private var serviceDocument: ServiceResponse {
    let places = (organisation.uncounted.sets + [leads.set]).map { set -> JSONValue in
      ["name": JSONValue(set.name), "kind": "EntitySet", "url": JSONValue(set.name)]
    }
    return found([
      "@odata.context": "\(base)$metadata", "value": JSONValue(.array(places)),
    ])
  }

  private func answer(of type: String, _ members: [(String, JSONValue)]) -> JSONValue {
    let context = (
      "@odata.context", JSONValue("\(base)$metadata#Microsoft.Dynamics.CRM.\(type)")
    )
    return JSONValue(.object(([context] + members).map { .init(key: $0.0, value: $0.1) }))
  }

  private var whoAmI: JSONValue {
    answer(
      of: "WhoAmIResponse",
      [
        ("BusinessUnitId", JSONValue(Organisation.businessUnitID)),
        ("UserId", JSONValue(caller.id)), ("OrganizationId", JSONValue(Organisation.id)),
      ])
  }

  private func read(
    _ set: EntitySet, _ segments: [DataverseSegment], _ request: ServiceRequest
  ) throws(DataverseRefusal) -> ServiceResponse {
    let options = try options(request)
    try caller.require("Read", set)
    guard let id = segments[0].rowID(primaryKey: set.primaryKey) else {
      if segments.count == 2, segments[1].name == "$count" {
        let count = try query(set, options, request).count
        return ServiceResponse(200, text: String(count), contentType: "text/plain")
      }
      return paged(try query(set, options, request).answer(related), request)
    }
    let row = try set.row(id)
    guard let next = segments.dropFirst().first else {
      return found(try query(set, options, request).answer(row, related))
    }
    if set.name == "systemusers", let privileges = privileges(next) { return found(privileges) }
    let inner = try related(next.name, row)
    return paged(try query(inner, options, request).answer(related), request)
  }

  private func paged(_ json: JSONValue, _ request: ServiceRequest) -> ServiceResponse {
    var response = found(json)
    if let preference = request.header("Prefer") {
      response.headers.append(("Preference-Applied", preference))
    }
    return response
  }

  private func query(
    _ set: EntitySet, _ options: ODataOptions, _ request: ServiceRequest
  ) -> EntityQuery {
    let preferences = (request.header("Prefer") ?? "").split(separator: ",")
    let size = preferences.lazy.compactMap { preference -> Int? in
      let halves = preference.split(separator: "=")
      guard halves.count == 2, halves[0].hasSuffix("odata.maxpagesize") else { return nil }
      return Int(halves[1].filter { $0.isNumber })
    }.first
    return EntityQuery(set: set, options: options, base: base, pageSize: max(1, size ?? 5000))
  }

  /// The rows behind a navigation property.
  private func related(
    _ name: String, _ row: JSONValue
  ) throws(DataverseRefusal) -> EntitySet {
    var set: EntitySet
    switch name {
    case "systemuserroles_association": set = organisation.assignedRoles
    case "teammembership_association": set = organisation.teams
    case "systemuserprofiles_association": set = organisation.profiles
    case "teamroles_association", "teamprofiles_association":
      set = name == "teamroles_association" ? organisation.uncounted.roles : organisation.profiles
      set.knownColumns = set.columns
      set.rows = []
    case "lk_fieldpermission_fieldsecurityprofileid": set = organisation.permissions
    case "business_unit_system_users", "businessunitid": set = organisation.businessUnits
    default: throw .segmentNotFound(name)
    }
    try caller.require("Read", set)
    return set
  }

  /// The functions that tell a user's privileges.
  private func privileges(_ segment: DataverseSegment) -> JSONValue? {
    let granted: [Privilege]
    switch segment.name {
    case "RetrieveUserPrivileges": granted = caller.privileges
    case "RetrieveUserPrivilegeByPrivilegeName":
      let name = segment.arguments?["PrivilegeName"]
      granted = name.flatMap(caller.privilege).map { [$0] } ?? []
    default: return nil
    }
    let rows = granted.map { privilege -> JSONValue in
      [
        "Depth": JSONValue(privilege.depth.rawValue), "PrivilegeId": JSONValue(privilege.id),
        "BusinessUnitId": JSONValue(Organisation.businessUnitID),
        "PrivilegeName": JSONValue(privilege.name), "RecordFilterId": JSONValue(Identifier.empty),
      ]
    }
    return answer(
      of: "\(segment.name)Response", [("RolePrivileges", JSONValue(.array(rows)))])
  }
}
