import Knowledge
import Testing
import Text
import Transport

@testable import Destinations

private let trouble = ServiceTrouble(throttled: "own-throttled", unavailable: "own-unavailable") {
  $0.text.contains("own words") ? "own words" : nil
}

private func answer(
  _ status: Int, _ body: String = "", type: String = "", location: String? = nil
) -> HTTPResponse {
  var headers: HTTPHeaders = [:]
  if !type.isEmpty { headers["Content-Type"] = type }
  headers["Location"] = location
  return HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
}

@Suite("Answers that establish nothing") struct ServiceTroubleTests {
  @Test(arguments: [
    (answer(429), "network-throttled"), (answer(429, "own words"), "own-throttled"),
    (answer(500), "network-unavailable"), (answer(503, "own words"), "own-unavailable"),
    (answer(599), "network-unavailable"), (answer(407), "proxy-authentication"),
    (answer(408), "network-timeout"), (answer(511), "network-captive-portal"),
    (answer(301, location: "/there"), "network-redirect-loop"),
    (answer(302, location: "https://Host.example/there"), "network-redirect-loop"),
    (answer(302, location: "https://host.example"), "network-redirect-loop"),
    (answer(302, location: "https://host.example.evil/"), "network-captive-portal"),
    (answer(302, location: "//portal.example/"), "network-captive-portal"),
    (answer(302, location: "http://host.example/"), "network-captive-portal"),
    (answer(304), "network-unexpected-answer"),
    (answer(200, "<html>", type: "text/html"), "network-captive-portal"),
    (answer(200, "\n<!DOCTYPE HTML>", type: ""), "network-captive-portal"),
    (answer(403, "x", type: "text/html; charset=utf-8"), "network-captive-portal"),
    (answer(200, "x", type: "text/plain"), "network-unexpected-answer"),
    (answer(201, "x", type: "image/png"), "network-unexpected-answer"),
  ]) func areNamed(_ response: HTTPResponse, _ entry: String) {
    let outcome = trouble.outcome(of: response, from: "host.example")
    #expect(outcome?.observation?.entry?.rawValue == entry)
    #expect(outcome?.observation?.parameters[.host] == "host.example")
    guard case .notEstablished? = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
  }

  @Test(arguments: [
    answer(200, "{}", type: "application/json"), answer(200, "{}"), answer(204), answer(401),
    answer(200, "<feed/>", type: "application/atom+xml"), answer(404, "<html>", type: "text/html"),
    answer(400, "x", type: "text/plain"), answer(403, "own words", type: "text/html"),
  ]) func areNotOthers(_ response: HTTPResponse) {
    #expect(trouble.outcome(of: response, from: "host.example") == nil)
  }

  @Test(arguments: [("17", "17"), ("Fri, 20 Nov 2026 07:00:00 GMT", nil), ("", nil)])
  func tellHowLongToWait(_ value: String, _ seconds: String?) {
    let response = HTTPResponse(status: 429, headers: ["retry-after": value])
    let outcome = trouble.outcome(of: response, from: "host.example")
    #expect(outcome?.observation?.parameters[.seconds] == seconds)
  }
}

@Suite("Values that a check cannot do without") struct RequiredValueTests {
  private func entry(
    _ value: Configuration.Value, _ read: (RequiredValue) throws(CheckStop) -> Void
  ) -> CheckOutcome? {
    let configuration = Configuration(entries: ["key": Configuration.Entry(value)])
    do throws(CheckStop) {
      try read(RequiredValue("key", in: configuration))
      return nil
    } catch {
      return error.result.outcome
    }
  }

  @Test func areReadAsTheyStand() throws {
    let configuration = Configuration(entries: [
      "text": Configuration.Entry(.text(" x ")), "secret": .secret("y "),
    ])
    #expect(try RequiredValue("text", in: configuration).text() == " x ")
    #expect(try RequiredValue("secret", in: configuration).secret() == Secret("y "))
    #expect(try RequiredValue("text", in: configuration).secret() == Secret(" x "))
  }

  @Test(arguments: [
    Configuration.Value.text(""), .text(" \n"), .secret(Secret("")), .secret(Secret("\t")),
  ]) func areMissed(_ value: Configuration.Value) {
    let outcome = entry(value) { value throws(CheckStop) in _ = try value.secret() }
    #expect(outcome?.observation?.entry?.rawValue == "document-field-missing")
    #expect(outcome?.observation?.parameters[.key] == "key")
    let text = entry(value) { value throws(CheckStop) in _ = try value.text() }
    #expect(text?.observation?.entry?.rawValue == "document-field-missing")
    let none = RequiredValue("other", in: Configuration(entries: [:]))
    #expect(throws: CheckStop.self) { _ = try none.text() }
  }

  @Test func areNotJudgedWhenTheyAreNotKnown() {
    let masked = entry(.masked) { value throws(CheckStop) in _ = try value.secret() }
    #expect(masked?.observation?.entry?.rawValue == "document-secret-masked")
    let unset = entry(.unavailable(reason: "it is not set")) { value throws(CheckStop) in
      _ = try value.secret()
    }
    #expect(unset?.observation?.entry?.rawValue == "document-reference-unresolved")
    #expect(unset?.observation?.said == "it is not set")
    for outcome in [masked, unset] {
      guard case .notEstablished? = outcome else {
        Issue.record("\(String(describing: outcome))")
        return
      }
    }
  }
}
