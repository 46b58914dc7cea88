import CTLS
import Glibc

/// A connected socket. Who holds it closes it, exactly once, through the server's register.
struct Socket: Sendable {
  /// The descriptor.
  let descriptor: Int32

  /// Sets limits: after this long without a byte a read or a write fails.
  func prepare(limit: Duration) {
    var one: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    _ = unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, size)
    var time = timeval(tv_sec: Int(limit.components.seconds), tv_usec: 0)
    let timeSize = socklen_t(MemoryLayout<timeval>.size)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, timeSize)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, timeSize)
  }

  /// The first byte, which stays to be read; `nil` at the end.
  func peek() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK))
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }

  func read(upTo count: Int) -> [UInt8]? {
    var result = -1
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat {
        result = unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
      } while result < 0 && errno == EINTR
      initialized = max(0, result)
    }
    return result < 0 ? nil : bytes
  }

  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits until a time has passed, or the client or the server ends the connection.
  ///
  /// - Parameter duration: How long; `nil` for ever.
  /// - Returns: Whether the connection still stands.
  func wait(_ duration: Duration?) -> Bool {
    let deadline = duration.map { ContinuousClock.now + $0 }
    while true {
      let left = deadline.map { Self.milliseconds($0 - ContinuousClock.now) } ?? -1
      let result = ctls_await_end(descriptor, left)
      if result >= 0 { return result == 0 }
    }
  }

  /// Makes closing send a reset instead of an end.
  func resetOnClose() {
    var lingering = Glibc.linger(l_onoff: 1, l_linger: 0)
    let size = socklen_t(MemoryLayout<Glibc.linger>.size)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &lingering, size)
  }

  /// Ends our side, and reads what is still on its way for a moment: closing with bytes unread
  /// would send a reset that can overtake the answer (RFC 9112, 9.6).
  func drain() {
    shutdown(descriptor, Int32(SHUT_WR))
    let deadline = ContinuousClock.now + .milliseconds(500)
    while ContinuousClock.now < deadline {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = Self.milliseconds(deadline - ContinuousClock.now)
      guard unsafe poll(&watched, 1, left) > 0, let bytes = read(upTo: 1 << 14), !bytes.isEmpty
      else { return }
    }
  }

  private static func milliseconds(_ duration: Duration) -> Int32 {
    let parts = duration.components
    return Int32(clamping: max(0, parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000))
  }
}
