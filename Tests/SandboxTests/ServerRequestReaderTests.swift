import Testing

@testable import Sandbox

struct RefusedBody: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let fields: String
  let body: String
  let failure: RequestFailure?

  init(_ testDescription: String, _ fields: String, _ body: String = "", status: Int? = 400) {
    self.testDescription = testDescription
    self.fields = fields
    self.body = body
    failure = status.map { .refused($0, "") }
  }
}

private let chunked = "Transfer-Encoding: chunked"
private let refusedBodies = [
  RefusedBody("a length with a sign", "Content-Length: +3", "abc"),
  RefusedBody("a negative length", "Content-Length: -1"),
  RefusedBody("a length in words", "Content-Length: three", "abc"),
  RefusedBody("no length at all", "Content-Length:", "abc"),
  RefusedBody("two lengths", "Content-Length: 3\r\nContent-Length: 4", "abc"),
  RefusedBody("a length of 17 MB", "Content-Length: 17825792", status: 413),
  RefusedBody("a length beyond all numbers", "Content-Length: 99999999999999999999", status: 413),
  RefusedBody("length and coding", "Content-Length: 3\r\n\(chunked)", "0\r\n\r\n"),
  RefusedBody("another coding", "Transfer-Encoding: gzip", status: 501),
  RefusedBody("two codings", "Transfer-Encoding: gzip, chunked", status: 501),
  RefusedBody("a chunk's size in words", chunked, "three\r\nabc\r\n0\r\n\r\n"),
  RefusedBody("a chunk's size with a sign", chunked, "-3\r\nabc\r\n0\r\n\r\n"),
  RefusedBody("a chunk's size beyond all numbers", chunked, "FFFFFFFFFFFFFFFFF\r\n"),
  RefusedBody("a chunk of 17 MB", chunked, "1100000\r\n", status: 413),
  RefusedBody("a chunk that goes on", chunked, "3\r\nabcd\r\n0\r\n\r\n"),
  RefusedBody("an endless line", chunked, String(repeating: "0", count: 9000)),
  RefusedBody("a body that ends early", "Content-Length: 4", "abc", status: nil),
  RefusedBody("chunks that end early", chunked, "3\r\nabc\r\n", status: nil),
]

@Suite("Server: reading requests") struct ServerRequestReaderTests {
  private func read(_ text: String, step: Int = 1 << 20) throws -> [(RequestHead, String)] {
    var reader = RequestReader(ScriptedChannel(text, step: step))
    var requests: [(RequestHead, String)] = []
    while let head = try reader.readHead() {
      let body = try reader.readBody(head) {}
      requests.append((head, String(decoding: body, as: UTF8.self)))
    }
    return requests
  }

  /// However the bytes are cut into pieces, the same comes out.
  @Test(arguments: [1, 2, 3, 7, 1 << 20]) func readsOneAfterTheOther(_ step: Int) throws {
    let text = """
      \r\nGET /1 HTTP/1.1\r\nHost: a\r\n\r\n\
      POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nb\r\nd\
      \r\n\r\nPUT /3 HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n\
      3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n\
      DELETE /4 HTTP/1.1\r\nContent-Length: 0\r\n\r\n
      """
    let requests = try read(text, step: step)
    #expect(requests.map(\.0.target) == ["/1", "/2", "/3", "/4"])
    #expect(requests.map(\.1) == ["", "b\r\nd", "abc0123456789", ""])
  }

  @Test(arguments: refusedBodies) func refuses(_ refused: RefusedBody) throws {
    let text = "POST / HTTP/1.1\r\n\(refused.fields)\r\n\r\n\(refused.body)"
    let failure = try #require(throws: RequestFailure.self) { try read(text) }
    switch (failure, refused.failure) {
    case (.cut, nil): break
    case (.refused(let status, _), .refused(let wanted, _)): #expect(status == wanted)
    default: Issue.record("\(failure)")
    }
  }

  @Test func refusesChunksInAnOldRequest() {
    #expect(throws: RequestFailure.self) {
      try read("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    }
  }

  @Test func takesALengthThatIsSaidTwice() throws {
    let text = "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc"
    #expect(try read(text).map(\.1) == ["abc"])
  }

  @Test func refusesAnEndlessHead() throws {
    let text = "GET / HTTP/1.1\r\nA: " + String(repeating: "b", count: 1 << 17)
    let failure = try #require(throws: RequestFailure.self) { try read(text) }
    guard case .refused(431, _) = failure else {
      Issue.record("\(failure)")
      return
    }
  }

  @Test func tellsAnEndBetweenRequestsFromOneWithin() throws {
    #expect(try read("").isEmpty)
    #expect(throws: RequestFailure.cut) { try read("GET / HTT") }
    var broken = RequestReader(ScriptedChannel("", endsWell: false))
    #expect(throws: RequestFailure.cut) { try broken.readHead() }
  }

  @Test func grantsOnlyWhatIsAwaited() throws {
    let fields = "Content-Length: 3\r\nExpect: 100-Continue\r\n\r\n"
    #expect(try grants("POST / HTTP/1.1\r\n\(fields)", then: "abc") == 1)
    // The body has come already; an old client knows no such answer; there is nothing to send.
    #expect(try grants("POST / HTTP/1.1\r\n\(fields)abc", then: "") == 0)
    #expect(try grants("POST / HTTP/1.0\r\n\(fields)", then: "abc") == 0)
    #expect(try grants("POST / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n", then: "") == 0)
    #expect(try grants("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n", then: "abc") == 0)
  }

  /// How often leave to send is given, when the rest comes in a piece of its own.
  private func grants(_ first: String, then rest: String) throws -> Int {
    var reader = RequestReader(ScriptedChannel(first + rest, step: first.utf8.count))
    let head = try #require(try reader.readHead())
    var count = 0
    let body = try reader.readBody(head) { count += 1 }
    #expect(body.count == (head.values("content-length").isEmpty ? 0 : 3))
    return count
  }

  /// A proxy must leave the handshake that follows in the socket.
  @Test func takesNoByteTooManyWhenItReadsByteByByte() throws {
    let channel = ScriptedChannel("CONNECT a:443 HTTP/1.1\r\n\r\nrest")
    var reader = RequestReader(channel, step: 1)
    #expect(try reader.readHead()?.target == "a:443")
    #expect(channel.read(upTo: 9) == Array("rest".utf8))
  }
}
