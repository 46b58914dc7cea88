import CNetwork

/// Moves all transfers of an engine forward, on the engine's thread.
@safe struct TransferLoop: ~Copyable {
  private let multi: UnsafeMutableRawPointer
  private let queue: TransferQueue
  private let maximumConnections: Int
  private var pending: [(id: Int, order: TransferOrder)] = []
  /// By the address of the easy handle.
  private var running: [UInt: (id: Int, transfer: Transfer)] = [:]

  init?(_ queue: TransferQueue, maximumConnections: Int) {
    guard let multi = unsafe cnetwork_multi_init() else { return nil }
    unsafe self.multi = multi
    self.queue = queue
    self.maximumConnections = max(1, maximumConnections)
    // The second, of those kept for later, would else shrink with the number of transfers.
    for option in [CURLMOPT_MAX_TOTAL_CONNECTIONS, CURLMOPT_MAXCONNECTS] {
      _ = unsafe cnetwork_multi_set_long(multi, option, self.maximumConnections)
    }
  }

  deinit { unsafe cnetwork_multi_cleanup(multi) }

  /// Works until the queue closes.
  mutating func run() {
    queue.setMulti(unsafe UInt(bitPattern: multi))
    while true {
      let changes = queue.takeChanges()
      guard changes.isOpen else { break }
      pending += changes.orders
      drop(changes.withdrawn)
      startPending()
      _ = unsafe cnetwork_multi_perform(multi)
      // An ended transfer makes room: look again before going to sleep.
      if !collectFinished() || pending.isEmpty { _ = unsafe cnetwork_multi_poll(multi, 60_000) }
    }
    queue.setMulti(0)
    for entry in running.values { unsafe entry.transfer.leave(multi) }
    running = [:]
  }

  private mutating func drop(_ ids: [Int]) {
    guard !ids.isEmpty else { return }
    let ids = Set(ids)
    pending.removeAll { ids.contains($0.id) }
    for (address, entry) in running where ids.contains(entry.id) {
      unsafe entry.transfer.leave(multi)
      running[address] = nil
    }
  }

  /// Starts as many as may run at once: what waits here has no limit of time running.
  private mutating func startPending() {
    let count = min(pending.count, maximumConnections - running.count)
    guard count > 0 else { return }
    for (id, order) in pending.prefix(count) {
      do throws(Transfer.SetupError) {
        let transfer = try Transfer(order)
        guard unsafe transfer.join(multi) else { throw Transfer.SetupError(CURLE_FAILED_INIT) }
        running[transfer.address] = (id, transfer)
      } catch {
        queue.deliver(error.outcome, to: id)
      }
    }
    pending.removeFirst(count)
  }

  /// Hands out what has ended.
  ///
  /// - Returns: Whether anything had.
  private mutating func collectFinished() -> Bool {
    var isAny = false
    while true {
      let finished = unsafe cnetwork_multi_finished(multi)
      guard let handle = unsafe finished.handle else { return isAny }
      isAny = true
      let address = UInt(bitPattern: handle)
      guard let (id, transfer) = running.removeValue(forKey: address) else { continue }
      let outcome = transfer.outcome(unsafe finished.code)
      unsafe transfer.leave(multi)
      queue.deliver(outcome, to: id)
    }
  }
}
