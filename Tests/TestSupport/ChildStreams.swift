import CPseudoTerminal
import Glibc

/// The pipes of a running child, read and written side by side so that none can block another.
struct ChildStreams {
  struct Capture {
    var descriptor: Int32
    var bytes: [UInt8] = []
  }

  private(set) var childEnds: [Int32] = []
  private(set) var output = Capture(descriptor: -1)
  private(set) var error = Capture(descriptor: -1)
  private var inputDescriptor: Int32 = -1
  private var inputBytes: [UInt8] = []
  private var inputOffset = 0

  init(_ child: ChildProcess) throws(TestSupportError) {
    cpt_ignore_broken_pipes()
    switch child.input {
    case .none: childEnds.append(try Self.open("/dev/null", O_RDONLY))
    case .file(let path): childEnds.append(try Self.open(path, O_RDONLY))
    case .bytes(let bytes):
      let ends = try Self.pipe()
      childEnds.append(ends.read)
      inputDescriptor = ends.write
      inputBytes = bytes
      _ = fcntl(ends.write, F_SETFL, O_NONBLOCK)
    }
    switch child.output {
    case .file(let path): childEnds.append(try Self.open(path, O_WRONLY | O_CREAT | O_TRUNC))
    case .closedPipe:
      let ends = try Self.pipe()
      close(ends.read)
      childEnds.append(ends.write)
    case .captured:
      let ends = try Self.pipe()
      childEnds.append(ends.write)
      output.descriptor = ends.read
    }
    let ends = try Self.pipe()
    childEnds.append(ends.write)
    error.descriptor = ends.read
  }

  mutating func closeChildEnds() {
    childEnds.forEach { close($0) }
    childEnds = []
  }

  mutating func closeAll() {
    closeChildEnds()
    for descriptor in [inputDescriptor, output.descriptor, error.descriptor] where descriptor >= 0 {
      close(descriptor)
    }
    inputDescriptor = -1
    output.descriptor = -1
    error.descriptor = -1
  }

  mutating func pump(
    until deadline: ContinuousClock.Instant, keeping limit: Int
  ) throws(TestSupportError) {
    while output.descriptor >= 0 || error.descriptor >= 0 {
      let left = deadline - ContinuousClock.now
      guard left > .zero else {
        let seen = String(decoding: output.bytes + error.bytes, as: UTF8.self)
        throw .timedOut(awaiting: "the end of the child's output", seen: seen)
      }
      var polls = [
        pollfd(fd: inputDescriptor, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: error.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      _ = unsafe poll(&polls, nfds_t(polls.count), milliseconds(left))
      if polls[0].revents != 0 { feed() }
      if polls[1].revents != 0 { Self.drain(&output, keeping: limit) }
      if polls[2].revents != 0 { Self.drain(&error, keeping: limit) }
    }
  }

  private mutating func feed() {
    let start = inputOffset
    let count = unsafe inputBytes.withUnsafeBytes { buffer in
      unsafe write(inputDescriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
    }
    if count > 0 { inputOffset += count }
    let isStuck = count < 0 && errno != EAGAIN && errno != EINTR
    guard isStuck || inputOffset == inputBytes.count else { return }
    close(inputDescriptor)
    inputDescriptor = -1
  }

  private static func drain(_ capture: inout Capture, keeping limit: Int) {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(capture.descriptor, &block, block.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else {
      close(capture.descriptor)
      capture.descriptor = -1
      return
    }
    capture.bytes += block[..<min(count, limit - capture.bytes.count)]
  }

  private static func open(_ path: String, _ flags: Int32) throws(TestSupportError) -> Int32 {
    let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system("open \(path)") }
    return descriptor
  }

  private static func pipe() throws(TestSupportError) -> (read: Int32, write: Int32) {
    var reader: Int32 = -1
    var writer: Int32 = -1
    let failure = unsafe cpt_pipe(&reader, &writer)
    guard failure == 0 else { throw .system("pipe2", failure) }
    return (reader, writer)
  }
}

/// Makes writing to a pipe that nobody reads an error of this process, and not its end.
public func ignoreBrokenPipes() {
  cpt_ignore_broken_pipes()
}

/// A duration as `poll` takes it: at least one millisecond, so that nothing spins.
func milliseconds(_ duration: Duration) -> Int32 {
  let parts = duration.components
  let value = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
  return Int32(clamping: max(1, value))
}
