import Glibc
import TestSupport
import Testing

@testable import Sandbox

@Suite("Server: beginning and end") struct ServerEndTests {
  private func canConnect(_ port: Int) -> Bool {
    guard let client = PlainClient(port: port) else { return false }
    client.close()
    return true
  }

  @Test func listensOnTheLoopbackAlone() throws {
    let sandbox = try RunningSandbox()
    let port = sandbox.server.port
    #expect(canConnect(port))
    let table = String(decoding: try readFile("/proc/net/tcp"), as: UTF8.self)
    let number = String(port, radix: 16, uppercase: true)
    let listening = table.split(separator: "\n").map { $0.split(separator: " ") }
      .filter { $0.count > 3 && $0[1].hasSuffix(":\(number)") && $0[3] == "0A" }
    #expect(listening.map { $0[1].prefix(8) } == ["0100007F"])
  }

  @Test func givesEverythingBack() throws {
    let sandbox = try RunningSandbox(["no-answer@\(World.tableHost)"])
    let server = sandbox.server
    let clients = (0..<20).compactMap { _ in PlainClient(port: server.port) }
    #expect(clients.count == 20)
    #expect(waits { server.connectionCount == 20 })
    let started = ContinuousClock.now
    server.stop()
    #expect(ContinuousClock.now - started < .seconds(3))
    #expect(server.connectionCount == 0)
    #expect(!canConnect(server.port))
    for client in clients {
      #expect(client.readAll().isEmpty)
      client.close()
    }
    #expect(unsafe access(server.authorityFile, F_OK) != 0)
    // A second time changes nothing.
    server.stop()
  }

  @Test func endsAConnectionThatDrips() throws {
    let sandbox = try RunningSandbox(["slow-drip"])
    let server = sandbox.server
    let curl = try TestThread {
      _ = try? sandbox.curl([url(World.organisationHost)])
    }
    #expect(waits { server.connectionCount == 1 })
    usleep(300_000)
    server.stop()
    #expect(server.connectionCount == 0)
    curl.join()
  }

  @Test func canStopBeforeItStarts() throws {
    let server = try SandboxServer(services: [EchoService()])
    #expect(unsafe access(server.authorityFile, F_OK) == 0)
    server.stop()
    #expect(unsafe access(server.authorityFile, F_OK) != 0)
  }

  @Test func saysThatAPortIsTaken() throws {
    let sandbox = try RunningSandbox()
    let error = try #require(throws: SandboxError.self) {
      try SandboxServer(services: [EchoService()], port: sandbox.server.port)
    }
    #expect(error == .port(sandbox.server.port, EADDRINUSE))
    #expect(throws: SandboxError.portInvalid(65_536)) {
      try SandboxServer(services: [EchoService()], port: 65_536)
    }
  }

  @Test func saysThatTheFolderIsNotThere() throws {
    #expect(throws: SandboxError.authorityFile("/nonexistent", ENOENT)) {
      try SandboxServer(services: [EchoService()], temporaryFolder: "/nonexistent")
    }
  }

  @Test func keepsTheAuthorityToItsOwner() throws {
    let folder = try TemporaryDirectory()
    let server = try SandboxServer(services: [EchoService()], temporaryFolder: folder.path)
    var facts = stat()
    #expect(unsafe stat(server.authorityFile, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
    let parent = server.authorityFile.split(separator: "/").dropLast().joined(separator: "/")
    #expect(unsafe stat("/" + parent, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o700)
    let text = String(decoding: try readFile(server.authorityFile), as: UTF8.self)
    #expect(text.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
    #expect(!text.contains("PRIVATE"))
  }

  @Test func endsWithItsLastOwner() throws {
    var path = ""
    do {
      let sandbox = try RunningSandbox()
      path = sandbox.server.authorityFile
    }
    #expect(waits { unsafe access(path, F_OK) != 0 })
  }
}
