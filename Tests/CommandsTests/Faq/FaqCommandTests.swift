import TestSupport
import Testing
import Text

@Suite("faq") struct FaqCommandTests {
  private let user: Installation

  init() throws { user = try Installation() }

  private func faq(_ arguments: String..., language: String = "C") throws -> ChildProcess.Result {
    try user.run(["faq"] + arguments, environment: ["COLUMNS": "100", "LC_ALL": language])
  }

  @Test func listsAllQuestions() throws {
    let result = try faq()
    #expect(result.status == 0)
    #expect(result.errorOutput.isEmpty)
    #expect(result.output.contains("- `cost-of-table-storage`: What does Azure table storage"))
    #expect(result.output.count(of: "\n  - ") >= 39)
  }

  @Test(arguments: [
    (["do", "I", "need", "a", "CRM?"], "Must I set up a lead destination to publish an offer?"),
    (["what is MSFT_TEST"], "MSFT_TEST"),
    (["cost-of-table-storage"], "What does Azure table storage for leads cost?"),
    (["COST-OF-TABLE-STORAGE"], "What does Azure table storage for leads cost?"),
  ])
  func answers(_ words: [String], _ title: String) throws {
    let result = try user.run(["faq"] + words, environment: ["COLUMNS": "200"])
    #expect(result.status == 0)
    let first = result.output.prefix { $0 != "\n" }
    #expect(first.contains(title), "\(first)")
    #expect(result.output.contains("\nSources\n"))
  }

  @Test func saysWhatChangedAndWhatToTry() throws {
    let output = try faq("is-a-destination-required").output
    #expect(output.contains("\nOver time\n  - 2018 to 2019: required"))
    #expect(output.contains("- since December 2021: not required"))
    #expect(output.contains("\nTry it\n    leadline setup\n"))
  }

  @Test(arguments: [
    ("vad kostar det att lagra leads i en tabell", "Källor"),
    ("ile kosztuje przechowywanie leadów w tabeli", "Źródła"),
    ("azure tablosunda adayları saklamak ne kadara mal olur", "Kaynaklar"),
    ("用 Azure 表存储潜在顾客要多少钱", "资料来源"),
    ("quanto custa guardar leads numa tabela do azure", "Fontes"),
  ])
  func answersInTheLanguageOfTheQuestion(_ text: String, _ heading: String) throws {
    let result = try faq("--format", "json", text)
    #expect(result.status == 0)
    let question = try #require(try result.json()["questions"]?.array?.first)
    #expect(question["id"]?.string == "cost-of-table-storage")
    #expect(question["language"]?.string != "en")
    #expect(try faq(text).output.contains("\n\(heading)\n"))
    let english = try faq("--lang", "en", text)
    #expect(english.output.hasPrefix("What does Azure table storage for leads cost?"))
  }

  @Test func theUsersLanguageIsThatOfIds() throws {
    let result = try faq("cost-of-table-storage", language: "sv_SE.UTF-8")
    #expect(result.output.hasPrefix("Vad kostar"))
    #expect(result.output.contains("\nKällor\n"))
  }

  @Test func whatIsNotSureIsListed() throws {
    let result = try faq("leads")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("  - `"))
  }

  @Test func saysThatThereIsNoSuchQuestion() throws {
    let result = try faq("how do I bake bread")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains("no question is like 'how do I bake bread'"))
    let json = try faq("--format", "json", "how do I bake bread")
    #expect(json.status == 1)
    #expect(try json.json()["questions"]?.array?.isEmpty == true)
  }

  @Test func whatIsAskedIsShownSafely() throws {
    let result = try faq("xyzzy \u{1B}[31m\u{202E}\n::error::x")
    #expect(result.status == 1)
    #expect(!result.errorOutput.contains("\u{1B}"))
    #expect(!result.errorOutput.contains("\u{202E}"))
    #expect(result.errorOutput.count(of: "\n") == 1)
  }
}

@Suite("Commands that questions name") struct QuestionProofTests {
  private static let text = """
    ---
    id: what-it-costs
    try: leadline lead cost --leads 5000
    source: https://example.com/costs (read 2026-11-20)
    ---
    # What does it cost?
    ## Asked as
    - what does it cost
    ## Answer
    Little.

    """

  private func lint(_ command: String) throws -> ChildProcess.Result {
    let user = try Installation()
    let text = Self.text.replacing("leadline lead cost --leads 5000", with: command)
    try user.folder.write("overlay/faq/what-it-costs.md", text: text)
    return try user.run("--knowledge", "overlay", "knowledge", "lint")
  }

  @Test func areCommands() throws {
    let result = try lint("leadline lead cost --leads 5000")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }

  @Test(arguments: ["leadline lead price", "leadline lead cost --leeds 5", "lead cost", "leadline"])
  func areToldWhereTheyAreNone(_ command: String) throws {
    let result = try lint(command)
    #expect(result.status == 1)
    #expect(
      result.output.contains("faq/what-it-costs.md:1: '\(command)' is no command of leadline"))
  }
}
