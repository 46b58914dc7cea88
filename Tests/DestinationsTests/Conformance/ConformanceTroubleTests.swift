import Destinations
import Testing
import Text
import Transport

/// A kind of trouble on the way.
struct WayTrouble: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let answer: ScriptedTransport.Answer

  /// Whether nobody can have shown this certificate but the server itself.
  var isCertificate: Bool {
    guard case .failure(let error) = answer else { return false }
    return [
      .certificateExpired, .certificateNotYetValid, .certificateSelfSigned, .certificateWrongName,
    ].contains(error.kind)
  }

  init(_ kind: TransportError.Kind) {
    testDescription = "\(kind)"
    answer = .failure(
      TransportError(kind, host: "somewhere.example", reason: "it went wrong: \(kind)"))
  }

  init(_ description: String, _ response: HTTPResponse) {
    testDescription = description
    answer = .success(response)
  }
}

private let transportTroubles: [WayTrouble] = [
  .hostNotFound, .resolverUnavailable, .connectionRefused, .connectionReset, .unreachable,
  .timedOut, .certificateExpired, .certificateNotYetValid, .certificateSelfSigned,
  .certificateUntrusted, .certificateWrongName, .tlsProtocol, .proxyAuthentication, .proxyRefused,
  .responseTooLarge, .malformedResponse, .invalidRequest, .cancelled, .libraryMissing, .other,
].map { WayTrouble($0) }

private let page = Array("<!DOCTYPE html><html><body>Log in to the network</body></html>".utf8)
private let html: HTTPHeaders = ["Content-Type": "text/html; charset=utf-8"]

private let answerTroubles: [WayTrouble] = [
  WayTrouble("429", HTTPResponse(status: 429, headers: ["Retry-After": "7"])),
  WayTrouble("429 without Retry-After", HTTPResponse(status: 429)),
  WayTrouble("500", HTTPResponse(status: 500)), WayTrouble("502", HTTPResponse(status: 502)),
  WayTrouble("503", HTTPResponse(status: 503)), WayTrouble("504", HTTPResponse(status: 504)),
  WayTrouble("407", HTTPResponse(status: 407)), WayTrouble("408", HTTPResponse(status: 408)),
  WayTrouble("a captive portal", HTTPResponse(status: 200, headers: html, body: page)),
  WayTrouble("a portal that forbids", HTTPResponse(status: 403, headers: html, body: page)),
  WayTrouble(
    "a portal that redirects",
    HTTPResponse(status: 302, headers: ["Location": "https://login.example/"])),
  WayTrouble(
    "plain text",
    HTTPResponse(status: 200, headers: ["Content-Type": "text/plain"], body: Array("ok".utf8))),
]

private let oddAnswers: [WayTrouble] = [200, 204, 400, 401, 403, 404, 409].flatMap { status in
  [
    "", "null", "[]", "{}", #"{"error": 5}"#, #"{"value": {}}"#, #"{"value": [5, null]}"#, "{",
    #"{"error": {"code": null, "message": []}}"#, #"{"odata.error": {"message": 7}}"#,
    #"{"access_token": 7, "issuer": {}}"#, #"{"access_token": "a.b.c", "issuer": "x"}"#,
  ].map { body in
    WayTrouble(
      "\(status) \(body)",
      HTTPResponse(
        status: status, headers: ["Content-Type": "application/json", "x-ms-version": "1"],
        body: Array(body.utf8)))
  }
}

@Suite("Conformance: trouble on the way") struct ConformanceTroubleTests {
  /// Entries that speak of the way there and of no credential.
  private func isAboutTheWay(_ entry: String) -> Bool {
    ["network-", "tls-", "proxy-"].contains { entry.hasPrefix($0) }
      || ["table-account-not-found", "table-busy", "aad-throttled", "aad-unavailable"]
        .contains(entry)
      || entry == "marketo-instance-not-found"
      || ["dynamics-throttled", "dynamics-unavailable"].contains(entry)
      || ["https-endpoint-unavailable", "power-automate-throttled"].contains(entry)
      || [
        "salesforce-cannot-be-seen", "salesforce-look-by-hand", "salesforce-servlet-unavailable",
      ].contains(entry)
  }

