import Destinations
import Testing
import Text
import Transport

@Suite("Marketo: the instance") struct MarketoConnectionTests {
  @Test(arguments: [
    HTTPResponse.page(404), HTTPResponse(status: 404), .json(["message": "no"], status: 404),
  ])
  func isToldFromAnyHost(_ response: HTTPResponse) async {
    var world = MarketoWorld()
    world[.anonymous] = response
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.instance"])
    #expect(run.status("marketo.instance") == .broken)
    #expect(run.entry("marketo.instance") == "marketo-instance-not-found")
    #expect(run.routes == [.anonymous])
  }

  @Test(arguments: [
    HTTPResponse.page(200), .page(403), HTTPResponse(status: 200), HTTPResponse(status: 403),
    .json([:]), .json(["success": true]), HTTPResponse(status: 503),
    HTTPResponse(status: 302, headers: ["Location": "https://login.example/"]),
  ])
  func isNotEstablishedWhereSomebodyElseAnswers(_ response: HTTPResponse) async {
    var world = MarketoWorld()
    world[.anonymous] = response
    let run = await MarketoRun.in(world)
    #expect(run.troubled == ["marketo.instance"])
    #expect(run.status("marketo.instance") == .notEstablished)
    #expect(run.entry("marketo.instance")?.hasPrefix("network-") == true)
  }

  @Test(arguments: [
    HTTPResponse.marketoRefusal("601", "Access token invalid"),
    .marketoRefusal("600", "Empty access token"),
    .marketoSignIn("unauthorized", "Full authentication is required"), .marketo([]),
  ])
  func isKnownByItsWords(_ response: HTTPResponse) async {
    var world = MarketoWorld()
    world[.anonymous] = response
    #expect(await MarketoRun.in(world).troubled == [])
  }

  @Test func isNotThereWhereNoNameIs() async {
    var world = MarketoWorld()
    world.answers[.anonymous] = .failure(TransportError(.hostNotFound, host: "x", reason: "no"))
    let run = await MarketoRun.in(world)
    #expect(run.status("marketo.host") == .broken)
    #expect(run.entry("marketo.host") == "marketo-instance-not-found")
  }

  @Test(arguments: [
    (TransportError.Kind.certificateExpired, CheckID("marketo.tls")),
    (.certificateUntrusted, "marketo.tls"), (.tlsProtocol, "marketo.tls"),
    (.malformedResponse, "marketo.instance"), (.responseTooLarge, "marketo.instance"),
    (.timedOut, "marketo.host"), (.connectionRefused, "marketo.host"),
    (.resolverUnavailable, "marketo.host"), (.proxyRefused, "marketo.host"),
  ])
  func reportsTroubleWhereItBelongs(_ kind: TransportError.Kind, _ id: CheckID) async {
    var world = MarketoWorld()
    world.answers[.anonymous] = .failure(TransportError(kind, host: "x", reason: "trouble"))
    let run = await MarketoRun.in(world)
    #expect(run.troubled == [id])
    #expect(run.status(id) == .notEstablished)
  }

  @Test func isAskedUnderItsOwnNameWhateverWasEntered() async {
    for text in ["123-pqr-789", " 123-PQR-789 "] {
      let run = await MarketoRun.in(MarketoWorld(), MarketoRun.usual(but: "munchkinId", text))
      #expect(run.troubled == ["marketo.munchkin-id"])
      #expect(run.requests.allSatisfy { $0.url.hasPrefix("https://\(MarketoWorld.host)/") })
    }
    for text in ["evil.example/123-PQR-789", "123-PQR-789.evil.example", "123-PQR-789@evil"] {
      let run = await MarketoRun.in(MarketoWorld(), MarketoRun.usual(but: "munchkinId", text))
      #expect(run.status("marketo.munchkin-id") == .broken)
      #expect(run.requests.isEmpty)
    }
  }
}
