import Destinations
import Testing
import Text
import Transport

@Suite("Marketo: the form as everybody sees it") struct MarketoPublicFormTests {
  private let id: CheckID = "marketo.public-form"

  private func run(
    _ response: HTTPResponse? = nil, _ values: [String: String] = MarketoRun.older
  ) async -> MarketoRun {
    var world = MarketoWorld()
    world[.publicForm] = response
    return await MarketoRun.in(world, values)
  }

  @Test func isAllThatIsSeenWithoutCredentials() async {
    let run = await run()
    #expect(run.troubled == ["marketo.credentials"])
    #expect(run.status(id) == .ok)
    #expect(Set(run.routes) == [.anonymous, .publicForm])
    let asked = run.requests.first { MarketoRoute($0) == .publicForm }
    #expect(
      asked?.url
        == "https://app-ys12.marketo.com/index.php/form/getForm?munchkinId=123-PQR-789&form=1179")
    #expect(run["marketo.sign-in"] == nil && run["marketo.form"] == nil)
  }

  @Test func isOnTheInstancesOwnHostWhereNoServerIsKnown() async {
    for server in ["app-ys12.evil.example", "evil.example/ys12", "x@evil.example"] {
      let run = await run(nil, MarketoRun.older.merging(["serverId": server]) { $1 })
      #expect(run.status("marketo.server-id") == .warning)
      let asked = run.requests.first { MarketoRoute($0) == .publicForm }
      #expect(asked?.url.hasPrefix("https://123-PQR-789.mktoweb.com/") == true)
    }
  }

  @Test func isReadAsAScriptToo() async {
    for body in [
      #"cb({"Id":1179,"rows":[[{"Id":1}]]});"#, #"jQuery_1({"Id":1179,"rows":[]})"#,
      #" {"Id":1179} "#,
    ] {
      let response = HTTPResponse(
        status: 200, headers: ["Content-Type": "application/x-javascript"], body: Array(body.utf8))
      #expect(await run(response).status(id) == .ok, "\(body)")
    }
  }

  @Test func isMissing() async {
    for response in [
      HTTPResponse.json(["error": true, "errorMessage": "Form not found"]),
      .json(["error": true], status: 404),
    ] {
      let run = await run(response)
      #expect(run.status(id) == .broken)
      #expect(run.entry(id) == "marketo-form-not-found")
    }
  }

  @Test func isRefusedToPrograms() async {
    let run = await run(.json(["message": "Rejected"], status: 403))
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "marketo-public-form-refused")
    #expect(run.said(id).hasSuffix(": Rejected"))
  }

  @Test(arguments: [
    HTTPResponse.page(200), .page(403), .page(404), HTTPResponse(status: 200),
    HTTPResponse(status: 404), HTTPResponse(status: 502), .json([:]), .json([1]),
    HTTPResponse(status: 200, body: Array("(".utf8)),
    HTTPResponse(status: 200, body: [0x29, 0x28]),
    HTTPResponse(status: 200, body: Array(repeating: 0x28, count: 1 << 20)),
    HTTPResponse(status: 301, headers: ["Location": "https://nation.marketo.com/"]),
    .json(["Id": nil]), .json(["error": true], status: 403),
    .json(["error": true, "message": "x"], status: 401),
  ])
  func isNotEstablishedByAnythingElse(_ response: HTTPResponse) async {
    let run = await run(response)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id)?.hasPrefix("network-") == true)
  }

  @Test func isNotBrokenWhereItsHostIsNotFound() async {
    var world = MarketoWorld()
    world.answers[.publicForm] = .failure(
      TransportError(.hostNotFound, host: "app-ys12.marketo.com", reason: "no"))
    let run = await MarketoRun.in(world, MarketoRun.older)
    #expect(run.status(id) == .notEstablished)
  }

  @Test func waitsForCredentialsThatWillBeAskedFor() {
    let check = Destination.marketo.checks.first { $0.id == id }
    let entries = MarketoRun.entries(["munchkinId": MarketoWorld.munchkin, "formId": "1179"])
    #expect(check?.applies(Configuration(entries: entries)) == true)
    #expect(
      check?.applies(Configuration(entries: entries, awaited: ["clientId", "clientSecret"]))
        == false)
    let usual = MarketoRun.entries(MarketoRun.usual)
    #expect(check?.applies(Configuration(entries: usual)) == false)
  }
}
