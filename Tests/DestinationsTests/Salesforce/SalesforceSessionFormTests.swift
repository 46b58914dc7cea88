import Destinations
import Knowledge
import Testing
import Text

private let id: CheckID = "salesforce.session"

/// What is entered as My Domain, and the host that was meant.
struct EnteredDomainCase: Sendable, CustomTestStringConvertible {
  let text: String
  let host: String?

  var testDescription: String { text }

  init(_ text: String, _ host: String?) {
    self.text = text
    self.host = host
  }
}

private let own = SalesforceWorld.host

private let domains: [EnteredDomainCase] = [
  EnteredDomainCase("https://\(own)", own), EnteredDomainCase("https://\(own)/", own),
  EnteredDomainCase("HTTPS://Contoso.My.Salesforce.com/lightning/setup?x=1", own),
  EnteredDomainCase(" \(own)\n", own), EnteredDomainCase("<\(own)>", own),
  EnteredDomainCase("https://contoso.lightning.force.com/lightning/page/home", own),
  EnteredDomainCase("contoso.my.salesforce-setup.com", own),
  EnteredDomainCase(
    "https://contoso--uat.sandbox.lightning.force.com", "contoso--uat.sandbox.my.salesforce.com"),
  EnteredDomainCase("contoso.lightning.crmforce.mil", "contoso.my.salesforce.mil"),
  EnteredDomainCase("login.salesforce.com", nil), EnteredDomainCase("test.salesforce.com", nil),
  EnteredDomainCase("my.salesforce.com", nil), EnteredDomainCase("contoso.salesforce.com", nil),
  EnteredDomainCase("contoso.my.salesforce.com.evil.example", nil),
  EnteredDomainCase("evil.example/contoso.my.salesforce.com", nil),
  EnteredDomainCase("contoso.evil.my.salesforce.com", nil),
  EnteredDomainCase("contoso.my.salesforce-sites.com", nil),
  EnteredDomainCase("https://contoso.my.salesforce.com@evil.example/", nil),
  EnteredDomainCase("a.b.develop.my.salesforce.com", nil),
  EnteredDomainCase("-contoso.my.salesforce.com", nil), EnteredDomainCase("contoso", nil),
]

@Suite("Salesforce: what a session is opened with") struct SalesforceSessionFormTests {
  private func run(
    _ entries: [String: Configuration.Entry], isTrusted: Bool = false, awaited: Set<String> = []
  ) async -> SalesforceRun {
    await SalesforceRun.of(
      Configuration(entries: entries, isTrusted: isTrusted, awaited: awaited), isOffline: true)
  }

  @Test func isNotLookedAtWhereNothingIsEntered() async {
    var entries = SalesforceRun.entries(.none)
    #expect(await run(entries)[id] == nil)
    entries["verification.myDomain"] = .text(" ")
    entries["verification.accessToken"] = .secret("")
    #expect(await run(entries)[id] == nil)
  }

  @Test(arguments: [SalesforceRun.Session.token, .client])
  func isComplete(_ session: SalesforceRun.Session) async {
    #expect(await run(SalesforceRun.entries(session)).status(id) == .ok)
  }

  @Test(arguments: [
    "contoso.my.salesforce.com", "contoso--uat.sandbox.my.salesforce.com",
    "contoso-dev-ed.develop.my.salesforce.com", "x1.scratch.my.salesforce.com",
    "curious-fox-1.trailblaze.my.salesforce.com", "contoso.my.salesforce.mil",
    "contoso--uat.my.salesforce.com",
  ])
  func takesTheHostsOfOrganisations(_ host: String) async {
    var entries = SalesforceRun.entries(.token)
    entries["verification.myDomain"] = .text(host)
    #expect(await run(entries).status(id) == .ok)
    #expect(Destination.salesforce.fields[1].repaired(host) == nil)
  }

  @Test(arguments: domains) func readsMyDomainKindly(_ entered: EnteredDomainCase) async {
    var entries = SalesforceRun.entries(.token)
    entries["verification.myDomain"] = .text(entered.text)
    let run = await run(entries)
    #expect(run.entry(id) == "salesforce-my-domain-malformed")
    #expect(run.status(id) == (entered.host == nil ? .broken : .warning))
    #expect(run.parameter(id, .host) == entered.host)
    #expect(run[id]?.field == "verification.myDomain")
    #expect(Destination.salesforce.fields[1].repaired(entered.text) == entered.host)
  }

  @Test(arguments: [
    (["verification.myDomain"], "verification.accessToken"),
    (["verification.accessToken"], "verification.myDomain"),
    (["verification.myDomain", "verification.clientId"], "verification.clientSecret"),
    (["verification.myDomain", "verification.clientSecret"], "verification.clientId"),
  ])
  func namesWhatIsMissing(_ keys: [String], _ missing: String) async {
    let all = SalesforceRun.entries(.client).merging(SalesforceRun.entries(.token)) { one, _ in one
    }
    let entries = all.filter { keys.contains($0.key) || $0.key == "objectIdentifier" }
    let run = await run(entries)
    #expect(run.status(id) == .notEstablished)
    #expect(run.entry(id) == "salesforce-session-incomplete")
    #expect(run[id]?.field == missing)
    let waiting = await self.run(entries, awaited: [missing])
    #expect(waiting.status(id) == .ok)
  }

  @Test(arguments: ["Bearer abc", " 00D!abc", "00D!a b", "00D!\u{1B}[31m", "\"00D!abc\"", "é"])
  func namesATokenThatIsNone(_ token: String) async {
    var entries = SalesforceRun.entries(.token)
    entries["verification.accessToken"] = .secret(token)
    let run = await run(entries)
    #expect(run.status(id) == .broken)
    #expect(run.entry(id) == "salesforce-token-malformed")
    #expect(run[id]?.field == "verification.accessToken")
    #expect(!run.said(id).contains("00D"))
  }

  @Test func namesAConsumerKeyThatIsNone() async {
    var entries = SalesforceRun.entries(.client)
    entries["verification.clientId"] = .text("'3MVG9canary'")
    #expect(await run(entries)[id]?.field == "verification.clientId")
    #expect(Destination.salesforce.fields[3].repaired("'3MVG9canary'") == "3MVG9canary")
  }

  @Test func keepsReferencesAmongSalesforcesHosts() async {
    for session in [SalesforceRun.Session.token, .client] {
      var entries = SalesforceRun.entries(session, isReference: true)
      #expect(await run(entries).status(id) == .ok)
      entries["verification.myDomain"] = .text("https://leads.contoso.example")
      let refused = await run(entries)
      #expect(refused.status(id) == .broken)
      #expect(refused.entry(id) == "document-secret-to-foreign-host")
      #expect(refused.parameter(id, .host) == "leads.contoso.example")
      #expect(await run(entries, isTrusted: true).status(id) == .warning)
      entries["verification.myDomain"] = .text("leads.contoso.example")
      #expect(await run(entries, isTrusted: true).status(id) == .broken)
    }
  }

  @Test func aTokenGoesBeforeAConsumerKey() async {
    let all = SalesforceRun.entries(.client).merging(SalesforceRun.entries(.token)) { one, _ in one
    }
    let run = await SalesforceRun.of(Configuration(entries: all))
    #expect(!run.routes.contains(.token))
    #expect(run.troubled == [])
  }
}
