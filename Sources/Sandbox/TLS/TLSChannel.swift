import CTLS

/// A TLS connection on a socket, from the server's side. One thread uses it.
@safe final class TLSChannel: Channel {
  private let pointer: OpaquePointer

  /// Prepares a connection; nothing is read yet.
  ///
  /// - Parameters:
  ///   - socket: The socket, which must outlive the channel.
  ///   - context: Any context; the one for the host is chosen later.
  init?(_ socket: Socket, context: ServerContext) {
    let made = unsafe ctls_make_connection(context.pointer, socket.descriptor)
    guard let made = unsafe made else { return nil }
    unsafe pointer = made
  }

  deinit { unsafe ctls_free_connection(pointer) }

  /// Reads what the client says first, and answers nothing yet.
  ///
  /// - Returns: The host that it asks for, in lower case; empty where it names none; `nil` where it
  ///   does not speak TLS.
  func readHello() -> String? {
    guard unsafe ctls_hello(pointer) == 1 else { return nil }
    return unsafe String(cString: ctls_server_name(pointer))
  }

  /// Goes on with the handshake.
  ///
  /// - Parameter context: What to show.
  /// - Returns: Whether it ended well.
  func accept(_ context: ServerContext) -> Bool {
    unsafe ctls_accept(pointer, context.pointer) == 1
  }

  func read(upTo count: Int) -> [UInt8]? {
    var result: Int = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      result = unsafe ctls_read(pointer, buffer.baseAddress, buffer.count)
      initialized = max(0, result)
    }
    return result < 0 ? nil : bytes
  }

  func write(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.isEmpty || ctls_write(pointer, bytes, bytes.count) == bytes.count
  }

  func finish() { unsafe ctls_shutdown(pointer) }
}
