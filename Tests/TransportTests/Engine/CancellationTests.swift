import Glibc
import TestSupport
import Testing
import Transport

@Suite("Cancellation and load of a transport", .timeLimit(.minutes(2))) struct CancellationTests {
  @Test func cancellingEndsTheWaitAndTheConnection() async throws {
    let bench = try Bench { connection in
      _ = connection.nextRequest()
      connection.awaitEnd()
    }
    let transport = CurlTransport(bench.configuration)
    let task = Task { await kind(of: transport) }
    while bench.server.requests.isEmpty { await Task.yield() }
    task.cancel()
    #expect(await task.value == .cancelled)
    // Without an end of the transport itself.
    while bench.server.openConnections > 0 { await Task.yield() }
    transport.shutdown()
    bench.server.stop()
  }

  @Test func aTaskThatWasCancelledBeforeSendsNothing() async throws {
    let bench = try Bench { $0.answerAll(answer()) }
    let transport = CurlTransport(bench.configuration)
    for _ in 0..<50 {
      let task = Task {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        return await kind(of: transport)
      }
      #expect(await task.value == .cancelled)
    }
    transport.shutdown()
    bench.server.stop()
    #expect(bench.server.requests.isEmpty)
  }

  @Test func cancellingAtAnyMomentLosesNobody() async throws {
    let bench = try Bench { $0.answerAll(answer(body: "ok")) }
    let transport = CurlTransport(bench.configuration)
    await withTaskGroup(of: TransportError.Kind?.self) { group in
      for index in 0..<200 {
        group.addTask {
          let task = Task { await kind(of: transport) }
          for _ in 0..<(index % 40) { await Task.yield() }
          task.cancel()
          return await task.value
        }
      }
      for await kind in group { #expect(kind == nil || kind == .cancelled) }
    }
    #expect(try await transport.send(HTTPRequest("GET", Bench.address)).text == "ok")
    transport.shutdown()
    bench.server.stop()
  }

  @Test func shuttingDownSendsEveryCallerAway() async throws {
    let bench = try Bench { $0.awaitEnd() }
    let transport = CurlTransport(bench.configuration)
    async let first = kind(of: transport)
    async let second = kind(of: transport)
    while bench.server.connections < 1 { await Task.yield() }
    transport.shutdown()
    #expect(await [first, second] == [.cancelled, .cancelled])
    #expect(await kind(of: transport) == .cancelled)
    transport.shutdown()
    bench.server.stop()
  }

  @Test func lettingGoOfATransportClosesItsConnections() async throws {
    let bench = try Bench { $0.answerAll(answer()) }
    for _ in 0..<3 {
      _ = try await CurlTransport(bench.configuration).send(HTTPRequest("GET", Bench.address))
    }
    while bench.server.openConnections > 0 { await Task.yield() }
    #expect(bench.server.connections == 3)
    #expect(try openSockets(to: bench.server.port) == 0)
    bench.server.stop()
  }

  @Test func twoHundredRequestsShareFewConnections() async throws {
    var bench = try Bench { connection in
      while let request = connection.nextRequest() {
        connection.send(answer(body: String(request.line.split(separator: " ")[1])))
      }
    }
    bench.configuration.maximumConnections = 8
    let transport = CurlTransport(bench.configuration)
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for index in 0..<200 {
        let request = HTTPRequest("GET", "https://service.example/\(index)")
        group.addTask { (index, try await transport.send(request).text) }
      }
      for try await (index, text) in group { #expect(text == "/\(index)") }
    }
    #expect(bench.server.requests.count == 200)
    #expect(bench.server.connections <= 8)
    #expect(try openSockets(to: bench.server.port) <= 8)
    transport.shutdown()
    #expect(try openSockets(to: bench.server.port) == 0)
    bench.server.stop()
  }

  private func kind(of transport: CurlTransport) async -> TransportError.Kind? {
    do throws(TransportError) {
      _ = try await transport.send(HTTPRequest("GET", Bench.address))
      return nil
    } catch {
      return error.kind
    }
  }

  /// Connections to a port that a socket of this process belongs to, as the kernel lists them: a
  /// closed socket has no inode any more.
  private func openSockets(to port: Int) throws -> Int {
    let table = String(decoding: try readFile("/proc/self/net/tcp"), as: UTF8.self)
    let digits = String(port, radix: 16, uppercase: true)
    let suffix = ":" + String(repeating: "0", count: 4 - digits.count) + digits
    return table.split(separator: "\n").dropFirst().filter { line in
      let columns = line.split(separator: " ")
      return columns[2].hasSuffix(suffix) && columns[9] != "0"
    }.count
  }
}
