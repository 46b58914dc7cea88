import Glibc

/// Reads what a terminal sends, and is woken by signals meanwhile.
final class TerminalInput {
  /// What came of waiting for input.
  enum Arrival {
    case bytes
    case nothing
    case request
    case end
  }

  let descriptor: Int32
  let watchesSignals: Bool
  /// Both ends of the pipe by which signals wake the reading loop.
  private var bell: (reader: Int32, writer: Int32) = (-1, -1)
  private var block = [UInt8](repeating: 0, count: 1 << 16)

  init(descriptor: Int32, watchesSignals: Bool) {
    self.descriptor = descriptor
    self.watchesSignals = watchesSignals
    guard watchesSignals else { return }
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    bell = (ends[0], ends[1])
  }

  deinit {
    for end in [bell.reader, bell.writer] where end >= 0 { _ = close(end) }
  }

  /// Waits for input.
  ///
  /// - Parameters:
  ///   - milliseconds: How long; below zero for ever.
  ///   - take: Gets the bytes, which are overwritten afterwards: they may be a secret.
  /// - Returns: What came first.
  func receive(
    within milliseconds: Int32, _ take: (ArraySlice<UInt8>) -> Void
  ) -> Arrival {
    var polls = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: bell.reader, events: Int16(POLLIN), revents: 0),
    ]
    let ready = unsafe poll(&polls, nfds_t(polls.count), milliseconds)
    if ready < 0 { return errno == EINTR ? .request : .end }
    if ready == 0 { return .nothing }
    if polls[1].revents != 0 {
      var drain: (UInt64, UInt64) = (0, 0)
      _ = unsafe read(bell.reader, &drain, 16)
      return .request
    }
    let count = unsafe read(descriptor, &block, block.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN ? .request : .end }
    if count == 0 { return .end }
    take(block[..<count])
    block.overwrite(count)
    return .bytes
  }

  /// Watches signals from here on, if it is wanted.
  ///
  /// - Parameters:
  ///   - screen: The terminal that is drawn on.
  ///   - usual: The settings to be put back when a signal takes the program away.
  ///   - reading: The settings to be put in force when it is back.
  ///   - bracketsPastes: Whether the terminal marks pastes meanwhile.
  ///   - dropsInput: Whether what was typed and not read is dropped when a signal takes the program
  ///     away.
  /// - Returns: What `SignalWatch.end` needs.
  func watch(
    screen: Int32, usual: TerminalSettings, reading: TerminalSettings, bracketsPastes: Bool = false,
    dropsInput: Bool = true
  ) -> SignalWatch.Previous? {
    guard watchesSignals else { return nil }
    return SignalWatch.begin(
      terminal: descriptor, screen: screen, usual: usual.modes, editing: reading.modes,
      bracketsPastes: bracketsPastes, dropsInput: dropsInput, bell: bell.writer)
  }

  /// Takes what signals asked for since the last call.
  func takeRequests() -> SignalRequests {
    watchesSignals ? SignalWatch.takeRequests() : []
  }
}

extension [UInt8] {
  /// Overwrites the first bytes, in a way that is never optimised away.
  mutating func overwrite(_ count: Int) {
    unsafe withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe explicit_bzero(start, Swift.min(count, bytes.count))
    }
  }
}
