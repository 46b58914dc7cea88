import Destinations
import Knowledge
import Testing
import Text

@Suite("Salesforce: the fields of leads") struct SalesforceLeadFieldTests {
  private let required: CheckID = "salesforce.required-fields"
  private let picklists: CheckID = "salesforce.picklists"

  private func run(_ fields: JSONValue...) async -> SalesforceRun {
    var world = SalesforceWorld()
    world.fields = fields
    return await SalesforceRun.in(world)
  }

  @Test func areRequiredWithoutAValue() async {
    let run = await run(
      .leadField("Industry_Code__c", "Industry Code"), .leadField("Region__c", "Region__c"))
    #expect(run.troubled == [required])
    #expect(run.status(required) == .broken)
    #expect(run.entry(required) == "salesforce-required-field")
    #expect(run.parameter(required, .field) == "Industry Code (Industry_Code__c)")
    #expect(run.parameter(required, .fields) == "Industry Code (Industry_Code__c), Region__c")
    #expect(run.parameter(required, .count) == "2")
  }

  @Test(arguments: ["picklist", "multipicklist"])
  func areListsOfWhichAValueIsRequired(_ type: String) async {
    let run = await run(.leadField("Segment__c", "Segment", type: type))
    #expect(run.troubled == [picklists])
    #expect(run.status(picklists) == .broken)
    #expect(run.entry(picklists) == "salesforce-required-picklist")
    #expect(run.parameter(picklists, .field) == "Segment (Segment__c)")
  }

  @Test func doNoHarmWithAValueOfTheirOwn() async {
    let run = await run(
      .leadField("A__c", "A", isNillable: true), .leadField("B__c", "B", isDefaulted: true),
      .leadField("C__c", "C", isCreateable: false), .leadField("D__c", "D", type: "boolean"),
      .leadField("E__c", "E", type: "picklist", isNillable: true, isRestricted: true),
      .leadField("Title", "Title"), .leadField("Phone", "Phone"))
    #expect(run.troubled == [])
  }

  @Test func mayBeListsOfCountries() async {
    let run = await run(
      .leadField("CountryCode", "Country Code", type: "picklist", isNillable: true))
    #expect(run.troubled == [picklists])
    #expect(run.status(picklists) == .warning)
    #expect(run.entry(picklists) == "salesforce-country-picklist")
  }

  @Test func mayTakeOnlyWhatStandsInAList() async {
    let run = await run(
      .leadField(
        "LeadSource", "Lead Source", type: "picklist", isNillable: true, isRestricted: true)
    )
    #expect(run.status(picklists) == .warning)
    #expect(run.entry(picklists) == "salesforce-restricted-picklist")
    #expect(run.parameter(picklists, .field) == "Lead Source (LeadSource)")
  }

  @Test func areSeenTogether() async {
    let run = await run(
      .leadField("A__c", "A"), .leadField("B__c", "B", type: "picklist"),
      .leadField("CountryCode", "Country Code", type: "picklist", isNillable: true))
    #expect(run.troubled == [required, picklists])
    #expect(run.entry(picklists) == "salesforce-required-picklist")
  }

  @Test func areNamedHarmlesslyAndNotAll() async {
    var world = SalesforceWorld()
    world.fields = (0..<30).map { .leadField("F\($0)__c", "\u{1B}[31m`rm` ${x}<b>\u{202E}") }
    let run = await SalesforceRun.in(world)
    let shown = run.said(required) + (run.parameter(required, .fields) ?? "")
    #expect(shown.contains("and 20 more"))
    #expect(!shown.unicodeScalars.contains { "\u{1B}\u{202E}`$<>{}[".unicodeScalars.contains($0) })
  }

  @Test func areNotEstablishedWithoutTheRightToLook() async {
    var world = SalesforceWorld()
    world[.describe] = .salesforce(404, "NOT_FOUND", "The requested resource does not exist")
    let run = await SalesforceRun.in(world)
    #expect(run.troubled == [required, picklists])
    #expect(run.status(required) == .notEstablished)
    #expect(run.entry(required) == "salesforce-look-not-permitted")
    world[.describe] = .json(["fields": []])
    #expect(await SalesforceRun.in(world).entry(required) == "network-unexpected-answer")
  }
}
