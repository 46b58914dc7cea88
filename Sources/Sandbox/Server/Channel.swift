/// Bytes in both directions, encrypted or not.
protocol Channel: AnyObject {
  /// Waits for bytes.
  ///
  /// - Parameter count: How many at most.
  /// - Returns: At least one; none at the end; `nil` where the connection broke or a limit passed.
  func read(upTo count: Int) -> [UInt8]?

  /// Sends bytes, all of them.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: Whether they could be sent.
  func write(_ bytes: [UInt8]) -> Bool

  /// Tells the client that nothing more comes.
  func finish()
}

/// A socket's own bytes.
final class PlainChannel: Channel {
  private let socket: Socket

  init(_ socket: Socket) { self.socket = socket }

  func read(upTo count: Int) -> [UInt8]? { socket.read(upTo: count) }
  func write(_ bytes: [UInt8]) -> Bool { socket.write(bytes) }
  func finish() {}
}
