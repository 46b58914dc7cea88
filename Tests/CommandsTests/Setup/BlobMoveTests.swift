import TestSupport
import Testing
import Text

/// Whoever had the retired container of blobs is led to a table of the same storage account.
@Suite("From a blob container to a table")
struct BlobMoveTests {
  private let user: Installation

  init() throws { user = try Installation().withSecret }

  private static let moved = "'table' is set up in its place"

  private var profile: JSONValue {
    get throws { try JSONParser.parse(user.text(Installation.profile)) }
  }

  @Test func theDialogueGoesToTheTable() async throws {
    let outcome = try await NoviceGate.shared.run {
      let terminal = try NoviceTerminal(["setup", "blob", "--sandbox"])
      return try Novice(terminal).run()
    }
    let comment = Comment(rawValue: outcome.text)
    #expect(outcome.says(Self.moved), comment)
    #expect(outcome.says("'Container name' has no counterpart there."), comment)
    #expect(outcome.status == 0, comment)
  }

  @Test func anAnswersFileIsCarriedOver() throws {
    try user.folder.write(
      "answers.json",
      text: """
        {"destination": "blob", "profile": "contoso",
         "answers": {"storageAccountConnectionString": "${env:LEADS}", "containerName": "leads"}}
        """)
    let result = try user.run("setup", "--no-input", "--sandbox", "--answers", "answers.json")
    #expect(result.status == 0, "\(result.everything)")
    #expect(result.errorOutput.contains(Self.moved))
    let stored = try profile
    #expect(stored["leadDestination"]?.string == "table")
    #expect(
      stored["tableLeadConfiguration"]?["storageAccountConnectionString"]?.string
        == "${env:LEADS}", "\(stored)")
  }

  @Test func aStoredProfileIsCarriedOver() throws {
    try user.folder.write(
      Installation.profile,
      text: """
        {"leadDestination": "blob",
         "blobLeadConfiguration": {"storageAccountConnectionString": "${env:LEADS}",
          "containerName": "leads"}}
        """)
    let result = try user.run("setup", "--no-input", "--sandbox", "--profile", "contoso")
    #expect(result.status == 0, "\(result.everything)")
    #expect(result.errorOutput.contains(Self.moved))
    let stored = try profile
    #expect(stored["leadDestination"]?.string == "table")
    #expect(stored["blobLeadConfiguration"] == nil)
  }
}
