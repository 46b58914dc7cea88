import Destinations
import Knowledge
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

/// An address, and what the form checks come to.
struct EnteredEndpoint: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let url: String
  let status: CheckStatus
  let entry: String?

  init(_ description: String, _ url: String, _ status: CheckStatus, _ entry: String?) {
    testDescription = description
    self.url = url
    self.status = status
    self.entry = entry
  }

  static func broken(_ description: String, _ url: String, _ entry: String) -> EnteredEndpoint {
    EnteredEndpoint(description, url, .broken, entry)
  }
}

private let good: [String] = [
  World.url, World.flow, World.logicApp, World.function, "https://leads.fabrikam.example",
  "HTTPS://Leads.Fabrikam.Example/A?b", "https://leads.fabrikam.example:8443/x?y=1&z",
  "https://8.8.8.8/leads", "https://[2606:4700::1111]/leads", "https://xn--bcher-kva.example/l",
  "https://leads.fabrikam.example/it's/(a)/path?q=1;2,3",
  "https://leads.fabrikam.example/a%20b?c=%2F%3F&d=50%25",
]

private let malformed: [EnteredEndpoint] = [
  .broken("no scheme", "leads.contoso.example/leads", "https-url-malformed"),
  .broken("one slash", "https:/leads.contoso.example/leads", "https-url-malformed"),
  .broken("twice", "https://https://leads.contoso.example", "https-url-malformed"),
  .broken("a connection string", TableWorld.connection, "https-url-malformed"),
  .broken("prose", "see https://leads.contoso.example", "https-url-malformed"),
  .broken("a blank inside", "https://leads.contoso.example/a b", "https-url-malformed"),
  .broken("a line break", "https://leads.contoso.example/a\n/b", "https-url-malformed"),
  .broken("an invisible mark", "https://leads.con\u{200B}toso.example/a", "https-url-malformed"),
  .broken("quotes", "\"https://leads.contoso.example/a\"", "https-url-malformed"),
  .broken("brackets", "<https://leads.contoso.example/a>", "https-url-malformed"),
  .broken("a placeholder", "https://{host}/leads", "https-url-malformed"),
  .broken("a reference within", "https://evil.example/${env:SECRET}", "https-url-malformed"),
  .broken("letters of another script", "https://bücher.example/", "https-url-malformed"),
  .broken("a password", "https://a:b@leads.contoso.example/", "https-url-malformed"),
  .broken("no host", "https:///leads", "https-url-malformed"),
  .broken("a host with an underscore", "https://my_leads.contoso.example", "https-url-malformed"),
  .broken("two dots", "https://leads..example/", "https-url-malformed"),
  .broken("no port", "https://leads.contoso.example:/x", "https-url-malformed"),
  .broken("a port too high", "https://leads.contoso.example:65536/x", "https-url-malformed"),
  .broken("a half code", "https://leads.contoso.example/%zz", "https-url-malformed"),
  .broken("markup", World.flow.replacing("&", with: "&amp;"), "https-url-malformed"),
  .broken(
    "ten thousand signs", World.url + String(repeating: "a", count: 9000), "https-url-malformed"),
  .broken("http", "http://leads.contoso.example/leads", "https-url-not-https"),
  .broken("ftp", "ftp://leads.contoso.example/leads", "https-url-not-https"),
  .broken("an ellipsis", World.flow.prefix(120) + "…", "https-url-truncated"),
  .broken("three dots", World.flow.prefix(120) + "...", "https-url-truncated"),
  .broken("a cut code", World.flow.prefix { $0 != "%" } + "%2", "https-url-truncated"),
  .broken("a cut value", World.function.replacing(World.code, with: ""), "https-url-truncated"),
  .broken("encoded as a whole", PercentEncoding.encode(World.flow), "https-url-double-encoded"),
  .broken("an encoded question mark", World.url + "%3Fa%3Db", "https-url-double-encoded"),
]

