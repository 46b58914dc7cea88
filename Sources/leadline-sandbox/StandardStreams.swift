import Glibc

/// Output that tells when it did not arrive.
enum StandardStreams {
  static func write(_ text: String) throws(ProgramFailure) {
    guard let failure = send(text, to: STDOUT_FILENO) else { return }
    guard failure != EPIPE else { throw ProgramFailure("", .closedPipe) }
    throw ProgramFailure(
      "the output could not be written: \(ProgramFailure.words(failure))", .outputFailed)
  }

  static func complain(_ message: String) {
    guard !message.isEmpty else { return }
    _ = send("leadline-sandbox: \(message)\n", to: STDERR_FILENO)
  }

  /// Writes everything.
  ///
  /// - Returns: The system's number for what went wrong; `nil` where nothing did.
  static func send(_ text: String, to descriptor: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
