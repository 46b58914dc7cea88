import Knowledge
import Testing

@Suite("Guides in other languages") struct GuideTranslationTests {
  private static let path = "languages/sv/guides/table.md"
  private static let text = """
    ---
    destination: table
    ---
    # Azure-tabell
    ## Summary
    Leads blir rader.
    ## Needs
    Ett lagringskonto.
    ## Costs
    Nästan ingenting.
    ## Gives
    Alla leads.
    ## Step: storage-account
    title: Skapa ett lagringskonto
    who: en deltagare i prenumerationen
    ### Why
    Tabellen ligger i det.
    ### Do
    1. Välj **Skapa** [Create].
    2. Öppna `{account}`.
    ### Looks like
    Sidan säger *Tillgänglig*.
    ### Request
    Skapa ett lagringskonto i katalogen {directoryName}.
    ## Step: connection-string
    title: Kopiera anslutningssträngen
    who: den som får lista nycklar
    ### Why
    Den släpper in program.
    ### Do
    1. Kopiera den.
    ## Portal
    1. Klistra in den i **Connection string**.
    ## Notification
    1. Skapa ett flöde.
    2. Slå på det.

    """
  private static let english = SampleGuide.table.replacing(
    "1. Choose **Create** [old name: **Add**]\n   and wait.", with: "1. Choose **Create**.")

  private static func content(_ text: String) -> KnowledgeContent {
    KnowledgeContent(parsing: KnowledgeFiles([(SampleGuide.path, english), (path, text)]))
  }

  @Test func soundTranslationHasNoProblems() {
    let content = Self.content(Self.text)
    #expect(content.problems == [])
    #expect(content.lint() == [])
  }

  @Test func textsAreTranslatedAndTheRestStays() throws {
    let archive = SampleGuide.archive([(SampleGuide.path, Self.english), (Self.path, Self.text)])
    let english = try #require(archive.guide(of: "table"))
    let guide = try #require(archive.guide(of: "table", in: LanguageTag("sv")))
    #expect(guide.language == LanguageTag("sv"))
    #expect(guide.title == "Azure-tabell")
    #expect(guide.choice.needs == "Ett lagringskonto.")
    #expect(guide.portal == ["Klistra in den i **Connection string**."])
    #expect(guide.sources == english.sources)
    for (step, original) in zip(guide.steps, english.steps) {
      #expect(step.id == original.id)
      #expect(step.title != original.title)
      #expect(step.instructions != original.instructions)
      #expect(step.who != original.who)
      #expect(step.commands == original.commands)
      #expect(step.checks == original.checks)
      #expect(step.field == original.field)
      #expect(step.condition == original.condition)
      #expect(step.isOptional == original.isOptional)
    }
    #expect(archive.guide(of: "table", in: LanguageTag("pl"))?.title == "Azure table")
    #expect(archive.guides(in: LanguageTag("sv")).map(\.title).contains("Azure-tabell"))
  }

  @Test(arguments: [
    ("2. Öppna `{account}`.\n", "", "step 'storage-account': 1 items; expected 2 as in English"),
    ("`{account}`", "{account}", "step 'storage-account', item 2: placeholders and `code`"),
    ("{directoryName}", "x", "'Request' of step 'storage-account': placeholders"),
    ("### Looks like\nSidan säger *Tillgänglig*.\n", "", "'Looks like' of step"),
    ("## Step: connection-string", "## Step: other", "expected the steps of the English guide"),
    ("2. Slå på det.\n", "", "'Notification': 1 items; expected 2"),
    ("## Costs\nNästan ingenting.\n", "", "'Costs' must be there or not as in English"),
    ("who: en deltagare i prenumerationen\n", "", "expected the key 'who' under the step's"),
    ("title: Skapa", "checks: a\ntitle: Skapa", "unknown key 'checks'"),
    ("destination: table", "destination: blob", "differs from the file's name"),
  ])
  func tellsWhereItHasPartedFromEnglish(_ part: String, _ spoiled: String, _ message: String) {
    let text = Self.text.replacing(part, with: spoiled)
    #expect(text != Self.text)
    let content = Self.content(text)
    let problems = (content.problems + content.lint()).map(\.message)
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }

  @Test func translationWithoutAGuideIsTold() {
    let content = KnowledgeContent(parsing: KnowledgeFiles([(Self.path, Self.text)]))
    #expect(content.lint().map(\.message) == ["there is no such guide in English"])
  }
}
