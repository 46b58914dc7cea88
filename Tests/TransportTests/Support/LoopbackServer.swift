import Glibc
import TestSupport
import Transport

/// A server on this machine that does to each connection what the test orders.
@safe final class LoopbackServer: Sendable {
  typealias Behaviour = @Sendable (LoopbackConnection) -> Void

  private struct State {
    var isOpen = true
    var sockets: Set<Int32> = []
    var threads: [TestThread] = []
    var requests: [LoopbackConnection.Request] = []
    var connections = 0
  }

  let port: Int
  private let listener: Int32
  private let state = Guarded(State())
  private let acceptor = Guarded<TestThread?>(nil)

  /// Opens a port.
  ///
  /// - Parameters:
  ///   - identity: What is shown in the handshake; without it nothing is encrypted.
  ///   - behaviour: What is done with each connection, on a thread of its own.
  /// - Throws: `LoopbackError` where there is no port to be had.
  init(_ identity: TestIdentity?, _ behaviour: @escaping Behaviour) throws {
    ignoreBrokenPipes()
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let failure = unsafe withUnsafeMutablePointer(to: &address) { address in
      unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(listener, address, size) | listen(listener, 512)
          | getsockname(listener, address, &size)
      }
    }
    guard failure == 0 else { throw LoopbackError.socket(errno) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = try TestThread { [weak self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { break }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        guard let self else {
          close(descriptor)
          break
        }
        self.serve(descriptor, identity, behaviour)
      }
    }
    acceptor.withLock { $0 = thread }
  }

  /// Closes the port and all connections, and waits until nothing runs any more.
  func stop() {
    let wasOpen = state.withLock { state in
      defer { state.isOpen = false }
      for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
      return state.isOpen
    }
    guard wasOpen else { return }
    shutdown(listener, Int32(SHUT_RDWR))
    acceptor.withLock { $0 }?.join()
    close(listener)
    for thread in state.withLock({ $0.threads }) { thread.join() }
  }

  /// What was asked so far, in the order of arrival.
  var requests: [LoopbackConnection.Request] { state.withLock { $0.requests } }
  /// How many connections were made so far.
  var connections: Int { state.withLock { $0.connections } }
  /// How many connections are open now.
  var openConnections: Int { state.withLock { $0.sockets.count } }

  private func serve(
    _ descriptor: Int32, _ identity: TestIdentity?, _ behaviour: @escaping Behaviour
  ) {
    let thread = try? TestThread { [self] in
      let connection = LoopbackConnection(descriptor) { request in
        self.state.withLock { $0.requests.append(request) }
      }
      if identity.map({ connection.encrypt($0) }) ?? true { behaviour(connection) }
      state.withLock { _ = $0.sockets.remove(descriptor) }
      connection.close()
    }
    state.withLock { state in
      state.connections += 1
      if let thread { state.threads.append(thread) }
      if state.isOpen { state.sockets.insert(descriptor) } else { shutdown(descriptor, 2) }
    }
  }
}
