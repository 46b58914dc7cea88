import Testing

@testable import Sandbox

@Suite("Network faults: catalogue and orders") struct NetworkFaultCatalogueTests {
  @Test func namesAreThereOnce() {
    let names = FaultCatalogue.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || $0 < 0x3A })
      #expect(FaultCatalogue.fault(named: name)?.name == name)
    }
    #expect(FaultCatalogue.fault(named: "nothing") == nil)
  }

  @Test func everyTroubleHasOneFault() {
    let troubles = FaultCatalogue.all.compactMap { fault -> NetworkTrouble? in
      if case .network(let trouble) = fault.kind { trouble } else { nil }
    }
    #expect(Set(troubles) == Set(NetworkTrouble.allCases))
    #expect(troubles.count == NetworkTrouble.allCases.count)
  }

  @Test(arguments: FaultCatalogue.all.map(\.name)) func saysWhatMustBeSeen(_ name: String) throws {
    let fault = try #require(FaultCatalogue.fault(named: name))
    #expect(["broken", "warning", "notEstablished"].contains(fault.status))
    let destination = fault.check.prefix { $0 != "." }
    #expect(
      ["dynamics", "table", "marketo", "salesforce", "httpsEndpoint"].contains(destination))
    #expect(destination == "httpsEndpoint" || destination == fault.example.prefix { $0 != "-" })
    #expect(!fault.title.isEmpty)
    #expect(!fault.entry.contains(" "))
  }

  /// A trouble of the network says nothing about a credential; that there is no such host, a name
  /// server knows for certain.
  @Test func onlyAMissingHostIsBroken() {
    let others = FaultCatalogue.network.filter { $0.status != "notEstablished" }
    #expect(others.map(\.name) == ["no-such-host", "https-certificate-expires-soon"])
    #expect(others.map(\.status) == ["broken", "warning"])
  }

  @Test func takesOrders() throws {
    let all = try FaultOrder("no-answer")
    #expect(all.fault.name == "no-answer")
    #expect(all.host == nil)
    #expect(all.text == "no-answer")
    let one = try FaultOrder("no-answer@CONTOSO.crm4.dynamics.com")
    #expect(one.host == World.organisationHost)
    #expect(one.text == "no-answer@contoso.crm4.dynamics.com")
  }

  @Test(arguments: [
    ("no-anser", "no-answer"), ("tls_expired", "tls-expired"), ("TLS-EXPIRED", "tls-expired"),
    ("conection-reset", "connection-reset"),
  ])
  func offersTheNearestName(text: String, nearest: String) {
    #expect(throws: FaultOrder.Mistake.unknownName(text, nearest: nearest)) {
      try FaultOrder(text)
    }
  }

  @Test func wantsAHostThatIsPlayed() {
    for host in ["example.com", "", "contoso.crm4.dynamics.com:443"] {
      #expect(throws: FaultOrder.Mistake.unknownHost(host)) { try FaultOrder("no-answer@\(host)") }
    }
  }

  @Test func wantsNoHostForAService() throws {
    guard let fault = FaultCatalogue.services.first else { return }
    #expect(throws: FaultOrder.Mistake.hostNotMeant(fault.name)) {
      try FaultOrder("\(fault.name)@\(World.tableHost)")
    }
  }

  @Test func offersNothingThatIsNotNear() {
    #expect(throws: FaultOrder.Mistake.unknownName("nope", nearest: nil)) {
      try FaultOrder("nope")
    }
  }
}
