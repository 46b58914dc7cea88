import Glibc

/// A port of 127.0.0.1 that is taken.
struct LoopbackPort: Sendable {
  /// The socket, for its owner to close.
  let descriptor: Int32
  /// The port's number.
  let port: Int

  /// Takes a port.
  ///
  /// - Parameters:
  ///   - port: The number; 0 for any that is free.
  ///   - isListening: Whether clients can connect. A port that is taken but does not listen refuses
  ///     them, and nobody else can come to listen there.
  /// - Throws: `SandboxError.port` where it cannot be had.
  init(port: Int, isListening: Bool) throws(SandboxError) {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw .system("socket", errno) }
    do {
      self.port = try Self.bind(descriptor, to: port, isListening: isListening)
      self.descriptor = descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func bind(
    _ descriptor: Int32, to port: Int, isListening: Bool
  ) throws(SandboxError) -> Int {
    guard let number = in_port_t(exactly: port) else { throw .portInvalid(port) }
    var one: Int32 = 1
    if isListening {
      let size = socklen_t(MemoryLayout<Int32>.size)
      _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, size)
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = number.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        guard unsafe Glibc.bind(descriptor, general, size) == 0 else { return errno }
        guard !isListening || listen(descriptor, 4096) == 0 else { return errno }
        return unsafe getsockname(descriptor, general, &size) == 0 ? 0 : errno
      }
    }
    guard result == 0 else { throw .port(port, result) }
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}
