import Destinations
import Knowledge
import Testing
import Text

@Suite("Documents of Dynamics 365") struct DynamicsDocumentTests {
  private func read(_ block: String) throws -> LeadDocument {
    let text = """
      {"$schema": "\(SampleDocument.schema)", "product": "product/7f", "leadDestination": "dynamics",
       "dynamicsLeadConfiguration": \(block)}
      """
    return try #require(try SampleDocument.readOne(text))
  }

  @Test func readTheApplication() throws {
    let document = try read(
      """
      {"instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "AzureAD",
       "applicationId": "8d1f", "applicationKey": "${env:KEY}", "directoryId": "3f0c",
       "contactEmail": ["leads@contoso.com"]}
      """)
    #expect(document.notices.isEmpty)
    #expect(document.name == "7f")
    #expect(document.entry("authentication")?.value == .text("azureAD"))
    #expect(document.entry("instanceUrl")?.value == .text("https://contoso.crm4.dynamics.com"))
    #expect(document.entry("applicationKey")?.exposed == "value of KEY")
    #expect(document.entry("applicationKey")?.isReference == true)
    #expect(document.entry("username") == nil)
  }

  @Test func readTheUser() throws {
    let document = try read(
      """
      {"instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "OFFICE365",
       "username": "lead.writer@contoso.com", "password": "*****"}
      """)
    #expect(document.notices.isEmpty)
    #expect(document.entry("authentication")?.value == .text("office365"))
    #expect(document.entry("password")?.value == .masked)
  }

  @Test func leaveReferencesInOpenFieldsAlone() throws {
    let document = try read(
      #"{"instanceUrl": "${env:URL}", "applicationId": "$${literal}", "applicationKey": "k"}"#)
    #expect(document.noticed == ["document-reference-not-allowed"])
    #expect(document.notices.first?.observation.parameters[.key] == "instanceUrl")
    #expect(document.entry("instanceUrl")?.value == .text("${env:URL}"))
    #expect(document.entry("instanceUrl")?.isReference == false)
  }

  @Test func keepNumbersAndLeaveOutWhatIsNoText() throws {
    let document = try read(
      #"{"instanceUrl": 17, "applicationId": true, "directoryId": null, "applicationKey": 5}"#)
    #expect(document.noticed == ["document-wrong-schema", "document-wrong-schema"])
    #expect(document.entry("instanceUrl")?.value == .text("17"))
    #expect(document.entry("applicationId") == nil)
    #expect(document.entry("directoryId") == nil)
    #expect(document.entry("applicationKey") == nil)
  }

  @Test func readTheOlderOffer() throws {
    let text = """
      {"id": "contoso-crm", "definition": {"offer": {
        "microsoft-azure-marketplace.leadDestination": "CRM",
        "microsoft-azure-marketplace.tableLeadConfiguration": {},
        "microsoft-azure-marketplace.crmLeadConfiguration": {"InstanceURL": "https://x"}}}}
      """
    let document = try #require(try SampleDocument.readOne(text))
    #expect(document.name == "contoso-crm")
    #expect(document.destination?.id == "dynamics")
    #expect(document.notices.isEmpty)
    #expect(document.entry("instanceUrl")?.value == .text("https://x"))
  }

  @Test func goThroughTheWriterUnharmed() throws {
    let values: [String: JSONValue] = [
      "instanceUrl": "https://contoso.crm4.dynamics.com", "authentication": "azureAD",
      "applicationId": "8d1f", "directoryId": "3f0c", "applicationKey": "${env:KEY}",
      "verification.clientId": "5b0f",
    ]
    let resource = LeadDocumentWriter(for: .profile).resource(
      for: .dynamics, values: values, verification: ["clientId": "5b0f"])
    let document = try #require(try SampleDocument.readOne(JSONWriter.pretty(resource)))
    #expect(document.notices.isEmpty)
    #expect(document.block.object?.count == 5)
    #expect(document.entry("applicationKey")?.exposed == "value of KEY")
    #expect(document.entry("verification.clientId")?.value == .text("5b0f"))
    let exported = LeadDocumentWriter(for: .partnerCenter).resource(
      for: .dynamics, values: [:], basedOn: resource)
    #expect(exported["x-leadline"] == nil)
    #expect(exported["dynamicsLeadConfiguration"] == resource["dynamicsLeadConfiguration"])
  }
}
