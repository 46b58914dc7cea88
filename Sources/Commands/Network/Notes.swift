import Glibc
import Text

/// Writes lines that are no results, from whatever thread.
struct Notes: Sendable {
  /// Writes a line to standard error, safe and without secrets.
  func say(_ message: String) {
    let line = "leadline: " + SafeText.escapedLine(SecretScanner.redacted(message)) + "\n"
    write(line)
  }

  /// Writes text as it is: for what is drawn on a terminal.
  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      // Where the user cannot be told, the status still tells.
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
