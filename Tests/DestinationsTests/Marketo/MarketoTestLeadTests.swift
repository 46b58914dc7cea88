import Destinations
import Knowledge
import Testing
import Text
import Transport

@Suite("Marketo: the test lead") struct MarketoTestLeadTests {
  private let id: CheckID = "marketo.test-lead"
  private let own: Set<MarketoRoute> = [.submit, .find, .delete]

  private func run(_ world: MarketoWorld) async -> MarketoRun {
    await MarketoRun.in(world, sendsTestLead: true)
  }

  private func routes(_ run: MarketoRun) -> [MarketoRoute] { run.routes.filter(own.contains) }

  @Test func isNotHandedInUnasked() async {
    let run = await MarketoRun.in(MarketoWorld())
    #expect(run[id] == nil)
    #expect(routes(run).isEmpty)
  }

  @Test func isHandedInFoundAndRemoved() async throws {
    let run = await run(MarketoWorld())
    #expect(run.status(id) == .ok)
    #expect(routes(run) == [.submit, .find, .delete])
    let requests = run.requests.filter { own.contains(MarketoRoute($0)) }
    let body = try JSONParser.parse(requests[0].body)
    #expect(body["formId"]?.integer == 1179)
    let fields = try #require(body["input"]?[0]?["leadFormFields"])
    let marker = try #require(fields["company"]?.string)
    #expect(marker.hasPrefix("MSFT_TEST_6383"))
    #expect(fields["email"]?.string == "\(marker)@test.com")
    #expect(fields["leadSource"]?.string == "\(marker)-\(marker)|leadline")
    #expect(!requests[0].isRepeatable && requests[2].isRepeatable)
    #expect(requests[1].url.contains("filterValues=\(marker)%40test.com&fields=id%2Cemail"))
    // The number of the answer may be the form's as well: removed is only what was found.
    #expect(String(decoding: requests[2].body, as: UTF8.self) == #"{"input":[{"id":318592}]}"#)
    #expect(!run.requests.contains { $0.url.contains("leadCapture") })
  }

