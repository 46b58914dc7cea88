import Glibc
import TestSupport
import Text

@testable import Sandbox

/// Answers with what was asked, in a line each.
struct EchoService: Service {
  let hosts: [String]

  init(_ hosts: [String] = World.hosts) { self.hosts = hosts }

  func answer(_ request: ServiceRequest, faults: FaultSet) -> ServiceResponse {
    let lines = [
      request.method, request.host, request.path, request.query, "\(request.body.count)",
      request.header("x-test") ?? "",
    ]
    let headers = [("Content-Type", "text/plain"), ("X-Echo", request.header("x-test") ?? "")]
    return ServiceResponse(
      200, headers: headers, body: Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

/// A sandbox in this process, with other people's clients to try it.
final class RunningSandbox: Sendable {
  let server: SandboxServer

  init(
    _ faults: [String] = [], services: [any Service] = [EchoService()], latency: Duration = .zero
  ) throws {
    let orders = try faults.map { text throws(FaultOrder.Mistake) in try FaultOrder(text) }
    server = try SandboxServer(services: services, faults: orders, latency: latency)
    try server.start()
  }

  deinit { server.stop() }

  var connectTo: [String] { server.readiness["connectTo"]?.array?.compactMap(\.string) ?? [] }
  var proxy: String { server.readiness["proxy"]?.string ?? "" }

  /// The way that the sandbox says leads to what was ordered.
  var route: [String] {
    server.readiness["route"]?.string == "proxy" ? throughProxy : directly
  }
  var directly: [String] { connectTo.flatMap { ["--connect-to", $0] } }
  var throughProxy: [String] { ["--proxy", proxy] }

  /// Runs curl; without a way it takes the one that the sandbox says.
  func curl(_ arguments: [String], by way: [String]? = nil, limit: Int = 20) throws
    -> ChildProcess.Result
  {
    let common = [
      "--disable", "--silent", "--show-error", "--max-time", "\(limit)", "--cacert",
      server.authorityFile,
    ]
    return try ChildProcess(
      externalTool("curl"), common + (way ?? route) + arguments, environment: cleanEnvironment
    ).run()
  }

  /// Runs `openssl s_client`, which sends the bytes and waits for the server to end.
  func openssl(_ arguments: [String], sending bytes: [UInt8] = []) throws -> ChildProcess.Result {
    let common = ["s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile"]
    return try ChildProcess(
      externalTool("openssl"), common + [server.authorityFile] + arguments,
      environment: cleanEnvironment, input: .bytes(bytes)
    ).run()
  }
}

/// No settings of the machine's may reach a client.
let cleanEnvironment = ["LC_ALL": "C", "HOME": "/nonexistent"]

/// The path of a program that the tests need.
func externalTool(_ name: String) throws(TestSupportError) -> String {
  let search = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
  for folder in search.split(separator: ":") {
    let candidate = "\(folder)/\(name)"
    if unsafe access(candidate, X_OK) == 0 { return candidate }
  }
  throw .missing(name)
}

func url(_ host: String, _ path: String = "/") -> String { "https://\(host)\(path)" }
