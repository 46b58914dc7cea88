import TestSupport
import Testing
import Text

/// What goes wrong, and what is said of it.
struct LeadFault: Sendable, CustomTestStringConvertible {
  let example: String
  let fault: String
  let status: Int32
  let entry: String
  /// What becomes of the lead; empty where none was sent.
  var states: [String] = []
  /// How many leads stand in the record afterwards.
  var recorded = 0

  var testDescription: String { "\(example): \(fault)" }
}

private let sendingFaults: [LeadFault] = [
  LeadFault(
    example: "dynamics", fault: "secret-invalid", status: 1, entry: "aad-invalid-client-secret"),
  LeadFault(
    example: "dynamics", fault: "organisation-throttled", status: 75, entry: "dynamics-throttled"),
  LeadFault(
    example: "dynamics", fault: "lead-plugin-error", status: 1, entry: "dynamics-plugin-error",
    states: ["refused"]),
  LeadFault(
    example: "dynamics", fault: "connection-refused", status: 75,
    entry: "network-connection-refused"),
  LeadFault(example: "table", fault: "key-rejected", status: 1, entry: "table-key-rejected"),
  LeadFault(example: "table", fault: "table-busy", status: 75, entry: "table-busy"),
  LeadFault(
    example: "table", fault: "insert-denied", status: 1, entry: "table-sas-permissions",
    states: ["refused"]),
  LeadFault(
    example: "table", fault: "leads-table-missing", status: 75,
    entry: "table-leads-table-missing", states: ["refused"]),
  LeadFault(
    example: "marketo", fault: "marketo-submit-denied", status: 75,
    entry: "marketo-permission-missing", states: ["refused"]),
  LeadFault(
    example: "marketo", fault: "marketo-lead-skipped", status: 1,
    entry: "marketo-several-people-match", states: ["refused"]),
  LeadFault(
    example: "marketo", fault: "marketo-lead-lost", status: 75,
    entry: "marketo-test-lead-not-found", states: ["missing"], recorded: 1),
  LeadFault(
    example: "salesforce", fault: "salesforce-lead-refused", status: 1,
    entry: "salesforce-lead-rejected", states: ["refused"]),
  LeadFault(
    example: "salesforce", fault: "salesforce-lead-dropped", status: 75,
    entry: "salesforce-test-lead-not-found", states: ["missing"], recorded: 1),
  LeadFault(
    example: "https-endpoint", fault: "https-endpoint-forbidden", status: 1,
    entry: "https-forbidden", states: ["refused"]),
  LeadFault(
    example: "power-automate", fault: "flow-throttled", status: 75,
    entry: "power-automate-throttled", states: ["refused"]),
]

private let removalFaults: [LeadFault] = [
  LeadFault(
    example: "dynamics", fault: "lead-not-removed", status: 1, entry: "dynamics-test-lead-left",
    states: ["left"], recorded: 1),
  LeadFault(
    example: "dynamics", fault: "secret-expired", status: 1, entry: "aad-client-secret-expired",
    recorded: 1),
  LeadFault(
    example: "table", fault: "row-not-removed", status: 1, entry: "table-sas-permissions",
    states: ["left"], recorded: 1),
  LeadFault(
    example: "table", fault: "table-busy", status: 75, entry: "table-busy", recorded: 1),
  LeadFault(
    example: "marketo", fault: "marketo-delete-denied", status: 75,
    entry: "marketo-permission-missing", states: ["left"], recorded: 1),
  LeadFault(
    example: "salesforce", fault: "salesforce-delete-denied", status: 1,
    entry: "salesforce-test-lead-left", states: ["left"], recorded: 1),
  LeadFault(
    example: "salesforce", fault: "salesforce-session-expired", status: 75,
    entry: "salesforce-session-expired", recorded: 1),
]

@Suite("Test leads and trouble") struct LeadFaultTests {
  @Test(arguments: sendingFaults) func ofSending(_ fault: LeadFault) throws {
    let played = try PlayedLeads()
    try played.order(fault.fault)
    let waits = ["marketo-lead-lost", "salesforce-lead-dropped"].contains(fault.fault)
    let sent = try played.subject(
      "send", fault.example, waits ? "--wait=2" : "--timeout=20")
    #expect(sent.exitStatus == fault.status, sent.summary)
    #expect(sent.entry == fault.entry, sent.summary)
    #expect(sent.states == fault.states, sent.summary)
    #expect(played.record.count == fault.recorded)
  }

  @Test(arguments: removalFaults) func ofRemoving(_ fault: LeadFault) throws {
    let played = try PlayedLeads()
    #expect(try played.subject("send", fault.example, "--wait").exitStatus == 0)
    try played.order(fault.fault)
    let cleaned = try played.subject("clean", fault.example, "--timeout=20")
    #expect(cleaned.exitStatus == fault.status, cleaned.summary)
    #expect(cleaned.entry == fault.entry, cleaned.summary)
    #expect(cleaned.states == fault.states, cleaned.summary)
    #expect(played.record.count == fault.recorded)
    try played.mend(fault.fault)
    let mended = try played.subject("clean", fault.example)
    #expect(mended.exitStatus == 0, mended.summary)
    #expect(mended.states == ["removed"], mended.summary)
    #expect(played.record.isEmpty)
  }

  /// An answer that never comes leaves open whether the lead was written.
  @Test func aLeadOfWhichNothingIsKnown() throws {
    let played = try PlayedLeads()
    try played.order("cut-body@webto.salesforce.com*20")
    let sent = try played.subject("send", "salesforce")
    #expect(sent.exitStatus == 75, sent.summary)
    try played.mend("cut-body")
    #expect(try played.subject("find", "salesforce").exitStatus == 0)
  }

  @Test func aTableIsMadeWhereAskedFor() throws {
    let played = try PlayedLeads()
    try played.order("leads-table-missing")
    let sent = try played.subject("send", "table", "--create-table", "--wait")
    #expect(sent.exitStatus == 0, sent.summary)
    #expect(sent.states == ["arrived"], sent.summary)
    #expect(try played.subject("clean", "table").states == ["removed"])
  }

  @Test func afterOneThatIsNotTakenNoOtherIsSent() throws {
    let played = try PlayedLeads()
    try played.order("insert-denied")
    let sent = try played.subject("send", "table", "--count", "200")
    #expect(sent.exitStatus == 1)
    let refused = sent.states.count { $0 == "refused" }
    #expect((1...16).contains(refused))
    #expect(sent.states.count { $0 == "notSent" } == 200 - refused)
    #expect(played.record.isEmpty)
  }

  @Test func aRecordThatCannotBeWritten() throws {
    let played = try PlayedLeads()
    _ = try played.user.folder.write("home/state/leadline/sent", text: "no folder")
    for verb in ["send", "find", "clean"] {
      let result = try played.run(verb, "table")
      #expect(result.status == 73, "\(result.everything)")
      #expect(result.errorOutput.contains("is no folder"))
    }
    #expect(try PlayedLeads().subject("find", "table").leads.isEmpty)
  }
}
