import Knowledge
import Testing

/// A file laid over the sample, and what the lint must say of it.
struct LintCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let path: String
  let text: String
  let blamed: String
  let message: String

  init(_ testDescription: String, _ path: String, _ text: String, _ message: String) {
    self.init(testDescription, path, text, blamed: path, message)
  }

  init(
    _ testDescription: String, _ path: String, _ text: String, blamed: String, _ message: String
  ) {
    self.testDescription = testDescription
    self.path = path
    self.text = text
    self.blamed = blamed
    self.message = message
  }
}

@Suite("Lint") struct LintTests {
  private static let entry = SampleKnowledge.entry
  private static let other = SampleKnowledge.otherEntry
  private static let otherPath = "failures/sample/sample-secret.md"
  private static let swedish = SampleKnowledge.translation

  private static let claims: [LintCase] = [
    LintCase(
      "code claimed twice", otherPath, other.spoiled("AADSTS7000215\n", "AADSTS90002\n"),
      blamed: SampleKnowledge.entryPath, "code 'AADSTS90002' is claimed by 'sample-secret' too"),
    LintCase(
      "id taken", "failures/zone/sample-tenant.md", entry,
      "the id is taken by failures/sample/sample-tenant.md"),
    LintCase(
      "translation in two places", "languages/sv/failures/zone/sample-tenant.md", swedish,
      "the id is taken by languages/sv/failures/sample/sample-tenant.md"),
    LintCase(
      "same message", otherPath,
      other.spoiled(
        "    Invalid client secret provided for '{applicationId}'.",
        "    tenant \"{name}\" NOT FOUND; there may be no subscription"),
      blamed: SampleKnowledge.entryPath, "'sample-secret' has the same message"),
  ]

  private static let translations: [LintCase] = [
    LintCase(
      "translation of nothing", "languages/sv/failures/sample/sample-nothing.md",
      swedish.spoiled("id: sample-tenant", "id: sample-nothing"),
      "there is no entry 'sample-nothing'"),
    LintCase(
      "a step more", SampleKnowledge.translationPath,
      swedish.spoiled("## Verify", "3. Vänta.\n## Verify"), "3 steps; expected 2"),
    LintCase(
      "a step less", SampleKnowledge.translationPath,
      swedish.spoiled("2. Klistra in `{tenantId}` i erbjudandet.\n", ""), "1 steps; expected 2"),
    LintCase(
      "placeholder lost", SampleKnowledge.translationPath,
      swedish.spoiled("2. Klistra in `{tenantId}`", "2. Klistra in ID:t"),
      "step 2: placeholders and `code` differ"),
    LintCase(
      "placeholder of another name", SampleKnowledge.translationPath,
      swedish.spoiled("2. Klistra in `{tenantId}`", "2. Klistra in `{userId}`"), "step 2"),
    LintCase(
      "code translated", SampleKnowledge.translationPath,
      swedish.spoiled("`Tenant ID`", "`Klient-ID`"), "step 1: placeholders and `code` differ"),
  ]

  private static let words: [LintCase] = [
    LintCase(
      "unknown concept in a sign", SampleKnowledge.entryPath,
      entry.spoiled("- tenant + not-found\n", "- tenant + lost\n"),
      "concept 'lost' is not in lexicon.md"),
    LintCase(
      "unknown concept in a lexicon", "languages/sv/lexicon.md",
      SampleKnowledge.swedishLexicon.spoiled("- not-found", "- lost"),
      "concept 'lost' is not in lexicon.md"),
  ]

  private static let texts: [LintCase] = [
    LintCase(
      "unknown placeholder in a step", SampleKnowledge.entryPath,
      entry.spoiled("Paste `{tenantId}`", "Paste `{tenant}`"),
      "no value is read out under the name '{tenant}'"),
    LintCase(
      "unknown placeholder in the cause", SampleKnowledge.entryPath,
      entry.spoiled("directory `{tenantId}`", "directory `{directory}`"), "'{directory}'"),
    LintCase(
      "unknown placeholder in the proof", SampleKnowledge.entryPath,
      entry.spoiled("The address answers.", "{address} answers."), "'{address}'"),
    LintCase(
      "one match", SampleKnowledge.entryPath,
      entry.spoiled("    Exception: Tenant\n      not found.\n", ""), "at least two texts"),
  ]

