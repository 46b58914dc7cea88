import CTLS
import Glibc

/// A connection as the server's side sees it; lives on one thread.
@safe final class LoopbackConnection {
  /// What a client asked.
  struct Request: Sendable {
    let head: String
    let body: [UInt8]

    var line: String { String(head.prefix { $0 != "\r\n" }) }

    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.dropFirst(name.count + 1).drop { $0 == " " } }.map(String.init)
    }
  }

  private let descriptor: Int32
  private var tls: OpaquePointer?
  private var received: [UInt8] = []
  private let note: (Request) -> Void

  init(_ descriptor: Int32, note: @escaping (Request) -> Void) {
    self.descriptor = descriptor
    self.note = note
  }

  /// Does the server's part of the handshake.
  func encrypt(_ identity: TestIdentity) -> Bool {
    let context = unsafe OpaquePointer(bitPattern: identity.context)
    unsafe tls = ctls_make_connection(context, descriptor)
    return unsafe ctls_hello(tls) == 1 && ctls_accept(tls, context) == 1
  }

  /// Waits for the next request; `nil` at the end of the connection.
  func nextRequest() -> Request? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = received.firstRange(of: end) {
        let head = String(decoding: received[..<range.lowerBound], as: UTF8.self)
        let length = Request(head: head, body: []).header("content-length").flatMap(Int.init) ?? 0
        while received.count < range.upperBound + length { guard fill() else { return nil } }
        let body = Array(received[range.upperBound..<range.upperBound + length])
        received.removeFirst(range.upperBound + length)
        let request = Request(head: head, body: body)
        note(request)
        return request
      }
      guard fill() else { return nil }
    }
  }

  /// Answers every request alike until the client goes away.
  func answerAll(_ answer: String) { while nextRequest() != nil { send(answer) } }

  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        if let tls = unsafe tls {
          unsafe ctls_write(tls, bytes.baseAddress, bytes.count)
        } else {
          unsafe write(descriptor, bytes.baseAddress, bytes.count)
        }
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits until the client goes away.
  func awaitEnd() { while fill() { received = [] } }

  /// Cuts the connection at once, without a goodbye of either protocol.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    if let tls = unsafe tls { unsafe ctls_free_connection(tls) }
    unsafe tls = nil
  }

  func close() {
    if let tls = unsafe tls {
      unsafe ctls_shutdown(tls)
      unsafe ctls_free_connection(tls)
    }
    Glibc.close(descriptor)
  }

  private func fill() -> Bool {
    var block = [UInt8](repeating: 0, count: 1 << 14)
    let count =
      if let tls = unsafe tls {
        unsafe ctls_read(tls, &block, block.count)
      } else {
        unsafe read(descriptor, &block, block.count)
      }
    guard count > 0 else { return false }
    received += block[..<count]
    return true
  }
}
