import Leads
import Testing
import Text

@Suite("Leads: written and read again") struct LeadRoundTripTests {
  private static let leads = [
    LeadSamples.lead,
    TestLead(ticks: 636_573_304_831_318_844).lead(offerTitle: "Contoso Suite"),
  ]

  @Test(arguments: leads) func throughAnEndpoint(_ lead: Lead) throws {
    let read = try #require(LeadDecoder.lead(in: LeadSamples.record(lead.httpsBody)))
    #expect(read.form == .httpsEndpoint)
    #expect(read.lead.customer == lead.customer)
    #expect(read.lead.source.source == lead.source.source)
    #expect(read.lead.source.action == lead.source.action)
    #expect(read.lead.offerTitle == lead.offerTitle)
    #expect(read.lead.description == lead.description)
    #expect(read.others.isEmpty)
  }

  @Test(arguments: leads) func throughATable(_ lead: Lead) throws {
    let row = lead.tableRow(partitionKey: "p", rowKey: "r")
    let read = try #require(LeadDecoder.lead(in: LeadSamples.record(row)))
    #expect(read.form == .table)
    #expect(read.lead == lead)
    #expect(read.others.map(\.name) == ["PartitionKey", "RowKey"])
  }

  @Test(arguments: leads) func throughDynamics(_ lead: Lead) throws {
    let read = try #require(LeadDecoder.lead(in: LeadSamples.record(lead.dynamicsRow)))
    #expect(read.form == .dynamics)
    #expect(read.lead.customer == lead.customer)
    #expect(read.lead.description == lead.description)
    #expect(read.others == [LeadRecord.Member("leadsourcecode", 8)])
  }

  @Test(arguments: leads) func throughMarketo(_ lead: Lead) throws {
    let read = try #require(LeadDecoder.lead(in: LeadSamples.record(lead.marketoFields)))
    #expect(read.form == .marketo)
    #expect(read.lead.customer == lead.customer)
    #expect(read.lead.source == lead.source)
    #expect(read.others.isEmpty)
  }

  @Test(arguments: leads) func throughAFormOfSalesforce(_ lead: Lead) throws {
    let fields = lead.salesforceFields(organisation: "00Do0000000ZHog")
    let members = fields.map { LeadRecord.Member($0.name, JSONValue($0.value)) }
    let read = try #require(LeadDecoder.lead(in: LeadRecord(members)))
    #expect(read.form == .salesforce)
    #expect(read.lead.customer == lead.customer)
    #expect(read.lead.source == lead.source)
    #expect(read.lead.description == lead.description)
    #expect(read.others.map(\.name) == ["encoding", "oid"])
    let body = try #require(LeadText.read(PercentEncoding.form(fields)))
    #expect(body.leads.map(\.lead) == [read.lead])
    #expect(body.certainty == .certain)
  }

  @Test(arguments: leads) func throughTheTextOfEachDocument(_ lead: Lead) throws {
    let payloads = [
      lead.httpsBody, lead.tableRow(partitionKey: "p", rowKey: "r"), lead.dynamicsRow,
      lead.marketoFields,
    ]
    for payload in payloads {
      let direct = try #require(LeadDecoder.lead(in: LeadSamples.record(payload)))
      for text in [JSONWriter.compact(payload), JSONWriter.pretty(payload)] {
        let read = try #require(LeadText.read(text))
        #expect(read.leads == [direct])
        #expect(read.fault == nil)
      }
    }
  }

  @Test(arguments: leads) func asABlock(_ lead: Lead) throws {
    for sign in [" = ", "=", ": ", "\t"] {
      let lines = lead.salesforceFields(organisation: "00Do0000000ZHog").map {
        $0.name + sign + $0.value
      }
      let read = try #require(LeadText.read(lines.joined(separator: "\r\n")), "\(sign)")
      #expect(read.leads[0].form == .block)
      #expect(read.leads[0].lead.customer == lead.customer)
      #expect(read.leads[0].lead.source == lead.source)
      #expect(read.leads[0].lead.description == lead.description)
      #expect(read.certainty == .certain)
    }
  }

  @Test(arguments: leads) func asTheTextOfItsSource(_ lead: Lead) throws {
    let read = try #require(LeadText.read(" \(lead.source)\n"))
    #expect(read.leads.map(\.lead.source) == [lead.source])
    #expect(read.leads[0].form == .leadSource)
    #expect(read.certainty == .certain)
  }
}
