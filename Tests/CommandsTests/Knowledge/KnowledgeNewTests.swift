import TestSupport
import Testing

@testable import Commands

@Suite("knowledge new") struct KnowledgeNewTests {
  private let user: Installation
  private let paste = """
    {"error":"invalid_client","error_description":"AADSTS9099999: The moon stands wrong for app \
    3fa85f64-5717-4562-b3fc-2c963f66afa6. Trace ID: 1","client_secret":"q1T8Q~uVwXyZaBcDeFgHiJkLmNoP"}
    """

  init() throws {
    user = try Installation()
    try user.folder.write("paste.txt", text: paste)
  }

  @Test func startsAnEntryWithoutIDsAndSecrets() throws {
    let result = try user.run("knowledge", "new", "paste.txt")
    #expect(result.status == 0)
    #expect(result.output.contains("\ncodes: AADSTS9099999\n"))
    #expect(result.output.contains("    The moon stands wrong for app {text}.\n"))
    #expect(!result.output.contains("3fa85f64"))
    #expect(!result.output.contains("q1T8Q~uVw"))
    #expect(result.output.contains("\ndestination: dynamics\n"))
  }

  @Test func lintSaysWhatIsMissing() throws {
    let call = ["knowledge", "new", "--output", "mine", "--id", "moon-wrong", "paste.txt"]
    try user.folder.write("mine/README.md", text: "mine\n")
    #expect(try user.run(call).status == 0)
    let lint = try user.run("--knowledge", "mine", "knowledge", "lint")
    #expect(lint.status == 1)
    #expect(lint.output.contains("moon-wrong.md"))
    let again = try user.run(call)
    #expect(again.status == 73)
    #expect(again.errorOutput.contains("is there already"))
  }

  @Test func whatIsKnownNeedsNoEntry() throws {
    try user.folder.write("known.txt", text: Sample.tenantNotFound)
    let result = try user.run("knowledge", "new", "known.txt")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains("aad-tenant-not-found"))
  }

  @Test(arguments: ["No Id", "A", "a--b", "../x"]) func aBadIDIsRefused(_ id: String) throws {
    #expect(try user.run(["knowledge", "new", "--id", id, "paste.txt"]).status == 64)
  }
}
