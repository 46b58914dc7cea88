import Destinations
import Testing
import Text

private let account = "munchkinId=123-PQR-789"
private let form = "formId=1179"
private let server = "serverId=ys12"
private let client = "clientId=\(MarketoWorld.client)"
private let secret = "clientSecret!\(MarketoWorld.secret)"

/// The code of the instructions, with the bracket and the quotes that they have too many.
private let documented = """
  <script src="//app-ys12.marketo.com/js/forms2/js/forms2.min.js"></script>
  <form id="mktoForm_1179"></form>
  <script>MktoForms2.loadForm("("//app-ys12.marketo.com", "123-PQR-789", 1179);</script>
  """

private func call(_ host: String, _ rest: String = "") -> String {
  "<script>MktoForms2.loadForm(\"\(host)\", \"123-PQR-789\", 1179\(rest));</script>"
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}

private let codes: [PastedSample] = [
  PastedSample("the documented code", documented, [account, form, server]),
  PastedSample(
    "the documented code, mended", documented.replacing("(\"(\"", with: "(\""),
    [account, form, server]),
  PastedSample("as a page shows it", escaped(documented), [account, form, server]),
  PastedSample(
    "with numbers for quotes", documented.replacing("\"", with: "&#34;"), [account, form, server]),
  PastedSample(
    "in one line", documented.replacing("\n", with: ""), [account, form, server]),
  PastedSample(
    "with other line ends", documented.replacing("\n", with: "\r\n"), [account, form, server]),
  PastedSample("in upper case", documented.uppercased(), [account, form, server]),
  PastedSample(
    "as JSON", "{\"html\": \(JSONWriter.compact(JSONValue(documented)))}",
    [
      account, form, server,
    ]),
  PastedSample("a host of one's own", call("//go.contoso.com"), [account, form]),
  PastedSample("a host of the instance", call("//123-PQR-789.mktoweb.com"), [account, form]),
  PastedSample("a port", call("https://go.contoso.com:443"), [account, form]),
  PastedSample("a numerical host", call("//203.0.113.5"), [account, form]),
  PastedSample(
    "a function behind", call("//go.contoso.com", ", function (form) { form.vals({x: 7}); }"),
    [account, form]),
  PastedSample(
    "single quotes", call("//app-sj17.marketo.com").replacing("\"", with: "'"),
    [account, form, "serverId=sj17"]),
  PastedSample("a form's element", "<form id=\"mktoForm_1179\"></form>", [form]),
  PastedSample(
    "two forms", documented + call("//x", "").replacing("1179", with: "1180"),
    [
      account, server,
    ]),
  PastedSample(
    "two accounts", documented + call("//x").replacing("PQR", with: "XYZ"),
    [
      form, server,
    ]),
  PastedSample(
    "the address of a descriptor",
    "https://app-ys12.marketo.com/index.php/form/getForm?munchkinId=123-PQR-789&form=1179",
    [account, form, server]),
  PastedSample(
    "the address in Design Studio", "https://app-ys12.marketo.com/#FO1179A1", [form, server]),
  PastedSample("a REST address", "https://123-pqr-789.mktorest.com/rest", [account]),
  PastedSample(
    "the page Web Services",
    """
    REST API
    Endpoint: https://123-PQR-789.mktorest.com/rest
    Identity: https://123-PQR-789.mktorest.com/identity
    """, [account]),
  PastedSample("the page Munchkin", "Munchkin Account ID\n123-PQR-789\n", [account]),
  PastedSample(
    "tracking code", "<script>Munchkin.init('123-PQR-789', {\"wsInfo\":\"j1RR\"});</script>",
    [account]),
  PastedSample(
    "an account among other numbers", "order 111-AAA-222\n\(documented)", [account, form, server]),
]

private let services: [PastedSample] = [
  PastedSample(
    "details in LaunchPoint",
    """
    Service Details
    Client Id: \(MarketoWorld.client)
    Client Secret: \(MarketoWorld.secret)
    Authorized User: apis@contoso.com
    Token: Get Token
    """, [client, secret]),
  PastedSample(
    "details in columns",
    "Client Id:\n\(MarketoWorld.client)\nClient Secret:\n\(MarketoWorld.secret)\n"
      + "Authorized User:\napis@contoso.com", [client, secret]),
  PastedSample(
    "variables",
    """
    export MARKETO_MUNCHKIN_ID=123-PQR-789
    export MARKETO_CLIENT_ID='\(MarketoWorld.client)'
    export MARKETO_CLIENT_SECRET="\(MarketoWorld.secret)"
    MARKETO_FORM_ID=1179
    """, [account, form, client, secret]),
  PastedSample(
    "JSON of a program",
    """
    {"munchkin_id": "123-PQR-789", "client_id": "\(MarketoWorld.client)",
     "client_secret": "\(MarketoWorld.secret)"}
    """, [account, client, secret]),
  PastedSample(
    "stand-ins",
    "MARKETO_CLIENT_ID=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx\nMARKETO_CLIENT_SECRET=${SECRET}", []),
  PastedSample("a mask", "MARKETO_CLIENT_SECRET=********************************", []),
]

