import Destinations
import Testing
import Text

@Suite("Writing documents") struct LeadDocumentWriterTests {
  private let values: [String: JSONValue] = [
    "storageAccountConnectionString": JSONValue(SampleDocument.connection)
  ]

  @Test func writesWhatPartnerCenterTakes() throws {
    let resource = LeadDocumentWriter(for: .partnerCenter).resource(
      for: .azureTable, values: values, verification: ["clientId": "x"], step: "table.key",
      product: ["externalId": "contoso-offer"])
    #expect(
      resource == [
        "$schema": JSONValue(SampleDocument.schema),
        "product": ["externalId": "contoso-offer"],
        "leadDestination": "table",
        "tableLeadConfiguration": [
          "storageAccountConnectionString": JSONValue(SampleDocument.connection)
        ],
      ])
    let document = try #require(try SampleDocument.readOne(JSONWriter.pretty(resource)))
    #expect(document.name == "contoso-offer")
    #expect(document.notices.isEmpty)
  }

  @Test func keepsWhatOnlyVerificationNeedsOutOfTheBlock() {
    for reader in [LeadDocumentWriter.Reader.partnerCenter, .profile] {
      let resource = LeadDocumentWriter(for: reader).resource(
        for: .dynamics, values: ["username": "a@contoso.com", "verification.clientId": "x"])
      #expect(resource["dynamicsLeadConfiguration"] == ["username": "a@contoso.com"])
    }
  }

  @Test func addsWhatAProfileNeeds() throws {
    let resource = LeadDocumentWriter(for: .profile).resource(
      for: .azureTable, values: values, verification: ["clientId": "x"], step: "table.key")
    #expect(
      resource["x-leadline"]
        == ["schemaVersion": 1, "verification": ["clientId": "x"], "step": "table.key"])
    let document = try #require(try SampleDocument.readOne(JSONWriter.compact(resource)))
    #expect(document.verification["clientId"]?.string == "x")
    #expect(document.notices.isEmpty)
  }

  @Test func keepsOrderAndWhatItDoesNotKnow() throws {
    let original: JSONValue = [
      "x-leadline": ["schemaVersion": 1, "colour": "blue"], "validations": [],
      "tableLeadConfiguration": [
        "shape": "round", "storageAccountConnectionString": "old", "contactEmail": ["a@b.c"],
      ], "leadDestination": "table", "$schema": JSONValue(SampleDocument.schema),
    ]
    let profile = LeadDocumentWriter(for: .profile).resource(
      for: .azureTable, values: values.merging(["contactEmail": nil]) { _, new in new },
      basedOn: original)
    #expect(
      profile == [
        "x-leadline": ["schemaVersion": 1, "colour": "blue"], "validations": [],
        "tableLeadConfiguration": [
          "shape": "round",
          "storageAccountConnectionString": JSONValue(SampleDocument.connection),
        ], "leadDestination": "table", "$schema": JSONValue(SampleDocument.schema),
      ])
    let exported = LeadDocumentWriter(for: .partnerCenter).resource(
      for: .azureTable, values: [:], basedOn: profile)
    #expect(exported["x-leadline"] == nil)
    #expect(exported["validations"] == [])
  }

  @Test func leavesOneDestinationOnly() throws {
    let original: JSONValue = [
      "leadDestination": "salesforce",
      "salesforceLeadConfiguration": ["objectIdentifier": "00D"],
    ]
    let resource = LeadDocumentWriter(for: .partnerCenter).resource(
      for: .azureTable, values: values, basedOn: original)
    #expect(resource["salesforceLeadConfiguration"] == nil)
    #expect(resource["leadDestination"]?.string == "table")
    #expect(resource.object?.first?.key == "$schema")
  }
}
