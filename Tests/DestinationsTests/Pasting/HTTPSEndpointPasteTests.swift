import Destinations
import Testing
import Text

private typealias World = HTTPSEndpointWorld
private let found = "httpsEndpointUrl!"

private func document(_ url: String, _ more: String = "") -> String {
  """
  {"$schema": "https://schema.mp.microsoft.com/schema/customer-leads/2022-03-01-preview3",
   "id": "customer-leads/7d9c2a41-5b0e-4f86-9c37-1e2f3a4b5c6d", "leadDestination": "httpsEndpoint",
   "httpsEndpointLeadConfiguration": {"httpsEndpointUrl": "\(url)"\(more)}}
  """
}

private let samples: [PastedSample] = [
  PastedSample("a flow", World.flow, [found + World.flow]),
  PastedSample("a Logic App", World.logicApp, [found + World.logicApp]),
  PastedSample("a function", World.function, [found + World.function]),
  PastedSample("in a letter", "Hi, send it to <\(World.flow)>. Thanks.", [found + World.flow]),
  PastedSample(
    "the trigger's card",
    """
    When a HTTP request is received
    Who can trigger the flow?
    Anyone
    HTTP URL
    \(World.flow)
    Request Body JSON Schema
    {"type": "object", "properties": {"ActionCode": {"type": "string"}}}
    Add new parameter
    """, [found + World.flow]),
  PastedSample(
    "curl",
    """
    curl -X POST '\(World.flow)' \\
      -H 'Content-Type: application/json' \\
      -d '{"UserDetails": {"Email": "someone@contoso.com"}, "LeadSource": "AzureMarketplace"}'
    """, [found + World.flow]),
  PastedSample(
    "curl.exe", #"curl.exe "\#(World.function)" --data "@lead.json""#, [found + World.function]),
  PastedSample(
    "listCallbackUrl",
    #"{"value": "\#(World.logicApp)", "method": "POST", "basePath": "https://prod-12.westeurope"#
      + #".logic.azure.com/workflows/5a1d/triggers/manual/paths/invoke"}"#,
    [found + World.logicApp]),
  PastedSample(
    "escaped JSON", #"{"value": "\#(World.flow.replacing("&", with: #"\u0026"#))"}"#,
    [found + World.flow]),
  PastedSample(
    "HTML", #"<a href="\#(World.flow.replacing("&", with: "&amp;"))">the flow</a>"#,
    [found + World.flow]),
  PastedSample("a variable", "export LEADS_URL=\(World.flow)", [found + World.flow]),
  PastedSample(
    "broken into lines",
    "\(World.flow.prefix(90))\n\(World.flow.dropFirst(90))", [found + World.flow]),
  PastedSample("twice the same", "\(World.flow)\n\(World.flow)", [found + World.flow]),
  PastedSample(
    "a server behind a label", "HTTPS endpoint URL\n\(World.url)\nContact email\n",
    [found + World.url]),
  PastedSample("a member of JSON", #"{"httpsEndpointUrl": "\#(World.url)"}"#, [found + World.url]),
  PastedSample("a document", document(World.url), [found + World.url]),
  PastedSample(
    "a document with contacts", document(World.flow, #", "contactEmail": ["leads@contoso.com"]"#),
    [found + World.flow, "contactEmail=leads@contoso.com"]),
  PastedSample("a document with a mask", document("****"), []),
  PastedSample("a document with a reference", document("${env:LEADS_URL}"), []),
  PastedSample("a document with a sample", document("https://www.example.com/"), []),
  PastedSample("two flows", "\(World.flow)\n\(World.logicApp)", []),
  PastedSample("any address", World.url, []),
  PastedSample("a page of a portal", "https://make.powerautomate.com/environments/x/flows/y", []),
  PastedSample("without its signature", World.flowAddress + "?api-version=1", []),
  PastedSample("cut off", String(World.flow.dropLast(12)), []),
  PastedSample(
    "a function without a key", "https://\(World.functionHost)/api/marketplace-lead", []),
  PastedSample("by http", World.flow.replacing("https:", with: "http:"), []),
  PastedSample("prose", "The HTTP URL of a flow ends with its signature.", []),
]

@Suite("Pasted texts: HTTPS endpoints") struct HTTPSEndpointPasteTests {
  @Test(arguments: samples) func answer(_ sample: PastedSample) {
    #expect(Destination.httpsEndpoint.pastedValues(sample.text).shown == sample.answers)
  }

  @Test(arguments: samples) func speakOfNothingElse(_ sample: PastedSample) {
    let destinations = PastedText.destinations(in: sample.text)
    #expect(
      destinations.map(\.destination.id) == (sample.answers.isEmpty ? [] : ["httpsEndpoint"]))
  }

  @Test(arguments: samples) func whatIsFoundIsRight(_ sample: PastedSample) async {
    for value in Destination.httpsEndpoint.pastedValues(sample.text) {
      guard case .secret(let secret) = value.value else { continue }
      let url = secret.withExposedValue { String(decoding: $0, as: UTF8.self) }
      let run = await HTTPSEndpointRun.in(World(), url, isOffline: true)
      #expect(run.reports.allSatisfy { $0.status == .ok })
    }
  }

  @Test func anAddressIsHiddenWhereItIsShown() {
    #expect(!"\(Destination.httpsEndpoint.pastedValues(World.flow))".contains("cnr"))
  }

  @Test func aLongTextIsNotLookedThrough() {
    let text = String(repeating: "line\n", count: 20_000) + World.flow
    #expect(Destination.httpsEndpoint.pastedValues(text) == [])
  }
}
