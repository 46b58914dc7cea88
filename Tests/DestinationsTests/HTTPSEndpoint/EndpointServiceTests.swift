import Destinations
import Knowledge
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

private let services: [EnteredEndpoint] = [
  .broken(
    "for signed-in users", World.flowAddress + "?api-version=1",
    "power-automate-signature-missing"),
  .broken("no query", World.flowAddress, "power-automate-signature-missing"),
  .broken(
    "a Logic App without a signature", World.logicApp.prefix { $0 != "?" } + "?api-version=1",
    "power-automate-signature-missing"),
  .broken("cut before the signature", before("&sig="), "https-url-truncated"),
  .broken("cut within its name", before("g=\(World.signature)"), "https-url-truncated"),
  .broken("cut within its value", String(World.flow.dropLast(1)), "https-url-truncated"),
  .broken("cut behind sp", before("&sv="), "https-url-truncated"),
  .broken("cut within the path", before("/triggers"), "https-url-truncated"),
  .broken("not a trigger", "https://\(World.flowHost)/connectivity", "https-url-malformed"),
  .broken(
    "encoded twice", World.flow.replacing("%2F", with: "%252F"), "https-url-double-encoded"),
  .broken(
    "the page of the flow",
    "https://make.powerautomate.com/environments/Default-3f0c/flows/0d9f/details",
    "https-url-of-portal"),
  .broken(
    "the portal", "https://portal.azure.com/", "https-url-of-portal"),
  .broken(
    "the tools of an app", "https://contoso-leads.scm.azurewebsites.net/api/x",
    "https-url-of-portal"),
  .broken(
    "wrapped by a mail program",
    "https://nam02.safelinks.protection.outlook.com/?url=\(PercentEncoding.encode(World.flow))",
    "https-url-malformed"),
  .broken("an end that is over", World.url + "?se=2023-11-14&sig=abc", "https-signature-expired"),
  .broken(
    "an end that is over, encoded", World.flow + "&se=2023-11-14T22%3A13%3A20Z",
    "https-signature-expired"),
  EnteredEndpoint("an end to come", World.flow + "&se=2023-11-14T22%3A13%3A21Z", .ok, nil),
  EnteredEndpoint(
    "a function without a key", "https://\(World.functionHost)/api/lead", .warning,
    "azure-function-key-missing"),
  EnteredEndpoint("a web app", "https://\(World.functionHost)/leads", .ok, nil),
  EnteredEndpoint(
    "a Logic App Standard",
    World.standardLogicApp, .ok, nil),
  EnteredEndpoint(
    "a masked signature", before(World.signature) + "***", .notEstablished,
    "document-secret-masked"),
  EnteredEndpoint(
    "dots for a key",
    "https://\(World.functionHost)/api/lead?code=%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2",
    .notEstablished, "document-secret-masked"),
]

private func before(_ part: String) -> String {
  String(World.flow[..<(World.flow.firstRange(of: part)?.lowerBound ?? World.flow.endIndex)])
}

@Suite("HTTPS endpoint: what its service asks") struct EndpointServiceTests {
  @Test(arguments: services) func isToldByTheAddress(_ entered: EnteredEndpoint) async {
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(), entered.url, isOffline: true)
    #expect(run.status("url") == .ok, "\(run.said("url"))")
    #expect(run.status("service") == entered.status, "\(run.said("service"))")
    #expect(run.entry("service") == entered.entry)
  }

  @Test(arguments: services) func nothingOfTheAddressIsShownButItsHost(
    _ entered: EnteredEndpoint
  ) async {
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(), entered.url)
    for piece in ["cnr", "/triggers", "/workflows", "/api/", "flows/0d9f"] {
      #expect(!run.shown.contains(piece), "\(run.shown)")
    }
  }

  @Test func theDayOfTheEndIsToldAsAValue() async {
    let run = await HTTPSEndpointRun.in(
      HTTPSEndpointWorld(), World.url + "?se=2023-10-01T00:00:00Z&sig=abc")
    #expect(run.parameter("service", .date) == "2023-10-01")
    #expect(run.parameter("service", .host) == World.host)
    #expect(run.requests.isEmpty)
  }
}
