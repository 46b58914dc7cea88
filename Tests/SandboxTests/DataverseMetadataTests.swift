import Testing
import Text

@testable import Sandbox

@Suite("Metadata of the organisation") struct DataverseMetadataTests {
  private let client: ServiceClient

  init() throws { client = try ServiceClient() }

  private let column =
    "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadsourcecode')"

  @Test func describesTheTable() {
    let answer = client.organisation("GET", "EntityDefinitions(LogicalName='lead')").json
    #expect(answer["EntitySetName"] == "leads")
    #expect(answer["PrimaryIdAttribute"] == "leadid")
    #expect(answer["SchemaName"] == "Lead")
    #expect(answer["ObjectTypeCode"] == 4)
  }

  @Test func findsTablesByFilter() throws {
    let path =
      "EntityDefinitions?$select=LogicalName,EntitySetName&$filter="
      + FormFields.encoded("LogicalName eq 'lead' and IsPrivate eq false")
    let rows = client.organisation("GET", path).json["value"]?.array ?? []
    #expect(rows.map { $0["EntitySetName"] } == ["leads"])
    #expect(rows.first?["SchemaName"] == nil)
    let id = try #require(rows.first?["MetadataId"]?.string)
    let byID = client.organisation("GET", "EntityDefinitions(\(id))")
    #expect(byID.json["LogicalName"] == "lead")
  }

  @Test func describesTheColumn() {
    let answer = client.organisation("GET", "\(column)?$select=LogicalName,IsSecured").json
    #expect(answer["IsSecured"] == false)
    #expect(answer["LogicalName"] == "leadsourcecode")
    #expect(answer["IsValidForCreate"] == nil)
    #expect(answer["@odata.type"] == "#Microsoft.Dynamics.CRM.PicklistAttributeMetadata")
    let whole = client.organisation("GET", column).json
    #expect(whole["IsValidForCreate"] == true)
    #expect(whole["AttributeTypeName"]?["Value"] == "PicklistType")
  }

  @Test func listsColumns() {
    let path =
      "EntityDefinitions(LogicalName='lead')/Attributes?$select=LogicalName&$filter="
      + FormFields.encoded("AttributeType eq 'Picklist'")
    let rows = client.organisation("GET", path).json["value"]?.array ?? []
    #expect(rows.map { $0["LogicalName"] } == ["leadsourcecode", "leadqualitycode"])
    let others = client.organisation("GET", "EntityDefinitions(LogicalName='role')/Attributes").json
    #expect(others["value"]?.array?.contains { $0["LogicalName"] == "roleid" } == true)
  }

  @Test(arguments: [
    "EntityDefinitions(LogicalName='lead')/Attributes"
      + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
    "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadsourcecode')"
      + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
  ])
  func tellsChoices(_ path: String) {
    let query = "?$select=LogicalName&$expand=OptionSet($select=Options)"
    let answer = client.organisation("GET", path + query).json
    let row = answer["value"]?[0] ?? answer
    let web = row["OptionSet"]?["Options"]?.array?.first { $0["Value"] == 8 }
    #expect(web?["Label"]?["UserLocalizedLabel"]?["Label"] == "Web")
    #expect(row["OptionSet"]?["Options"]?.array?.count == 10)
  }

  @Test func knowsNoOtherTableOrColumn() {
    let table = client.organisation("GET", "EntityDefinitions(LogicalName='boat')")
    #expect(table.status == 404)
    #expect(table.json["error"]?["message"]?.string?.contains("name boat") == true)
    let path = "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='mast')"
    let column = client.organisation("GET", path)
    #expect(column.status == 404)
    #expect(column.json["error"]?["message"]?.string?.contains("mast") == true)
    #expect(client.organisation("GET", "EntityDefinitions(LogicalName='lead')/Sails").status == 404)
  }

  @Test func showsWhatSecurityHides() throws {
    let client = try ServiceClient(faults: "lead-source-secured")
    let answer = client.organisation("GET", "\(column)?$select=IsSecured").json
    #expect(answer["IsSecured"] == true)
    let refused = client.organisation("POST", "leads", body: "{\"leadsourcecode\":8}")
    #expect(refused.json["error"]?["code"] == "0x8004f502")
    let other = client.organisation("POST", "leads", body: "{\"lastname\":\"x\"}")
    #expect(other.status == 204)
  }
}
