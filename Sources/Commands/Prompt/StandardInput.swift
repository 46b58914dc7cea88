import Glibc
import Terminal

/// The standard input, lent to a command that reads it: a text in place of the terminal.
enum StandardInput {
  /// Runs a command whose standard input holds a text, as a shell's here-document does.
  static func holding<Value>(
    _ text: String, _ body: () async throws -> Value
  ) async throws -> Value {
    let own = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    let document = openInMemory()
    let reason = errno
    defer { for descriptor in [own, document] where descriptor >= 0 { close(descriptor) } }
    guard own >= 0, document >= 0 else {
      throw CommandFailure(
        "the text cannot be handed on: \(SystemError.reason(reason))", .software)
    }
    let sink = OutputSink(descriptor: document)
    try sink.write(text)
    try sink.flush()
    lseek(document, 0, SEEK_SET)
    dup2(document, STDIN_FILENO)
    defer { dup2(own, STDIN_FILENO) }
    return try await body()
  }

  // What is pasted may hold secrets: it reaches no disk.
  private static func openInMemory() -> Int32 {
    let name = "/leadline-\(getpid())"
    let descriptor = unsafe shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    unsafe shm_unlink(name)
    return descriptor
  }
}
