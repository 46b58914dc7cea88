import Glibc
import TestSupport
import Testing
import Text

@testable import Sandbox

struct RefusedCall: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let arguments: [String]
  let words: String

  init(_ arguments: [String], _ words: String) {
    testDescription = arguments.joined(separator: " ")
    self.arguments = arguments
    self.words = words
  }
}

private let refusedCalls = [
  RefusedCall(["--fault", "tls-expird"], ", but 'tls-expired'"),
  RefusedCall(["--fault=no-answer@example.com"], "'example.com' is not played"),
  RefusedCall(["--fault"], "'--fault' wants a value"),
  RefusedCall(["--port", "65536"], "a number from 0 to 65535, not '65536'"),
  RefusedCall(["--port", "-1"], "not '-1'"), RefusedCall(["--port", ""], "not ''"),
  RefusedCall(["--latency", "1s"], "not '1s'"),
  RefusedCall(["--ready-file", ""], "wants a path"),
  RefusedCall(["--prot", "1"], ", but '--port'"),
  RefusedCall(["--version=1"], "'--version' takes no value"),
  RefusedCall(["--format", "json"], "goes with '--list-faults' alone"),
  RefusedCall(["--list-faults", "--format", "yaml"], "'yaml' is no format"),
  RefusedCall(["serve"], "'serve' is not expected here"),
]

@Suite("Executable: call and exit status") struct ExecutableUsageTests {
  private func run(
    _ arguments: [String], output: ChildProcess.Output = .captured
  ) throws -> ChildProcess.Result {
    try ChildProcess(
      builtProduct(named: "leadline-sandbox"), arguments, environment: cleanEnvironment,
      output: output
    ).run()
  }

  @Test(arguments: refusedCalls) func refuses(_ call: RefusedCall) throws {
    let result = try run(call.arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errorOutput.contains(call.words), "\(result.errorOutput)")
    #expect(result.errorOutput.hasPrefix("leadline-sandbox: "))
    #expect(result.errorOutput.hasSuffix("Try 'leadline-sandbox --help'.\n"))
  }

  @Test func listsFaults() throws {
    let result = try run(["--list-faults"])
    #expect(result.status == 0)
    let rows = result.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == FaultCatalogue.all.count)
    #expect(rows.allSatisfy { $0.count == 5 })
    let expired = ["tls-certificate-expired", "dynamics.tls", "notEstablished", "dynamics"]
    #expect(rows.contains(["tls-expired"] + expired))
  }

  @Test func listsFaultsForPrograms() throws {
    let result = try run(["--list-faults", "--format", "json"])
    let rows = try #require(try JSONParser.parse(result.outputBytes).array)
    #expect(rows.compactMap { $0["name"]?.string } == FaultCatalogue.all.map(\.name))
    let row = try #require(rows.first { $0["name"] == "throttled" })
    #expect(row["entry"] == "network-throttled")
    #expect(row["kind"] == "network")
    #expect(row["needsTestLead"] == false)
  }

  @Test func saysVersionAndHelp() throws {
    #expect(try run(["--version"]).output == "leadline-sandbox 0.1.0\n")
    let help = try run(["--help"])
    #expect(help.status == 0)
    for option in [
      "--port", "--fault", "--latency", "--ready-file", "--until-stdin-closes", "--list-faults",
      "--format",
    ] {
      #expect(help.output.contains("\n  \(option) "))
    }
    #expect(help.output.split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
    #expect(try run(["-h", "--version"]).output == help.output)
  }

  @Test func saysThatAPortIsTaken() throws {
    let sandbox = try RunningSandbox()
    let result = try run(["--port", "\(sandbox.server.port)"])
    #expect(result.status == 69)
    #expect(result.errorOutput.contains("port \(sandbox.server.port) cannot be had"))
    #expect(result.output.isEmpty)
  }

  @Test func saysThatAFileCannotBeWritten() throws {
    let result = try run(["--until-stdin-closes", "--ready-file", "/nonexistent/ready"])
    #expect(result.status == 73)
    #expect(result.errorOutput.contains("'/nonexistent/ready' cannot be written"))
    let folder = try ChildProcess(
      builtProduct(named: "leadline-sandbox"), ["--until-stdin-closes"],
      environment: ["TMPDIR": "/nonexistent"]
    ).run()
    #expect(folder.status == 73)
  }

  @Test func saysThatNobodyReads() throws {
    for arguments in [["--list-faults"], ["--until-stdin-closes"]] {
      let full = try run(arguments, output: .file("/dev/full"))
      #expect(full.status == 74)
      #expect(full.errorOutput.contains("the output could not be written"))
      let closed = try run(arguments, output: .closedPipe)
      #expect(closed.status == 141)
      #expect(closed.errorOutput.isEmpty)
    }
  }
}
