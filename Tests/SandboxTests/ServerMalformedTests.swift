import TestSupport
import Testing

@testable import Sandbox

struct MalformedRequest: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let status: Int
}

private let host = World.organisationHost
private let malformed = [
  MalformedRequest(testDescription: "no Host", text: "GET / HTTP/1.1\r\n\r\n", status: 400),
  MalformedRequest(testDescription: "not HTTP", text: "hello\r\n\r\n", status: 400),
  MalformedRequest(
    testDescription: "another version", text: "GET / HTTP/3.0\r\nHost: \(host)\r\n\r\n",
    status: 505),
  MalformedRequest(
    testDescription: "length and coding",
    text: "POST / HTTP/1.1\r\nHost: \(host)\r\nContent-Length: 1\r\n"
      + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    status: 400),
  MalformedRequest(
    testDescription: "too long a body",
    text: "POST / HTTP/1.1\r\nHost: \(host)\r\nContent-Length: 99999999\r\n\r\n", status: 413),
  MalformedRequest(
    testDescription: "too long a head",
    text: "GET / HTTP/1.1\r\nHost: \(host)\r\nA: " + String(repeating: "b", count: 70_000)
      + "\r\n\r\n",
    status: 431),
  MalformedRequest(
    testDescription: "CONNECT inside",
    text: "CONNECT \(host):443 HTTP/1.1\r\nHost: \(host)\r\n\r\n", status: 400),
]

@Suite("Server: malformed requests") struct ServerMalformedTests {
  private func send(_ text: String) throws -> String {
    let sandbox = try RunningSandbox()
    return try sandbox.openssl(["-quiet", "-servername", host], sending: Array(text.utf8)).output
  }

  private func statuses(_ output: String) -> [String] {
    output.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("HTTP/1.1 ") }
      .map { String($0.dropFirst(9).prefix(3)) }
  }

  @Test(arguments: malformed) func answersAndEnds(_ request: MalformedRequest) throws {
    let output = try send(request.text)
    #expect(statuses(output) == ["\(request.status)"])
    #expect(output.contains("Connection: close\r\n"))
    #expect(output.contains("leadline-sandbox: "))
  }

  @Test func answersWhatCameBefore() throws {
    let good = "GET /1 HTTP/1.1\r\nHost: \(host)\r\n\r\n"
    let output = try send(good + good + "nonsense\r\n\r\n")
    #expect(statuses(output) == ["200", "200", "400"])
  }

  @Test func servesOthersAfterwards() throws {
    let sandbox = try RunningSandbox()
    for _ in 0..<3 {
      _ = try sandbox.openssl(["-quiet", "-servername", host], sending: [0, 1, 2, 13, 10, 13, 10])
    }
    #expect(try sandbox.curl([url(host)]).status == 0)
  }
}
