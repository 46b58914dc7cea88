import Testing
import Text

@testable import Sandbox

@Suite("Queries to the organisation") struct DataverseQueryTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  private func rows(_ path: String) -> [JSONValue] {
    client.organisation("GET", path).json["value"]?.array ?? []
  }

  private func query(_ set: String, _ options: (String, String)...) -> String {
    set + "?" + options.map { "\($0.0)=\(FormFields.encoded($0.1))" }.joined(separator: "&")
  }

  @Test func describesTheUserWithItsRoles() {
    let path = query(
      "systemusers(\(Organisation.applicationUserID))",
      ("$select", "fullname,applicationid,isdisabled,accessmode,islicensed"),
      ("$expand", "systemuserroles_association($select=name,roleid)"))
    let row = client.organisation("GET", path).json
    #expect(row["applicationid"]?.string == World.applicationID)
    #expect(row["isdisabled"] == false)
    #expect(row["accessmode"] == 4)
    #expect(row["domainname"] == nil)
    #expect(row["systemuserid"]?.string == Organisation.applicationUserID)
    #expect(row["@odata.etag"]?.string?.hasPrefix("W/\"") == true)
    #expect(
      row["@odata.context"]?.string?.hasSuffix(
        "$metadata#systemusers(fullname,applicationid,isdisabled,accessmode,islicensed)/$entity")
        == true)
    let roles = row["systemuserroles_association"]?.array ?? []
    #expect(roles.contains { $0["name"]?.string == Organisation.writerRole })
    #expect(roles.allSatisfy { $0["_businessunitid_value"] == nil && $0["roleid"] != nil })
  }

  @Test(arguments: [
    "applicationid eq \(World.applicationID)", "applicationid eq '\(World.applicationID)'",
    "startswith(domainname,'\(World.applicationID.prefix(8))')", "accessmode eq 4",
    "not (accessmode eq 0)", "applicationid ne null and isdisabled eq false",
    "systemuserid eq \(Organisation.applicationUserID.uppercased()) or fullname eq 'x'",
    "contains(fullname,'MARKETPLACE')",
  ])
  func findsTheApplicationUser(_ filter: String) {
    let found = rows(query("systemusers", ("$filter", filter), ("$select", "systemuserid")))
    #expect(found.map { $0["systemuserid"]?.string } == [Organisation.applicationUserID])
  }

  @Test func findsRolesTeamsAndSolutions() {
    let role = query(
      "roles", ("$select", "name,roleid,_businessunitid_value"),
      ("$filter", "name eq '\(Organisation.writerRole)'"))
    #expect(rows(role).first?["roleid"]?.string == Organisation.writerRoleID)

    let teams = query(
      "systemusers(\(Organisation.applicationUserID))/teammembership_association",
      ("$select", "name"), ("$expand", "teamroles_association($select=name)"))
    #expect(rows(teams).map { $0["name"] } == ["contoso"])
    #expect(rows(teams).first?["teamroles_association"] == [])

    let solutions = query(
      "solutions", ("$select", "uniquename,friendlyname,version,ismanaged"),
      ("$filter", "contains(friendlyname,'Marketplace')"))
    #expect(rows(solutions).map { $0["version"] } == ["1.0.0.0"])
  }

  @Test func tellsAboutColumnSecurity() {
    let path = query(
      "systemusers(\(Organisation.applicationUserID))/systemuserprofiles_association",
      ("$select", "name"),
      (
        "$expand",
        "lk_fieldpermission_fieldsecurityprofileid($select=attributelogicalname,cancreate)"
      ))
    let profile = rows(path).first
    let permissions = profile?["lk_fieldpermission_fieldsecurityprofileid"]?.array ?? []
    #expect(permissions.map { $0["attributelogicalname"] } == ["creditlimit"])
    let column = "entityname eq 'lead' and attributelogicalname eq 'leadsourcecode'"
    #expect(rows(query("fieldpermissions", ("$filter", column))).isEmpty)
  }

  @Test(arguments: [
    ("prvCreateLead", ["Local"]), ("prvWriteAsyncOperation", ["Global"]),
    ("prvReadUserEntityUISettings", ["Basic"]), ("prvcreatelead", ["Local"]),
    ("prvDeleteAccount", []),
  ])
  func tellsAPrivilege(_ name: String, _ depths: [String]) {
    let user = "systemusers(\(Organisation.applicationUserID))"
    let function = "Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName"
    for path in [
      "\(user)/\(function)(PrivilegeName='\(name)')",
      "\(user)/\(function)(PrivilegeName=@p)?@p='\(name)'",
    ] {
      let answer = client.organisation("GET", path).json
      let granted = answer["RolePrivileges"]?.array ?? []
      #expect(granted.map { $0["Depth"]?.string } == depths)
      #expect(granted.allSatisfy { Identifier.isGUID($0["PrivilegeId"]?.string ?? "") })
    }
  }

  @Test func tellsAllPrivileges() {
    let path =
      "systemusers(\(Organisation.applicationUserID))"
      + "/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()"
    let answer = client.organisation("GET", path).json
    let names = answer["RolePrivileges"]?.array?.compactMap { $0["PrivilegeName"]?.string } ?? []
    #expect(Set(names).count == names.count)
    #expect(names.count > 15)
    #expect(names.contains("prvAppendToAsyncOperation"))
  }

  @Test func countsSortsAndLimits() {
    let path = query(
      "systemusers", ("$orderby", "accessmode desc"), ("$top", "1"), ("$count", "true"),
      ("$select", "accessmode"))
    let answer = client.organisation("GET", path).json
    #expect(answer["@odata.count"] == 2)
    #expect(answer["value"]?.array?.map { $0["accessmode"] } == [4])
    #expect(answer["@odata.nextLink"] == nil)
    #expect(client.organisation("GET", "roles/$count").text == "2")
    let ascending = rows(query("systemusers", ("$orderby", "accessmode asc,fullname")))
    #expect(ascending.map { $0["accessmode"] } == [0, 4])
  }

  @Test func givesPagesWithLinks() throws {
    let headers = [("Prefer", "odata.maxpagesize=1")]
    let first = client.organisation("GET", "systemusers?$select=fullname", headers)
    #expect(first.json["value"]?.array?.count == 1)
    #expect(first.header("Preference-Applied") == "odata.maxpagesize=1")
    let link = try #require(first.json["@odata.nextLink"]?.string)
    let prefix = "\(ServiceClient.organisation)/api/data/v9.2/"
    #expect(link.hasPrefix(prefix))
    let second = client.organisation("GET", String(link.dropFirst(prefix.utf8.count)), headers)
    #expect(second.json["value"]?.array?.count == 1)
    #expect(second.json["value"]?[0]?["systemuserid"] != first.json["value"]?[0]?["systemuserid"])
    #expect(second.json["@odata.nextLink"] == nil)
  }

  @Test(arguments: [
    ("systemusers?$select=fullname,shoe", "Could not find a property named 'shoe'"),
    ("roles?$filter=colour%20eq%20'red'", "Could not find a property named 'colour'"),
    ("roles?$filter=name%20eq", "Expression expected"),
    ("roles?$filter=name%20eq%20'a", "unterminated string literal"),
    ("roles?$filter=length(name)%20gt%202", "An unknown function with name 'length'"),
    ("roles?$top=many", "Invalid value 'many' for $top"),
  ])
  func refusesWhatItDoesNotUnderstand(_ path: String, _ words: String) {
    let answer = client.organisation("GET", path)
    #expect(answer.status == 400)
    #expect(answer.json["error"]?["code"] == "0x80060888")
    #expect(answer.json["error"]?["message"]?.string?.contains(words) == true)
  }

  @Test func knowsNoOtherRow() {
    let id = "11111111-2222-3333-4444-555555555555"
    let answer = client.organisation("GET", "systemusers(\(id))")
    #expect(answer.status == 404)
    #expect(answer.json["error"]?["code"] == "0x80040217")
    #expect(answer.json["error"]?["message"] == "Entity 'User' With Id = \(id) Does Not Exist".json)
  }
}
