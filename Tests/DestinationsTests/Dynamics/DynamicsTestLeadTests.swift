import Destinations
import Knowledge
import Synchronization
import Testing
import Text
import Transport

private let check: CheckID = "dynamics.test-lead"

private func refused(_ status: Int, _ code: String, _ text: String) -> [DynamicsRoute: HTTPResponse]
{
  [.createLead: .refusal(status, code, text)]
}

private let verdicts: [DynamicsVerdict] = [
  .said(
    "a plug-in", refused(400, "0x80040265", "LeadGuard: A lead needs a campaign."), check,
    else: "dynamics-plugin-error", words: "0x80040265: LeadGuard"),
  .said(
    "a duplicate", refused(412, "0x80040333", "A record was not created, a duplicate exists."),
    check, else: "dynamics-plugin-error", words: "duplicate"),
  .entry(
    "a privilege", refused(403, "0x80040220", "is missing prvCreateLead privilege"), check,
    "dynamics-privilege-missing", words: "prvCreateLead"),
  .said(
    "a secured column",
    refused(403, "0x8004F502", "The user does not have create permissions to a secured field."),
    check, else: "dynamics-missing-create-permission", words: "0x8004F502: The user"),
  .said(
    "no table", refused(404, "0x80060888", "Resource not found for the segment 'leads'."), check,
    else: "dynamics-lead-table-missing", words: "segment"),
  .said(
    "an answer that nobody expects", refused(405, "0x8006088a", "Not supported."), check,
    .notEstablished, else: "network-unexpected-answer", words: "Not supported."),
  .entry(
    "a lead that stays", [.deleteLead: .refusal(403, "0x80040220", "is missing prvDeleteLead")],
    check, "dynamics-test-lead-left", .warning, words: "MSFT_TEST_"),
]

@Suite("Dynamics: the test lead") struct DynamicsTestLeadTests {
  private func run(_ world: DynamicsWorld) async -> DynamicsRun {
    await DynamicsRun.in(world, sendsTestLead: true)
  }

  @Test(arguments: verdicts) func judges(_ verdict: DynamicsVerdict) async {
    await verdict.prove(sendsTestLead: true)
  }

  @Test func writesFindsAndRemoves() async throws {
    let run = await run(DynamicsWorld())
    #expect(run.routes.suffix(3) == [.createLead, .findLead, .deleteLead])
    let create = try #require(run.requests.first { DynamicsRoute($0) == .createLead })
    let row = try JSONParser.parse(create.body)
    let marker = try #require(row["subject"]?.string)
    // 1,700,000,000 seconds after 1970, counted in ticks since the year 1.
    #expect(marker.hasPrefix("MSFT_TEST_63835597") || marker.hasPrefix("MSFT_TEST_6383"))
    #expect(marker.utf8.count == 28)
    #expect(row["leadsourcecode"]?.integer == 8)
    #expect(row["emailaddress1"]?.string == "\(marker)@test.com")
    #expect(!create.isRepeatable)
    let find = try #require(run.requests.first { DynamicsRoute($0) == .findLead })
    #expect(find.url.hasSuffix("$filter=subject%20eq%20%27\(marker)%27"))
    #expect(run.requests.last?.url.hasSuffix("/leads(\(DynamicsWorld.lead))") == true)
    #expect(run.requests.last?.method == "DELETE")
  }

  @Test func tellsLeadsOfOneSecondApart() async throws {
    let runs = [await run(DynamicsWorld()), await run(DynamicsWorld())]
    let bodies = runs.compactMap { run in
      run.requests.first { DynamicsRoute($0) == .createLead }?.body
    }
    #expect(Set(bodies).count == 2)
  }

  @Test func removesWhatItMayNotFind() async {
    var world = DynamicsWorld()
    world[.findLead] = .refusal(403, "0x80040220", "is missing prvReadLead privilege")
    let run = await run(world)
    #expect(run.status(check) == .ok)
    #expect(run.routes.last == .deleteLead)
  }

  @Test func removesWhenTheSearchFails() async {
    var world = DynamicsWorld()
    world[.findLead] = HTTPResponse(status: 503)
    let run = await run(world)
    #expect(run.status(check) == .notEstablished)
    #expect(run.routes.last == .deleteLead)
  }

  @Test func warnsOfALeadThatIsNotFoundAgain() async {
    var world = DynamicsWorld()
    world[.findLead] = .rows([])
    let run = await run(world)
    #expect(run.status(check) == .warning)
    #expect(run.routes.last == .deleteLead)
  }

  @Test func takesALeadThatIsGoneForRemoved() async {
    var world = DynamicsWorld()
    world[.deleteLead] = .refusal(404, "0x80040217", "Does Not Exist")
    #expect(await run(world).status(check) == .ok)
  }

  @Test func findsTheLeadWhoseAddressWasNotTold() async {
    var world = DynamicsWorld()
    world[.createLead] = HTTPResponse(status: 204)
    let run = await run(world)
    #expect(run.status(check) == .ok)
    #expect(run.requests.last?.url.hasSuffix("/leads(\(DynamicsWorld.lead))") == true)
  }

  @Test func removesALeadOfWhichNobodySaidThatItWasWritten() async {
    var world = DynamicsWorld()
    world.orders[.createLead] = .failure(
      TransportError(.timedOut, host: DynamicsWorld.host, reason: "no answer"))
    let found = await run(world)
    #expect(found.status(check) == .notEstablished)
    #expect(found.entry(check) == "network-timeout")
    #expect(found.routes.suffix(3) == [.createLead, .findLead, .deleteLead])

    world[.findLead] = .rows([])
    let missing = await run(world)
    #expect(missing.entry(check) == "network-timeout")
    #expect(missing.routes.last == .findLead)

    world.orders[.findLead] = world.orders[.createLead]
    let unknown = await run(world)
    #expect(unknown.status(check) == .notEstablished)
    #expect(unknown.said(check).contains("may have been written"))
    #expect(unknown.said(check).contains("MSFT_TEST_"))

    world[.findLead] = .rows([["leadid": JSONValue(DynamicsWorld.lead)]])
    world[.deleteLead] = .refusal(403, "0x80040220", "is missing prvDeleteLead")
    #expect(await run(world).entry(check) == "dynamics-test-lead-left")
  }

  @Test func removesTheLeadOfACheckThatIsCancelled() async {
    let world = DynamicsWorld()
    let isFinding = Mutex(false)
    let transport = ScriptedTransport { request in
      let route = DynamicsRoute(request)
      if route == .findLead {
        isFinding.withLock { $0 = true }
        try? await Task.sleep(for: .seconds(60))
      }
      if Task.isCancelled {
        return .failure(TransportError(.cancelled, host: "", reason: "cancelled"))
      }
      return world.answer(to: route)
    }
    let work = Task { await DynamicsRun.over(transport, sendsTestLead: true) }
    while !isFinding.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(2)) }
    work.cancel()
    let run = await work.value
    #expect(run.routes.last == .deleteLead)
    #expect(run.status(check) != .ok)
  }

  @Test func writesNothingWhereAPrivilegeIsMissing() async {
    var world = DynamicsWorld()
    world[.privilege("prvCreateLead")] = .json(["RolePrivileges": []])
    let run = await run(world)
    #expect(run["dynamics.test-lead"]?.because == "dynamics.privileges")
    #expect(!run.routes.contains(.createLead))
  }
}
