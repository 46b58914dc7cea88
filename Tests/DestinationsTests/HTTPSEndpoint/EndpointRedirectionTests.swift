import Destinations
import Knowledge
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

/// Where an endpoint redirects to, and what is said of it.
private struct Redirect: Sendable, CustomTestStringConvertible {
  let location: String
  let status: CheckStatus
  let entry: String

  init(_ location: String, _ status: CheckStatus, _ entry: String = "https-redirected") {
    self.location = location
    self.status = status
    self.entry = entry
  }

  var testDescription: String { location.debugDescription }
}

private let redirects: [Redirect] = [
  Redirect("https://new.contoso.example/leads", .broken),
  Redirect("https://www.\(World.host)/marketplace/leads", .broken),
  Redirect("https://\(World.host):8443/marketplace/leads", .broken),
  Redirect("//new.contoso.example/leads", .broken),
  Redirect("http://\(World.host)/marketplace/leads", .broken),
  Redirect("HTTP://new.contoso.example", .broken),
  Redirect("ftp://new.contoso.example", .broken),
  Redirect("mailto:leads@contoso.example", .broken),
  Redirect("https://", .broken),
  Redirect("https://a:b@new.contoso.example/", .broken),
  Redirect("/marketplace/leads/", .warning),
  Redirect("leads/", .warning), Redirect("?token=1", .warning), Redirect("", .warning),
  Redirect("https://\(World.host)/log-in", .warning),
  Redirect("https://LEADS.contoso.example:443/log-in", .warning),
  Redirect("/l\u{F6}g in", .warning),
  Redirect("https://10.0.0.5/", .broken, "https-redirect-private"),
  Redirect("http://10.0.0.5/", .broken, "https-redirect-private"),
  Redirect("//[::1]/", .broken, "https-redirect-private"),
  Redirect("https://2130706433/", .broken, "https-redirect-private"),
  Redirect("https://169.254.169.254/metadata/identity", .broken, "https-redirect-private"),
  Redirect("https://localhost/", .broken, "https-redirect-private"),
  Redirect("https://intranet.corp/leads", .broken, "https-redirect-private"),
]

@Suite("HTTPS endpoint: redirects") struct EndpointRedirectionTests {
  @Test(arguments: redirects, [301, 302, 303, 307, 308])
  private func areJudged(_ redirect: Redirect, _ status: Int) async {
    let first = HTTPResponse.redirect(status, redirect.location)
    let run = await HTTPSEndpointRun.in(.redirecting(first))
    #expect(run.troubled == ["answer"])
    #expect(run.status("answer") == redirect.status, "\(run.said("answer"))")
    #expect(run.entry("answer") == redirect.entry)
    #expect(run.said("answer").hasPrefix("HTTP \(status)"))
    #expect(run.parameter("answer", .host) == World.host)
  }

  @Test(arguments: redirects) private func areJudgedForLeadsToo(_ redirect: Redirect) async {
    var world = HTTPSEndpointWorld()
    world.lead = .success(.redirect(307, redirect.location))
    let run = await HTTPSEndpointRun.in(world, sendsTestLead: true)
    #expect(run.troubled == ["test-lead"])
    #expect(run.status("test-lead") == redirect.status)
    #expect(run.entry("test-lead") == redirect.entry)
    #expect(run.requests.filter { $0.method == "POST" }.count == 1)
  }

  @Test(arguments: redirects) private func nobodyPrivateIsAsked(_ redirect: Redirect) async {
    let run = await HTTPSEndpointRun.in(.redirecting(.redirect(307, redirect.location)))
    for request in run.requests {
      #expect(request.method == "OPTIONS" && request.body.isEmpty)
      #expect(request.reach == .publicInternet)
      #expect(request.url.hasPrefix("https://") && !request.url.contains("?"))
      #expect(redirect.entry != "https-redirect-private" || request.url == World.url)
    }
  }

  @Test func aNameThatLeadsToAPrivateAddressIsFound() async {
    var world = HTTPSEndpointWorld.redirecting(.redirect(307, "https://a.contoso.example/x?y=z"))
    world.answers["a.contoso.example"] = .success(.redirect(302, "https://b.contoso.example/"))
    world.answers["b.contoso.example"] = .failure(
      TransportError(.privateAddress, host: "b.contoso.example", reason: "10.0.0.5"))
    let run = await HTTPSEndpointRun.in(world)
    #expect(run.status("answer") == .broken)
    #expect(run.entry("answer") == "https-redirect-private")
    #expect(run.said("answer").contains("b.contoso.example"))
    #expect(
      run.requests.map(\.url) == [
        World.url, "https://a.contoso.example/x", "https://b.contoso.example/",
      ])
  }

  @Test func privateAddressesCanBeAllowed() async {
    let world = HTTPSEndpointWorld.redirecting(.redirect(307, "https://10.0.0.5/"))
    let run = await HTTPSEndpointRun.in(world, allowsPrivate: true)
    #expect(run.entry("answer") == "https-redirected")
    #expect(run.requests.last?.url == "https://10.0.0.5/")
  }

  @Test func aCircleIsLeft() async {
    let run = await HTTPSEndpointRun.in(.redirecting(.redirect(302, World.url), everywhere: true))
    #expect(run.status("answer") == .broken)
    #expect(run.entry("answer") == "https-redirected")
    #expect(run.requests.count == 6)
  }

  @Test func aCircleOverTwoHostsIsLeft() async {
    var world = HTTPSEndpointWorld.redirecting(.redirect(302, "https://a.contoso.example/"))
    world.answers["a.contoso.example"] = .success(.redirect(302, World.url + "/done"))
    world.answers[World.host] = .success(.redirect(302, "https://a.contoso.example/"))
    let run = await HTTPSEndpointRun.in(world)
    #expect(run.status("answer") == .broken)
    #expect(run.requests.count == 6)
  }

  @Test func aNextHostThatCannotBeAskedChangesNothing() async {
    var world = HTTPSEndpointWorld.redirecting(.redirect(302, "https://a.contoso.example/"))
    world.answers["a.contoso.example"] = .failure(
      TransportError(.timedOut, host: "a.contoso.example", reason: "nothing came"))
    let run = await HTTPSEndpointRun.in(world)
    #expect(run.status("answer") == .broken)
    #expect(run.said("answer") == "HTTP 302 to another host, 'a.contoso.example'")
  }

  @Test func aRedirectThatRepeatsTheKeyShowsNothingOfIt() async {
    var world = HTTPSEndpointWorld()
    world.answers[World.functionHost] = .success(
      .redirect(302, "https://log-in.example/?to=\(World.function)&code=\(World.code)"))
    let run = await HTTPSEndpointRun.in(world, World.function)
    #expect(run.entry("answer") == "https-redirected")
    #expect(!run.shown.contains("cnr"))
    #expect(run.requests.allSatisfy { !$0.url.contains("cnr") && !$0.secrets.isEmpty })
  }
}

extension HTTPSEndpointWorld {
  /// A world in which the endpoint redirects, the first time or always.
  fileprivate static func redirecting(
    _ response: HTTPResponse, everywhere: Bool = false
  ) -> HTTPSEndpointWorld {
    var world = HTTPSEndpointWorld()
    if everywhere {
      world.usual = .success(response)
    } else {
      world.byPath["/marketplace/leads"] = .success(response)
    }
    return world
  }
}
