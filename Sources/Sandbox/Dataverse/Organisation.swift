import Text

/// What is in the organisation from the start.
struct Organisation: Sendable {
  static let id = "6d3a0b52-1f0e-4e3d-8c8c-6c1d2d5f7a10"
  static let businessUnitID = "0f2f1f3b-5a6c-ec11-8f8e-000d3a2b1c4d"
  static let applicationUserID = "c1b7d7a5-6a6c-ec11-8f8e-000d3a2b1c4d"
  static let userID = "e83c1f60-6b6c-ec11-8f8e-000d3a2b1c4d"
  static let teamID = "15a4c0de-5a6c-ec11-8f8e-000d3a2b1c4d"
  static let writerRoleID = "a2c69a10-776c-ec11-8f8e-000d3a2b1c4d"
  static let sellerRoleID = "f7d0b6e8-5a6c-ec11-8f8e-000d3a2b1c4d"
  static let profileID = "3c5f9a2e-7b6c-ec11-8f8e-000d3a2b1c4d"
  /// The name of the role that the solution brings.
  static let writerRole = "Microsoft Marketplace Lead Writer"

  let directory: Directory

  /// The same organisation, for looking without being hit.
  var uncounted: Organisation { Organisation(directory: directory.uncounted) }

  private var faults: FaultSet { directory.faults }

  /// The users: the application and the person.
  var users: EntitySet {
    EntitySet(
      "systemusers", entity: "systemuser", privilege: "User",
      rows: [
        user(
          Self.applicationUserID, name: "# Marketplace leads",
          domainName: "\(directory.applicationID)@\(World.domain)",
          applicationID: JSONValue(directory.applicationID), accessMode: 4,
          objectID: AccessToken.applicationObjectID),
        user(
          Self.userID, name: "Lead Writer", domainName: World.userName, applicationID: nil,
          accessMode: 0, objectID: AccessToken.userObjectID),
      ])
  }

  private func user(
    _ id: String, name: String, domainName: String, applicationID: JSONValue, accessMode: Int,
    objectID: String
  ) -> JSONValue {
    let mode =
      faults.contains("access-mode-administrative")
      ? 1 : faults.contains("access-mode-read") ? 2 : accessMode
    let isPerson = applicationID.isNull
    return [
      "systemuserid": JSONValue(id), "fullname": JSONValue(name), "firstname": nil,
      "lastname": JSONValue(name), "domainname": JSONValue(domainName),
      "internalemailaddress": JSONValue(domainName), "applicationid": applicationID,
      "applicationiduri": nil, "azureactivedirectoryobjectid": JSONValue(objectID),
      "isdisabled": JSONValue(.bool(faults.contains("user-disabled"))),
      "accessmode": JSONValue(mode),
      "islicensed": JSONValue(.bool(isPerson && !faults.contains("user-not-licensed"))),
      "setupuser": false, "issyncwithdirectory": JSONValue(.bool(isPerson)), "caltype": 0,
      "userlicensetype": JSONValue(isPerson ? 20 : -1),
      "_businessunitid_value": JSONValue(Self.businessUnitID),
      "_organizationid_value": JSONValue(Self.id), "createdon": "2026-01-12T09:14:05Z",
      "modifiedon": "2026-01-12T09:14:05Z",
    ]
  }

  /// The roles that there are.
  var roles: EntitySet {
    var rows = [role(Self.sellerRoleID, "Salesperson")]
    if !faults.contains("role-missing") {
      rows.insert(role(Self.writerRoleID, Self.writerRole), at: 0)
    }
    return EntitySet("roles", entity: "role", privilege: "Role", rows: rows)
  }

  /// The roles that the users have themselves.
  var assignedRoles: EntitySet {
    var roles = roles
    if faults.contains("no-roles") {
      roles.knownColumns = roles.columns
      roles.rows = []
    } else if faults.contains("role-not-assigned") {
      roles.rows.removeAll { $0["roleid"]?.string == Self.writerRoleID }
    }
    return roles
  }

