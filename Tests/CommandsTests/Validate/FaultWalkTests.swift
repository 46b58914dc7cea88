import TestSupport
import Testing

/// Every fault that the sandbox can play, seen by the right check and explained by the right entry.
@Suite("Fault walk") struct FaultWalkTests {
  private static let networkFaults = SandboxFault.all.filter(\.isOfNetwork)
  private static let hosts = [
    ("dynamics", "contoso.crm4.dynamics.com"), ("dynamics", "login.microsoftonline.com"),
    ("dynamics-office365", "login.microsoftonline.com"),
    ("table", "contosoleads.table.core.windows.net"),
    ("table-sas", "contosoleads.table.core.windows.net"),
  ]

  @Test func thereAreEnoughOfThem() {
    #expect(SandboxFault.all.count >= 60)
    #expect(Set(SandboxFault.all.map(\.name)).count == SandboxFault.all.count)
  }

  @Test(
    "All is well without a fault",
    arguments: ["dynamics", "dynamics-office365", "table", "table-sas"], [false, true])
  func allIsWell(_ example: String, _ sendsTestLead: Bool) throws {
    let subject = try Installation().validate(example, sendsTestLead: sendsTestLead)
    let odd = subject.lines.filter { $0.status != "ok" && $0.id != "dynamics.retired" }
    #expect(odd.isEmpty, "\(subject.summary)")
    #expect(subject.exitStatus == 0)
    #expect(subject.verdict == "ok")
    #expect(subject.lines.count >= 8)
    #expect(subject.lines.contains { $0.id.hasSuffix(".test-lead") } == sendsTestLead)
  }

  @Test("The right check sees it, and nothing else is blamed", arguments: SandboxFault.all)
  func isSeen(_ fault: SandboxFault) throws {
    let subject = try Installation().validate(
      fault.example, fault: fault.name, sendsTestLead: fault.needsTestLead, fault.timeLimit)
    let line = try #require(subject.line(fault.check), "\(subject.summary)")
    #expect(line.status == fault.status, "\(subject.summary)")
    #expect(line.entry == fault.entry, "\(subject.summary)")
    let others = subject.lines.filter { other in
      // What keeps one check from looking may keep another from it, and is then the same.
      let isSame = other.entry == fault.entry && other.status == fault.status
      return other.id != fault.check && other.id != "dynamics.retired" && !isSame
        && !["ok", "skipped"].contains(other.status) && !Self.follows(other, fault)
    }
    #expect(others.isEmpty, "\(subject.summary)")
    let statuses: [String: Int32] = ["broken": 1, "notEstablished": 75, "warning": 0]
    #expect(subject.exitStatus == statuses[fault.status], "\(subject.summary)")
  }

  /// A role that does not exist is not assigned either.
  private static func follows(_ other: ValidatedSubject.Line, _ fault: SandboxFault) -> Bool {
    fault.name == "role-missing" && other.id == "dynamics.role" && other.status == "warning"
  }

  @Test("No trouble on the way is taken for a wrong credential", arguments: networkFaults)
  func networkIsNeverACredential(_ fault: SandboxFault) throws {
    for (example, host) in Self.hosts {
      let subject = try Installation().validate(
        example, fault: "\(fault.name)@\(host)", fault.timeLimit)
      for line in subject.lines where line.status != "ok" && line.status != "skipped" {
        guard line.id != "dynamics.retired" else { continue }
        let isHost = line.id.hasSuffix(".host") || line.id == "dynamics.tenant"
        #expect(
          line.status == "notEstablished" || fault.name == "no-such-host" && isHost,
          "\(host): \(subject.summary)")
        let entry = line.entry ?? "none"
        let isOfNetwork =
          ["network-", "tls-", "proxy-"].contains { entry.hasPrefix($0) }
          || ["table-account-not-found", "aad-throttled", "aad-unavailable"].contains(entry)
        #expect(isOfNetwork, "\(host): \(subject.summary)")
      }
      #expect([1, 75].contains(subject.exitStatus), "\(host): \(subject.summary)")
    }
  }
}
