import Glibc
import Terminal
import TestSupport
import Testing
import Transport

@testable import Commands

@Suite("Network with a sandbox that is mended") struct NetworkMendTests {
  private static let page = "https://contoso.crm4.dynamics.com/"

  private func network(_ faults: [String]?) throws -> Network {
    let nowhere = unsafe Glibc.open("/dev/null", O_WRONLY | O_CLOEXEC)
    let sink = OutputSink(descriptor: nowhere)
    let context = CommandContext(
      environment: try Installation().environment, output: sink, errors: sink)
    context.options.network.usesSandbox = faults != nil
    context.options.network.faults = faults ?? []
    return try Network(for: context, sandboxPath: builtProduct(named: "leadline-sandbox"))
  }

  private func status(_ network: borrowing Network) async -> Int? {
    try? await network.transport.send(HTTPRequest("GET", Self.page)).status
  }

  @Test(arguments: ["no-such-host", "connection-refused", "tls-expired", "proxy-refused"])
  func theSameTransportFindsTheServicesMended(_ name: String) async throws {
    var network = try network([name])
    let before = await status(network)
    #expect(before == nil)
    let mended = try network.mend([name])
    #expect(mended == [name])
    let after = await status(network)
    #expect(after == 302)
    network.close()
  }

  @Test func requestsAreUnderWayMeanwhile() async throws {
    var network = try network(["no-such-host"])
    let transport = network.transport
    async let statuses = withTaskGroup(of: Int?.self) { group in
      for _ in 0..<40 {
        group.addTask { try? await transport.send(HTTPRequest("GET", Self.page)).status }
      }
      return await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    try network.mend(["no-such-host"])
    let seen = await statuses
    #expect(seen.count == 40)
    #expect(seen.allSatisfy { $0 == nil || $0 == 302 })
    let after = await status(network)
    #expect(after == 302)
    network.close()
  }

  @Test func thereIsNothingToMendWithoutASandbox() throws {
    var network = try network(nil)
    #expect(network.sandboxValues(for: "dynamics").isEmpty)
    #expect(network.orderedFaults().isEmpty)
    var failure: CommandFailure?
    do throws(CommandFailure) { try network.mend(["role-missing"]) } catch { failure = error }
    #expect(failure?.status == .usage)
    network.close()
  }

  @Test func theSandboxTellsWhatItTakesAndWhatIsWrong() throws {
    let network = try network(["role-missing*3"])
    #expect(network.sandboxValues(for: "dynamics", authentication: "office365").count == 5)
    #expect(network.orderedFaults().map(\.check) == ["dynamics.role-exists"])
    network.close()
  }
}
