import Testing

@testable import Sandbox

struct RefusedHead: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let status: Int

  init(_ testDescription: String, _ text: String, _ status: Int = 400) {
    self.testDescription = testDescription
    self.text = text
    self.status = status
  }
}

private let refusedHeads = [
  RefusedHead("no version", "GET /"),
  RefusedHead("a word too many", "GET / x HTTP/1.1"),
  RefusedHead("two blanks", "GET  / HTTP/1.1"),
  RefusedHead("nothing", ""),
  RefusedHead("a method with a slash", "GE/T / HTTP/1.1"),
  RefusedHead("a control character in the target", "GET /\u{1} HTTP/1.1"),
  RefusedHead("a letter outside ASCII in the target", "GET /ö HTTP/1.1"),
  RefusedHead("another protocol", "GET / SPDY/3"),
  RefusedHead("HTTP/2 by name", "PRI * HTTP/2.0", 505),
  RefusedHead("HTTP/0.9", "GET / HTTP/0.9", 505),
  RefusedHead("a field without a colon", "GET / HTTP/1.1\r\nHost"),
  RefusedHead("a blank before the colon", "GET / HTTP/1.1\r\nHost : a"),
  RefusedHead("a field without a name", "GET / HTTP/1.1\r\n: a"),
  RefusedHead("a folded field", "GET / HTTP/1.1\r\nA: b\r\n c"),
  RefusedHead("a NUL in a field", "GET / HTTP/1.1\r\nA: b\u{0}c"),
  RefusedHead("a bare line feed", "GET / HTTP/1.1\r\nA: b\nC: d"),
  RefusedHead("a bare carriage return", "GET / HTTP/1.1\r\nA: b\rC: d"),
  RefusedHead(
    "too many fields",
    "GET / HTTP/1.1" + String(repeating: "\r\nA: b", count: 101), 431),
]

@Suite("Server: head of a request") struct ServerRequestHeadTests {
  private func head(_ text: String) throws(RequestFailure) -> RequestHead {
    try RequestHead(Array(text.utf8)[...])
  }

  @Test func readsMethodTargetVersionAndFields() throws {
    let head = try head("POST /a%2Fb?c=%20d HTTP/1.1\r\nHost: A.example\r\nX-Y:\t z z \r\nEmpty:")
    #expect(head.method == "POST")
    #expect(head.target == "/a%2Fb?c=%20d")
    #expect(head.minorVersion == 1)
    #expect(head.headers.map(\.name) == ["Host", "X-Y", "Empty"])
    #expect(head.headers.map(\.value) == ["A.example", "z z", ""])
    #expect(head.values("x-y") == ["z z"])
  }

  @Test(arguments: refusedHeads) func refuses(_ refused: RefusedHead) {
    let failure = #expect(throws: RequestFailure.self) { try head(refused.text) }
    guard case .refused(let status, let reason) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(status == refused.status)
    #expect(!reason.isEmpty)
  }

  @Test func takesAHundredFields() throws {
    let text = "GET / HTTP/1.1" + String(repeating: "\r\nA: b", count: 100)
    #expect(try head(text).headers.count == 100)
  }

  @Test(arguments: [
    ("HTTP/1.1", "", true), ("HTTP/1.1", "\r\nConnection: Close", false),
    ("HTTP/1.1", "\r\nConnection: upgrade, close", false),
    ("HTTP/1.1", "\r\nConnection: keep-alive", true), ("HTTP/1.0", "", false),
    ("HTTP/1.0", "\r\nConnection: Keep-Alive", true),
    ("HTTP/1.0", "\r\nConnection: keep-alive\r\nConnection: close", false),
  ])
  func knowsWhetherAnotherRequestMayFollow(version: String, fields: String, expected: Bool) throws {
    #expect(try head("GET / \(version)\(fields)").keepsAlive == expected)
  }

  @Test(
    arguments: [
      ("a.example", "a.example", nil), ("A.Example:443", "a.example", 443),
      ("a.example.:65535", "a.example", 65_535), ("127.0.0.1:1", "127.0.0.1", 1),
    ] as [(String, String, Int?)])
  func splitsHostAndPort(text: String, host: String, port: Int?) throws {
    let split = try #require(RequestHead.split(authority: text))
    #expect(split.host == host)
    #expect(split.port == port)
  }

  @Test(arguments: ["", ":443", "a:", "a:0", "a:65536", "a:+1", "a:4x", "[::1]:443", "a:1:2"])
  func refusesAMalformedAuthority(_ text: String) {
    #expect(RequestHead.split(authority: text) == nil)
  }
}

@Suite("Server: target of a request") struct ServerRequestTargetTests {
  private func target(_ text: String, host: String = "\r\nHost: A.example") throws -> RequestTarget
  {
    try RequestTarget(RequestHead(Array("GET \(text) HTTP/1.1\(host)".utf8)[...]))
  }

  @Test func leavesPathAndQueryAsTheyCame() throws {
    let target = try target("/T(PartitionKey='a%20b')?$filter=x%20eq%20'?'&$top=1")
    #expect(target.host == "a.example")
    #expect(target.path == "/T(PartitionKey='a%20b')")
    #expect(target.query == "$filter=x%20eq%20'?'&$top=1")
  }

  @Test func putsAWholeAddressBeforeTheHostField() throws {
    let target = try target("https://B.example:443/p?q")
    #expect(target.host == "b.example")
    #expect(target.path == "/p")
    #expect(target.query == "q")
    #expect(try self.target("HTTPS://b.example").path == "/")
    #expect(try self.target("https://b.example?q").query == "q")
  }

  @Test func doesNotTakeASchemeInAPathForAnAddress() throws {
    #expect(try target("/go?to=http://b.example/").host == "a.example")
    #expect(try target("/http://b.example/").path == "/http://b.example/")
  }

  @Test(arguments: [
    "", "\r\nHost: a\r\nHost: a", "\r\nHost:", "\r\nHost: a b:x", "\r\nHost: a:b",
  ])
  func wantsOneHost(_ fields: String) {
    #expect(throws: RequestFailure.self) { try target("/", host: fields) }
  }

  @Test(arguments: ["x", "*", "http://a.example/", "ftp://a.example/", "a.example:443"])
  func refusesWhatIsNoPath(_ text: String) {
    #expect(throws: RequestFailure.self) { try target(text) }
  }

  @Test func takesAnOldRequestWithoutAHost() throws {
    let head = try RequestHead(Array("GET https://a.example/ HTTP/1.0".utf8)[...])
    #expect(try RequestTarget(head).host == "a.example")
  }
}