  @Test(arguments: claims + translations + words + texts)
  func problemIsFound(_ spoiled: LintCase) {
    let content = SampleKnowledge.content(spoiled.path, spoiled.text)
    #expect(content.problems.isEmpty)
    let problems = content.lint()
    #expect(
      problems.contains { $0.path == spoiled.blamed && $0.message.contains(spoiled.message) },
      "\(problems)")
  }

  @Test(arguments: words + texts) func onlyTheProblemIsFound(_ spoiled: LintCase) {
    let problems = SampleKnowledge.content(spoiled.path, spoiled.text).lint()
    #expect(problems.count { $0.path == spoiled.blamed } == 1)
  }

  @Test(arguments: ["## Resolution", "## Matches", "---\nid"])
  func whatFollowsFromABrokenFileIsNotFound(_ passage: String) {
    let broken = Self.entry.spoiled(passage, "## Odd")
    let content = SampleKnowledge.content(SampleKnowledge.entryPath, broken)
    #expect(!content.problems.isEmpty)
    let problems = content.lint().filter { $0.path == SampleKnowledge.entryPath }
    #expect(problems.isEmpty, "\(problems)")
  }

  @Test func stepsOfABrokenEntryAreNotCompared() {
    let broken = Self.entry.spoiled("2. Paste", "3. Paste")
    #expect(SampleKnowledge.content(SampleKnowledge.entryPath, broken).lint().isEmpty)
  }

  @Test func moreWordingsThanHaveANumberAreFound() {
    let wordings = String(repeating: "    a\n\n", count: 1 << 18)
    let entry = Self.entry.spoiled("## Messages\n", "## Messages\n\(wordings)")
    let problems = SampleKnowledge.content(SampleKnowledge.entryPath, entry).lint()
    #expect(problems.contains { $0.message.hasSuffix("wordings; expected 262144 at the most") })
  }

  @Test func missingEnglishLexiconIsFound() {
    let files = SampleKnowledge.files.files.filter { $0.path != "lexicon.md" }
    let problems = KnowledgeContent(parsing: KnowledgeFiles(files)).lint()
    #expect(problems.map(\.path) == ["lexicon.md"])
  }

  @Test func emptyFolderIsSound() {
    #expect(KnowledgeContent(parsing: KnowledgeFiles([])).lint().isEmpty)
  }

  @Test func sharedCodeMayStandInSeveralEntries() {
    let shared = Self.other.spoiled("destination", "shared-codes: 0x80040220\ndestination")
    #expect(SampleKnowledge.content(Self.otherPath, shared).lint().isEmpty)
  }

  @Test func buttonsMayBeTranslated() {
    let renamed = Self.swedish.spoiled("**Översikt (Overview)**", "**Något annat**")
    #expect(SampleKnowledge.content(SampleKnowledge.translationPath, renamed).lint().isEmpty)
  }

  @Test func placeholdersMayChangePlaces() {
    let turned = Self.swedish.spoiled(
      "Klistra in `{tenantId}` i erbjudandet.", "I erbjudandet klistrar du in `{tenantId}`.")
    #expect(SampleKnowledge.content(SampleKnowledge.translationPath, turned).lint().isEmpty)
  }

  @Test func problemsAreSortedAndTheSameEveryTime() {
    let files = SampleKnowledge.files.overlaid(
      by: KnowledgeFiles((Self.claims + Self.translations).map { ($0.path, $0.text) }))
    let problems = KnowledgeContent(parsing: files).lint()
    #expect(problems.count > 3)
    #expect(problems == problems.sorted())
    for _ in 0..<5 { #expect(KnowledgeContent(parsing: files).lint() == problems) }
  }
}
