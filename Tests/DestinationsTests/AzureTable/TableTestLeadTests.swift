import Destinations
import Testing
import Text
import Transport

@Suite("Table: the test lead") struct TableTestLeadTests {
  private let id: CheckID = "table.test-lead"

  private func run(_ world: TableWorld) async -> TableRun {
    await TableRun.in(world, sendsTestLead: true)
  }

  @Test func isNotWrittenUnasked() async {
    let run = await TableRun.in()
    #expect(run[id] == nil)
    #expect(run.requests.allSatisfy { $0.method == "GET" })
  }

  @Test func isWrittenFoundAndRemoved() async throws {
    let run = await run(TableWorld())
    #expect(run.status(id) == .ok)
    let own = run.requests.filter { [.insert, .row, .deleteRow].contains(TableRoute($0)) }
    #expect(own.map(\.method) == ["POST", "GET", "DELETE"])
    let row = try JSONParser.parse(try #require(own.first).body)
    let marker = try #require(row["RowKey"]?.string)
    #expect(marker.hasPrefix("MSFT_TEST_6383"))
    #expect(row["CustomerInfo"]?.string?.contains("\(marker)@test.com") == true)
    #expect(own.allSatisfy { $0.url.contains("/marketPlaceLeads") })
    #expect(own[2].url.contains("(PartitionKey='\(marker)',RowKey='\(marker)')"))
    #expect(own[2].headers["If-Match"] == "*")
    #expect(own[0].isRepeatable == false)
  }

  @Test func goesIntoATableOfItsOwnWhereThereIsNone() async throws {
    var world = TableWorld()
    world.tables = ["AuditLog"]
    let run = await run(world)
    #expect(run.status(id) == .ok)
    #expect(
      run.routes.filter { ![.anonymous, .signIn, .tables].contains($0) }
        == [.createTable, .insert, .row, .deleteRow, .deleteTable])
    for request in run.requests.suffix(5) {
      let text = request.url + String(decoding: request.body, as: UTF8.self)
      #expect(text.contains("LeadlineTest"))
      #expect(!text.lowercased().contains("marketplaceleads"))
    }
  }

  @Test(arguments: [
    (403, "AuthorizationPermissionMismatch", CheckStatus.broken, "table-sas-permissions"),
    (409, "TableBeingDeleted", .notEstablished, "table-being-deleted"),
    (404, "TableNotFound", .broken, "table-leads-table-missing"),
  ])
  func isRefused(_ status: Int, _ code: String, _ verdict: CheckStatus, _ entry: String) async {
    var world = TableWorld()
    world[.insert] = .tableRefusal(status, code)
    let run = await run(world)
    #expect(run.status(id) == verdict)
    #expect(run.entry(id) == entry)
    #expect(!run.routes.contains(.deleteRow))
  }

  @Test func isNamedWhereItCouldNotBeRemoved() async {
    for answer in [
      HTTPResponse.tableRefusal(403, "AuthorizationPermissionMismatch"),
      .tableRefusal(500, "InternalError"),
    ] {
      var world = TableWorld()
      world[.deleteRow] = answer
      let run = await run(world)
      #expect(run.status(id) == .warning)
      #expect(run.entry(id) == "table-test-lead-left")
      #expect(run.said(id).contains("MSFT_TEST_"))
    }
  }

  @Test func namesATableThatCouldNotBeRemoved() async {
    var world = TableWorld()
    world.tables = []
    world[.deleteTable] = .tableRefusal(403, "AuthorizationPermissionMismatch")
    let run = await run(world)
    #expect(run.entry(id) == "table-test-lead-left")
    #expect(run.said(id).contains("LeadlineTest"))
  }

  @Test func isRemovedWhenNoAnswerCame() async {
    var world = TableWorld()
    world.answers[.insert] = .failure(TransportError(.timedOut, host: "x", reason: "late"))
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "network-timeout")
    #expect(run.routes.last == .deleteRow)
  }

  @Test func isWarnedAboutWhenItIsNotFoundAgain() async {
    var world = TableWorld()
    world[.row] = .tableRefusal(404, "ResourceNotFound")
    let run = await run(world)
    #expect(run.status(id) == .warning)
    #expect(run.said(id).contains("not found again"))
    #expect(run.routes.last == .deleteRow)
  }

  @Test func waitsForTheSignInAndTheTable() async {
    var world = TableWorld()
    world[.signIn] = .tableRefusal(403, "AuthenticationFailed")
    let run = await run(world)
    #expect(run.status(id) == .skipped)
    #expect(run[id]?.because == "table.sign-in")
    #expect(run.routes == [.anonymous, .signIn])
  }

  @Test(.timeLimit(.minutes(1))) func isRemovedWhenTheCheckIsCutShort() async {
    let usual = TableWorld().transport
    let transport = ScriptedTransport { request in
      if TableRoute(request) == .row {
        try? await Task.sleep(for: .seconds(60))
        return .failure(TransportError(.cancelled, host: "x", reason: "cancelled"))
      }
      do throws(TransportError) {
        return .success(try await usual.send(request))
      } catch {
        return .failure(error)
      }
    }
    var options = Verification.Options()
    options.sendsTestLead = true
    options.timeLimit = .milliseconds(300)
    let configuration = Configuration(
      entries: ["storageAccountConnectionString": .init(.secret(Secret(TableWorld.connection)))])
    let reports = await Verification(
      .azureTable, configuration, over: transport, options: options, now: { TableWorld.now }
    ).run()
    #expect(reports.last?.status == .notEstablished)
    #expect(transport.requests.last.map { TableRoute($0) } == .deleteRow)
  }
}