private let nothing: [PastedSample] = [
  PastedSample("prose", "Where do I find the Munchkin ID of my Marketo instance?", []),
  PastedSample("an account alone", "123-PQR-789", []),
  PastedSample("a client of something else", "client_id=\(MarketoWorld.client)", []),
  PastedSample(
    "a refusal",
    """
    GET https://123-PQR-789.mktorest.com/rest/v1/leads.json
    {"requestId":"e42b#14272d07d78","success":false,"errors":[{"code":"601","message":"x"}]}
    """, []),
  PastedSample(
    "a refused client", "mktorest.com: No client with requested id: \(MarketoWorld.client)", []),
  PastedSample("a form of Salesforce", "<form action=\"https://webto.salesforce.com/\">", []),
  PastedSample("numbers that are too long", "mktoForm_11791179117911 12345-PQR-789", []),
]

@Suite("Pasted texts: Marketo") struct MarketoPasteTests {
  @Test(arguments: codes + services + nothing) func answer(_ sample: PastedSample) {
    #expect(Destination.marketo.pastedValues(sample.text).shown == sample.answers)
  }

  @Test(arguments: codes) func speakOfMarketoOnly(_ sample: PastedSample) {
    #expect(PastedText.destinations(in: sample.text).map(\.destination.id) == ["marketo"])
  }

  @Test(arguments: nothing) func speakOfMarketoNot(_ sample: PastedSample) {
    let destinations = PastedText.destinations(in: sample.text).map(\.destination.id)
    #expect(!destinations.contains("marketo"))
  }

  @Test func aDocumentHoldsAllThatWasEntered() {
    func document(_ block: JSONValue) -> String {
      JSONWriter.pretty([
        "$schema": JSONValue(SampleDocument.schema), "leadDestination": "marketo",
        "marketoLeadConfiguration": block,
      ])
    }
    let usual = document([
      "munchkinId": "123-PQR-789", "formId": 1179, "clientId": JSONValue(MarketoWorld.client),
      "clientSecret": JSONValue(MarketoWorld.secret), "contactEmail": "leads@contoso.com",
    ])
    #expect(
      Destination.marketo.pastedValues(usual).shown
        == [account, form, client, secret, "contactEmail=leads@contoso.com"])
    let older = document([
      "serverId": "ys12", "munchkinId": "123-pqr-789", "formId": "mktoForm_1179",
      "clientSecret": "${env:SECRET}",
    ])
    #expect(Destination.marketo.pastedValues(older).shown == [account, form, server])
    #expect(PastedText.destinations(in: usual).first?.destination.id == "marketo")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "mktoForm_", "mktoForm_1", "loadForm(", "loadform", "app-", ".marketo.com", "munchkin",
      "munchkin1", "123-", "-", "123-PQR-789 ", "#fo", "?form=", "<", "&quot;", "mkto\u{0}", "é",
      "1", "123-PQR-789.mktoweb.com,",
    ])
  func areReadInNoTimeWhateverComes(_ piece: String) {
    for bytes in [64 << 10, 256 << 10, 10 << 20] {
      let text = "marketo " + String(repeating: piece, count: bytes / piece.utf8.count - 8)
      let start = ContinuousClock.now
      let values = Destination.marketo.pastedValues(text)
      #expect(values.count < 4)
      // Without optimisation everything takes many times as long.
      #expect(ContinuousClock.now - start < .seconds(10), "\(piece.debugDescription) \(bytes)")
    }
  }

  @Test(arguments: 0..<300) func areReadInPiecesWithoutHarm(_ seed: Int) {
    var bytes = Array((documented + services[0].text).utf8)
    var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<20 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = Int(state >> 33) % bytes.count
      bytes[place] = UInt8(truncatingIfNeeded: state >> 24)
    }
    let text = String(decoding: bytes.prefix(Int(state >> 40) % bytes.count), as: UTF8.self)
    for value in Destination.marketo.pastedValues(text) {
      switch (value.key, value.value) {
      case ("munchkinId", .text(let text)): #expect(text.utf8.count == 11)
      case ("formId", .text(let text)): #expect(Int(text) != nil)
      case ("serverId", .text(let text)): #expect(!text.contains("."))
      case ("clientId", .text(let text)): #expect(text.utf8.count == 36)
      case ("clientSecret", .secret): break
      default: Issue.record("\(value.key)")
      }
    }
  }
}
