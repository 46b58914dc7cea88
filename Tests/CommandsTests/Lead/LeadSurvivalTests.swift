import Glibc
import TestSupport
import Testing
import Text

/// What was not sent from here stays, however much it looks like it.
@Suite("Other people's leads stay") struct LeadSurvivalTests {
  private let played: PlayedLeads

  init() throws { played = try PlayedLeads() }

  /// A test lead as Marketplace may write it, in whatever way it makes keys.
  private static func row(_ marker: String, partition: String, row: String) -> JSONValue {
    [
      "PartitionKey": JSONValue(partition), "RowKey": JSONValue(row), "ActionCode": "INS",
      "LeadSource": JSONValue("\(marker)-\(marker)|leadline"), "Description": JSONValue(marker),
      "OfferDisplayName": "leadline",
      "CustomerInfo": JSONValue("{\"Email\":\"\(marker)@test.com\",\"LastName\":\"\(marker)\"}"),
    ]
  }

  private func addOthers() async throws -> Set<String> {
    var markers: Set<String> = []
    for number in 0..<60 {
      let marker = "MSFT_TEST_\(639_308_045_931_457_000 + number)"
      markers.insert(marker)
      let isLikeOurs = number % 2 == 0
      try await played.insertRow(
        Self.row(
          marker, partition: isLikeOurs ? marker : "2026-11-\(number)",
          row: isLikeOurs ? marker : "row's \(number)"))
    }
    return markers
  }

  @Test func aThousandLeadsBesideThem() async throws {
    let others = try await addOthers()
    let before = try await played.tableRows()
    let sent = try played.subject("send", "table", "--count", "1000")
    #expect(sent.exitStatus == 0, "\(sent.checks)")
    #expect(Set(sent.markers).count == 1000)
    #expect(try await played.tableRows().count == before.count + 1000)

    let found = try played.subject("find", "table", "--limit", "2000")
    #expect(found.leads.count == 1060)
    let foreign = found.leads.filter { $0["isOwn"]?.bool == false }
    #expect(Set(foreign.compactMap { $0["marker"]?.string }) == others)
    #expect(found.markers == found.markers.sorted().reversed())

    let cleaned = try played.subject("clean", "table")
    #expect(cleaned.exitStatus == 0, "\(cleaned.checks)")
    #expect(cleaned.states.count { $0 == "removed" } == 1000)
    #expect(try await played.tableRows() == before)
    #expect(played.record.isEmpty)
  }

  @Test(
    arguments: [
      ["Description": "call back on Monday"], ["CustomerInfo": "{\"Email\":\"erika@example.com\"}"],
      ["LeadSource": "AzureMarketplace-INS|contoso.contoso-crm"],
    ] as [JSONValue])
  func aRowThatSomebodyChanged(_ change: JSONValue) async throws {
    let sent = try played.subject("send", "table", "--count", "2")
    let marker = try #require(sent.markers.first)
    try await played.changeRow(marker, change)
    let before = try await played.tableRows()
    for _ in 0..<2 {
      let cleaned = try played.subject("clean", "table")
      #expect(cleaned.exitStatus == 1, cleaned.summary)
      #expect(cleaned.states.contains("changed"))
      #expect(played.record.strings("marker") == [marker])
    }
    let after = try await played.tableRows()
    #expect(after.count == before.count - 1)
    #expect(after.contains { $0["RowKey"]?.string == marker })
    #expect(try played.subject("clean", "table", "--forget").exitStatus == 1)
    #expect(played.record.isEmpty)
    #expect(try await played.tableRows() == after)
  }

  @Test func leadsOfAnEnvironment() async throws {
    try await played.insertDynamicsRow([
      "subject": "MSFT_TEST_639308045931457000", "lastname": "MSFT_TEST_639308045931457000",
      "emailaddress1": "MSFT_TEST_639308045931457000@test.com",
    ])
    let before = try await played.dynamicsRows()
    let sent = try played.subject("send", "dynamics", "--count", "3")
    let id = try #require(sent.leads[1]["id"]?.string)
    // Neither its subject nor its address leads to it any more.
    try await played.changeDynamicsRow(
      id, ["subject": "Erika's lead", "emailaddress1": "erika@example.com"])
    let cleaned = try played.subject("clean", "dynamics")
    #expect(cleaned.exitStatus == 1, cleaned.summary)
    #expect(cleaned.states == ["removed", "changed", "removed"], cleaned.summary)
    let after = try await played.dynamicsRows()
    #expect(after.count == before.count + 1)
    #expect(after.contains { $0["leadid"]?.string == id })
    for row in before { #expect(after.contains(row)) }
    #expect(played.record.strings("id") == [id])
  }

  /// Killed while it sends, what may have been written stands in the record.
  @Test func aSenderThatIsKilled() async throws {
    let before = try await played.tableRows()
    let script = """
      "$LEADLINE" "$@" & child=$!
      until [ -e "$XDG_STATE_HOME/leadline/sent/leads.jsonl" ]; do sleep 0.01; done
      sleep 0.15; kill -9 $child; wait $child
      """
    let words =
      ["-c", script, "bash", "lead", "send", "\(Installation.examples)/table.json"]
      + ["--count", "1000"] + played.way
    let killed = try ChildProcess(
      "/bin/bash", words,
      environment: played.user.environment.merging(["LEADLINE": played.user.program]) { $1 }
    ).run()
    #expect(killed.status == 128 + 9, "\(killed.errorOutput)")
    #expect(played.record.count == 1000)
    let written = try await played.tableRows().count - before.count
    #expect((0..<1000).contains(written))
    let cleaned = try played.subject("clean", "table")
    #expect(cleaned.states.count { $0 == "removed" } == written)
    // What was not sent may yet be on its way, for all that is known.
    #expect(cleaned.states.count { $0 == "awaited" } == 1000 - written)
    #expect(try await played.tableRows() == before)
    #expect(played.record.count == 1000 - written)
  }
}
