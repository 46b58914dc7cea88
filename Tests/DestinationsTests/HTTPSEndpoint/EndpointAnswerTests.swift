import Destinations
import Knowledge
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

@Suite("HTTPS endpoint: what answers") struct EndpointAnswerTests {
  private func run(_ response: HTTPResponse, _ url: String = World.url) async -> HTTPSEndpointRun {
    await .in(HTTPSEndpointWorld(usual: .success(response)), url)
  }

  @Test(arguments: [200, 204, 400, 401, 403, 404, 405, 409, 415, 501, 505])
  func whatIsSaidToOptionsSaysNothingAboutLeads(_ status: Int) async {
    for url in [World.url, World.flow, World.function] {
      #expect(await run(HTTPResponse(status: status), url).troubled == [])
      #expect(await run(.page(status), url).troubled == [])
    }
  }

  @Test(arguments: [
    (500, "https-endpoint-unavailable"), (502, "https-endpoint-unavailable"),
    (503, "https-endpoint-unavailable"), (504, "https-endpoint-unavailable"),
    (429, "network-throttled"), (407, "proxy-authentication"), (408, "network-timeout"),
    (511, "network-captive-portal"), (304, "network-unexpected-answer"),
    (302, "network-unexpected-answer"),
  ])
  func nothingIsEstablishedByOthers(_ status: Int, _ entry: String) async {
    let run = await run(HTTPResponse(status: status, headers: ["Retry-After": "7"]))
    #expect(run.troubled == ["answer"])
    #expect(run.status("answer") == .notEstablished)
    #expect(run.entry("answer") == entry)
    #expect(run.said("answer") == "HTTP \(status) from \(World.host)")
  }

  @Test func aFlowThatIsAskedTooMuchSaysSo() async {
    let run = await run(HTTPResponse(status: 429, headers: ["Retry-After": "7"]), World.flow)
    #expect(run.entry("answer") == "power-automate-throttled")
    #expect(run.parameter("answer", .seconds) == "7")
  }

  @Test func anAppThatWasStoppedIsBroken() async {
    var world = HTTPSEndpointWorld(usual: .success(.stoppedApp))
    world.lead = .success(.stoppedApp)
    let run = await HTTPSEndpointRun.in(world, World.function, sendsTestLead: true)
    #expect(run.status("answer") == .broken)
    #expect(run.entry("answer") == "azure-function-stopped")
    #expect(run.status("test-lead") == .skipped)
    #expect(await HTTPSEndpointRun.in(world, World.url).troubled == [])
  }

  @Test func aHostOfFunctionsThatIsDownMayComeBack() async {
    let down = HTTPResponse.plain(503, "Function host is not running.")
    var world = HTTPSEndpointWorld(usual: .success(down))
    world.lead = .success(down)
    let run = await HTTPSEndpointRun.in(world, World.function, sendsTestLead: true)
    #expect(run.status("answer") == .notEstablished)
    #expect(run.entry("answer") == "azure-function-host-down")
    #expect(run.said("answer").contains("Function host is not running."))
    #expect(run.status("test-lead") == .notEstablished)
    #expect(run.entry("test-lead") == "azure-function-host-down")
    #expect(
      await HTTPSEndpointRun.in(world, World.url).entry("answer") == "https-endpoint-unavailable")
  }

  @Test(arguments: [TransportError.Kind.timedOut, .connectionReset, .responseTooLarge])
  func anAnswerThatNeverEndsIsOneAllTheSame(_ kind: TransportError.Kind) async {
    let error = TransportError(kind, host: World.host, reason: "cut", status: 200)
    let run = await HTTPSEndpointRun.in(
      HTTPSEndpointWorld(usual: .failure(error)), sendsTestLead: true)
    #expect(run.troubled == [])
  }

  @Test func whatIsNoHTTPIsNoAnswer() async {
    let error = TransportError(.malformedResponse, host: World.host, reason: "not HTTP")
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(usual: .failure(error)))
    #expect(run.troubled == ["answer"])
    #expect(run.status("answer") == .notEstablished)
  }

  @Test func noHalfOfASecretIsShown() async {
    let answers = (150...220).map { count in
      HTTPResponse.plain(500, String(repeating: "x", count: count) + " " + World.flow)
    }
    for response in answers + [.plain(500, "sig=\(World.signature.prefix(30))")] {
      let run = await run(response, World.flow)
      #expect(run.status("answer") == .notEstablished)
      #expect(!run.shown.contains("cnr"))
    }
    let long = HTTPResponse.plain(500, String(repeating: World.flow, count: 300))
    #expect(await self.run(long, World.flow).said("answer") == "HTTP 500 from \(World.flowHost)")
  }

  @Test func whatTheServerRepeatsOfTheAddressIsHidden() async {
    for url in [World.flow, World.function, World.url] {
      let path = url.dropFirst(8).drop { $0 != "/" }
      let words = HTTPResponse.plain(500, "Cannot OPTIONS \(path) (\(url))")
      let run = await run(words, url)
      #expect(run.said("answer").contains("Cannot OPTIONS"))
      for piece in ["cnr", "triggers", "marketplace"] { #expect(!run.shown.contains(piece)) }
    }
  }
}