  private func role(_ id: String, _ name: String) -> JSONValue {
    [
      "roleid": JSONValue(id), "name": JSONValue(name),
      "_businessunitid_value": JSONValue(Self.businessUnitID),
      "_parentroleid_value": nil, "_parentrootroleid_value": JSONValue(id),
      "_roletemplateid_value": nil, "componentstate": 0, "ismanaged": true, "isinherited": 1,
      "createdon": "2026-01-12T09:14:05Z",
    ]
  }

  /// The team of the business unit, which has no role.
  var teams: EntitySet {
    EntitySet(
      "teams", entity: "team", privilege: "Team",
      rows: [
        [
          "teamid": JSONValue(Self.teamID), "name": "contoso", "teamtype": 0, "isdefault": true,
          "_businessunitid_value": JSONValue(Self.businessUnitID),
        ]
      ])
  }

  /// The solutions that are installed.
  var solutions: EntitySet {
    var rows = [
      solution("c2f0b3d1-5a6c-ec11-8f8e-000d3a2b1c4d", "Default", "Default Solution", "1.0")
    ]
    if !faults.contains("solution-missing") {
      rows.append(
        solution(
          "d4a1c5e2-776c-ec11-8f8e-000d3a2b1c4d", "MicrosoftMarketplacesLeadIntegrationSolution",
          "Microsoft Marketplace Lead Writer", "1.0.0.0"))
    }
    return EntitySet("solutions", entity: "solution", privilege: "Solution", rows: rows)
  }

  private func solution(
    _ id: String, _ name: String, _ title: String, _ version: String
  ) -> JSONValue {
    [
      "solutionid": JSONValue(id), "uniquename": JSONValue(name), "friendlyname": JSONValue(title),
      "version": JSONValue(version), "ismanaged": JSONValue(.bool(name != "Default")),
      "isvisible": true, "installedon": "2026-01-12T09:10:00Z", "description": nil,
    ]
  }

  /// The profiles of column security that the users have.
  var profiles: EntitySet {
    EntitySet(
      "fieldsecurityprofiles", entity: "fieldsecurityprofile", privilege: "FieldSecurityProfile",
      rows: [
        [
          "fieldsecurityprofileid": JSONValue(Self.profileID), "name": "Sales",
          "description": nil, "_organizationid_value": JSONValue(Self.id),
        ]
      ])
  }

  /// What the profile allows: other columns than that of the lead's source.
  var permissions: EntitySet {
    EntitySet(
      "fieldpermissions", entity: "fieldpermission", privilege: "FieldPermission",
      rows: [
        [
          "fieldpermissionid": "9b1d7c4a-7b6c-ec11-8f8e-000d3a2b1c4d", "entityname": "account",
          "attributelogicalname": "creditlimit", "cancreate": 4, "canread": 4, "canupdate": 4,
          "_fieldsecurityprofileid_value": JSONValue(Self.profileID),
        ]
      ])
  }

  /// The organisation's own row.
  var organisations: EntitySet {
    EntitySet(
      "organizations", entity: "organization", privilege: "Organization",
      rows: [["organizationid": JSONValue(Self.id), "name": "contoso", "languagecode": 1033]])
  }

  /// The organisation's parts.
  var businessUnits: EntitySet {
    EntitySet(
      "businessunits", entity: "businessunit", privilege: "BusinessUnit",
      rows: [
        [
          "businessunitid": JSONValue(Self.businessUnitID), "name": "contoso",
          "isdisabled": false, "_organizationid_value": JSONValue(Self.id),
        ]
      ])
  }

  /// The sets that hold no leads.
  var sets: [EntitySet] {
    [users, roles, teams, solutions, profiles, permissions, organisations, businessUnits]
  }

  /// One of them. What was ordered to be wrong with the others hits nobody who asks for it.
  func set(_ name: String) -> EntitySet? {
    switch name {
    case "systemusers": users
    case "roles": roles
    case "solutions": solutions
    default: uncounted.sets.first { $0.name == name }
    }
  }
}
