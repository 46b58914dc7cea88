import Glibc

/// A client without TLS, for what no well-behaved client sends.
struct PlainClient: Sendable {
  private let descriptor: Int32

  init?(port: Int) {
    descriptor = socket(
      AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, size) == 0
      }
    }
    guard isConnected else {
      Glibc.close(descriptor)
      return nil
    }
    // So that a server that never answers fails the test instead of holding it up.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// What comes until a text has come, or the server ends.
  func read(until text: String) -> String {
    var received: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: received, as: UTF8.self).contains(text) {
      let count = unsafe recv(descriptor, &block, block.count, 0)
      guard count > 0 else { break }
      received += block[..<count]
    }
    return String(decoding: received, as: UTF8.self)
  }

  /// What comes until the server ends.
  func readAll() -> String { read(until: "\u{0}\u{0}never\u{0}\u{0}") }

  func close() { Glibc.close(descriptor) }
}

/// Whether something comes to hold within ten seconds.
func waits(_ condition: () -> Bool) -> Bool {
  let deadline = ContinuousClock.now + .seconds(10)
  while !condition() {
    guard ContinuousClock.now < deadline else { return false }
    usleep(2_000)
  }
  return true
}
