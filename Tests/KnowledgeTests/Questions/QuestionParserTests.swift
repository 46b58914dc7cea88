import Knowledge
import Testing

@Suite("Questions") struct QuestionParserTests {
  private let content = SampleQuestion.content()

  private func question() throws -> FrequentQuestion {
    try #require(content.questions.first?.question)
  }

  @Test func soundFilesHaveNoProblems() {
    #expect(content.problems == [])
    #expect(content.lint() == [])
  }

  @Test func readsWhatIsAskedAndAnswered() throws {
    let question = try question()
    #expect(question.id == EntryID("what-it-costs"))
    #expect(question.language == .english)
    #expect(question.title == "What does a table cost?")
    #expect(question.askedAs == ["how much is a table", "price of storage, in cents"])
    #expect(
      question.answer == [
        .paragraph("Next to nothing: about 50 cents."), .paragraph("Not in it:"),
        .items(["the plan of **Power Automate**, which costs more", "mails"]),
        .paragraph("`leadline lead cost` computes it."),
      ])
    #expect(question.commands == ["leadline lead cost", "leadline guide table"])
    #expect(question.sources.map(\.url) == ["https://example.com/costs"])
  }

  @Test func readsWhatHeldBefore() throws {
    let changes = try question().changes
    #expect(changes.map(\.period) == ["until 2018", "since 2019"])
    #expect(changes.map(\.text) == ["nobody said.", "as today."])
    let swedish = try #require(content.questionTranslations.first?.question)
    #expect(swedish.changes.map(\.period) == ["till 2018", "sedan 2019"])
    #expect(swedish.language == LanguageTag("sv"))
  }

  @Test(arguments: [
    ("id: what-it-costs", "id: another", "id 'another' differs from the file's name"),
    ("# What does a table cost?\n", "", "expected a title"),
    ("## Asked as\n- how much is a table\n- price of storage,\n  in cents\n", "", "Asked as"),
    ("source: https://example.com/costs (read 2026-11-20)\n", "", "expected at least one key"),
    ("## Over time", "## Later", "unknown section 'Later'"),
    ("- until 2018: nobody said.", "- nobody said.", "expected '- period: what held then'"),
    ("try:", "tries:", "unknown key 'tries'"),
    ("- how much is a table", "how much is a table", "expected '- …'"),
  ])
  func tellsWhatIsWrong(_ part: String, _ spoiled: String, _ message: String) {
    let text = SampleQuestion.question.replacing(part, with: spoiled)
    #expect(text != SampleQuestion.question)
    let problems = SampleQuestion.content(text).problems.map(\.message)
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }

  @Test func answerMustHoldSomething() {
    let text =
      "---\nid: what-it-costs\nsource: https://example.com/a (read 2026-11-20)\n---\n"
      + "# Why?\n## Asked as\n- why\n## Answer\n\n"
    let problems = SampleQuestion.content(text).problems.map(\.message)
    #expect(problems.contains("expected a sentence under '## Answer'"))
  }

  @Test(arguments: [
    ("- till 2018：ingen sade det.\n", "", "'Over time' has 1 items; expected 2 as in English"),
    ("`leadline lead cost`", "`leadline`", "`code` differs from English"),
    ("id: what-it-costs", "id: what-it-costs\ntry: leadline faq", "unknown key 'try'"),
  ])
  func translationsKeepWhatIsTheSame(_ part: String, _ spoiled: String, _ message: String) {
    let text = SampleQuestion.translation.replacing(part, with: spoiled)
    let content = SampleQuestion.content(SampleQuestion.question, text)
    let problems = (content.problems + content.lint()).map(\.message)
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }

  @Test func translationWithoutAQuestionIsTold() {
    let content = KnowledgeContent(
      parsing: KnowledgeFiles([(SampleQuestion.translationPath, SampleQuestion.translation)]))
    #expect(content.lint().map(\.message) == ["there is no such question in English"])
  }

  @Test(arguments: [
    "faq/a/b.md", "faq.md/x/y", "languages/sv/faq/a/b.md", "languages/sv/guide/a.md",
  ])
  func misplacedFilesAreTold(_ path: String) {
    let content = KnowledgeContent(parsing: KnowledgeFiles([(path, SampleQuestion.question)]))
    let isTold = content.problems.contains { $0.message.hasPrefix("expected ") }
    #expect(isTold == !path.hasPrefix("faq.md"))
    #expect(content.questions.isEmpty)
  }
}
