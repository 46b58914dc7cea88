import Leads
import Reports
import Testing
import Text

/// Leads as they are pasted.
enum LeadReportSamples {
  static let customer = """
    {"UserDetails": {"FirstName": "Zoë", "LastName": "Ek", "Email": "zoe@mit.edu", "Phone": "",
      "Country": "SE", "Company": "Adatum", "Title": "CTO"}, "LeadSource": "TestDrive",
     "ActionCode": "INS", "OfferTitle": "Contoso Suite", "Description": "Call me\\nafter nine",
     "Campaign": "autumn"}
    """
  static let withoutContact = "SPZA-DNC|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a"
  static let unknown = "Elsewhere-NEW|contoso.suite"
  static let test = """
    company = MSFT_TEST_636573304831318844
    country = US
    description = MSFT_TEST_636573304831318844
    email = MSFT_TEST_636573304831318844@test.com
    encoding = UTF-8
    first_name = MSFT_TEST_636573304831318844
    last_name = MSFT_TEST_636573304831318844
    lead_source = MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|<Offer Name>
    oid = 00Do0000000ZHog
    phone = 1234567890
    title = MSFT_TEST_636573304831318844
    """

  static func report(_ text: String) throws -> LeadReport {
    LeadReport(try #require(LeadText.read(text)?.leads.first))
  }
}

@Suite("Reports of leads") struct LeadReportTests {
  private static let samples = [
    ("customer", LeadReportSamples.customer), ("dnc", LeadReportSamples.withoutContact),
    ("unknown", LeadReportSamples.unknown), ("test", LeadReportSamples.test),
  ]

  @Test(arguments: samples) func looksAsRecorded(_ name: String, _ text: String) throws {
    let report = try LeadReportSamples.report(text)
    for width in [40, 80] {
      try expectSnapshot(report.text(SampleReport.style(width)), "lead-\(name)-\(width).txt")
    }
    try expectSnapshot(JSONWriter.pretty(report.json()) + "\n", "lead-\(name).json")
  }

  @Test(arguments: samples) func noLineIsWiderThanAsked(_ name: String, _ text: String) throws {
    let report = try LeadReportSamples.report(text)
    for width in 30...120 {
      for line in report.text(SampleReport.style(width)).split(separator: "\n")
      where DisplayWidth.of(String(line)) > width {
        // A word that is longer than the room for it stays whole, so that it can be copied.
        let words = line.split(separator: " ")
        #expect(
          words.contains { DisplayWidth.of(String($0)) > width / 2 - 15 }, "\(width): \(line)")
      }
    }
  }

  @Test func kindHasThreeValues() throws {
    #expect(try LeadReportSamples.report(LeadReportSamples.customer).kind == .customer)
    #expect(try LeadReportSamples.report(LeadReportSamples.test).kind == .test)
    let partial = try LeadReportSamples.report(
      """
      {"UserDetails": {"FirstName": "Ann", "LastName": "Ek", "Email": "ann@adatum.com",
       "Company": "MSFT_TEST_636573304831318844"}, "LeadSource": "SPZA", "ActionCode": "INS"}
      """)
    #expect(partial.kind == .notEstablished)
    #expect(partial.json()["mayContact"]?.isNull == true)
  }

  @Test func mayContactFollowsTheAction() throws {
    #expect(
      try LeadReportSamples.report(LeadReportSamples.customer).json()["mayContact"]?.bool == true)
    #expect(
      try LeadReportSamples.report(LeadReportSamples.withoutContact).json()["mayContact"]?.bool
        == false)
    #expect(
      try LeadReportSamples.report(LeadReportSamples.unknown).json()["mayContact"]?.isNull == true)
  }

  @Test func sourceOfTheTextIsNamed() throws {
    let report = try LeadReportSamples.report(LeadReportSamples.unknown)
    #expect(report.json(source: "a.json")["source"]?.string == "a.json")
    #expect(report.json()["source"] == nil)
    #expect(report.json()["schemaVersion"]?.integer == 1)
  }

  @Test func secretsThatGotIntoARecordAreMasked() throws {
    let key = "zXk8Q~abcdefghijklmnopqrstuvwxyz0123456789"
    let report = try LeadReportSamples.report(
      """
      {"UserDetails": {"Email": "a@adatum.com"}, "LeadSource": "SPZA", "ActionCode": "INS",
       "client_secret": "\(key)", "headers": {"Authorization": "Bearer \(key)", "Host": "x"},
       "list": [{"password": "\(key)"}]}
      """)
    for text in [report.text(SampleReport.style(200)), JSONWriter.compact(report.json())] {
      #expect(!text.contains(key), "\(text)")
      #expect(text.contains("client_secret"))
      #expect(text.contains(Secret.mask))
      #expect(text.contains("Host"))
    }
  }

  @Test(arguments: HostileTextTests.texts) func hostileTextIsHarmless(_ hostile: HostileText) throws
  {
    let value = JSONValue(hostile.text)
    let lead = LeadRecord([
      .init(
        "UserDetails",
        ["FirstName": value, "Email": value, "Company": value, "Phone": value, "Country": value]),
      .init("LeadSource", value), .init("ActionCode", value), .init("OfferTitle", value),
      .init("Description", value), .init(hostile.text, value), .init("created_time", value),
    ])
    let report = LeadReport(try #require(LeadDecoder.lead(in: lead)))
    for width in stride(from: 20, through: 100, by: 3) {
      let text = report.text(SampleReport.style(width))
      #expect(HostileTextTests.isHarmless(text), "width \(width): \(text)")
    }
    let json = JSONWriter.compact(report.json())
    #expect(HostileTextTests.isHarmless(json), "\(json)")
    #expect(try JSONParser.parse(json)["description"] == value)
  }

  @Test func faultsSayWhereAndWhy() throws {
    let cut = "{\"LeadSource\": \"SPZA\",\n \"ActionCode\": \"IN"
    #expect(
      try #require(LeadText.read(cut)?.fault).sentence(in: cut)
        == "the lead's JSON breaks off at line 2, column 19: paste the whole of it")
    let broken = "{\"LeadSource\": 'SPZA', \"ActionCode\": \"INS\"}"
    #expect(
      try #require(LeadText.read(broken)?.fault).sentence(in: broken)
        == "the lead's JSON cannot be read at line 1, column 16: a text stands in single quotes; "
        + "JSON wants double ones")
  }
}
