import Destinations
import Knowledge
import Synchronization
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

@Suite("HTTPS endpoint: the test lead") struct EndpointTestLeadTests {
  @Test func isSentByTheDocumentedSchema() async throws {
    let run = await HTTPSEndpointRun.in(World(), World.flow, sendsTestLead: true)
    #expect(run.reports.allSatisfy { $0.status == .ok })
    #expect(run.requests.map(\.method) == ["OPTIONS", "POST"])
    let request = try #require(run.requests.last)
    #expect(request.url == World.flow)
    #expect(request.headers["Content-Type"] == "application/json")
    #expect(request.reach == .publicInternet)
    #expect(!request.isRepeatable)
    #expect(request.secrets.contains(Secret(World.signature)))
    let body = try JSONParser.parse(request.body)
    let marker = try #require(body["Description"]?.string)
    #expect(marker.hasPrefix("MSFT_TEST_") && marker.utf8.count == 28)
    #expect(body["LeadSource"]?.string == "AzureMarketplace")
    #expect(body["ActionCode"]?.string == "INS")
    #expect(body["OfferTitle"]?.string == "leadline")
    #expect(body["UserDetails"]?["Email"]?.string == "\(marker)@test.com")
  }

  @Test func isNotSentWithoutConsent() async {
    let run = await HTTPSEndpointRun.in()
    #expect(run["test-lead"] == nil)
    #expect(!run.requests.contains { $0.method == "POST" })
  }

  @Test func saysThatItStays() {
    let check = Destination.httpsEndpoint.checks.first { $0.kind == .testLead }
    #expect(check?.title.contains("stays") == true)
  }

  @Test(arguments: [200, 201, 202, 204]) func isTaken(_ status: Int) async {
    #expect(await HTTPSEndpointRun.lead(HTTPResponse(status: status)).troubled == [])
    #expect(await HTTPSEndpointRun.lead(.plain(status, "ok")).troubled == [])
    #expect(await HTTPSEndpointRun.lead(.json(["id": 7], status: status)).troubled == [])
  }

  @Test func aPageIsNoReceipt() async {
    let run = await HTTPSEndpointRun.lead(.page(200))
    #expect(run.status("test-lead") == .warning)
    #expect(run.entry("test-lead") == "https-answer-is-page")
    let untyped = HTTPResponse(status: 200, body: Array("\n<HTML><body>Sign in".utf8))
    #expect(await HTTPSEndpointRun.lead(untyped).entry("test-lead") == "https-answer-is-page")
  }

  @Test(arguments: [(5, false), (6, true), (19, true)])
  func aSlowAnswerIsAWarning(_ seconds: Int, _ isSlow: Bool) async {
    let time = Mutex(0)
    let world = World()
    let transport = ScriptedTransport { request in
      if request.method == "POST" { time.withLock { $0 = seconds } }
      return request.method == "POST" ? world.lead : world.usual
    }
    var options = Verification.Options()
    options.sendsTestLead = true
    let configuration = Configuration(
      entries: ["httpsEndpointUrl": .init(.secret(Secret(World.url)))])
    let reports = await Verification(
      .httpsEndpoint, configuration, over: transport, options: options,
      now: { Timestamp(seconds: World.now.seconds + time.withLock { $0 }) }
    ).run()
    let report = reports.last
    #expect(report?.status == (isSlow ? .warning : .ok))
    #expect(report?.observation?.entry?.rawValue == (isSlow ? "https-answer-slow" : nil))
    #expect(report?.observation?.parameters[.seconds] == (isSlow ? "\(seconds)" : nil))
  }

  @Test(arguments: [TransportError.Kind.timedOut, .responseTooLarge], [nil, 200, 202, 404])
  func anAnswerWithoutEndIsAWarningWhereItHadBegunWell(
    _ kind: TransportError.Kind, _ status: Int?
  ) async {
    let error = TransportError(kind, host: World.host, reason: "no end", status: status)
    let run = await HTTPSEndpointRun.in(
      World(lead: .failure(error)), sendsTestLead: true)
    let hasBegunWell = status.map { $0 < 300 } ?? false
    #expect(run.troubled == ["test-lead"])
    #expect(run.status("test-lead") == (hasBegunWell ? .warning : .notEstablished))
    #expect((run.entry("test-lead") == "https-answer-endless") == hasBegunWell)
  }

  @Test func anAddressThatHasChangedToAPrivateOneIsBroken() async {
    let error = TransportError(.privateAddress, host: World.host, reason: "10.0.0.5")
    let run = await HTTPSEndpointRun.in(World(lead: .failure(error)), sendsTestLead: true)
    #expect(run.status("test-lead") == .broken)
    #expect(run.entry("test-lead") == "https-address-private")
  }

  @Test(arguments: [TransportError.Kind.connectionReset, .hostNotFound, .certificateExpired])
  func troubleOnTheWayEstablishesNothing(_ kind: TransportError.Kind) async {
    let error = TransportError(kind, host: World.host, reason: "cut at \(World.flow)", status: 200)
    let run = await HTTPSEndpointRun.in(
      World(lead: .failure(error)), World.flow, sendsTestLead: true)
    #expect(run.status("test-lead") == .notEstablished)
    #expect(!run.shown.contains("cnr"))
  }

  /// A server that fails at OPTIONS may take leads.
  @Test func isSentWhereNothingWasEstablishedBefore() async {
    var world = World()
    world.usual = .success(HTTPResponse(status: 500))
    let run = await HTTPSEndpointRun.in(world, sendsTestLead: true)
    #expect(run.troubled == ["answer"])
    #expect(run.status("test-lead") == .ok)
  }
}
