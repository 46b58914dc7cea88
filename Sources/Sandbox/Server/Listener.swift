import CTLS
import Glibc
import Synchronization

/// Accepts connections on 127.0.0.1 and gives each a thread of its own.
final class Listener: Sendable {
  /// The port.
  let port: Int

  private struct State {
    var open: Set<Int32> = []
    var isStopping = false
  }

  private static let connectionLimit = 4096

  private let descriptor: Int32
  private let handler: ConnectionHandler
  private let state = Mutex(State())
  private let acceptor = Mutex<WorkerThread?>(nil)

  /// Takes a port; clients can connect from now on, and are served once `start` was called.
  init(port: Int, handler: ConnectionHandler) throws(SandboxError) {
    let bound = try LoopbackPort(port: port, isListening: true)
    descriptor = bound.descriptor
    self.port = bound.port
    self.handler = handler
  }

  /// Begins to serve.
  func start() throws(SandboxError) {
    let thread = try WorkerThread(isAwaited: true) { self.acceptAll() }
    acceptor.withLock { $0 = thread }
  }

  /// Ends every connection and gives the port back, once. Waits until all threads are done.
  func stop() {
    let descriptors = state.withLock { state in
      state.isStopping = true
      return state.open
    }
    // Makes the accept that waits return; closing alone would not.
    shutdown(descriptor, Int32(SHUT_RDWR))
    for open in descriptors { interrupt(open) }
    acceptor.withLock { thread in
      thread?.join()
      thread = nil
    }
    close(descriptor)
    let deadline = ContinuousClock.now + .seconds(5)
    while connectionCount > 0, ContinuousClock.now < deadline { usleep(500) }
  }

  /// How many connections stand.
  var connectionCount: Int { state.withLock { $0.open.count } }

  private func acceptAll() {
    while true {
      let accepted = ctls_accept_socket(descriptor)
      if accepted >= 0 {
        serve(accepted)
      } else if state.withLock({ $0.isStopping }) {
        return
      } else if errno != EINTR, errno != ECONNABORTED {
        // Out of descriptors or memory: what stands now will end.
        usleep(5_000)
      }
    }
  }

  private func serve(_ descriptor: Int32) {
    let isWelcome = state.withLock { state in
      guard !state.isStopping, state.open.count < Self.connectionLimit else { return false }
      state.open.insert(descriptor)
      return true
    }
    guard isWelcome else {
      close(descriptor)
      return
    }
    do {
      _ = try WorkerThread(isAwaited: false) {
        self.handler.serve(Socket(descriptor: descriptor))
        self.end(descriptor)
      }
    } catch {
      end(descriptor)
    }
  }

  /// Closes under the lock, so that the number cannot mean another connection when `stop` uses it.
  private func end(_ descriptor: Int32) {
    state.withLock { state in
      close(descriptor)
      _ = state.open.remove(descriptor)
    }
  }

  private func interrupt(_ descriptor: Int32) {
    state.withLock { state in
      if state.open.contains(descriptor) { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }
}
