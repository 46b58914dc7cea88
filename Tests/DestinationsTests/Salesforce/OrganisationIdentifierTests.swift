import Destinations
import Knowledge
import Testing
import Text

/// What is entered as the organisation's id and what it comes to.
struct EnteredOrganisationCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let entry: String?
  let repaired: String?

  init(_ description: String, _ text: String, _ entry: String?, repaired: String? = nil) {
    testDescription = description
    self.text = text
    self.entry = entry
    self.repaired = repaired
  }
}

private let short = SalesforceWorld.organisation
private let long = "00D5j000001uVaTEAU"

private let cases: [EnteredOrganisationCase] = [
  EnteredOrganisationCase("15 characters", short, nil),
  EnteredOrganisationCase("18 characters", long, nil),
  EnteredOrganisationCase(
    "lower case", long.lowercased(), "salesforce-id-checksum", repaired: long),
  EnteredOrganisationCase(
    "upper case", long.uppercased(), "salesforce-id-checksum", repaired: long),
  EnteredOrganisationCase(
    "check characters in lower case", short + "eau", "salesforce-id-checksum", repaired: long),
  EnteredOrganisationCase("one letter altered", "00D5j000001uVatEAU", "salesforce-id-checksum"),
  EnteredOrganisationCase("another check", short + "EAV", "salesforce-id-checksum"),
  EnteredOrganisationCase("15 in lower case", short.lowercased(), "salesforce-id-malformed"),
  EnteredOrganisationCase("blanks", " \(short)\n", "salesforce-id-malformed", repaired: short),
  EnteredOrganisationCase(
    "quotes", "\u{201C}\(long)\u{201D}", "salesforce-id-malformed", repaired: long),
  EnteredOrganisationCase(
    "blanks inside", "00D5j 000001 uVaTEAU", "salesforce-id-malformed", repaired: long),
  EnteredOrganisationCase("blanks inside 15", "00D5j 000001 uVaT", "salesforce-id-malformed"),
  EnteredOrganisationCase("oid=", "oid=\(short)", "salesforce-id-malformed", repaired: short),
  EnteredOrganisationCase("oid:", "OID: \"\(short)\",", "salesforce-id-malformed", repaired: short),
  EnteredOrganisationCase(
    "behind other lines", "a=b\r\nc=d\r\noid=\(short)", "salesforce-id-malformed", repaired: short),
  EnteredOrganisationCase(
    "a line of the form", "<input type=hidden name=\"oid\" value=\"\(short)\">",
    "salesforce-id-malformed", repaired: short),
  EnteredOrganisationCase(
    "the address of the form",
    "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8&orgId=\(short)",
    "salesforce-id-malformed", repaired: short),
  EnteredOrganisationCase("a user", "0055j000001uVaT", "salesforce-id-of-other-object"),
  EnteredOrganisationCase("a lead", "00Q5j000001uVaTEAU", "salesforce-id-of-other-object"),
  EnteredOrganisationCase("a field", "00N5j00000ABC12", "salesforce-id-of-other-object"),
  EnteredOrganisationCase("nothing known", "zzz5j00000ABC12", "salesforce-id-of-other-object"),
  EnteredOrganisationCase("the documented sample", "00Do0000000ZHog", "salesforce-id-sample"),
  EnteredOrganisationCase("the sample, long", "00Do0000000ZHogEAG", "salesforce-id-sample"),
  EnteredOrganisationCase("the example of the field", "00D000000000001", "salesforce-id-sample"),
  EnteredOrganisationCase("the sample in a line", "oid=00Do0000000ZHog", "salesforce-id-malformed"),
  EnteredOrganisationCase("too short", "00D5j000001uVa", "salesforce-id-malformed"),
  EnteredOrganisationCase("16 characters", "00D5j000001uVaTE", "salesforce-id-malformed"),
  EnteredOrganisationCase(
    "a GUID", "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44", "salesforce-id-malformed"),
  EnteredOrganisationCase("a session", SalesforceWorld.token, "salesforce-id-malformed"),
  EnteredOrganisationCase("other digits", "00D5j00000١uVaT", "salesforce-id-malformed"),
]

@Suite("Salesforce: the organisation's id") struct OrganisationIdentifierTests {
  private func run(_ text: String) async -> SalesforceRun {
    await SalesforceRun.of(
      Configuration(entries: SalesforceRun.entries(.none, organisation: text)), isOffline: true)
  }

  @Test(arguments: [
    "00Do0000000ZHogEAG", "00D30000001HWbPEAW", "00D5j000001uVaTEAU", "00D000000000001EAA",
    "00DD4000000HsJ5MAK",
  ])
  func bearsTheDocumentedCheckCharacters(_ text: String) async {
    let isSample = text.hasPrefix("00Do") || text.hasPrefix("00D0")
    #expect(
      await run(text).entry("salesforce.organisation-id")
        == (isSample ? "salesforce-id-sample" : nil))
    for place in 0..<5 {
      let other = text.prefix(15) + ["AAA", "555", "EAB", "ZZZ", "MAA"][place]
      #expect(await run(String(other)).status("salesforce.organisation-id") == .broken)
    }
  }

  @Test(arguments: cases) func isReadKindly(_ entered: EnteredOrganisationCase) async throws {
    let run = await run(entered.text)
    #expect(run.entry("salesforce.organisation-id") == entered.entry)
    #expect(run.status("salesforce.organisation-id") == (entered.entry == nil ? .ok : .broken))
    let field = try #require(Destination.salesforce.fields.first)
    #expect(field.repaired(entered.text) == entered.repaired)
    if let repaired = entered.repaired {
      #expect(await self.run(repaired).troubled == [])
      #expect(field.repaired(repaired) == nil)
    }
  }

  @Test func saysWhatElseTheIDIsOf() async {
    let run = await run("0055j000001uVaT")
    #expect(run.said("salesforce.organisation-id").contains("that of a user"))
  }

  @Test func isNotShownWhereItIsASession() async {
    let said = await run(SalesforceWorld.token).said("salesforce.organisation-id")
    #expect(said.contains("token of a session"))
    #expect(!said.contains("canary"))
  }

  @Test func isNotShownWhereItIsAConsumerSecret() async {
    let secret = String(repeating: "0F1E2D3C4B5A6978", count: 4)
    #expect(!(await run(secret).said("salesforce.organisation-id").contains("0F1E")))
    var entries = SalesforceRun.entries(.token)
    entries["verification.myDomain"] = .text(secret)
    let run = await SalesforceRun.of(Configuration(entries: entries), isOffline: true)
    #expect(run.status("salesforce.session") == .broken)
    #expect(!run.said("salesforce.session").contains("0F1E"))
  }

  @Test func isRebuiltWhateverItsCase() throws {
    let field = try #require(Destination.salesforce.fields.first)
    for id in ["00D30000001HWbPEAW", "00DD4000000HsJ5MAK", long] {
      #expect(field.repaired(id.lowercased()) == id)
      #expect(field.repaired(id.uppercased()) == id)
    }
    // A digit is no capital letter.
    #expect(field.repaired("00d5j000001uvat555") == nil)
  }

  @Test func isKeptAmongTheValuesOfExplanations() {
    let values = Destination.salesforce.parameters(
      Configuration(entries: SalesforceRun.entries(.token, organisation: long)))
    #expect(values == [.organisationId: short, .host: SalesforceWorld.host])
    let others = Destination.salesforce.parameters(
      Configuration(entries: SalesforceRun.entries(.none, organisation: "x")))
    #expect(others == [.host: "webto.salesforce.com"])
  }
}
