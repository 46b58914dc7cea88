import Destinations
import Knowledge
import Testing
import Text
import Transport

/// A refusal of the table service and what it must come to.
struct TableRefusalCase: Sendable, CustomTestStringConvertible {
  let code: String
  let entry: String
  let status: CheckStatus
  let usesSignature: Bool
  let message: String

  var testDescription: String { "\(code) with \(usesSignature ? "a signature" : "a key")" }

  init(
    _ code: String, _ entry: String, _ status: CheckStatus = .broken, signature: Bool = false,
    message: String = "The service says no."
  ) {
    self.code = code
    self.entry = entry
    self.status = status
    usesSignature = signature
    self.message = message
  }
}

private let refusals: [TableRefusalCase] = [
  TableRefusalCase("AuthenticationFailed", "table-key-rejected"),
  TableRefusalCase("AuthenticationFailed", "table-key-rejected", signature: true),
  TableRefusalCase(
    "AuthenticationFailed", "table-sas-expired", signature: true,
    message: "no.\nSignature not valid in the specified time frame: Start [] - Expiry [x]"),
  TableRefusalCase("KeyBasedAuthenticationNotPermitted", "table-shared-key-disabled"),
  TableRefusalCase("AccountIsDisabled", "table-account-disabled"),
  TableRefusalCase("AuthorizationFailure", "table-firewall", .notEstablished),
  TableRefusalCase("AuthorizationPermissionMismatch", "table-sas-permissions", signature: true),
  TableRefusalCase("AuthorizationServiceMismatch", "table-sas-services", signature: true),
  TableRefusalCase(
    "AuthorizationResourceTypeMismatch", "table-sas-resource-types", signature: true),
  TableRefusalCase(
    "AuthorizationSourceIPMismatch", "table-sas-address", .notEstablished, signature: true),
  TableRefusalCase("AuthorizationProtocolMismatch", "table-sas-protocol", signature: true),
]

@Suite("Table: live checks") struct TableCheckTests {
  @Test func findNothingWhereAllIsWell() async {
    for connection in [TableWorld.connection, TableWorld.signedConnection] {
      let run = await TableRun.in(TableWorld(), connection)
      #expect(run.troubled == [])
      #expect(run.routes == [.anonymous, .signIn, .tables, .rows])
      #expect(!run.reports.contains { $0.status == .skipped })
    }
  }

  @Test func signWithoutShowingTheKey() async {
    let run = await TableRun.in()
    #expect(run.requests[0].headers["Authorization"] == nil)
    for request in run.requests.dropFirst() {
      let authorization = request.headers["Authorization"] ?? ""
      #expect(authorization.hasPrefix("SharedKey contosoleads:"))
      #expect(request.headers["x-ms-date"] == TableWorld.now.httpDate)
      #expect(request.secrets == [Secret(authorization)])
      #expect(!request.url.contains(TableWorld.key))
    }
  }

  @Test func sendASignatureInPlaceOfAHeader() async {
    let run = await TableRun.in(TableWorld(), TableWorld.signedConnection)
    #expect(!run.requests[0].url.contains("sig="))
    for request in run.requests.dropFirst() {
      #expect(request.headers["Authorization"] == nil)
      #expect(request.url.hasSuffix(TableWorld.query))
      #expect(request.secrets == [Secret(TableWorld.query)])
    }
  }

  @Test(arguments: refusals) func explain(_ refusal: TableRefusalCase) async {
    var world = TableWorld()
    world[.signIn] = .tableRefusal(403, refusal.code, refusal.message)
    let connection =
      refusal.usesSignature ? TableWorld.signedConnection : TableWorld.connection
    let run = await TableRun.in(world, connection)
    #expect(run.troubled == ["table.sign-in"])
    #expect(run.status("table.sign-in") == refusal.status)
    #expect(run.entry("table.sign-in") == refusal.entry)
    #expect(run.said("table.sign-in").hasPrefix("\(refusal.code): "))
    #expect(!run.said("table.sign-in").contains("RequestId"))
    #expect(run["table.columns"]?.because == "table.sign-in")
  }

  @Test func blameNoKeyForAnUnknownRefusal() async {
    var world = TableWorld()
    world[.signIn] = .tableRefusal(403, "Forbidden", "Blocked by your account firewall settings.")
    let run = await TableRun.in(world)
    #expect(run.status("table.sign-in") == .notEstablished)
    #expect(run.said("table.sign-in").hasPrefix("Forbidden: Blocked"))
    world[.signIn] = .tableRefusal(401, "Unauthorized", "The input authorization token is wrong.")
    #expect(await TableRun.in(world).status("table.sign-in") == .broken)
  }

