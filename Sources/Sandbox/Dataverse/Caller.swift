import Text

/// Who asks, and what the organisation lets that user do.
struct Caller: Sendable {
  /// The user's id in the organisation.
  let id: String
  /// What was ordered to be wrong.
  private let faults: FaultSet
  /// How many roles the user has.
  let roleCount: Int
  /// The user's access mode.
  let accessMode: Int

  /// Finds the user whom a token is of.
  ///
  /// - Parameters:
  ///   - token: The token.
  ///   - organisation: The organisation.
  /// - Throws: `DataverseRefusal` where there is none, or one who may not come in.
  init(_ token: AccessToken, in organisation: Organisation) throws(DataverseRefusal) {
    let faults = organisation.directory.faults
    let column = token.claims["upn"] == nil ? "applicationid" : "domainname"
    let wanted = (token.claims["upn"] ?? token.claims["appid"])?.string?.lowercased()
    let organisation = organisation.uncounted
    let row = organisation.users.rows.first { row in
      wanted != nil && row[column]?.string?.lowercased() == wanted
    }
    guard let row, let id = row["systemuserid"]?.string, !faults.contains("no-application-user")
    else { throw .notMember }
    if faults.contains("user-disabled") { throw .userDisabled(id) }
    if faults.contains("no-roles") { throw .noRoles(id) }
    self.id = id
    self.faults = faults
    roleCount = organisation.assignedRoles.rows.count
    accessMode = row["accessmode"]?.integer ?? 0
  }

  /// What the user's roles allow together.
  var privileges: [Privilege] { Privilege.all(faults: faults) }

  /// A privilege, where the user has it.
  func privilege(_ name: String) -> Privilege? { Privilege.granted(name, faults: faults) }

  private var privilegeCount: Int { Privilege.all(faults: faults.uncounted).count }

  /// Insists on a privilege.
  ///
  /// - Parameters:
  ///   - verb: What is done, such as `Read`.
  ///   - set: With what.
  /// - Throws: `DataverseRefusal` where the user lacks it.
  func require(_ verb: String, _ set: EntitySet) throws(DataverseRefusal) {
    let name = "prv\(verb)\(set.privilege)"
    guard privilege(name) == nil else { return }
    throw missing(name, set)
  }

  /// Says in the words of releases before 2020 that the privilege to create leads is missing.
  var createDeniedOldWording: DataverseRefusal {
    let name = "prvCreateLead"
    return DataverseRefusal(
      403, "0x80040220",
      "SecLib::CheckPrivilege failed. User: \(id), PrivilegeName: \(name), PrivilegeId: "
        + "\(Privilege.id(of: name)), Required Depth: Basic, BusinessUnitId: "
        + "\(Organisation.businessUnitID), MetadataCache Privileges Count: 5798, User Privileges "
        + "Count: \(privilegeCount)")
  }

  /// Says that a privilege is missing.
  func missing(_ name: String, _ set: EntitySet) -> DataverseRefusal {
    let codes = ["lead": 4, "systemuser": 8, "team": 9, "role": 1036, "solution": 7100]
    return DataverseRefusal(
      403, "0x80040220",
      "Principal user (Id=\(id), type=8, roleCount=\(roleCount), "
        + "privilegeCount=\(privilegeCount), accessMode=\(accessMode)), is missing \(name) "
        + "privilege (Id=\(Privilege.id(of: name))) on OTC=\(codes[set.entity] ?? 1) for entity "
        + "'\(set.entity)' (LocalizedName='\(set.privilege)'). context.Caller=\(id)")
  }
}
