import CNetwork
import Glibc

/// One thread that moves all transfers; it starts with the first.
@safe final class TransferEngine: Sendable {
  private enum Thread {
    case none
    case running(pthread_t)
    case ended
  }

  private let queue = TransferQueue()
  private let thread = Guarded(Thread.none)
  private let maximumConnections: Int

  init(maximumConnections: Int) { self.maximumConnections = maximumConnections }

  deinit { shutDown() }

  /// Carries an order out.
  ///
  /// - Returns: The outcome; `nil` when the task was cancelled or the engine shut down.
  /// - Throws: Why nothing can be carried out at all.
  func outcome(of order: TransferOrder) async throws(EngineError) -> TransferOutcome? {
    if let reason = unsafe cnetwork_load_curl() {
      throw .libraryMissing(unsafe String(cString: reason))
    }
    guard isStarted() else { throw .noThread }
    return await queue.outcome(of: order)
  }

  /// Ends every transfer, closes every connection and the thread; does nothing the second time.
  func shutDown() {
    queue.close()
    let running = thread.withLock { thread in
      defer { thread = .ended }
      return thread
    }
    if case .running(let thread) = running { pthread_join(thread, nil) }
  }

  private func isStarted() -> Bool {
    thread.withLock { [queue, maximumConnections] thread in
      guard case .none = thread else { return true }
      let started = WorkerThread.start {
        guard var loop = TransferLoop(queue, maximumConnections: maximumConnections) else {
          return queue.close()
        }
        loop.run()
      }
      guard let started else { return false }
      thread = .running(started)
      return true
    }
  }
}

/// Why the engine does not run.
enum EngineError: Error {
  case libraryMissing(String)
  case noThread
}