  @Test func readRefusalsInXML() async {
    var world = TableWorld()
    let xml = """
      <?xml version="1.0" encoding="utf-8"?><error xmlns="x">\
      <code>AccountIsDisabled</code><message xml:lang="en-US">It is &lt;off&gt;.
      RequestId:5</message></error>
      """
    world[.signIn] = HTTPResponse(
      status: 403, headers: ["Content-Type": "application/xml"], body: Array(xml.utf8))
    let run = await TableRun.in(world)
    #expect(run.entry("table.sign-in") == "table-account-disabled")
    #expect(run.said("table.sign-in") == "AccountIsDisabled: It is <off>.")
  }

  @Test(
    arguments: [
      (HTTPResponse.tableRefusal(503, "ServerBusy"), "table-busy"),
      (HTTPResponse.tableRefusal(500, "InternalError"), "table-busy"),
      (HTTPResponse.tableRefusal(429, "TooManyRequests"), "table-busy"),
      (HTTPResponse(status: 429), "network-throttled"),
      (HTTPResponse(status: 502), "network-unavailable"),
      (
        HTTPResponse(status: 200, headers: ["Content-Type": "text/html"], body: [0x3C, 0x68]),
        "network-captive-portal"
      ),
      (
        HTTPResponse(status: 403, headers: ["Content-Type": "text/plain"], body: [0x6E, 0x6F]), nil
      ),
      (HTTPResponse.table(200, Array("{}".utf8)), "network-unexpected-answer"),
      (HTTPResponse.table(200, Array(#"{"value": [{"#.utf8)), "network-unexpected-answer"),
    ] as [(HTTPResponse, String?)])
  func establishNothingByOtherAnswers(_ response: HTTPResponse, _ entry: String?) async {
    var world = TableWorld()
    world[.signIn] = response
    let run = await TableRun.in(world)
    #expect(run.status("table.sign-in") == .notEstablished)
    #expect(run.entry("table.sign-in") == entry)
  }

  @Test(arguments: [
    (0, CheckStatus.ok, ""), (299, .ok, ""), (-299, .ok, ""), (600, .warning, "10 minutes behind"),
    (-600, .warning, "10 minutes ahead of"), (900, .warning, "15 minutes"),
    (1200, .broken, "20 minutes behind"), (-1200, .broken, "20 minutes ahead"),
  ])
  func compareClocks(_ drift: Int, _ status: CheckStatus, _ words: String) async {
    var world = TableWorld()
    world.drift = drift
    let run = await TableRun.in(world)
    #expect(run.status("table.clock") == status)
    #expect(run.said("table.clock").contains(words))
    #expect(run.status("table.sign-in") == (status == .broken ? .skipped : .ok))
    if status != .ok {
      #expect(run.entry("table.clock") == "table-clock-differs")
      #expect(run.parameter("table.clock", .minutes) == "\(abs(drift) / 60)")
    }
  }

  @Test func signInByASharedSignatureWhateverTheClockSays() async {
    var world = TableWorld()
    world.drift = 1200
    let run = await TableRun.in(world, TableWorld.signedConnection)
    #expect(run.status("table.clock") == .warning)
    #expect(run.status("table.sign-in") == .ok)
  }

  @Test func tellAStrangerFromATableService() async {
    var world = TableWorld()
    world[.anonymous] = HTTPResponse(
      status: 404, headers: ["Content-Type": "text/html"], body: Array("<html>".utf8))
    let run = await TableRun.in(world)
    #expect(run.troubled == ["table.service"])
    #expect(run.entry("table.service") == "table-not-a-table-service")
    #expect(run.said("table.service").hasSuffix("HTTP 404"))
    #expect(run.routes == [.anonymous])
  }

  @Test func tellAMissingAccountFromAMissingHost() async {
    var world = TableWorld()
    world.answers[.anonymous] = .failure(TransportError(.hostNotFound, host: "x", reason: "no"))
    let azure = await TableRun.in(world)
    #expect(azure.status("table.host") == .broken)
    #expect(azure.entry("table.host") == "table-account-not-found")
    #expect(azure.parameter("table.host", .account) == "contosoleads")
    let other = await TableRun.in(
      world, TableWorld.connection.replacing("core.windows.net", with: "contoso.example"))
    #expect(other.entry("table.host") == "network-host-not-found")
  }

  @Test(arguments: [
    (TransportError.Kind.certificateExpired, CheckID("table.tls")),
    (.tlsProtocol, "table.tls"), (.certificateWrongName, "table.tls"),
    (.malformedResponse, "table.service"), (.responseTooLarge, "table.service"),
    (.timedOut, "table.host"), (.connectionReset, "table.host"), (.proxyRefused, "table.host"),
  ])
  func reportTroubleWhereItBelongs(_ kind: TransportError.Kind, _ id: CheckID) async {
    var world = TableWorld()
    world.answers[.anonymous] = .failure(TransportError(kind, host: "x", reason: "trouble"))
    let run = await TableRun.in(world)
    #expect(run.troubled == [id])
    #expect(run.status(id) == .notEstablished)
  }
}
