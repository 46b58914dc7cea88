import TestSupport
import Testing

@testable import Commands

/// What the sandbox can play, and what is seen of it.
@Suite("Fault walk") struct FaultWalkTests {
  private static let networkFaults = SandboxFault.all.filter(\.isOfNetwork)
  private static let examples = [
    "dynamics", "dynamics-office365", "table", "table-sas", "marketo", "marketo-server-id",
    "salesforce", "salesforce-client", "https-endpoint", "power-automate", "logic-app", "function",
  ]

  @Test func thereAreEnoughOfThem() {
    #expect(SandboxFault.all.count >= 180)
    #expect(Set(SandboxFault.all.map(\.name)).count == SandboxFault.all.count)
  }

  @Test("All is well without a fault", arguments: examples)
  func allIsWell(_ example: String) throws {
    let played = try PlayedServices()
    let sandbox = try played.sandbox()
    for sendsTestLead in [false, true] {
      let subject = try played.validate(example, sandbox, sendsTestLead: sendsTestLead)
      #expect(subject.odd.isEmpty, "\(subject.summary)")
      #expect(subject.exitStatus == 0, "\(subject.summary)")
      #expect(subject.verdict == "ok")
      #expect(subject.lines.count >= 7)
      // Without a log-in to Marketo no lead can be looked for there.
      let isSent = sendsTestLead && example != "marketo-server-id"
      #expect(subject.lines.contains { $0.id.hasSuffix(".test-lead") } == isSent)
    }
    sandbox.stop()
  }

  /// Where nobody can look in, nothing is broken, and it is not said that all is well.
  @Test(arguments: [
    ("salesforce-no-session", "notEstablished", 75), ("blob", "broken", 1), ("email", "ok", 0),
    ("none", "ok", 0),
  ])
  func whatIsNotSeenIsSaid(_ example: String, _ verdict: String, _ status: Int32) throws {
    let subject = try Installation().validate(example)
    #expect(subject.verdict == verdict, "\(subject.summary)")
    #expect(subject.exitStatus == status, "\(subject.summary)")
  }

  @Test(
    "No trouble on the way is taken for a wrong credential",
    arguments: [
      ("dynamics", "contoso.crm4.dynamics.com"), ("dynamics", "login.microsoftonline.com"),
      ("dynamics-office365", "login.microsoftonline.com"),
      ("table", "contosoleads.table.core.windows.net"),
      ("table-sas", "contosoleads.table.core.windows.net"),
      ("marketo", "123-PQR-789.mktorest.com"), ("marketo-server-id", "app-ys12.marketo.com"),
      ("salesforce", "webto.salesforce.com"), ("salesforce-client", "contoso.my.salesforce.com"),
    ])
  func networkIsNeverACredential(_ example: String, _ host: String) throws {
    let played = try PlayedServices()
    var sandbox = try played.sandbox()
    for fault in Self.networkFaults where fault.example != "https-endpoint" {
      _ = try sandbox.ask("order \(fault.name)@\(host)")
      let subject = try played.validate(example, sandbox, fault.timeLimit)
      expectOfNetwork(subject, fault, at: host)
      _ = try sandbox.mend([fault.name])
    }
    sandbox.stop()
  }

  private func expectOfNetwork(
    _ subject: ValidatedSubject, _ fault: SandboxFault, at host: String
  ) {
    let comment = Comment(rawValue: "\(fault.name)@\(host): \(subject.summary)")
    for line in subject.odd where line.status != "skipped" {
      let isHost = line.id.hasSuffix(".host") || line.id == "dynamics.tenant"
      #expect(line.status == "notEstablished" || fault.name == "no-such-host" && isHost, comment)
      let entry = line.entry ?? "none"
      let isOfNetwork =
        ["network-", "tls-", "proxy-"].contains { entry.hasPrefix($0) }
        || Self.entriesOfServices.contains(entry)
      #expect(isOfNetwork, comment)
    }
    // The servlet may answer a question without an organization by any page.
    let isAnyPage = host.hasPrefix("webto.") && subject.exitStatus == 0
    #expect(
      isAnyPage
        ? ["captive-portal", "wrong-content-type"].contains(fault.name)
        : [1, 75].contains(subject.exitStatus), comment)
  }

  /// What speaks of a service that is away or not there, and of no credential.
  private static let entriesOfServices = [
    "table-account-not-found", "aad-throttled", "aad-unavailable", "marketo-instance-not-found",
    "salesforce-servlet-unavailable",
  ]
}
