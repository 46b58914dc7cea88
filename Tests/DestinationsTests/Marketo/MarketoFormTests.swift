import Destinations
import Knowledge
import Testing
import Text
import Transport

@Suite("Marketo: the form") struct MarketoFormTests {
  private static let standard = MarketoWorld().fields

  private func run(_ fields: [JSONValue]) async -> MarketoRun {
    var world = MarketoWorld()
    world.fields = fields
    return await MarketoRun.in(world)
  }

  private func without(_ id: String) -> [JSONValue] {
    Self.standard.filter { $0["id"]?.string != id }
  }

  @Test func isMissingWithoutAResult() async {
    var world = MarketoWorld()
    world[.approved] = .marketo(nil)
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.form"])
    #expect(run.status("marketo.form") == .broken)
    #expect(run.entry("marketo.form") == "marketo-form-not-found")
    #expect(run.said("marketo.form").contains("1179"))
    #expect(run["marketo.required-fields"]?.because == "marketo.form")
  }

  @Test func mustBeApproved() async {
    var world = MarketoWorld()
    world[.approved] = .marketo(nil)
    world[.draft] = .marketo([.form("draft")])
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.form-approved"])
    #expect(run.status("marketo.form-approved") == .broken)
    #expect(run.entry("marketo.form-approved") == "marketo-form-not-approved")
    #expect(!run.routes.contains(.fields))
  }

  @Test func mayHaveADraftBeside() async {
    var beside = MarketoWorld()
    beside[.draft] = .marketo([.form("draft")])
    var together = MarketoWorld()
    together[.approved] = .marketo([.form("approved with draft")])
    for world in [beside, together] {
      let run = await MarketoRun.in(world)
      #expect(run.troubled == ["marketo.form-approved"])
      #expect(run.status("marketo.form-approved") == .warning)
      #expect(run.entry("marketo.form-approved") == "marketo-form-draft-newer")
      #expect(run.status("marketo.form-fields") == .ok)
    }
  }

  @Test func isNotADraftForBeingAskedForAsOne() async {
    var world = MarketoWorld()
    world[.draft] = .marketo([.form("approved")])
    #expect(await MarketoRun.in(world).troubled == [])
  }

  @Test func mustHaveAnAddress() async {
    let run = await run(without("Email"))
    #expect(run.troubled == ["marketo.form-fields"])
    #expect(run.status("marketo.form-fields") == .broken)
    #expect(run.entry("marketo.form-fields") == "marketo-form-fields-missing")
    #expect(run.parameter("marketo.form-fields", .fields) == "Email Address")
  }

  @Test func tellsWhatItLacks() async {
    let run = await run(
      without("Phone").filter { $0["id"]?.string != "Title" })
    #expect(run.troubled == ["marketo.form-fields"])
    #expect(run.status("marketo.form-fields") == .warning)
    #expect(run.parameter("marketo.form-fields", .fields) == "Phone Number, Job Title")
  }

  @Test func isReadByNamesOrLabelsInWhateverCase() async {
    let others: [JSONValue] = [
      .field("email", "Address"), .field("FIRSTNAME", ""), .field("custom_7", "Last name *"),
      .field("company", "Firma"), .field("MainPhone", "Phone number:"), .field("country", "Land"),
      .field("Job", "Job title"), .field("x__c", "Lead source"),
    ]
    #expect(await run(others).troubled == [])
  }

  @Test func isReadWithItsGroups() async {
    let group: JSONValue = [
      "id": "Fieldset1", "label": "You", "dataType": "fieldset",
      "fieldList": JSONValue(.array(Self.standard)),
    ]
    #expect(await run([group]).troubled == [])
  }

  @Test func mustHaveALeadSource() async {
    let none = await run(without("LeadSource"))
    #expect(none.troubled == ["marketo.lead-source"])
    #expect(none.status("marketo.lead-source") == .broken)
    #expect(none.entry("marketo.lead-source") == "marketo-lead-source-missing")
    for id in ["SourceSystemName", "Lead_Source__c", "leadsource"] {
      #expect(await run(without("LeadSource") + [.field(id, "x")]).troubled == [], "\(id)")
    }
    let similar = await run(without("LeadSource") + [.field("utm", "Marketing Source")])
    #expect(similar.status("marketo.lead-source") == .warning)
    #expect(similar.parameter("marketo.lead-source", .field) == "Marketing Source")
  }

  @Test func mustRequireNothingThatNobodySends() async {
    let run = await run(
      Self.standard + [
        .field("Industry", "Industry:", required: true), .field("Rating", "Rating"),
        .field("GDPR", "I agree*", required: true),
        .field("Hidden", "Hidden", required: true, type: "hidden"),
      ])
    #expect(run.troubled == ["marketo.required-fields"])
    #expect(run.status("marketo.required-fields") == .broken)
    #expect(run.entry("marketo.required-fields") == "marketo-required-field")
    #expect(run.parameter("marketo.required-fields", .field) == "Industry")
    #expect(run.parameter("marketo.required-fields", .fields) == "Industry, I agree")
  }

  @Test func mustRequireNoOtherSource() async {
    let other = JSONValue.field("utm", "Marketing Source", required: true)
    #expect(await run(Self.standard + [other]).troubled == ["marketo.required-fields"])
    #expect(await run(without("LeadSource") + [other]).troubled == ["marketo.lead-source"])
  }

  @Test func showsNoNameThatIsMoreThanAName() async {
    let run = await run(
      Self.standard + [
        .field("Name_1", "\u{1B}[31m'; rm -rf /", required: true),
        .field("<b>", "`curl x`", required: true),
        .field("z", String(repeating: "n", count: 500), required: true),
      ])
    #expect(
      run.parameter("marketo.required-fields", .fields)
        == "Name_1, a field with signs in its name, z")
  }

  @Test func isReadWhateverStandsInIt() async {
    var deep: JSONValue = .field("Email", "Email")
    for _ in 0..<50 { deep = ["id": "g", "fieldList": JSONValue(.array([deep]))] }
    for fields in [[], [5], [nil], [["id": 7]], [["id": "", "label": ""]], [deep]] as [[JSONValue]]
    {
      #expect(await run(fields).status("marketo.form-fields") == .broken)
    }
    var world = MarketoWorld()
    world[.fields] = .marketo(nil)
    #expect(await MarketoRun.in(world).status("marketo.form-fields") == .notEstablished)
  }

  @Test func isNamedInNoAddressButByItsNumber() async {
    let run = await MarketoRun.in(MarketoWorld(), MarketoRun.usual(but: "formId", "1179/../../x"))
    #expect(run.status("marketo.form-id") == .broken)
    #expect(!run.routes.contains { [.approved, .draft, .fields, .unknown].contains($0) })
  }
}
