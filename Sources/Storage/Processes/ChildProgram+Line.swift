import Glibc

extension ChildProgram {
  /// Gives it one more line to read; its standard input stays open.
  ///
  /// That it has ended, or does not read, is no error here: that it answers nothing says as much.
  ///
  /// - Parameters:
  ///   - line: The line, without its end.
  ///   - limit: How long it may take to read it.
  public mutating func writeLine(_ line: String, within limit: Duration = .seconds(2)) {
    guard let number = input?.number else { return }
    let deadline = ContinuousClock.now + limit
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty, ContinuousClock.now < deadline {
      let (count, reason) = Self.writeQuietly(rest, to: number)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if reason == EAGAIN {
        usleep(2000)
      } else if reason != EINTR {
        return
      }
    }
  }

  /// Writes without being ended by SIGPIPE, which is held back for as long as that takes; one that
  /// somebody else is to have stays.
  private static func writeQuietly(
    _ bytes: ArraySlice<UInt8>, to number: Int32
  ) -> (count: Int, reason: Int32) {
    var signals = sigset_t()
    var before = sigset_t()
    var pending = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe sigpending(&pending)
    let wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(number, buffer.baseAddress, buffer.count)
    }
    let reason = errno
    if count < 0, reason == EPIPE, !wasPending {
      var none = timespec()
      while unsafe sigtimedwait(&signals, nil, &none) < 0 && errno == EINTR {}
    }
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    return (count, reason)
  }
}
