import Glibc
import TestSupport
import Testing
import Text

/// How the verbs are called, and how they answer.
@Suite("Calls of lead send, find and clean") struct LeadCallTests {
  private let played: PlayedLeads

  init() throws { played = try PlayedLeads() }

  private func run(_ words: String...) throws -> ChildProcess.Result {
    try played.user.run(["lead"] + words + played.way)
  }

  private func store(_ name: String, _ example: String) throws {
    let bytes = try readFile("\(Installation.examples)/\(example).json")
    _ = try played.user.folder.write("home/config/leadline/profiles/\(name).json", bytes)
  }

  @Test func takeTheOnlyProfile() throws {
    let none = try run("send")
    #expect(none.status == 64)
    #expect(none.errorOutput.contains("no profile is stored"))
    try store("contoso", "table")
    #expect(try run("send").status == 0)
    #expect(try run("find", "--profile", "contoso").output.contains("sent from here"))
    try store("fabrikam", "dynamics")
    let two = try run("clean")
    #expect(two.status == 64)
    #expect(two.errorOutput.contains("contoso, fabrikam"))
    #expect(try run("clean", "--profile", "contoso").output.contains("removed"))
    #expect(try run("clean", "--profile", "nobody").status == 66)
  }

  @Test(
    arguments: [
      (["send", "a.json", "--profile", "b"], 64), (["send", "nothing.json"], 66),
      (["send", "--count", "0", "a.json"], 64), (["send", "--count", "1001", "a.json"], 64),
      (["send", "--offer", "", "a.json"], 64), (["find", "--limit", "0", "a.json"], 64),
      (["clean", "--dry-run", "--forget", "a.json"], 64), (["send", "--format", "jsonl", "a"], 64),
      (["send", "--wait=0", "a.json"], 64), (["send", "a.json", "b.json"], 64), (["lost"], 64),
    ] as [([String], Int32)])
  func areRefused(_ words: [String], _ status: Int32) throws {
    let result = try played.user.run(["lead"] + words)
    #expect(result.status == status, "\(result.everything)")
    // A document that is not there is reported as one that cannot be read.
    #expect(result.output.isEmpty == (status == 64))
  }

  @Test func tooManyForAService() throws {
    let result = try played.run("send", "salesforce", "--count", "101")
    #expect(result.status == 64)
    #expect(result.errorOutput.contains("at most 100"))
    #expect(played.record.isEmpty)
  }

  @Test func ofADocumentThatIsNone() throws {
    let path = try played.user.folder.write("broken.json", text: "{\"leadDestination\": ")
    for verb in ["send", "find", "clean"] {
      let result = try run(verb, path)
      #expect(result.status == 65, "\(result.everything)")
      #expect(result.output.contains("document"))
    }
  }

  @Test func answerInLinesOfJSON() throws {
    #expect(try played.run("send", "table", "--count", "2", "--offer", "Contoso CRM").status == 0)
    let lines = try played.run("find", "table", "--format", "jsonl").jsonLines()
    #expect(lines.count == 2)
    for line in lines {
      #expect(line["destination"]?.string == "table")
      #expect(line["state"]?.string == "found")
      #expect(line["lead"]?["email"]?.string == "\(line["marker"]?.string ?? "")@test.com")
    }
    let hidden = try played.run("find", "https-endpoint", "--format", "jsonl")
    #expect(try hidden.jsonLines().map { $0["check"]?["id"]?.string } == ["lead.found"])
  }

  @Test func showTheNewestOnly() throws {
    let sent = try played.subject("send", "table", "--count", "5")
    let found = try played.subject("find", "table", "--limit", "2")
    #expect(found.markers == sent.markers.sorted().suffix(2).reversed())
    let text = try played.run("find", "table", "--limit", "2").output
    #expect(text.contains("5 test leads, sent from here; the newest 2 are shown"))
  }

  @Test func sayNothingSecret() throws {
    for verb in ["send", "find", "clean"] {
      for example in ["dynamics", "table-sas", "marketo", "salesforce", "power-automate"] {
        let result = try played.run(verb, example, "--verbose")
        let document = String(
          decoding: try readFile("\(Installation.examples)/\(example).json"), as: UTF8.self)
        let secrets = document.split(separator: "\"").filter { $0.contains("sig=") }
          .compactMap { $0.split(separator: "sig=").last }
        for secret in secrets { #expect(!result.everything.contains(secret)) }
        #expect(OutputSafety.violations(in: result).isEmpty)
      }
    }
    let record = played.record.map { JSONWriter.compact($0) }.joined()
    #expect(!record.contains("sig") && !record.contains("@"))
  }

  @Test func endWhenInterrupted() throws {
    try played.order("salesforce-lead-dropped")
    let script = """
      "$LEADLINE" "$@" > out & child=$!
      until [ -e "$XDG_STATE_HOME/leadline/sent/leads.jsonl" ]; do sleep 0.01; done
      sleep 0.7; kill -TERM $child; wait $child
      """
    var child = ChildProcess(
      "/bin/bash",
      ["-c", script, "bash", "lead", "send", "\(Installation.examples)/salesforce.json"]
        + ["--wait=50"] + played.way,
      environment: played.user.environment.merging(["LEADLINE": played.user.program]) { $1 })
    child.workingDirectory = played.user.folder.path
    let result = try child.run()
    #expect(result.status == 143, "\(result.errorOutput)")
    #expect(played.record.strings("state") == ["sent"])
  }
}