private let places: [EnteredEndpoint] = [
  .broken("this machine", "https://localhost/leads", "https-address-private"),
  .broken("this machine by number", "https://127.0.0.1/leads", "https-address-private"),
  .broken("by a short number", "https://127.1/leads", "https-address-private"),
  .broken("by one number", "https://2130706433/leads", "https-address-private"),
  .broken("by hexadecimal digits", "https://0x7f.1/leads", "https-address-private"),
  .broken("version 6", "https://[::1]/leads", "https-address-private"),
  .broken("version 4 in 6", "https://[::ffff:10.0.0.5]/leads", "https-address-private"),
  .broken("a private network", "https://192.168.1.20:8443/leads", "https-address-private"),
  .broken("metadata", "https://169.254.169.254/metadata", "https-address-private"),
  .broken("Bonjour", "https://printer.local/leads", "https-address-private"),
  .broken("a cluster", "https://leads.svc.cluster.local/", "https-address-private"),
  .broken("one label", "https://leadserver/leads", "https-address-private"),
  .broken("an internal zone", "https://crm.corp/leads", "https-address-private"),
  .broken("a sample", "https://leads.contoso.com/marketplace", "https-url-sample"),
  .broken("another sample", "https://www.example.com/leads", "https-url-sample"),
]

@Suite("HTTPS endpoint: the URL") struct EndpointURLTests {
  @Test(arguments: good) func isTaken(_ url: String) async {
    let run = await HTTPSEndpointRun.in(url, isOffline: true)
    #expect(run.status("url") == .ok, "\(run.said("url"))")
    #expect(run.status("service") == .ok)
    #expect(run.requests.isEmpty)
  }

  @Test(arguments: malformed + places) func isExplained(_ entered: EnteredEndpoint) async {
    let run = await HTTPSEndpointRun.in(entered.url)
    #expect(run.status("url") == entered.status)
    #expect(run.entry("url") == entered.entry)
    #expect(run.status("service") == .skipped)
    #expect(run.status("host") == .skipped)
    #expect(run.requests.isEmpty)
  }

  @Test(arguments: malformed) func nothingOfAMalformedOneIsShown(_ entered: EnteredEndpoint) async {
    for isReference in [true, false] {
      let run = await HTTPSEndpointRun.in(entered.url, isReference: isReference)
      for piece in ["contoso", "evil", "bücher", "SECRET", "workflows", "cnr", "AccountKey"] {
        #expect(!run.shown.contains(piece), "\(run.shown)")
      }
      #expect(run.parameter("url", .host) == nil)
    }
  }

  @Test(arguments: places) func theHostIsShownAndNoMore(_ entered: EnteredEndpoint) async {
    let run = await HTTPSEndpointRun.in(entered.url)
    #expect(!(run.parameter("url", .host) ?? "").isEmpty)
    #expect(!run.shown.contains("/leads"))
  }

  @Test func privateAddressesCanBeAllowed() async {
    for url in places.filter({ $0.entry == "https-address-private" }).map(\.url) {
      let run = await HTTPSEndpointRun.in(url, allowsPrivate: true)
      #expect(run.status("url") == .ok, "\(url)")
      #expect(run.status("host") == .ok)
    }
  }

  @Test(arguments: [" \(World.url)", World.url + "\n", World.url + "#top", "\t\(World.flow)\r\n"])
  func whatStandsAroundItIsAWarning(_ url: String) async {
    let run = await HTTPSEndpointRun.in(url, sendsTestLead: true)
    #expect(run.status("url") == .warning)
    #expect(run.entry("url") == "https-url-malformed")
    #expect(run.status("test-lead") == .ok)
    #expect(run.requests.allSatisfy { !$0.url.contains("#") && !$0.url.contains("\n") })
  }

  @Test func theHostAloneMayStandInAnExplanation() {
    func parameters(_ url: String) -> [String: String] {
      let configuration = Configuration(entries: ["httpsEndpointUrl": .init(.secret(Secret(url)))])
      let values = Destination.httpsEndpoint.parameters(configuration)
      return Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
    }
    #expect(parameters(World.flow) == ["host": World.flowHost])
    #expect(parameters("HTTPS://LEADS.contoso.example/x") == ["host": World.host])
    #expect(parameters("leads.contoso.example") == [:])
  }
}

extension HTTPSEndpointRun {
  fileprivate static func `in`(
    _ url: String, isReference: Bool = false, allowsPrivate: Bool = false,
    sendsTestLead: Bool = false, isOffline: Bool = false
  ) async -> HTTPSEndpointRun {
    await .in(
      HTTPSEndpointWorld(), url, isReference: isReference, allowsPrivate: allowsPrivate,
      sendsTestLead: sendsTestLead, isOffline: isOffline)
  }
}
