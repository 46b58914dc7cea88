import Testing

@testable import Sandbox

@Suite("Orders that pass and orders that are taken back") struct FaultBoardTests {
  private func board(_ orders: String...) throws -> FaultBoard {
    FaultBoard(try orders.map { text throws(FaultOrder.Mistake) in try FaultOrder(text) })
  }

  @Test func countsOnlyWhatIsHit() throws {
    let board = try board("secret-invalid*2", "no-roles")
    for _ in 0..<5 { #expect(!board.faults().contains("tenant-not-found")) }
    for _ in 0..<5 { #expect(board.faults().contains("no-roles")) }
    #expect(board.faults().contains("secret-invalid"))
    #expect(board.faults().uncounted.contains("secret-invalid"))
    #expect(board.faults().contains("secret-invalid"))
    #expect(!board.faults().contains("secret-invalid"))
    #expect(board.orders.map(\.text) == ["no-roles"])
  }

  /// However often one request comes by a fault, it is one request.
  @Test func countsARequestOnce() throws {
    let board = try board("role-missing*1")
    let request = board.faults()
    #expect(request.contains("role-missing"))
    #expect(request.contains("role-missing"))
    #expect(!board.faults().contains("role-missing"))
    #expect(request.contains("role-missing"))
  }

  @Test func letsOneThatStaysUseUpNothing() throws {
    let board = try board("throttled*1", "throttled@\(World.tableHost)")
    #expect(board.claim([.throttled], of: World.tableHost) == .throttled)
    #expect(board.claim([.reset, .throttled], of: World.organisationHost) == .throttled)
    #expect(board.claim([.throttled], of: World.organisationHost) == nil)
    #expect(board.claim([.throttled], of: World.tableHost) == .throttled)
    #expect(board.claim([.throttled], of: World.authorityHost) == nil)
  }

  @Test func addsTheCountsOfSeveralOrders() throws {
    let board = try board("throttled*1", "throttled@\(World.tableHost)*2")
    var hits = 0
    while board.claim([.throttled], of: World.tableHost) != nil { hits += 1 }
    #expect(hits == 3)
  }

  @Test func takesBackEveryOrderOfAFault() throws {
    let board = try board("throttled*3", "no-roles", "throttled@\(World.tableHost)")
    #expect(board.remove(["throttled", "role-missing"]) == ["throttled"])
    #expect(board.orders.map(\.text) == ["no-roles"])
    #expect(board.remove(["throttled"]) == [])
    board.add([try FaultOrder("tls-expired")])
    #expect(board.plan.certificate(of: World.tableHost) == .expired)
    #expect(board.remove(nil) == ["no-roles", "tls-expired"])
    #expect(board.orders.isEmpty)
    #expect(board.plan == NetworkPlan([]))
  }

  /// From many threads no more are hit than were ordered.
  @Test func countsExactlyFromManyThreads() async throws {
    let board = try board("table-busy*50")
    let hits = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<40).count { _ in board.faults().contains("table-busy") } }
      }
      return await group.reduce(0, +)
    }
    #expect(hits == 50)
  }
}

struct CountedOrder: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let name: String
  let host: String?
  let count: Int?
}

@Suite("Orders with a count") struct FaultCountTests {
  @Test(arguments: [
    CountedOrder(testDescription: "no-roles*3", name: "no-roles", host: nil, count: 3),
    CountedOrder(
      testDescription: "throttled@\(World.tableHost)*1", name: "throttled", host: World.tableHost,
      count: 1),
    CountedOrder(
      testDescription: "no-answer*1000000", name: "no-answer", host: nil, count: 1_000_000),
  ])
  func areRead(_ order: CountedOrder) throws {
    let read = try FaultOrder(order.testDescription)
    #expect(read.fault.name == order.name)
    #expect(read.host == order.host)
    #expect(read.count == order.count)
    #expect(read.text == order.testDescription)
  }

  @Test(arguments: ["", "0", "-1", "+1", "3.0", "three", "1000001", "99999999999999999999", "1*2"])
  func wantANumber(_ count: String) {
    #expect(throws: FaultOrder.Mistake.countInvalid(count)) { try FaultOrder("no-roles*\(count)") }
    #expect(FaultOrder.Mistake.countInvalid(count).message.hasPrefix("'\(count)' is no number"))
  }

  @Test(arguments: ["no-such-host", "connection-refused"])
  func cannotCountWhoIsKeptAway(_ name: String) {
    #expect(throws: FaultOrder.Mistake.countNotMeant(name)) { try FaultOrder("\(name)*2") }
    #expect(FaultOrder.Mistake.countNotMeant(name).message.contains("takes no number"))
  }

  /// The host stands before the count.
  @Test func keepTheirOrder() {
    #expect(throws: FaultOrder.Mistake.countInvalid("2@\(World.tableHost)")) {
      try FaultOrder("throttled*2@\(World.tableHost)")
    }
  }

  @Test func areManyFromNothing() throws {
    let orders = try FaultOrder.orders("from-nothing")
    #expect(
      orders.map(\.text) == [
        "no-application-user", "solution-missing", "role-missing", "role-not-assigned",
        "leads-table-missing",
      ])
    #expect(FaultCatalogue.fault(named: "from-nothing") == nil)
    #expect(throws: FaultOrder.Mistake.unknownName("from-nothin", nearest: "from-nothing")) {
      try FaultOrder("from-nothin")
    }
    #expect(try FaultOrder.orders("no-roles*2").map(\.text) == ["no-roles*2"])
  }
}
