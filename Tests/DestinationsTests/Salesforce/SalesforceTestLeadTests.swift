import Destinations
import Synchronization
import Testing
import Text
import Transport

@Suite("Salesforce: the test lead") struct SalesforceTestLeadTests {
  private let id: CheckID = "salesforce.test-lead"

  private func run(
    _ world: SalesforceWorld, _ session: SalesforceRun.Session = .token
  ) async -> SalesforceRun { await SalesforceRun.in(world, session, sendsTestLead: true) }

  @Test func isSentFoundAndRemoved() async throws {
    let run = await run(SalesforceWorld())
    #expect(run.troubled == [])
    #expect(run.routes.suffix(3) == [.send, .search, .delete])
    let send = run.requests[run.requests.count - 3]
    #expect(
      send.url == "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8&orgId="
        + SalesforceWorld.organisation)
    #expect(send.headers["Content-Type"] == "application/x-www-form-urlencoded")
    #expect(!send.isRepeatable)
    #expect(send.headers["Authorization"] == nil)
    let body = String(decoding: send.body, as: UTF8.self)
    let fields = try #require(PercentEncoding.decodeForm(body))
    let values = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
    #expect(values["oid"] == SalesforceWorld.organisation)
    let marker = try #require(values["last_name"])
    #expect(marker.hasPrefix("MSFT_TEST_6383"))
    #expect(values["lead_source"] == "\(marker)-\(marker)|leadline")
    #expect(run.requests.last?.url.hasSuffix("/sobjects/Lead/\(SalesforceWorld.lead)") == true)
  }

  @Test func isSentToAnOrganisationOf18Characters() async {
    let entries = SalesforceRun.entries(.none, organisation: "00D5j000001uVaTEAU")
    let run = await SalesforceRun.of(Configuration(entries: entries), sendsTestLead: true)
    #expect(run.requests.last?.url.hasSuffix("orgId=00D5j000001uVaT") == true)
  }

  @Test func isLookedForByHandWithoutASession() async {
    let run = await run(SalesforceWorld(), .none)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "salesforce-look-by-hand")
    #expect(run.said(id).contains("MSFT_TEST_"))
    #expect(run.routes == [.empty, .send])
  }

  @Test func isRefusedByAHeader() async {
    var world = SalesforceWorld()
    world[.send] = .form(processed: "true Exception:common.exception.SalesforceGenericException")
    for session in SalesforceRun.Session.allCases {
      let run = await run(world, session)
      #expect(run.status(id) == .broken)
      #expect(run.entry(id) == "salesforce-lead-rejected")
      #expect(run.said(id).contains("SalesforceGenericException"))
      #expect(!run.routes.contains(.search))
    }
    world[.send] = HTTPResponse(status: 503, headers: ["Is-Processed": "true Exception:x"])
    #expect(await self.run(world, .none).status(id) == .notEstablished)
    world[.send] = .form(processed: "true")
    #expect(await self.run(world, .none).entry(id) == "salesforce-look-by-hand")
  }

  @Test(.timeLimit(.minutes(5))) func isWaitedFor() async {
    var world = SalesforceWorld()
    world.looksBeforeLead = 2
    let run = await run(world)
    #expect(run.status(id) == .ok)
    #expect(run.routes.suffix(5) == [.send, .search, .search, .search, .delete])
  }

  @Test(.timeLimit(.minutes(5))) func isMissedWhereItDoesNotCome() async {
    var world = SalesforceWorld()
    world[.search] = .records([])
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "salesforce-test-lead-not-found")
    #expect(run.routes.count { $0 == .search } == 6)
    #expect(!run.routes.contains(.delete))
  }

  @Test func isNamedWhereItCouldNotBeRemoved() async {
    var world = SalesforceWorld()
    world[.delete] = .salesforce(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access")
    let run = await run(world)
    #expect(run.status(id) == .warning)
    #expect(run.entry(id) == "salesforce-test-lead-left")
    #expect(run.said(id).contains("MSFT_TEST_"))
  }

  @Test func isLookedForByHandWithoutTheRightToLook() async {
    var world = SalesforceWorld()
    world[.search] = .salesforce(400, "INVALID_TYPE", "sObject type 'Lead' is not supported.")
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "salesforce-look-by-hand")
    #expect(run.said(id).contains("INVALID_TYPE"))
  }

  @Test func isRemovedWhenNoAnswerCame() async {
    var world = SalesforceWorld()
    world.answers[.send] = .failure(TransportError(.timedOut, host: "x", reason: "late"))
    world[.search] = .records([["Id": JSONValue(SalesforceWorld.lead)]])
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "network-timeout")
    #expect(run.routes.suffix(3) == [.send, .search, .delete])
  }

  @Test func isSaidToBeThereMaybe() async {
    for session in [SalesforceRun.Session.none, .token] {
      var world = SalesforceWorld()
      world.answers[.send] = .failure(TransportError(.timedOut, host: "x", reason: "late"))
      let run = await run(world, session)
      #expect(run.entry(id) == "network-timeout")
      #expect(run.said(id).contains("may have been written"))
    }
  }

  @Test(arguments: [404, 503, 302, 429])
  func isNotJudgedByAServletThatIsAway(_ status: Int) async {
    var world = SalesforceWorld()
    world[.send] = .page(status)
    let run = await run(world, .none)
    #expect(run.status(id) == .notEstablished)
  }

  @Test func isNotSentToASandboxOrAnotherOrganisation() async {
    var world = SalesforceWorld()
    for response in [
      HTTPResponse.organisation(SalesforceWorld.organisation, isSandbox: true),
      .organisation("00D30000001HWbP"),
    ] {
      world[.organisation] = response
      let run = await run(world)
      #expect(run[id]?.because == "salesforce.organisation")
      #expect(!run.routes.contains(.send))
    }
  }

  @Test func isNotSentWhereAFieldIsMissing() async {
    var world = SalesforceWorld()
    world.fields = [.leadField("A__c", "A")]
    #expect(await run(world)[id]?.because == "salesforce.required-fields")
  }

  @Test func isSentWhereTheFieldsCannotBeSeen() async {
    var world = SalesforceWorld()
    world[.describe] = .salesforce(403, "INSUFFICIENT_ACCESS", "no")
    #expect(await run(world).status(id) == .ok)
  }

  @Test(.timeLimit(.minutes(5))) func isRemovedWhenTheCheckIsCutShort() async {
    let usual = SalesforceWorld().transport
    let isFirst = Mutex(true)
    let transport = ScriptedTransport { request in
      let first = isFirst.withLock { first in
        defer { if SalesforceRoute(request) == .search { first = false } }
        return first
      }
      if SalesforceRoute(request) == .search, first {
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
    options.timeLimit = .seconds(1)
    let reports = await Verification(
      .salesforce, Configuration(entries: SalesforceRun.entries(.token)), over: transport,
      options: options, now: { TableWorld.now }
    ).run()
    #expect(reports.last?.status == .notEstablished)
    #expect(transport.requests.last.map { SalesforceRoute($0) } == .delete)
  }
}

@Suite("Salesforce: the servlet") struct WebToLeadServletTests {
  @Test(arguments: [200, 204, 400, 405]) func isThere(_ status: Int) async {
    var world = SalesforceWorld()
    world[.empty] = HTTPResponse(status: status)
    #expect(await SalesforceRun.in(world).troubled == [])
  }

  @Test(arguments: [
    (404, "salesforce-servlet-unavailable"), (503, "salesforce-servlet-unavailable"),
    (403, "network-captive-portal"), (407, "proxy-authentication"), (302, "network-captive-portal"),
  ])
  func isAway(_ status: Int, _ entry: String) async {
    var world = SalesforceWorld()
    var response = HTTPResponse.page(status)
    if status == 302 {
      response = HTTPResponse(status: 302, headers: ["Location": "https://login.example/"])
    }
    world[.empty] = response
    let run = await SalesforceRun.in(world, .token, sendsTestLead: true)
    #expect(run.troubled == ["salesforce.servlet"])
    #expect(run.status("salesforce.servlet") == .notEstablished)
    #expect(run.entry("salesforce.servlet") == entry)
    #expect(run["salesforce.test-lead"]?.because == "salesforce.servlet")
  }

  @Test(
    arguments: [
      (TransportError.Kind.hostNotFound, "salesforce.host"), (.timedOut, "salesforce.host"),
      (.certificateUntrusted, "salesforce.tls"), (.certificateExpired, "salesforce.tls"),
      (.malformedResponse, "salesforce.servlet"),
    ] as [(TransportError.Kind, CheckID)])
  func isNotReached(_ kind: TransportError.Kind, _ id: CheckID) async {
    var world = SalesforceWorld()
    world.answers[.empty] = .failure(TransportError(kind, host: "x", reason: "trouble"))
    let run = await SalesforceRun.in(world)
    #expect(run.troubled == [id])
    #expect(run.status(id) == .notEstablished)
  }
}
