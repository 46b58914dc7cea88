import Testing
import Text

@testable import Sandbox

@Suite("Server: answers on the wire") struct ServerResponseTests {
  private func head(_ text: String) throws -> RequestHead {
    try RequestHead(Array(text.utf8)[...])
  }

  private func wire(
    _ response: ServiceResponse, to request: String = "GET / HTTP/1.1", keepsAlive: Bool = true
  ) throws -> (lines: [String], body: String) {
    let wire = response.wire(answering: try head(request), keepsAlive: keepsAlive)
    let text = String(decoding: wire.head, as: UTF8.self)
    #expect(text.hasSuffix("\r\n\r\n"))
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
    return (lines, String(decoding: wire.body, as: UTF8.self))
  }

  @Test func addsDateAndLength() throws {
    let (lines, body) = try wire(ServiceResponse(201, headers: [("A", "b")], body: [0x61, 0x62]))
    #expect(lines[0] == "HTTP/1.1 201 Created")
    #expect(lines[1] == "A: b")
    let date = try #require(lines.first { $0.hasPrefix("Date: ") }?.dropFirst(6))
    let time = try #require(Timestamp(httpDate: String(date)))
    #expect(abs(time.seconds - Timestamp.now.seconds) < 60)
    #expect(lines.contains("Content-Length: 2"))
    #expect(lines.count == 4)
    #expect(body == "ab")
  }

  @Test func leavesADateOfTheServicesOwn() throws {
    let old = "Tue, 15 Jan 2019 09:30:00 GMT"
    let (lines, _) = try wire(ServiceResponse(200, headers: [("date", old)]))
    #expect(lines.filter { $0.lowercased().hasPrefix("date:") } == ["date: \(old)"])
  }

  @Test func keepsLengthAndConnectionToItself() throws {
    let response = ServiceResponse(
      200,
      headers: [("content-length", "9"), ("Connection", "x"), ("Transfer-Encoding", "chunked")])
    let (lines, _) = try wire(response)
    #expect(lines.filter { !$0.hasPrefix("Date") } == ["HTTP/1.1 200 OK", "Content-Length: 0"])
  }

  @Test func sendsNoBodyWhereNoneBelongs() throws {
    for status in [204, 304] {
      let (lines, body) = try wire(ServiceResponse(status, body: [0x61]))
      #expect(!lines.contains { $0.hasPrefix("Content-Length") })
      #expect(body.isEmpty)
    }
    let (lines, body) = try wire(ServiceResponse(200, body: [0x61]), to: "HEAD / HTTP/1.1")
    #expect(lines.contains("Content-Length: 1"))
    #expect(body.isEmpty)
  }

  @Test func saysWhetherTheConnectionStays() throws {
    let response = ServiceResponse(200)
    #expect(try wire(response, keepsAlive: false).lines.contains("Connection: close"))
    #expect(try !wire(response).lines.contains { $0.hasPrefix("Connection") })
    #expect(try wire(response, to: "GET / HTTP/1.0").lines.contains("Connection: keep-alive"))
  }

  @Test func letsNoValueBeginALine() throws {
    let (lines, _) = try wire(ServiceResponse(200, headers: [("A", "b\r\nSet-Cookie: c\nd")]))
    #expect(lines[1] == "A: b  Set-Cookie: c d")
  }

  @Test func knowsAReasonForEveryStatusThatItSends() throws {
    for status in [200, 202, 302, 400, 401, 403, 404, 407, 409, 412, 413, 421, 429, 431, 500, 501] {
      #expect(try !wire(ServiceResponse(status)).lines[0].hasSuffix("Unknown"))
    }
    #expect(try wire(ServiceResponse(299)).lines[0] == "HTTP/1.1 299 Unknown")
  }
}
