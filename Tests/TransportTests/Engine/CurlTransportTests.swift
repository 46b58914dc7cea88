import TestSupport
import Testing
import Text
import Transport

@Suite("Curl transport", .timeLimit(.minutes(2))) struct CurlTransportTests {
  @Test func sendsARequestAndReadsTheAnswer() async throws {
    let bench = try Bench {
      $0.answerAll(answer("201 Made", ["X-One: a", "x-one: b"], body: "däg"))
    }
    var request = HTTPRequest(
      "POST", Bench.address, headers: ["Content-Type": "text/plain", "X-Empty": ""],
      body: Array("what\0ever".utf8))
    request.isRepeatable = true
    let response = try await bench.answer(to: request)
    #expect(response.status == 201)
    #expect(response.headers.values(of: "X-ONE") == ["a", "b"])
    #expect(response.text == "däg")
    #expect(response.address == "127.0.0.1")
    let seen = try #require(bench.server.requests.first)
    #expect(seen.line == "POST /path?query=1 HTTP/1.1")
    #expect(seen.header("host") == "service.example")
    #expect(seen.header("user-agent") == "leadline-test")
    #expect(seen.header("content-type") == "text/plain")
    #expect(seen.header("x-empty") == "")
    #expect(seen.header("expect") == nil)
    #expect(seen.body == Array("what\0ever".utf8))
  }

  @Test(arguments: ["GET", "HEAD", "DELETE", "PATCH", "MERGE", "PUT", "POST", "OPTIONS"])
  func sendsTheMethodAsItIs(_ method: String) async throws {
    let bench = try Bench { connection in
      while connection.nextRequest() != nil {
        connection.send(method == "HEAD" ? answer("204 None") : answer(body: "x"))
      }
    }
    let response = try await bench.answer(to: HTTPRequest(method, Bench.address))
    #expect(bench.server.requests.map(\.line) == ["\(method) /path?query=1 HTTP/1.1"])
    #expect(response.text == (method == "HEAD" ? "" : "x"))
    #expect(bench.server.requests.first?.header("content-type") == nil)
  }

  @Test func takesTheLastHeaderOnly() async throws {
    let bench = try Bench {
      $0.answerAll(
        "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Late: 2\r\n\r\n"
          + "2\r\nok\r\n0\r\nX-Trailer: 3\r\n\r\n")
    }
    let response = try await bench.answer()
    #expect(response.text == "ok")
    #expect(response.headers["x-early"] == nil)
    #expect(response.headers["x-late"] == "2")
    #expect(response.headers["x-trailer"] == nil)
  }

  @Test func doesNotFollowARedirect() async throws {
    let bench = try Bench { $0.answerAll(answer("302 Found", ["Location: https://two.example/"])) }
    let response = try await bench.answer()
    #expect(response.status == 302)
    #expect(response.headers["location"] == "https://two.example/")
    #expect(bench.server.requests.count == 1)
  }

  @Test func unpacksACompressedBody() async throws {
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9,
      0x07, 0x00, 0x86, 0xA6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
    ]
    let bench = try Bench { connection in
      while connection.nextRequest() != nil {
        connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 25\r\n\r\n")
        connection.send(packed)
      }
    }
    #expect(try await bench.answer().text == "hello")
    #expect(bench.server.requests.first?.header("accept-encoding")?.contains("gzip") == true)
  }

  @Test func sendsNothingTwiceThatMayNotBeRepeated() async throws {
    let bench = try Bench { connection in
      while let request = connection.nextRequest(), request.line.hasPrefix("GET") {
        connection.send(answer(body: "ok"))
      }
    }
    let transport = CurlTransport(bench.configuration)
    _ = try await transport.send(HTTPRequest("GET", Bench.address))
    let error = await #expect(throws: TransportError.self) {
      try await transport.send(HTTPRequest("POST", Bench.address, body: [1]))
    }
    #expect(error?.kind == .connectionReset)
    transport.shutdown()
    bench.server.stop()
    #expect(bench.server.requests.map { $0.line.prefix(4) } == ["GET ", "POST"])
  }

  @Test func keepsAConnectionForTheNextRequest() async throws {
    let bench = try Bench { $0.answerAll(answer(body: "ok")) }
    let transport = CurlTransport(bench.configuration)
    for _ in 0..<5 { _ = try await transport.send(HTTPRequest("GET", Bench.address)) }
    #expect(bench.server.connections == 1)
    transport.shutdown()
    bench.server.stop()
    #expect(bench.server.requests.count == 5)
  }
}
