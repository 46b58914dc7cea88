import CNetwork

/// Where callers leave orders for the engine's thread and wait for what comes of them.
@safe final class TransferQueue: Sendable {
  typealias Caller = CheckedContinuation<TransferOutcome?, Never>

  /// What has changed since the thread looked last.
  struct Changes {
    var orders: [(id: Int, order: TransferOrder)] = []
    var withdrawn: [Int] = []
    var isOpen = true
  }

  private struct State {
    var changes = Changes()
    var callers: [Int: Caller] = [:]
    /// Orders that were withdrawn before they arrived.
    var withdrawnEarly: Set<Int> = []
    var lastID = 0
    /// The address of libcurl's multi handle while it may be woken, else 0.
    var multi: UInt = 0

    /// Under the lock, so that the handle cannot go away meanwhile.
    func wake() {
      guard let multi = unsafe UnsafeMutableRawPointer(bitPattern: multi) else { return }
      _ = unsafe cnetwork_multi_wakeup(multi)
    }
  }

  private let state = Guarded(State())

  /// Leaves an order and waits for its end.
  ///
  /// - Returns: The outcome; `nil` when the task was cancelled or the engine shut down.
  func outcome(of order: TransferOrder) async -> TransferOutcome? {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { add(order, id, $0) }
    } onCancel: {
      withdraw(id)
    }
    _ = state.withLock { $0.withdrawnEarly.remove(id) }
    return outcome
  }

  /// Sends every caller away and lets the thread end.
  func close() {
    let callers = state.withLock { state in
      state.changes.isOpen = false
      state.changes.orders = []
      defer { state.callers = [:] }
      state.wake()
      return Array(state.callers.values)
    }
    for caller in callers { caller.resume(returning: nil) }
  }

  private func add(_ order: TransferOrder, _ id: Int, _ caller: Caller) {
    let isAccepted = state.withLock { state in
      guard state.changes.isOpen, state.withdrawnEarly.remove(id) == nil else { return false }
      state.callers[id] = caller
      state.changes.orders.append((id, order))
      state.wake()
      return true
    }
    if !isAccepted { caller.resume(returning: nil) }
  }

  private func withdraw(_ id: Int) {
    let caller = state.withLock { state -> Caller? in
      guard let caller = state.callers.removeValue(forKey: id) else {
        state.withdrawnEarly.insert(id)
        return nil
      }
      state.changes.orders.removeAll { $0.id == id }
      state.changes.withdrawn.append(id)
      state.wake()
      return caller
    }
    caller?.resume(returning: nil)
  }
}

// MARK: - The thread's side

extension TransferQueue {
  /// Notes what to wake the thread by; 0 before that goes away.
  func setMulti(_ address: UInt) { state.withLock { $0.multi = address } }

  /// Takes what has changed.
  func takeChanges() -> Changes {
    state.withLock { state in
      defer { state.changes = Changes(isOpen: state.changes.isOpen) }
      return state.changes
    }
  }

  /// Hands an outcome to the caller that waits for it, if it still does.
  func deliver(_ outcome: TransferOutcome, to id: Int) {
    state.withLock { $0.callers.removeValue(forKey: id) }?.resume(returning: outcome)
  }
}
