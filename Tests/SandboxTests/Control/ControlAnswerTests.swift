import TestSupport
import Testing
import Text

@testable import Sandbox

struct RefusedLine: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let words: String

  init(_ line: String, _ words: String) {
    testDescription = line
    self.words = words
  }
}

@Suite("Control channel: answers") struct ControlAnswerTests {
  @Test(arguments: [
    RefusedLine("mendd", "'mendd' is no command; there are 'mend [NAME]...' and 'order NAME...'"),
    RefusedLine("MEND", "'MEND' is no command"), RefusedLine("{\"mend\": 1}", "is no command"),
    RefusedLine("mend role-mising", "there is no fault 'role-mising', but 'role-missing'"),
    RefusedLine("mend role-missing no-rols", "but 'no-roles'"),
    RefusedLine("mend throttled@contoso.crm4.dynamics.com", "there is no fault 'throttled@"),
    RefusedLine("order", "'order' wants the name of a fault"),
    RefusedLine("order no-roles nope", "there is no fault 'nope'"),
    RefusedLine("order no-roles*0", "'0' is no number of requests"),
    RefusedLine("order throttled@example.com", "'example.com' is not played"),
  ])
  func refuseAndDoNothing(_ line: RefusedLine) throws {
    let sandbox = try RunningSandbox(["role-missing"])
    let answer = try #require(sandbox.server.answer(toControl: line.testDescription))
    #expect(answer.object?.map(\.key) == ["error"])
    #expect(answer["error"]?.string?.contains(line.words) == true, "\(answer)")
    #expect(sandbox.server.board.orders.map(\.text) == ["role-missing"])
  }

  @Test(arguments: ["", " ", "\t", "\r"]) func sayNothingToNothing(_ line: String) throws {
    #expect(try RunningSandbox(["no-roles"]).server.answer(toControl: line) == nil)
  }

  @Test func tellWhatWasDone() throws {
    let server = try RunningSandbox(["role-missing", "no-roles*4"]).server
    #expect(server.answer(toControl: " mend  no-roles\tusers-hidden\r") == ["mended": ["no-roles"]])
    #expect(server.answer(toControl: "mend no-roles") == ["mended": []])
    let orders: JSONValue = ["users-hidden*2", "throttled@login.microsoftonline.com"]
    #expect(
      server.answer(toControl: "order users-hidden*2 throttled@Login.microsoftonline.com")
        == ["ordered": orders])
    #expect(
      server.answer(toControl: "mend") == ["mended": ["role-missing", "users-hidden", "throttled"]])
    #expect(server.answer(toControl: "mend") == ["mended": []])
    #expect(server.readiness["faults"] == ["role-missing", "no-roles*4"])
  }

  @Test func knowTheStateByItsName() throws {
    let server = try RunningSandbox().server
    let names = JSONValue(FaultCatalogue.absences.map(\.name))
    #expect(server.answer(toControl: "order from-nothing") == ["ordered": names])
    #expect(server.answer(toControl: "mend from-nothing") == ["mended": names])
  }

  /// The way is told when it changes, and only then.
  @Test func tellTheWayWhenItChanges() throws {
    let server = try RunningSandbox(["no-such-host"]).server
    let place = JSONValue("\(World.tableHost):443:127.0.0.1:\(server.port)")
    #expect(server.answer(toControl: "order throttled")?["connectTo"] == nil)
    let mended = try #require(server.answer(toControl: "mend no-such-host"))
    #expect(mended.object?.map(\.key) == ["mended", "connectTo", "proxy", "route"])
    #expect(mended["connectTo"]?.array?.contains(place) == true)
    let proxied = try #require(server.answer(toControl: "order proxy-refused"))
    #expect(proxied["route"] == "proxy")
    #expect(proxied["connectTo"] == [])
    #expect(proxied["proxy"] == server.readiness["proxy"])
    #expect(server.answer(toControl: "order proxy-authentication")?["route"] == nil)
    #expect(server.answer(toControl: "mend proxy-refused")?["route"] == nil)
    #expect(server.answer(toControl: "mend")?["route"] == "connectTo")
  }
}

@Suite("Control channel: as curl sees it") struct ControlEffectTests {
  private let common = ["--tlsv1.2", "--write-out", " %{http_code} "]

  private let well = "well 200 "

  /// A certificate that ends soon is no trouble yet, and curl does not tell it.
  private static let troubles = FaultCatalogue.network.map(\.name)
    .filter { $0 != "https-certificate-expires-soon" }

  /// Asks by the way that the sandbox last told.
  private func ask(_ sandbox: RunningSandbox, _ way: JSONValue, _ more: [String] = []) throws
    -> ChildProcess.Result
  {
    let directly = (way["connectTo"]?.array ?? []).flatMap { ["--connect-to", $0.string ?? ""] }
    let route = way["route"] == "proxy" ? sandbox.throughProxy : directly
    return try sandbox.curl(common + [url(World.tableHost)] + more, by: route, limit: 2)
  }

  @Test(arguments: troubles)
  func comesAndGoesWhileTheSandboxRuns(_ name: String) throws {
    let sandbox = try RunningSandbox(services: [GateService()])
    let ordered = try #require(sandbox.server.answer(toControl: "order \(name)"))
    let way = ordered["route"] == nil ? sandbox.server.readiness : ordered
    #expect(try ask(sandbox, way).output != well)
    let mended = try #require(sandbox.server.answer(toControl: "mend \(name)"))
    let wayBack = mended["route"] == nil ? way : mended
    let result = try ask(sandbox, wayBack)
    #expect(result.status == 0, "\(result.errorOutput)")
    #expect(result.output == well)
  }

  /// Each of those that need not be kept from the sandbox passes after as many as were ordered.
  @Test(
    arguments: troubles.filter {
      !["no-such-host", "connection-refused"].contains($0)
    })
  func passesByItself(_ name: String) throws {
    let sandbox = try RunningSandbox(
      ["\(name)@\(World.tableHost)*2"], services: [GateService()])
    let way = sandbox.server.readiness
    #expect(try ask(sandbox, way).output != well)
    #expect(try ask(sandbox, way).output != well)
    #expect(try ask(sandbox, way).output == well)
    #expect(sandbox.server.board.orders.isEmpty)
  }

  /// A client that keeps its connection is not spared what was ordered since.
  @Test(arguments: [
    ("tls-expired", 60), ("no-answer", 28), ("connection-refused", 35), ("unavailable", 0),
  ])
  func reachesConnectionsThatStand(_ name: String, _ status: Int32) async throws {
    let gate = GateService()
    let sandbox = try RunningSandbox(services: [gate])
    // The order is given between two requests of one connection.
    gate.whenAsked { _ = sandbox.server.answer(toControl: "order \(name)") }
    let result = try ask(sandbox, sandbox.server.readiness, ["--next"] + nextRequest(sandbox))
    #expect(result.output.hasPrefix("well 200 "))
    #expect(!result.output.hasSuffix(" 200 "))
    #expect(result.status == status, "\(result.output) \(result.errorOutput)")
  }

  private func nextRequest(_ sandbox: RunningSandbox) -> [String] {
    [
      "--silent", "--show-error", "--max-time", "2", "--cacert", sandbox.server.authorityFile,
    ] + sandbox.directly + common + [url(World.tableHost)]
  }
}
