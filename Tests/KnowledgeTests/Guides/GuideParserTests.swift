import Knowledge
import Testing

@Suite("Guides") struct GuideParserTests {
  private let content = KnowledgeContent(
    parsing: KnowledgeFiles([
      (SampleGuide.path, SampleGuide.table), ("guides/blob.md", SampleGuide.retired),
    ]))

  private func guide() throws -> Guide { try #require(content.guides.first) }

  @Test func soundGuideHasNoProblems() {
    #expect(content.problems == [])
    #expect(content.lint() == [])
  }

  @Test func readsWhatHelpsToChoose() throws {
    let guide = try guide()
    #expect(guide.destination == "table")
    #expect(guide.title == "Azure table")
    #expect(
      guide.choice
        == GuideChoice(
          summary: "Leads become rows of a table, which programs read.",
          needs: "A storage account.", costs: "Next to nothing.",
          gives: "Every lead, kept.\n\nFor as long as you like.", replacement: nil))
    #expect(guide.sources.map(\.url) == ["https://example.com/tables", "https://example.com/keys"])
    #expect(guide.sources.map(\.read) == ["2026-11-20", "2026-11-21"])
    #expect(guide.portal == ["Paste it into **Connection string**."])
    #expect(guide.notification == ["Make a flow.", "Turn it on."])
  }

  @Test func readsStepsWithEveryPart() throws {
    let steps = try guide().steps
    #expect(
      steps == [
        GuideStep(
          id: "storage-account", title: "Make a storage account",
          who: "a contributor of the subscription", why: "The table stands in it.",
          instructions: ["Choose **Create** [old name: **Add**] and wait.", "Open `{account}`."],
          appearance: "The page says *Available*.",
          request: "Please make a storage account in the directory {directoryName}.",
          commands: [
            "az storage account create --name {account} \\\n  --sku Standard_LRS",
            "az storage account show --name {account}",
          ]),
        GuideStep(
          id: "connection-string", title: "Copy the connection string",
          field: "storageAccountConnectionString",
          condition: .init(key: "authentication", value: "azureAD"),
          checks: ["table.connection-string", "table.host"], isOptional: true,
          who: "anybody who may list keys", why: "It lets programs in.",
          instructions: ["Copy it."]),
      ])
  }

  @Test func stepsKnowTheirLines() throws {
    let file = try #require(content.guideFiles.first { $0.path == SampleGuide.path })
    #expect(file.stepLines == [18, 36])
    #expect(file.guide.steps.count == file.stepLines.count)
  }

  @Test func guideThatLeadsOnNeedsNoSteps() throws {
    let guide = try #require(content.guides.last)
    #expect(guide.destination == "blob")
    #expect(guide.isRetired)
    #expect(guide.choice.replacement == "table")
    #expect(guide.steps.isEmpty && guide.portal.isEmpty && guide.notification.isEmpty)
    #expect(guide.choice.needs.isEmpty)
  }

  @Test func carriageReturnsChangeNothing() throws {
    let text = SampleGuide.table.replacing("\n", with: "\r\n")
    let other = KnowledgeContent(parsing: KnowledgeFiles([(SampleGuide.path, text)]))
    #expect(other.problems == [])
    #expect(try #require(other.guides.first).steps == guide().steps)
  }

  @Test func replacementMustHaveAGuideThatIsNoneItself() {
    let alone = KnowledgeContent(parsing: KnowledgeFiles([("guides/blob.md", SampleGuide.retired)]))
    #expect(alone.problems == [])
    #expect(alone.lint().map(\.path) == ["guides/blob.md"])
    #expect(alone.lint().contain(line: 1, "no guide to 'table'"))
    let circle = SampleGuide.retired.replacing("blob", with: "salesforce")
      .replacing("replacement: table", with: "replacement: blob")
    let both = KnowledgeContent(
      parsing: KnowledgeFiles([
        ("guides/blob.md", SampleGuide.retired), ("guides/salesforce.md", circle),
        (SampleGuide.path, SampleGuide.table),
      ]))
    #expect(both.lint().map(\.path) == ["guides/salesforce.md"])
  }

  @Test(arguments: ["guides/a/table.md", "guides/table/extra/x.md"])
  func guideInAFolderIsMisplaced(_ path: String) {
    let problems = SampleGuide.problems(SampleGuide.table, at: path)
    #expect(problems.contain(line: 0, "expected guides/<destination>.md"))
  }

  @Test func controlWordsAreNoIDs() {
    for word in ["help", "back", "steps", "skip", "check", "wait", "admin", "quit", "exit", "mend"]
    {
      #expect(GuideStep.controlWords.contains(word))
      let text = SampleGuide.table.replacing("Step: connection-string", with: "Step: \(word)")
      #expect(SampleGuide.problems(text).contain(line: 36, "'\(word)'"), "\(word)")
    }
  }
}
