import Destinations
import Knowledge
import Testing
import Text
import Transport

private typealias World = HTTPSEndpointWorld

private func failure(
  _ kind: TransportError.Kind, status: Int? = nil, _ reason: String = "it went wrong"
) -> ScriptedTransport.Answer {
  .failure(
    TransportError(
      kind, host: World.host, reason: reason,
      certificate: CertificateFacts(
        subject: "CN = x", issuer: "O = Example, CN = Example CA 3", validFrom: "2022-01-01",
        validUntil: "2023-01-01"),
      status: status))
}

@Suite("HTTPS endpoint: the connection") struct EndpointConnectionTests {
  @Test func allIsWell() async {
    let run = await HTTPSEndpointRun.in()
    #expect(run.troubled == [])
    #expect(run.reports.allSatisfy { $0.status == .ok })
    #expect(
      run.reports.map { $0.check.id.rawValue } == [
        "httpsEndpoint.url", "httpsEndpoint.service", "httpsEndpoint.host",
        "httpsEndpoint.address", "httpsEndpoint.tls", "httpsEndpoint.certificate",
        "httpsEndpoint.answer",
      ])
  }

  @Test func theFirstRequestStartsNothing() async throws {
    for url in [World.url, World.flow, World.logicApp, World.function] {
      let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(), url)
      #expect(run.requests.count == 1)
      let request = try #require(run.requests.first)
      #expect(request.method == "OPTIONS")
      #expect(request.url == url.replacing(":443", with: "").prefix { $0 != "?" })
      #expect(request.body.isEmpty && request.headers.fields.isEmpty)
      #expect(request.reach == .publicInternet)
      #expect(request.asksForEncryption && request.isRepeatable)
      #expect(request.secrets.contains(Secret(url)))
    }
  }

  @Test func anotherPortIsKept() async {
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(), "https://\(World.host):8443")
    #expect(run.requests.map(\.url) == ["https://\(World.host):8443/"])
  }

  @Test func aHostThatIsNotThereIsBroken() async {
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(usual: failure(.hostNotFound)))
    #expect(run.troubled == ["host"])
    #expect(run.status("host") == .broken)
    #expect(run.entry("host") == "network-host-not-found")
  }

  @Test(arguments: [
    TransportError.Kind.resolverUnavailable, .connectionRefused, .connectionReset, .unreachable,
    .timedOut, .proxyAuthentication, .proxyRefused, .libraryMissing, .other,
  ])
  func trouble(onTheWay kind: TransportError.Kind) async {
    let run = await HTTPSEndpointRun.in(
      HTTPSEndpointWorld(usual: failure(kind)), sendsTestLead: true)
    #expect(run.troubled == ["host"])
    #expect(run.status("host") == .notEstablished)
    #expect(run.requests.count == 1)
  }

  @Test func aPrivateAddressIsBroken() async {
    let world = HTTPSEndpointWorld(
      usual: failure(.privateAddress, "10.0.0.5 is not an address of the public internet"))
    let run = await HTTPSEndpointRun.in(world, sendsTestLead: true)
    #expect(run.status("host") == .ok)
    #expect(run.troubled == ["address"])
    #expect(run.status("address") == .broken)
    #expect(run.entry("address") == "https-address-private")
    #expect(run.said("address").contains("10.0.0.5"))
    #expect(run.requests.count == 1)
  }

  @Test func aProxyDoesNotTellTheAddress() async {
    let world = HTTPSEndpointWorld(
      usual: .success(HTTPResponse(status: 405, route: .proxy, encryption: .ending("2031-01-01"))))
    let run = await HTTPSEndpointRun.in(world, sendsTestLead: true)
    #expect(run.troubled == ["address"])
    #expect(run.status("address") == .notEstablished)
    #expect(run.entry("address") == "https-address-not-established")
    #expect(run.parameter("address", .host) == World.host)
    #expect(run.status("test-lead") == .ok)
  }

  @Test func aProxyDoesNotTellTheAddressOfAFailureEither() async {
    let expired = TransportError(
      .certificateExpired, host: World.host, reason: "expired", route: .proxy)
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(usual: .failure(expired)))
    #expect(run.troubled == ["address", "tls"])
    #expect(run.entry("address") == "https-address-not-established")
    #expect(run.status("tls") == .broken)
  }

  @Test func aDetourIsTheUsersOwn() async {
    let world = HTTPSEndpointWorld(
      usual: .success(HTTPResponse(status: 405, address: "127.0.0.1", route: .detour)))
    #expect(await HTTPSEndpointRun.in(world).troubled == [])
  }

  @Test(arguments: [
    (TransportError.Kind.certificateExpired, "tls-certificate-expired"),
    (.certificateNotYetValid, "tls-certificate-not-yet-valid"),
    (.certificateSelfSigned, "tls-certificate-self-signed"),
    (.certificateWrongName, "tls-certificate-wrong-name"),
  ])
  func aWrongCertificateIsBroken(_ kind: TransportError.Kind, _ entry: String) async {
    let run = await HTTPSEndpointRun.in(
      HTTPSEndpointWorld(usual: failure(kind)), sendsTestLead: true)
    #expect(run.troubled == ["tls"])
    #expect(run.status("tls") == .broken)
    #expect(run.entry("tls") == entry)
    #expect(run.parameter("tls", .date) == "2023-01-01")
    #expect(run.status("test-lead") == .skipped)
  }

  @Test(arguments: [TransportError.Kind.certificateUntrusted, .tlsProtocol])
  func whatAnInterceptorShowsIsNotTheServers(_ kind: TransportError.Kind) async {
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(usual: failure(kind)))
    #expect(run.troubled == ["tls"])
    #expect(run.status("tls") == .notEstablished)
  }

  @Test(arguments: [
    ("2023-11-24", 9), ("2023-12-05", 20), ("2023-11-14", 0), ("2023-11-15", 0),
  ])
  func aCertificateThatEndsSoonIsAWarning(_ day: String, _ days: Int) async {
    let response = HTTPResponse(status: 405, encryption: .ending(day))
    let run = await HTTPSEndpointRun.in(HTTPSEndpointWorld(usual: .success(response)))
    #expect(run.troubled == ["certificate"])
    #expect(run.status("certificate") == .warning)
    #expect(run.entry("certificate") == "https-certificate-expires-soon")
    #expect(run.parameter("certificate", .days) == "\(days)")
    #expect(run.parameter("certificate", .date) == day)
    #expect(run.parameter("certificate", .issuer) == "Example CA 3")
    #expect(run.status("answer") == .ok)
  }

  @Test func aCertificateThatIsRenewedByTheServiceIsNotTheUsersBusiness() async {
    let response = HTTPResponse(status: 405, encryption: .ending("2023-11-20"))
    let world = HTTPSEndpointWorld(usual: .success(response))
    for url in [World.flow, World.logicApp, World.function] {
      #expect(await HTTPSEndpointRun.in(world, url).troubled == [])
    }
  }

  @Test(arguments: [
    nil, EncryptionFacts.ending("2023-12-06"), .ending("2031-01-01"), .ending("soon"),
  ])
  func nothingIsSaidOfOthers(_ facts: EncryptionFacts?) async {
    let response = HTTPResponse(status: 405, encryption: facts)
    #expect(await HTTPSEndpointRun.in(HTTPSEndpointWorld(usual: .success(response))).troubled == [])
  }
}
