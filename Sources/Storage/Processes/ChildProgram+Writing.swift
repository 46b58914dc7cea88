import Glibc

extension ChildProgram {
  /// Gives it all that it is to read, and closes its standard input.
  ///
  /// A program that ends, or closes its input, before it has read everything is no error here: how
  /// it ended says more.
  ///
  /// - Parameters:
  ///   - bytes: What it is to read.
  ///   - limit: How long it may take to read it.
  /// - Throws: `ChildProgramError.timedOut`.
  public mutating func write(
    _ bytes: [UInt8], within limit: Duration
  ) throws(ChildProgramError) {
    defer { input = nil }
    guard send(bytes[...], within: limit) else { throw .timedOut(after: limit) }
  }

  /// Gives it one more line to read; its standard input stays open.
  ///
  /// That it has ended, or does not read, is no error here: that it answers nothing says as much.
  ///
  /// - Parameters:
  ///   - line: The line, without its end.
  ///   - limit: How long it may take to read it.
  public mutating func writeLine(_ line: String, within limit: Duration = .seconds(2)) {
    _ = send(Array((line + "\n").utf8)[...], within: limit)
  }

  /// Writes until all is written or nobody can read it any more; false when time ran out.
  private mutating func send(_ bytes: ArraySlice<UInt8>, within limit: Duration) -> Bool {
    guard let number = input?.number else { return true }
    let deadline = ContinuousClock.now + limit
    var rest = bytes
    while !rest.isEmpty {
      let (count, reason) = BrokenPipe.write(rest, to: number)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if reason == EAGAIN {
        let isReady = Self.isReady(number, for: POLLOUT, until: deadline)
        guard isReady else { return false }
      } else if reason != EINTR {
        return true
      }
    }
    return true
  }
}

/// Writing to a pipe that nobody may read any more, without being ended by the signal for it, and
/// without taking that signal from the rest of the program, which is to end by it.
private enum BrokenPipe {
  static func write(
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
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(number, buffer.baseAddress, buffer.count)
    }
    let reason = errno
    if count < 0, reason == EPIPE, !wasPending {
      var none = timespec()
      while unsafe sigtimedwait(&signals, nil, &none) < 0 && errno == EINTR {}
    }
    return (count, reason)
  }
}