  private func formTroubles(of sample: ConformanceSample) async -> Set<CheckID> {
    var options = Verification.Options()
    options.isOffline = true
    let reports = await Verification(
      sample.destination, sample.configuration,
      over: ScriptedTransport { _ in .success(HTTPResponse(status: 200)) }, options: options
    ).run()
    return Set(reports.filter { $0.status != .ok }.map(\.check.id))
  }

  @Test(arguments: ConformanceSample.withService, transportTroubles)
  func nothingIsBrokenButTheHost(_ sample: ConformanceSample, _ trouble: WayTrouble) async {
    let known = await formTroubles(of: sample)
    let reports = await sample.run(over: ScriptedTransport { _ in trouble.answer })
    #expect(reports.contains { $0.status == .notEstablished || $0.status == .broken })
    for report in reports where !known.contains(report.check.id) {
      if report.status == .broken {
        if sample.isOwnServer, trouble.isCertificate {
          #expect(report.check.id.rawValue.hasSuffix(".tls"))
          continue
        }
        #expect(report.check.id.rawValue.hasSuffix(".host"))
        #expect(trouble.testDescription == "hostNotFound")
      }
      #expect(report.entries.allSatisfy(isAboutTheWay), "\(report.check.id) \(report.entries)")
    }
  }

  /// A server of the publisher's own may well answer like this, and then means it.
  @Test(arguments: ConformanceSample.withService.filter { !$0.isOwnServer }, answerTroubles)
  func nobodyElsesAnswerBlamesACredential(
    _ sample: ConformanceSample, _ trouble: WayTrouble
  ) async {
    let known = await formTroubles(of: sample)
    let reports = await sample.run(over: ScriptedTransport { _ in trouble.answer })
    #expect(reports.contains { $0.status == .notEstablished })
    for report in reports where !known.contains(report.check.id) {
      #expect(report.status != .broken, "\(report.check.id)")
      #expect(report.entries.allSatisfy(isAboutTheWay), "\(report.check.id) \(report.entries)")
    }
  }

  @Test(arguments: ConformanceSample.withService)
  func oddAnswersAreExplained(_ sample: ConformanceSample) async {
    for odd in oddAnswers {
      let reports = await sample.run(over: ScriptedTransport { _ in odd.answer })
      for report in reports where ![.ok, .skipped].contains(report.status) {
        #expect(!report.shown.isEmpty, "\(report.check.id) \(odd.testDescription)")
      }
      #expect(
        sample.isOwnServer || reports.contains { $0.status != .ok }, "\(odd.testDescription)")
    }
  }

  @Test(arguments: ConformanceSample.withService)
  func noObservationShowsASecret(_ sample: ConformanceSample) async {
    for trouble in transportTroubles + answerTroubles + oddAnswers {
      let reports = await sample.run(over: ScriptedTransport { _ in trouble.answer })
      for report in reports {
        for canary in ConformanceSample.canaries {
          #expect(!report.shown.contains(canary), "\(report.check.id)")
        }
      }
    }
  }

  @Test(arguments: ConformanceSample.withService)
  func requestsKnowWhichOfTheirPartsAreSecret(_ sample: ConformanceSample) async {
    let transport = ScriptedTransport { _ in .success(HTTPResponse(status: 401)) }
    _ = await sample.run(over: transport)
    #expect(!transport.requests.isEmpty)
    for request in transport.requests {
      #expect(request.url.hasPrefix("https://"))
      let sent =
        request.url + request.headers.fields.map(\.value).joined(separator: "\n")
        + String(decoding: request.body, as: UTF8.self)
      for canary in ConformanceSample.canaries where sent.contains(canary) {
        #expect(!request.secrets.isEmpty)
      }
    }
  }
}
