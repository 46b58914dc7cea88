import Destinations
import Testing

private let munchkins: [RepairedText] = [
  ("123-pqr-789", "123-PQR-789"), (" 123-PQR-789\n", "123-PQR-789"),
  ("https://123-PQR-789.mktorest.com/rest", "123-PQR-789"),
  ("123-PQR-789.mktoweb.com", "123-PQR-789"), ("\"123-PQR-789\"", "123-PQR-789"),
  ("%22123-PQR-789%22", "123-PQR-789"),
  ("https://app.contoso.com/?munchkinId=123-pqr-789&form=1", "123-PQR-789"),
  ("123-PQR-789", nil), ("", nil), ("123PQR789", nil), ("1123-PQR-789", nil),
  ("123-PQR-789-1", nil), (MarketoWorld.client, nil), ("123-PQR-789 124-PQR-789", nil),
  (String(repeating: "x", count: 10_000) + " 123-pqr-789", nil),
].map { RepairedText("munchkinId", $0, $1) }

private let forms: [RepairedText] = [
  ("mktoForm_1179", "1179"), ("#mktoForm_1179", "1179"), ("mktoform_1179", "1179"),
  ("<form id=\"mktoForm_1179\"></form>", "1179"), (" 1179 ", "1179"), ("#1179", "1179"),
  ("01179", "1179"), ("\"1179\"", "1179"), ("https://app-ys12.marketo.com/#FO1179A1", "1179"),
  ("https://app-ys12.marketo.com/index.php/form/getForm?munchkinId=123-PQR-789&form=1179", "1179"),
  ("MktoForms2.loadForm(\"(\"//app-ys12.marketo.com\", \"123-PQR-789\", 1179);", "1179"),
  ("1179", nil), ("", nil), ("0", nil), ("1179 1180", nil), ("form", nil), ("-1179", nil),
  ("mktoForm_1179 mktoForm_1180", nil), ("1179.5", nil),
].map { RepairedText("formId", $0, $1) }

private let servers: [RepairedText] = [
  ("app-ys12", "ys12"), ("app-ys12.marketo.com", "ys12"), ("//app-ys12.marketo.com/js", "ys12"),
  ("https://app-ys12.marketo.com/#FO1A1", "ys12"), (" ys12 ", "ys12"),
  ("ys12.marketo.com", "ys12"), ("ys12", nil), ("", nil), ("12", nil), ("go.contoso.com", nil),
  ("pages-ys12.marketo.com", nil), ("app-.marketo.com", nil),
].map { RepairedText("serverId", $0, $1) }

private let credentials: [RepairedText] = [
  RepairedText("clientId", "{\(MarketoWorld.client.uppercased())}", MarketoWorld.client),
  RepairedText("clientId", " \(MarketoWorld.client)\r\n", MarketoWorld.client),
  RepairedText("clientId", MarketoWorld.client, nil), RepairedText("clientId", "x", nil),
  RepairedText("clientSecret", " \(MarketoWorld.secret)\n", MarketoWorld.secret),
  RepairedText("clientSecret", "\"\(MarketoWorld.secret)\"", MarketoWorld.secret),
  RepairedText("clientSecret", MarketoWorld.secret, nil),
  RepairedText("clientSecret", "{\(MarketoWorld.client)}", nil),
]

@Suite("Marketo: what was meant") struct MarketoRepairTests {
  @Test(arguments: munchkins + forms + servers + credentials)
  func isFound(_ sample: RepairedText) throws {
    let field = try #require(Destination.marketo.fields.first { $0.key == sample.key })
    #expect(field.repaired(sample.text) == sample.meant)
    if let meant = sample.meant { #expect(field.repaired(meant) == nil) }
  }
}
