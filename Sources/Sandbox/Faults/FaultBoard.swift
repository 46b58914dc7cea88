import Synchronization

/// The orders that stand. Threads that answer requests look here; the control channel changes them.
final class FaultBoard: Sendable {
  private struct Standing {
    let order: FaultOrder
    /// How many requests it is yet to hit; `nil` where it stays.
    var left: Int?

    init(_ order: FaultOrder) {
      self.order = order
      left = order.count
    }

    func isTrouble(_ trouble: NetworkTrouble, of host: String) -> Bool {
      guard case .network(trouble) = order.fault.kind else { return false }
      return order.host.map { $0 == host } ?? trouble.usualHosts.contains(host)
    }
  }

  private let standing: Mutex<[Standing]>

  /// Takes the orders of the start.
  init(_ orders: [FaultOrder] = []) { standing = Mutex(orders.map { Standing($0) }) }

  /// The orders, the oldest first; those that have passed are none.
  var orders: [FaultOrder] { standing.withLock { $0.map(\.order) } }

  /// What goes wrong on the way just now.
  var plan: NetworkPlan { NetworkPlan(orders) }

  /// The faults for one request.
  func faults() -> FaultSet {
    let orders = orders
    let names = Set(orders.map(\.fault.name))
    let isCounted = orders.contains { $0.count != nil }
    return FaultSet(names, claims: isCounted ? FaultClaims(self) : nil)
  }

  /// Adds orders.
  func add(_ orders: [FaultOrder]) {
    standing.withLock { $0 += orders.map { Standing($0) } }
  }

  /// Takes faults back, with every order of them.
  ///
  /// - Parameter names: Their names; `nil` for all.
  /// - Returns: The names of those that stood, each once, in the order of the orders.
  func remove(_ names: Set<String>?) -> [String] {
    standing.withLock { standing in
      var removed: [String] = []
      standing.removeAll { one in
        let name = one.order.fault.name
        guard names?.contains(name) ?? true else { return false }
        if !removed.contains(name) { removed.append(name) }
        return true
      }
      return removed
    }
  }

  /// Whether a fault of a service holds for one more request, which is counted.
  func claim(_ name: String) -> Bool { claim { $0.order.fault.name == name } }

  /// The first of some troubles that holds for one more request to a host, which is counted.
  func claim(_ troubles: [NetworkTrouble], of host: String) -> NetworkTrouble? {
    troubles.first { trouble in claim { $0.isTrouble(trouble, of: host) } }
  }

  private func claim(_ isMeant: (Standing) -> Bool) -> Bool {
    standing.withLock { standing in
      // One that stays uses none up that passes.
      if standing.contains(where: { $0.left == nil && isMeant($0) }) { return true }
      guard let index = standing.firstIndex(where: isMeant), let left = standing[index].left else {
        return false
      }
      if left > 1 { standing[index].left = left - 1 } else { standing.remove(at: index) }
      return true
    }
  }
}
