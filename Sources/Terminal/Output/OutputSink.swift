import Glibc

/// A buffered writer that tells when output did not arrive, which `print` does not.
///
/// Nothing is written before the buffer is full or `flush()` is called, and nothing is flushed when
/// the value goes away: the last `flush()` is the caller's, for its error decides the exit status.
/// After an error every further call throws the same one.
///
/// SIGPIPE keeps its default action, so that a program whose reader has gone ends at once, with 141
/// in the shell. Where it was started with the signal ignored, `OutputError.closedPipe` comes
/// instead, and the caller ends with 141 and without a word.
public final class OutputSink {
  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []
  private var failure: OutputError?

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - descriptor: An open file; it is not closed.
  ///   - capacity: How many bytes are held back at most.
  public init(descriptor: Int32, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.capacity = max(1, capacity)
  }

  /// Adds text.
  ///
  /// - Parameter text: Written as UTF-8.
  /// - Throws: `OutputError` when what was held back cannot be written.
  public func write(_ text: String) throws(OutputError) {
    try write(text.utf8)
  }

  /// Adds bytes.
  ///
  /// - Parameter bytes: Written as they are.
  /// - Throws: `OutputError` when what was held back cannot be written.
  public func write(_ bytes: some Sequence<UInt8>) throws(OutputError) {
    if let failure { throw failure }
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Writes what is held back.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  public func flush() throws(OutputError) {
    if let failure { throw failure }
    defer { buffer.removeAll(keepingCapacity: true) }
    guard let number = writeBuffer() else { return }
    let error = OutputError(number: number)
    failure = error
    throw error
  }

  /// Writes a text that a person waits for, with nothing held back.
  ///
  /// - Parameters:
  ///   - text: Written as UTF-8.
  ///   - descriptor: An open file.
  /// - Throws: `OutputError` when it did not arrive.
  static func writeAtOnce(_ text: String, to descriptor: Int32) throws(OutputError) {
    let sink = OutputSink(descriptor: descriptor)
    try sink.write(text)
    try sink.flush()
  }

  private func writeBuffer() -> Int32? {
    var start = 0
    while start < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count >= 0 {
        start += count
      } else if errno == EAGAIN {
        // Another program on the same terminal or pipe may have made it non-blocking.
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
