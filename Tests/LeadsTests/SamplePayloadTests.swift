import Leads
import Testing
import Text

@Suite("Sample payloads") struct SamplePayloadTests {
  private func payload(
    _ destination: LeadDestination, _ lead: Lead = DocumentedLead.usual
  ) -> LeadPayload { LeadPayload(lead, for: destination) }

  @Test func ofAnEndpointIsTheDocumentedBody() throws {
    let documented = """
      {"UserDetails": {"FirstName": "Some", "LastName": "One", "Email": "someone@contoso.com",
       "Phone": "16175555555", "Country": "USA", "Company": "Contoso", "Title": "Esquire"},
       "LeadSource": "AzureMarketplace", "ActionCode": "INS", "OfferTitle": "Test Microsoft",
       "Description": "Test run through Power Automate"}
      """
    let sample = payload(.httpsEndpoint, DocumentedLead.httpsEndpoint)
    #expect(try JSONParser.parse(sample.text(.json)) == JSONParser.parse(documented))
    #expect(sample.text(.jsonl).split(separator: "\n").count == 1)
  }

  @Test func ofSalesforceIsTheDocumentedBlock() {
    let test = TestLead(ticks: 636_573_304_831_318_844)
    let lead = DocumentedLead.test(test, for: .salesforce, offerTitle: "<Offer Name>")
    let marker = "MSFT_TEST_636573304831318844"
    #expect(
      payload(.salesforce, lead).text(.block) == """
        company = \(marker)
        country = US
        description = \(marker)
        email = \(marker)@test.com
        encoding = UTF-8
        encoding = UTF-8
        first_name = \(marker)
        last_name = \(marker)
        lead_source = \(marker)-\(marker)|<Offer Name>
        oid = 00Do0000000ZHog
        phone = 1234567890
        title = \(marker)

        """)
  }

  @Test func testLeadOfAnEndpointHasTheMarkerInItsDescription() {
    let test = TestLead(ticks: 636_573_304_831_318_844)
    let lead = DocumentedLead.test(test, for: .httpsEndpoint)
    #expect(lead.description == test.marker)
    #expect(lead.customer == DocumentedLead.usual.customer)
    #expect(lead.offerTitle == "Contoso Test")
    #expect(lead.source == LeadSource(source: "AzureMarketplace", action: "INS", offer: ""))
  }

  private static let typed = [
    "", "O'Neill", "a\"b\\c", "x=y&z", "line\nbreak", "Zoë 租户 🙂", "<b>&amp;", "\u{202E}abc",
    "a\u{1B}[31m", "::error::x", "##vso[task]",
  ]

  @Test(arguments: typed) func escapesWhatWasTyped(_ text: String) throws {
    var lead = DocumentedLead.usual
    lead.customer.company = text
    for destination in LeadDestination.allCases {
      let payload = payload(destination, lead)
      for format in payload.formats {
        let output = payload.text(format)
        #expect(output.hasSuffix("\n"))
        switch format {
        case .json, .jsonl: #expect(try JSONParser.parse(output) == payload.json)
        case .form:
          let fields = try #require(PercentEncoding.decodeForm(String(output.dropLast())))
          #expect(
            fields.map { JSONValue($0.value) }
              == payload.members.map { $0.value.string == nil ? "8" : $0.value })
        case .block:
          // A line for each field, whatever was typed.
          let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          #expect(lines.count == payload.members.count)
          #expect(!output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        }
      }
    }
  }

  @Test func sayWhatIsDocumented() {
    for destination in LeadDestination.allCases {
      let evidence = payload(destination).evidence
      #expect(evidence.first?.hasPrefix("Documented") == true, "\(destination)")
      #expect(evidence.count == 2)
    }
  }

  @Test func schemaNamesWhatTheBodyHas() throws {
    let body = payload(.httpsEndpoint, DocumentedLead.httpsEndpoint).json
    for schema in [HTTPSLeadSchema.documented, HTTPSLeadSchema.bare] {
      #expect(names(schema) == names(of: body))
      let details = try #require(schema["properties"]?["UserDetails"])
      #expect(names(details) == names(of: try #require(body["UserDetails"])))
      #expect(details["type"]?.string == "object")
      for name in names(details) {
        #expect(details["properties"]?[name]?["type"]?.string == "string")
      }
    }
    #expect(HTTPSLeadSchema.documented["$schema"] == "https://json-schema.org/draft-04/schema#")
    #expect(
      HTTPSLeadSchema.documented["properties"]?["UserDetails"]?["properties"]?["Email"]?["id"]
        == "/properties/UserDetails/properties/Email")
  }

  private func names(_ schema: JSONValue) -> Set<String> {
    names(of: schema["properties"] ?? [:])
  }

  private func names(of value: JSONValue) -> Set<String> {
    Set((value.object ?? []).map(\.key))
  }
}