  @Test func holdsNothingThatTheFormDoesNotTake() async throws {
    var world = MarketoWorld()
    world.fields.removeAll { ["Phone", "Title"].contains($0["id"]?.string ?? "") }
    let run = await run(world)
    #expect(run.status(id) == .ok)
    let request = try #require(run.requests.first { MarketoRoute($0) == .submit })
    let fields = try JSONParser.parse(request.body)["input"]?[0]?["leadFormFields"]?.object ?? []
    #expect(
      fields.map(\.key) == ["firstName", "lastName", "email", "country", "company", "leadSource"])
  }

  @Test func isWaitedFor() async {
    var world = MarketoWorld()
    world.delay = 2
    let run = await run(world)
    #expect(run.status(id) == .ok)
    #expect(routes(run) == [.submit, .find, .find, .find, .delete])
  }

  @Test(.timeLimit(.minutes(1))) func isLost() async {
    var world = MarketoWorld()
    world.delay = 1000
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "marketo-test-lead-not-found")
    #expect(run.said(id).contains("MSFT_TEST_"))
    #expect(!run.routes.contains(.delete))
  }

  @Test func isLeftOut() async {
    var world = MarketoWorld()
    let reason: JSONValue = ["code": "1003", "message": "Value is required for field 'industry'"]
    world[.submit] = .marketo([["status": "skipped", "reasons": [reason]]])
    let run = await run(world)
    #expect(run.status(id) == .broken)
    #expect(run.entry(id) == "marketo-lead-rejected")
    #expect(
      run.said(id) == "Marketo skipped the lead: 1003: Value is required for field 'industry'")
    #expect(routes(run) == [.submit])
    world[.submit] = .marketo([["status": "skipped"]])
    #expect(await self.run(world).entry(id) == "marketo-lead-rejected")
  }

  @Test func isNotPermitted() async {
    var world = MarketoWorld()
    world[.submit] = .marketoRefusal("603", "Access denied")
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "marketo-permission-missing")
    #expect(run.parameter(id, .permissions)?.hasPrefix("Read-Write Person") == true)
    #expect(routes(run) == [.submit])
  }

  @Test func isRefusedInWordsOfWhichNothingIsKnown() async {
    var world = MarketoWorld()
    world[.submit] = .marketoRefusal("1003", "Form 1179 not found")
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    // It is Marketo that speaks, not the network that failed.
    #expect(run.entry(id) == nil)
    #expect(run.said(id).hasPrefix("1003: Form 1179 not found; the test lead 'MSFT_TEST_"))
  }

  @Test func isLeftWhereItMayNotBeRemoved() async {
    for (route, answer) in [
      (MarketoRoute.delete, HTTPResponse.marketoRefusal("603", "Access denied")),
      (.delete, .marketo([["id": 318_592, "status": "skipped"]])), (.delete, .marketo(nil)),
      (.delete, HTTPResponse(status: 502)),
      (.find, .marketoRefusal("603", "Access denied")),
    ] {
      var world = MarketoWorld()
      world[route] = answer
      let run = await run(world)
      #expect(run.status(id) == .warning)
      #expect(run.entry(id) == "marketo-test-lead-left")
      #expect(run.said(id).contains("MSFT_TEST_"))
    }
  }

  @Test(.timeLimit(.minutes(1))) func isNotWellWhereItWasNeverSeen() async {
    var world = MarketoWorld()
    world.delay = 1000
    world.first[.find] = .marketoRefusal("606", "Max rate limit '100' exceeded")
    let run = await run(world)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "marketo-test-lead-not-found")
    #expect(routes(run) == [.submit, .find, .find])
    world.delay = 0
    #expect(await self.run(world).status(id) == .ok)
  }

  @Test func isGoneWhereSomebodyElseRemovedIt() async {
    var world = MarketoWorld()
    let reason: JSONValue = ["code": "1004", "message": "Lead not found"]
    world[.delete] = .marketo([["id": 318_592, "status": "skipped", "reasons": [reason]]])
    #expect(await run(world).status(id) == .ok)
  }

  @Test func removesNobodyElse() async {
    var world = MarketoWorld()
    world[.find] = .marketo([
      ["id": 1, "email": "jsmith@contoso.com"], ["id": 2], ["id": 3, "email": nil],
    ])
    let run = await run(world)
    #expect(run.entry(id) == "marketo-test-lead-not-found")
    #expect(!run.routes.contains(.delete))
  }

  @Test func isRemovedWhenNoAnswerCame() async {
    for answer in [
      ScriptedTransport.Answer.failure(TransportError(.timedOut, host: "x", reason: "late")),
      .success(HTTPResponse(status: 504)), .success(.marketoRefusal("604", "Request timed out")),
    ] {
      var world = MarketoWorld()
      world.answers[.submit] = answer
      let run = await run(world)
      #expect(run.status(id) == .notEstablished)
      #expect(routes(run) == [.submit, .find])
      #expect(run.said(id).contains("may have been written"))
      world.answers[.find] = .failure(TransportError(.timedOut, host: "x", reason: "late"))
      let unseen = await self.run(world)
      #expect(unseen.status(id) == .notEstablished)
      #expect(unseen.said(id).contains("may have been written"))
    }
  }

  @Test func isNotTriedWhereTheFormTakesNone() async {
    var world = MarketoWorld()
    world.fields.removeLast()
    let run = await run(world)
    #expect(run.status(id) == .skipped)
    #expect(run[id]?.because == "marketo.lead-source")
    #expect(routes(run).isEmpty)
  }

  @Test(.timeLimit(.minutes(1))) func isRemovedWhenTheCheckIsCutShort() async {
    var world = MarketoWorld()
    world.delay = 2
    let run = await MarketoRun.over(
      world.transport, sendsTestLead: true, timeLimit: .milliseconds(700))
    #expect(run.status(id) == .notEstablished)
    #expect(routes(run) == [.submit, .find, .find, .find, .delete])
  }
}
