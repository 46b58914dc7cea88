import TestSupport
import Testing
import Text

/// What is pasted at a question and is not its answer.
@Suite("Pastes in the set-up")
struct NovicePasteTests {
  private static let application = "8d1f2a4e-90a7-4b61-9a50-6f3f0f6d7c11"
  private static let directory = "3f0c1c58-6d1e-4d2b-9f0a-1b7f5e0a2c44"
  private static let url = "https://contoso.crm4.dynamics.com"
  private static let secret = "Sbx8Q~leadline-sandbox-secret-0123456789"

  private static let printed = """
    {
      "appId": "\(application)",
      "displayName": "azure-cli-2026-11-20",
      "password": "\(secret)",
      "tenant": "\(directory)"
    }
    """

  private func begin(_ answers: [String]) throws -> NoviceTerminal {
    let terminal = try NoviceTerminal(["setup", "dynamics", "--sandbox"])
    _ = try terminal.question()
    for answer in ["novice", Self.url] + answers { try terminal.answer(answer) }
    return terminal
  }

  private func paste(_ text: String, at terminal: NoviceTerminal) throws -> NoviceReading {
    // Several lines are taken as they arrive; a single one can still be edited.
    try terminal.send(Pasted.marked(text) + (text.contains("\n") ? "" : "\r"))
    return try terminal.question()
  }

  @Test(arguments: [
    Pasted.failure,
    "An error occurred.\n\(Pasted.failure)\nTrace ID: 41ae7329-2b9b-483e-83b5-f47065d2641f\n",
  ])
  func anErrorIsExplainedWithOnesOwnValues(_ text: String) throws {
    let terminal = try begin(["", "", Self.application])
    let reading = try paste(text, at: terminal)
    #expect(reading.says(Pasted.title))
    #expect(reading.says("`\(Self.application)`"))
    #expect(reading.question == .value("Directory ID (tenant)"))
    #expect(try terminal.answer(Self.directory).question != .value("Directory ID (tenant)"))
  }

  @Test func anErrorIsExplainedAtAnAction() throws {
    let terminal = try begin([""])
    let reading = try paste("line one\n\(Pasted.failure)\nline three", at: terminal)
    #expect(reading.says(Pasted.title))
    #expect(reading.question == .action)
  }

  @Test func anErrorIsExplainedAtAHiddenQuestion() throws {
    let terminal = try begin(["", "", Self.application, Self.directory])
    for text in [Pasted.failure, "Validation failed.\n\(Pasted.failure)\n"] {
      let reading = try paste(text, at: terminal)
      #expect(reading.says(Pasted.title), "\(reading.text)")
      #expect(reading.question == .value("Client secret (Application Key)"))
    }
  }

  @Test func whatTheCommandLinePrintedFillsInWhatItHolds() throws {
    let terminal = try begin(["", ""])
    let reading = try paste(Self.printed, at: terminal)
    #expect(reading.says("The pasted text holds 3 values."))
    #expect(reading.says("Application (client) ID: '\(Self.application)' stands in what you"))
    try confirm(terminal)
    #expect(!terminal.rows.dropFirst(20).joined().contains(Self.secret))
  }

  @Test func whatTheCommandLinePrintedIsTakenUnseen() throws {
    let terminal = try begin(["", "", Self.application, Self.directory])
    let reading = try paste(Self.printed, at: terminal)
    #expect(reading.question == .confirmation, "\(reading.text)")
    try confirm(terminal)
    #expect(!terminal.rows.dropFirst(20).joined().contains(Self.secret))
  }

  @Test func whatIsNoValueAndNoErrorIsSaid() throws {
    let terminal = try begin([])
    let reading = try paste("some words\nthat mean\nnothing here", at: terminal)
    #expect(reading.says("This is not understood"))
    #expect(reading.question == .value("Authentication"))
  }

  @Test func controlCharactersDoNothing() throws {
    let terminal = try begin([])
    try terminal.send("azureAD\u{1B}]0;title\u{07}\u{9B}31m\r")
    let reading = try terminal.question()
    #expect(!terminal.terminal.output.contains("\u{1B}]0;"))
    #expect(reading.question != .unclear)
  }

  private func confirm(_ terminal: NoviceTerminal) throws {
    var count = 0
    var reading = try terminal.answer("")
    while reading.question == .confirmation {
      count += 1
      try #require(count < 8)
      reading = try terminal.answer("")
    }
    #expect(reading.question == .keeping, "\(reading.text)")
  }
}
