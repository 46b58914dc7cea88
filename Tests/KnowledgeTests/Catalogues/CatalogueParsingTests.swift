import Knowledge
import Testing

@Suite("Catalogues: parsing") struct CatalogueParsingTests {
  static let help = """
    ---
    name: Sample service
    recognition: name
    context: sample, sampling
    destination: dynamics
    who: an administrator
    proof: dynamics.sign-in
    source: https://docs.example/codes (read 2026-11-20)
    ---
    # The sample service refused
    ## Cause
    Nobody knows more.
    ## Resolution
    1. Read the log.
    ## Verify
    It answers.
    ## Paste also
    the log

    """

  private func content(help: String = Self.help, rows: String) -> KnowledgeContent {
    KnowledgeContent(
      parsing: KnowledgeFiles([
        ("catalogues/sample.md", help), ("catalogues/sample.jsonl", rows),
      ]))
  }

  @Test func rowsAndHelpAreRead() throws {
    let rows = """
      {"code":"TooLate","names":["Late-1"],"message":"Too late for {name}.","more":["Late."],\
      "meaning":"It came late.","remedy":"Hurry.","origin":"observed"}

      {"code":"TooEarly","origin":"general knowledge"}
      """
    let content = content(rows: rows)
    #expect(content.problems.isEmpty)
    let catalogue = try #require(content.catalogues.first)
    #expect(catalogue.name == "sample")
    #expect(catalogue.help.name == "Sample service")
    #expect(catalogue.help.recognition == .name)
    #expect(catalogue.help.context == ["sample", "sampling"])
    #expect(catalogue.help.request == "the log")
    #expect(catalogue.rows.map(\.code) == ["TooLate", "TooEarly"])
    #expect(catalogue.rows[0].messages == ["Too late for {name}.", "Late."])
    #expect(catalogue.rows[0].allNames == ["TooLate", "Late-1"])
    #expect(catalogue.rows[0].origin == .observed)
    #expect(catalogue.rows[1].messages.isEmpty)
    #expect(catalogue.rows[1].origin == .general)
  }

  @Test(arguments: [
    #"{"code":"X"}"#, #"{"code":"X","origin":"hearsay"}"#, #"{"origin":"observed"}"#, "no object",
    #"{"code":"two words","origin":"observed"}"#, #"{"code":"aadsts50126","origin":"observed"}"#,
    #"{"code":"X","origin":"observed""#,
  ])
  func aRowThatIsNoneIsToldWithItsLine(_ row: String) {
    let content = content(rows: #"{"code":"Fine","origin":"observed"}"# + "\n" + row)
    #expect(content.problems.map(\.path) == ["catalogues/sample.jsonl"])
    #expect(content.problems.map(\.line) == [2])
    #expect(content.catalogues.first?.rows.map(\.code) == ["Fine"])
  }

  @Test(arguments: [
    ("recognition: name", "recognition: taste", "recognition 'taste'"),
    ("name: Sample service\n", "", "'name'"), ("context: sample, sampling\n", "", "'context'"),
    ("## Paste also\nthe log\n", "", "'## Paste also'"),
    ("# The sample service refused\n", "", "title"),
    ("destination: dynamics", "destination: moon", "moon"),
  ])
  func whatIsWrongWithTheHelpIsTold(_ old: String, _ new: String, _ word: String) throws {
    let spoiled = Self.help.replacing(old, with: new)
    #expect(spoiled != Self.help)
    let problems = content(help: spoiled, rows: "").problems
    #expect(problems.count == 1)
    #expect(try #require(problems.first).message.contains(word))
  }

  @Test func rowsWithoutHelpAreTold() {
    let content = KnowledgeContent(parsing: KnowledgeFiles([("catalogues/alone.jsonl", "")]))
    #expect(content.problems.map(\.message) == ["expected catalogues/alone.md beside it"])
  }

  @Test func otherFilesBesideThemAreMisplaced() {
    let content = KnowledgeContent(
      parsing: KnowledgeFiles([("catalogues/deep/sample.md", Self.help)]))
    #expect(content.problems.count == 1)
  }
}
