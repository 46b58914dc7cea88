import Destinations
import Testing
import Text

@Suite("Pasted texts: documents") struct PastedDocumentTests {
  private func values(_ text: String, _ destination: Destination = .dynamics) -> [String] {
    destination.pastedValues(text).shown
  }

  private func dynamics(_ block: JSONValue, verification: JSONValue = [:]) -> String {
    JSONWriter.pretty([
      "$schema": JSONValue(SampleDocument.schema), "leadDestination": "dynamics",
      "dynamicsLeadConfiguration": block, "x-leadline": ["verification": verification],
    ])
  }

  @Test func holdAllThatWasEntered() {
    let text = dynamics([
      "instanceUrl": JSONValue(Pasted.root), "authentication": "AzureAD",
      "applicationId": JSONValue(Pasted.application), "directoryId": JSONValue(Pasted.tenant),
      "applicationKey": JSONValue(Pasted.secret), "contactEmail": ["ann@contoso.com"],
    ])
    #expect(
      values(text) == [
        Pasted.url, "authentication=azureAD", Pasted.app, Pasted.directory, Pasted.key,
        "contactEmail=ann@contoso.com",
      ])
    #expect(values(text, .azureTable).isEmpty)
    #expect(PastedText.destinations(in: "  \n\(text)").map(\.destination.id) == ["dynamics"])
  }

  @Test func holdWhatVerificationNeeds() {
    let text = dynamics(
      [
        "instanceUrl": JSONValue(Pasted.root), "authentication": "office365",
        "username": "lead.writer@contoso.com", "password": "only 7 Leads",
      ], verification: ["clientId": JSONValue(DynamicsWorld.client)])
    #expect(
      values(text) == [
        Pasted.url, "authentication=office365", "username=lead.writer@contoso.com",
        "password!only 7 Leads", "verification.clientId=\(DynamicsWorld.client)",
      ])
  }

  @Test func leaveOutMasksAndReferences() {
    for secret in ["********", "${env:LEADS_SECRET}", "${file:/run/secrets/leads}", "$${literal}"] {
      let text = dynamics([
        "instanceUrl": JSONValue(Pasted.root), "applicationKey": JSONValue(secret),
        "applicationId": "${env:ID}",
      ])
      #expect(values(text) == [Pasted.url])
    }
    let table = SampleDocument.table(
      SampleDocument.block("AccountName=contosoleads;AccountKey=${env:KEY}"))
    #expect(values(table, .azureTable).isEmpty)
  }

  @Test func leaveOutWhatItsFieldWouldNotTake() {
    let text = dynamics([
      "instanceUrl": "https://make.powerapps.com", "applicationId": "x",
      "directoryId": JSONValue(Pasted.tenant), "applicationKey": JSONValue(Pasted.secretID),
      "contactEmail": "ann",
    ])
    #expect(values(text) == [Pasted.directory])
  }

  @Test func areReadInTheOlderForm() {
    let text = JSONWriter.compact([
      "definition": [
        "offer": [
          "microsoft-azure-marketplace.leadDestination": "Crm",
          "microsoft-azure-marketplace.crmLeadConfiguration": [
            "InstanceUrl": JSONValue(Pasted.root), "ApplicationId": JSONValue(Pasted.application),
          ],
        ]
      ]
    ])
    #expect(values(text) == [Pasted.url, Pasted.app])
    let table = JSONWriter.compact([
      "microsoft-azure-marketplace.leadDestination": "AzureTable",
      "microsoft-azure-marketplace.tableLeadConfiguration": [
        "storageAccountConnectionString": JSONValue(TableWorld.connection)
      ],
    ])
    #expect(
      values(table, .azureTable) == ["storageAccountConnectionString!\(TableWorld.connection)"])
  }

  @Test func ofSeveralOffersHoldNothing() {
    let one = dynamics(["applicationId": JSONValue(Pasted.application)])
    let two = dynamics(["applicationId": JSONValue(Pasted.object)])
    #expect(values("[\(one), \(two)]").isEmpty)
  }

  @Test func aBlockAloneIsReadByItsLabels() {
    let text = JSONWriter.pretty([
      "instanceUrl": JSONValue(Pasted.root), "applicationId": JSONValue(Pasted.application),
      "applicationKey": JSONValue(Pasted.secret),
    ])
    #expect(values(text) == [Pasted.url, Pasted.app, Pasted.key])
  }

  @Test func theDestinationThatIsToldMostOfComesFirst() {
    let text = "AZURE_CLIENT_ID=\(Pasted.application)\nAZURE_TENANT_ID=\(Pasted.tenant)\n"
    let string = "LEADS=\(TableWorld.connection)"
    let all = PastedText.destinations(in: text + string)
    #expect(all.map(\.destination.id) == ["dynamics", "table"])
    #expect(all.map(\.values.count) == [2, 1])
    #expect(PastedText.destinations(in: "no lead").isEmpty)
  }
}
