import Glibc
import TestSupport
import Testing
import Transport

/// Servers that try to keep the program busy, or to fill its memory.
@Suite("A transport and hostile servers", .timeLimit(.minutes(2)), .serialized)
struct HostileServerTests {
  struct Endless: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: TransportError.Kind
    let status: Int?
    let behaviour: LoopbackServer.Behaviour

    init(
      _ name: String, _ kind: TransportError.Kind, _ status: Int?,
      _ behaviour: @escaping LoopbackServer.Behaviour
    ) {
      testDescription = name
      self.kind = kind
      self.status = status
      self.behaviour = { connection in
        _ = connection.nextRequest()
        behaviour(connection)
      }
    }
  }

  private static let block = String(repeating: "x", count: 16 << 10)

  static let servers: [Endless] = [
    Endless("body", .responseTooLarge, 202) {
      $0.send("HTTP/1.1 202 Accepted\r\n\r\n")
      while $0.send(block) {}
    },
    Endless("body said to be long", .responseTooLarge, 200) {
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n")
      while $0.send(block) {}
    },
    Endless("chunks", .responseTooLarge, 200) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      while $0.send("4000\r\n" + block + "\r\n") {}
    },
    Endless("one chunk", .responseTooLarge, 200) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFF\r\n")
      while $0.send(block) {}
    },
    Endless("lines after the body", .responseTooLarge, 200) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
      while $0.send("X-Trailer: \(block.prefix(4000))\r\n") {}
    },
    Endless("header", .responseTooLarge, 200) {
      $0.send("HTTP/1.1 200 OK\r\n")
      while $0.send("X-More: \(block.prefix(4000))\r\n") {}
    },
    Endless("one line of the header", .responseTooLarge, 200) {
      $0.send("HTTP/1.1 200 OK\r\nX-More: ")
      while $0.send(block) {}
    },
    Endless("first line", .responseTooLarge, nil) {
      $0.send("HTTP/1.1 200 ")
      while $0.send(block) {}
    },
    Endless("answers that are to come", .responseTooLarge, nil) {
      while $0.send("HTTP/1.1 100 Continue\r\n\r\n") {}
    },
    Endless("extension of a chunk", .timedOut, 200) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;")
      while $0.send(block) {}
    },
    Endless("a byte now and then", .timedOut, 202) {
      $0.send("HTTP/1.1 202 Accepted\r\n\r\n")
      while $0.send("x") { usleep(10_000) }
    },
    Endless("silence after the header", .timedOut, 202) {
      $0.send("HTTP/1.1 202 Accepted\r\n\r\n")
      $0.awaitEnd()
    },
    Endless("silence", .timedOut, nil) { $0.awaitEnd() },
    Endless("cut within the body", .connectionReset, 500) {
      $0.send("HTTP/1.1 500 Failed\r\nContent-Length: 100\r\n\r\nshort")
    },
  ]

  @Test(arguments: servers) func endsAnAnswerWithoutEnd(_ server: Endless) async throws {
    var bench = try Bench(.some(.none), server.behaviour)
    bench.configuration.totalTimeout = .seconds(server.kind == .timedOut ? 1 : 10)
    let before = residentBytes()
    let start = ContinuousClock.now
    let error = try #require(await bench.failure())
    #expect(error.kind == server.kind, "\(error.reason)")
    #expect(error.status == server.status)
    // It would never end; how soon it does depends on what else the machine does.
    #expect(ContinuousClock.now - start < .seconds(300))
    #expect(residentBytes() - before < 64 << 20)
  }

  @Test(arguments: [10, 50]) func takesALongChainOfCertificates(_ count: Int) async throws {
    let bench = try Bench(chain: count) { $0.answerAll(answer(body: "ok")) }
    var request = HTTPRequest("GET", Bench.address)
    request.asksForEncryption = true
    let before = residentBytes()
    let start = ContinuousClock.now
    let response = try await bench.answer(to: request)
    #expect(response.text == "ok")
    #expect(response.encryption?.certificate.subject.contains("link \(count)") == true)
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(residentBytes() - before < 32 << 20)
  }

  struct Chain: Sendable, CustomTestStringConvertible {
    let count: Int
    let kind: TransportError.Kind
    var testDescription: String { "\(count)" }
  }

  @Test(arguments: [
    Chain(count: 50, kind: .certificateUntrusted),
    // More than are followed, and more than are read.
    Chain(count: 120, kind: .certificateUntrusted), Chain(count: 400, kind: .tlsProtocol),
  ])
  func refusesALongChainThatIsNotTrusted(_ chain: Chain) async throws {
    var bench = try Bench(chain: chain.count) { $0.answerAll(answer()) }
    let other = try TestAuthority()
    bench.configuration.certificateAuthorityFile = other.file
    let before = residentBytes()
    let start = ContinuousClock.now
    let error = try #require(await bench.failure())
    #expect(error.kind == chain.kind, "\(error.reason)")
    if chain.kind == .certificateUntrusted {
      #expect(error.certificate?.subject.contains("link \(chain.count)") == true)
    }
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(residentBytes() - before < 32 << 20)
    #expect(bench.server.requests.isEmpty)
  }

  @Test func takesNoStatusFromAProxyThatRefuses() async throws {
    let proxy = try LoopbackServer(nil) { $0.answerAll(answer("403 Forbidden", body: "no")) }
    var configuration = TransportConfiguration(userAgent: "leadline-test")
    configuration.proxy = "http://127.0.0.1:\(proxy.port)"
    let transport = CurlTransport(configuration)
    let error = await #expect(throws: TransportError.self) {
      try await transport.send(HTTPRequest("GET", Bench.address))
    }
    transport.shutdown()
    proxy.stop()
    #expect(error?.kind == .proxyRefused)
    #expect(error?.status == nil)
  }
}

/// What the process has in memory, from the second number of `statm`, which counts pages.
private func residentBytes() -> Int {
  guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
  defer { unsafe fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  guard unsafe fgets(&line, Int32(line.count), file) != nil else { return 0 }
  let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let numbers = text.split(separator: " ").compactMap { Int($0) }
  return numbers.count > 1 ? numbers[1] * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
}
