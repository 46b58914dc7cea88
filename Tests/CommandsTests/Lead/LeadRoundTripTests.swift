import TestSupport
import Testing
import Text

/// A test lead from its sending to its removal, in processes of their own.
@Suite("Test leads come and go") struct LeadRoundTripTests {
  private let played: PlayedLeads

  init() throws { played = try PlayedLeads() }

  @Test(arguments: [
    "dynamics", "dynamics-office365", "table", "table-sas", "marketo", "salesforce",
    "salesforce-client",
  ])
  func everywhere(_ example: String) throws {
    let sent = try played.subject(
      "send", example, "--count", "3", "--offer", "Contoso CRM", "--wait")
    #expect(sent.exitStatus == 0, sent.summary)
    #expect(sent.states == ["arrived", "arrived", "arrived"], sent.summary)
    #expect(Set(sent.markers).count == 3)
    #expect(played.record.strings("marker") == sent.markers)
    #expect(played.record.strings("state") == ["sent", "sent", "sent"])

    let found = try played.subject("find", example, "--own")
    #expect(found.exitStatus == 0, found.summary)
    #expect(found.markers == sent.markers.sorted().reversed(), "the newest first")
    #expect(found.leads.allSatisfy { $0["isOwn"]?.bool == true && $0["created"] != nil })
    let ages = found.leads.compactMap { $0["ageSeconds"]?.integer }
    #expect(ages.count == 3 && ages.allSatisfy { (0...600).contains($0) }, found.summary)

    let looked = try played.subject("clean", example, "--dry-run")
    #expect(looked.states == Array(repeating: "wouldBeRemoved", count: 3), looked.summary)
    #expect(played.record.count == 3)
    let cleaned = try played.subject("clean", example)
    #expect(cleaned.exitStatus == 0, cleaned.summary)
    #expect(cleaned.states == Array(repeating: "removed", count: 3), cleaned.summary)
    #expect(Set(cleaned.markers) == Set(sent.markers))
    #expect(played.record.isEmpty)
    #expect(try played.subject("find", example, "--own").leads.isEmpty)
    #expect(try played.subject("clean", example).exitStatus == 0)
  }

  @Test(arguments: ["https-endpoint", "power-automate", "logic-app", "function"])
  func whatAnEndpointTookIsItsOwn(_ example: String) throws {
    let sent = try played.subject("send", example)
    #expect(sent.exitStatus == 0, sent.summary)
    #expect(sent.states == ["taken"])
    let waited = try played.subject("send", example, "--wait=1")
    #expect(waited.exitStatus == 75, waited.summary)
    #expect(waited.states == ["taken"])
    for verb in ["find", "clean"] {
      let subject = try played.subject(verb, example)
      #expect(subject.exitStatus == 75, subject.summary)
      #expect(subject.verdict == "notEstablished")
      #expect(Set(subject.markers) == Set(sent.markers + waited.markers))
      #expect(subject.problem?["said"]?.string?.contains("look into") == true, subject.summary)
    }
    #expect(played.record.count == 2)
    #expect(try played.subject("clean", example, "--forget").exitStatus == 75)
    #expect(played.record.isEmpty)
  }

  @Test func withoutASessionNothingIsSeen() throws {
    let sent = try played.subject("send", "salesforce-no-session")
    #expect(sent.exitStatus == 75, sent.summary)
    #expect(sent.states == ["taken"])
    #expect(sent.entry == "salesforce-look-by-hand", sent.summary)
    let found = try played.subject("find", "salesforce-no-session")
    #expect(found.exitStatus == 75, found.summary)
    #expect(found.entry == "salesforce-cannot-be-seen")
    let cleaned = try played.subject("clean", "salesforce-no-session")
    #expect(cleaned.exitStatus == 75, cleaned.summary)
    #expect(played.record.count == 1)
    // In a session, the lead of the same organization is found and removed.
    #expect(try played.subject("clean", "salesforce").states == ["removed"])
    #expect(played.record.isEmpty)
  }

  @Test(
    arguments: [
      ("blob", 1, "blob-retired"), ("email", 75, nil), ("none", 75, nil),
      ("marketo-server-id", 75, "marketo-credentials-missing"),
    ] as [(String, Int32, String?)])
  func nowhere(_ example: String, _ status: Int32, _ entry: String?) throws {
    for verb in ["send", "find", "clean"] {
      let subject = try played.subject(verb, example)
      #expect(subject.exitStatus == status, subject.summary)
      #expect(subject.entry == entry, subject.summary)
      #expect(subject.leads.isEmpty)
    }
    #expect(played.record.isEmpty)
  }

  @Test func whereSomebodyElseRemovedIt() throws {
    for example in ["dynamics", "table", "salesforce"] {
      #expect(try played.subject("send", example, "--wait").exitStatus == 0)
    }
    let other = try Installation()
    _ = try other.folder.write("home/state/leadline/sent/leads.jsonl", recordBytes)
    for example in ["dynamics", "table", "salesforce"] {
      let words = ["lead", "clean", "\(Installation.examples)/\(example).json"] + played.way
      #expect(try other.run(words).status == 0)
    }
    #expect(try played.subject("clean", "dynamics").states == ["gone"])
    #expect(try played.subject("clean", "table").states == ["gone"])
    // What web-to-lead took a moment ago may yet come in.
    let awaited = try played.subject("clean", "salesforce")
    #expect(awaited.states == ["awaited"], awaited.summary)
    #expect(awaited.exitStatus == 75)
    #expect(played.record.strings("destination") == ["salesforce"])
  }

  private var recordBytes: [UInt8] {
    (try? played.user.folder.read("home/state/leadline/sent/leads.jsonl")) ?? []
  }
}
