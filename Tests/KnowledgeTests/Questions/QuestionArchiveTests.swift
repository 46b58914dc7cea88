import Knowledge
import Testing

@Suite("Questions in the archive") struct QuestionArchiveTests {
  private let archive = SampleGuide.archive([
    (SampleQuestion.path, SampleQuestion.question),
    (SampleQuestion.translationPath, SampleQuestion.translation),
    (
      "faq/alone.md",
      SampleQuestion.question.replacing("id: what-it-costs", with: "id: alone")
    ),
  ])
  private let swedish = LanguageTag("sv")

  @Test func aQuestionComesInTheLanguageThatIsAskedFor() throws {
    let question = try #require(archive.question(EntryID("what-it-costs"), in: swedish))
    #expect(question.title == "Vad kostar en tabell?")
    #expect(question.language == swedish)
    #expect(question.commands == ["leadline lead cost", "leadline guide table"])
    #expect(question.sources.count == 1)
  }

  @Test func whatIsNotTranslatedStaysInEnglish() throws {
    let question = try #require(archive.question(EntryID("alone"), in: swedish))
    #expect(question.language == .english)
    #expect(question.title == "What does a table cost?")
    let titles = archive.questions(in: swedish).map(\.title)
    #expect(titles == ["What does a table cost?", "Vad kostar en tabell?"])
  }

  @Test(arguments: ["", "nothing", "../lexicon", "what-it-costs.md"])
  func thereIsNoQuestionOfAnotherName(_ name: String) {
    #expect(archive.question(EntryID(name), in: .english) == nil)
  }

  @Test func waysToAskAreReadWithoutTheAnswer() throws {
    let asking = try #require(archive.askings.first { $0.language == swedish })
    #expect(asking.id == EntryID("what-it-costs"))
    #expect(asking.phrases == ["Vad kostar en tabell?", "vad kostar lagring"])
    #expect(archive.askings.count == 3)
  }
}
