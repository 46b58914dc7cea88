import Destinations
import Knowledge
import Reports
import Testing
import Text

@Suite("Guides as pages") struct GuidePagesTests {
  private let pages = SampleGuide.pages()

  @Test(arguments: [40, 80, 120]) func stepLooksAsRecorded(_ width: Int) throws {
    let text = SampleGuide.pages(width).step(try SampleGuide.step("permission"), number: 2, of: 3)
    try expectSnapshot(text, "guide-step-\(width).txt")
  }

  @Test(arguments: [40, 80]) func documentLooksAsRecorded(_ width: Int) throws {
    try expectSnapshot(
      SampleGuide.pages(width).document(SampleGuide.guide), "guide-document-\(width).txt")
  }

  @Test func helpLooksAsRecorded() throws {
    let field = Registry.destination("dynamics")?.fields.first { $0.key == "instanceUrl" }
    try expectSnapshot(
      pages.help(try SampleGuide.step("environment"), field: field), "guide-help.txt")
  }

  @Test func choiceLooksAsRecorded() throws {
    try expectSnapshot(
      pages.choice([SampleGuide.guide, SampleGuide.retired]), "guide-choice.txt")
  }

  @Test func markdownLooksAsRecorded() throws {
    try expectSnapshot(pages.markdown(SampleGuide.guide), "guide.md")
  }

  @Test func jsonLooksAsRecorded() throws {
    try expectSnapshot(JSONWriter.pretty(pages.json(SampleGuide.guide)) + "\n", "guide.json")
  }

  @Test func stepSaysWhoOnlyWhereARightIsNeeded() throws {
    let environment = pages.step(try SampleGuide.step("environment"), number: 1, of: 3)
    #expect(environment.hasPrefix("Step 1 of 3: Name the environment\n  1. Open"))
    #expect(!environment.contains("Who can do it"))
    #expect(!environment.hasSuffix("\n\n"))
    let role = pages.step(try SampleGuide.step("role"), number: 3, of: 3)
    #expect(
      role.contains("Who can do it: a System Administrator of https://contoso.crm4.dynamics.com"))
  }

  @Test(
    arguments: [
      ("anybody who has it", true), ("You, with the key", true), ("nobody, as a rule", true),
      ("an owner", false), ("", false), ("any member of the directory", false),
    ])
  func anybodyIsKnownByTheFirstWord(_ who: String, _ isForAnybody: Bool) {
    #expect(GuideStep(id: "a", title: "A", who: who).isForAnybody == isForAnybody)
  }

  @Test func helpOfAnActionNamesNoField() throws {
    let help = pages.help(try SampleGuide.step("permission"), field: nil)
    #expect(help.contains("Without it, it may fail."))
    #expect(help.contains("az login --tenant 3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44\n"))
    #expect(!help.contains("In Partner Center"))
    #expect(!help.contains("Example"))
  }

  @Test func theShortChoiceIsASentenceOfEach() {
    let text = pages.shortChoice([SampleGuide.guide, SampleGuide.retired])
    let whole = pages.choice([SampleGuide.guide, SampleGuide.retired])
    #expect(text.contains("The sample (table)") || text.contains(SampleGuide.guide.title))
    #expect(text.contains("Needs: ") && text.contains("Costs: "))
    #expect(!text.contains("Gives: ") && whole.contains("Gives: "))
    #expect(text.count < whole.count)
    // Of what is retired nothing is praised.
    #expect(text.contains("(blob)") && text.contains("(`table`)"))
    #expect(!text.contains(SampleGuide.retired.choice.summary))
  }

  @Test func retiredOnesNameWhatReplacesThem() {
    for text in [
      pages.choice([SampleGuide.retired]), pages.document(SampleGuide.retired),
    ] {
      #expect(text.contains("Leads no longer arrive there; choose Azure table (`table`) instead."))
    }
    let markdown = pages.markdown(SampleGuide.retired)
    #expect(markdown.contains("choose Azure table (<code>table</code>) instead."))
    #expect(pages.json(SampleGuide.retired)["replacement"]?.string == "table")
    #expect(pages.json(SampleGuide.retired)["costs"] == nil)
    #expect(pages.json(SampleGuide.guide)["replacement"] == nil)
  }

  @Test func documentSaysWhenAStepApplies() {
    let text = pages.document(SampleGuide.guide)
    #expect(text.contains("  Only when Authentication is `azureAD`. It may be left out.\n"))
    #expect(text.contains("- In Partner Center: URL (`instanceUrl`)\n"))
    #expect(text.contains("- Checked by: `dynamics.url`, `dynamics.host`\n"))
  }

  @Test func portalAndNotificationAreNumberedUnderTheirHeadings() {
    #expect(
      pages.portal(SampleGuide.guide)
        == "What to enter in Partner Center\n"
        + "  1. Paste `https://contoso.crm4.dynamics.com` into URL.\n")
    #expect(
      pages.notification(SampleGuide.guide)
        == "How to be told of new leads\n  1. Make a flow on Lead.\n  2. Turn it on.\n")
    #expect(pages.portal(SampleGuide.retired) == "")
    #expect(pages.notification(SampleGuide.retired) == "")
  }

  @Test func choiceForScriptsHoldsEveryGuide() throws {
    let json = pages.jsonChoice([SampleGuide.guide, SampleGuide.retired])
    #expect(json["schemaVersion"]?.integer == 1)
    let rows = try #require(json["guides"]?.array)
    #expect(rows.compactMap { $0["destination"]?.string } == ["dynamics", "blob"])
    #expect(rows.allSatisfy { $0["steps"] == nil && $0["schemaVersion"] == nil })
    let markdown = pages.markdownChoice([SampleGuide.guide, SampleGuide.retired])
    #expect(markdown.contains("## Dynamics 365 (dynamics)\n\nLeads become"))
    #expect(markdown.contains("\n\n## Azure blob (blob)\n"))
  }
}
