import Glibc
import TestSupport
import Testing
import Text
import Transport

@testable import Sandbox

@Suite("Endpoints by https: slow and endless answers", .timeLimit(.minutes(2)))
struct EndpointWireTests {
  private func transport(
    _ sandbox: RunningSandbox, limit: Duration = .seconds(30)
  ) -> CurlTransport {
    var configuration = TransportConfiguration(userAgent: "leadline-test")
    configuration.certificateAuthorityFile = sandbox.server.authorityFile
    configuration.connectTo = sandbox.connectTo
    configuration.totalTimeout = limit
    return CurlTransport(configuration)
  }

  private static var request: HTTPRequest {
    var request = HTTPRequest(
      "POST", World.endpointAddress, headers: ["Content-Type": "application/json"],
      body: Array(ServiceClient.lead.utf8))
    request.reach = .publicInternet
    request.maximumResponseBytes = 1 << 20
    return request
  }

  private static func sandbox(_ fault: String) throws -> RunningSandbox {
    try RunningSandbox([fault], services: [PublisherEndpoint()])
  }

  /// The thread that answers has room for as much as the parser goes into.
  @Test(arguments: [JSONParser.depthLimit, JSONParser.depthLimit + 1, 20_000])
  func readsTheDeepestJSON(_ depth: Int) async throws {
    let sandbox = try RunningSandbox(services: [PublisherEndpoint()])
    let transport = transport(sandbox)
    var request = Self.request
    request.body =
      [UInt8](repeating: UInt8(ascii: "["), count: depth)
      + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
    for _ in 0..<2 { #expect(try await transport.send(request).status == 400) }
    transport.shutdown()
  }

  @Test func answersAfterSixSeconds() async throws {
    let sandbox = try Self.sandbox("https-endpoint-slow")
    let transport = transport(sandbox)
    let start = ContinuousClock.now
    let response = try await transport.send(Self.request)
    #expect(response.text == "{\"status\":\"accepted\"}")
    #expect(ContinuousClock.now - start > .milliseconds(5900))
    transport.shutdown()
  }

  @Test func sendsWithoutEnd() async throws {
    let sandbox = try Self.sandbox("https-endpoint-endless")
    let transport = transport(sandbox)
    let error = await #expect(throws: TransportError.self) {
      try await transport.send(Self.request)
    }
    #expect(error?.kind == .responseTooLarge)
    #expect(error?.status == 200)
    transport.shutdown()
    #expect(waits { sandbox.server.connectionCount == 0 })
  }

  /// Where nothing goes along, nothing could be cut.
  @Test func cutsAnAnswerThatWouldHaveNoBody() async throws {
    let sandbox = try RunningSandbox(
      ["cut-body@\(World.endpointHost)"], services: [PublisherEndpoint()])
    let transport = transport(sandbox)
    let error = await #expect(throws: TransportError.self) {
      try await transport.send(HTTPRequest("OPTIONS", World.endpointAddress))
    }
    #expect(error?.kind == .connectionReset)
    #expect(error?.status == 200)
    transport.shutdown()
  }

  /// Neither holds up the end of the sandbox.
  @Test(arguments: ["https-endpoint-slow", "https-endpoint-endless"])
  func endsWithTheSandbox(_ fault: String) async throws {
    let sandbox = try Self.sandbox(fault)
    let transport = transport(sandbox)
    var request = Self.request
    request.maximumResponseBytes = 1 << 40
    let sent = request
    let task = Task { () -> TransportError.Kind? in
      do throws(TransportError) {
        _ = try await transport.send(sent)
        return nil
      } catch {
        return error.kind
      }
    }
    while sandbox.server.connectionCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
    try await Task.sleep(for: .milliseconds(300))
    let start = ContinuousClock.now
    sandbox.server.stop()
    #expect(ContinuousClock.now - start < .seconds(4))
    #expect(await task.value == .connectionReset)
    transport.shutdown()
  }
}
