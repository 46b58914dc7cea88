import Diagnosis
import FoundationEssentials
import Knowledge
import KnowledgeBase
import Testing
import Text

@Suite("Finding questions") struct QuestionFinderTests {
  private static let askings = KnowledgeArchive.embedded.askings
  private static let finder = QuestionFinder(askings)
  private static let languages = ["en", "sv", "pl", "tr", "zh-Hans", "pt"]

  /// Texts by somebody who had not seen how the questions are asked; no ids where nothing is meant.
  private struct Asked {
    let language: String
    let text: String
    let ids: Set<String>

    static let all: [Asked] = {
      let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
      let path = "/\(folder)/Samples/questions.jsonl"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
      return text.split(separator: "\n").compactMap { line in
        guard let object = try? JSONParser.parse(String(line)) else { return nil }
        return Asked(
          language: object["language"]?.string ?? "", text: object["text"]?.string ?? "",
          ids: Set(object["ids"]?.array?.compactMap(\.string) ?? []))
      }
    }()
  }

  private func found(_ text: String) -> [QuestionFinder.Match] {
    Self.finder.matches(text, preferring: [])
  }

  @Test(arguments: languages)
  func everyQuestionIsThereInEveryLanguage(_ language: String) {
    let own = Set(Self.askings.filter { $0.language.rawValue == language }.map(\.id))
    #expect(own == Set(Self.askings.map(\.id)))
    #expect(own.count >= 40)
  }

  @Test(arguments: languages)
  func everyWayToAskFindsItsOwnQuestion(_ language: String) {
    let asked = Self.askings.filter { $0.language.rawValue == language }
      .flatMap { asking in asking.phrases.map { (asking.id, $0) } }
    let lost = asked.filter { id, phrase in
      Self.finder.matches(phrase, preferring: [LanguageTag(language)]).first?.id != id
    }
    #expect(Double(lost.count) <= Double(asked.count) * 0.02, "\(lost)")
  }

  @Test func othersWordsFindTheQuestion() {
    let asked = Asked.all.filter { !$0.ids.isEmpty }
    #expect(asked.count >= 280)
    let first = asked.count {
      found($0.text).first.map(\.id.rawValue).map($0.ids.contains) ?? false
    }
    let listed = asked.count { item in
      found(item.text).prefix(6).contains { item.ids.contains($0.id.rawValue) }
    }
    #expect(Double(first) >= Double(asked.count) * 0.85)
    #expect(Double(listed) >= Double(asked.count) * 0.95)
  }

  @Test func whatIsSureIsSeldomWrong() {
    let sure = Asked.all.filter { found($0.text).first?.isSure ?? false }
    let wrong = sure.filter { !$0.ids.contains(found($0.text)[0].id.rawValue) }
    #expect(sure.count >= 150)
    #expect(wrong.count * 20 <= sure.count, "\(wrong.map(\.text))")
  }

  @Test func othersWordsAreFoundInTheirLanguage() {
    let asked = Asked.all.filter { !$0.ids.isEmpty }
    let wrong = asked.filter { found($0.text).first.map { $0.language.rawValue } != $0.language }
    #expect(wrong.count * 50 <= asked.count, "\(wrong.map(\.text))")
  }

  @Test(arguments: ["", "   ", "?", "…", "🙂", "qwertyuiop zxcvbnm", "1234567890"])
  func nothingIsLikeNothing(_ text: String) { #expect(!(found(text).first?.isSure ?? false)) }

  @Test(arguments: [("Salesforce", "sv"), ("Salesforce", "pt"), ("Marketo", "tr")])
  func aWordOfEveryLanguageGoesToTheUsersOwn(_ word: String, _ language: String) {
    let matches = Self.finder.matches(word, preferring: [LanguageTag(language)])
    #expect(matches.first?.language == LanguageTag(language))
  }

  @Test func aQuestionIsFoundOnceAndTheBestFirst() {
    let matches = found("what does the azure table cost")
    #expect(matches.first?.id == EntryID("cost-of-table-storage"))
    #expect(Set(matches.map(\.id)).count == matches.count)
    #expect(matches.map(\.score) == matches.map(\.score).sorted(by: >))
    #expect(matches.allSatisfy { (0...1).contains($0.score) })
  }

  @Test func anArchiveWithoutQuestionsFindsNone() {
    #expect(QuestionFinder([]).matches("what is a lead", preferring: []).isEmpty)
  }
}
