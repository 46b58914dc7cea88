import Glibc
import Terminal
import TestSupport
import Testing

@Suite("Output sink") struct OutputSinkTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    ignoreBrokenPipes()
  }

  private func withFile(_ path: String, _ body: (Int32) throws -> Void) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try body(descriptor)
  }

  @Test func writesWhenFlushed() throws {
    try withFile(folder.file("out")) { descriptor in
      let sink = OutputSink(descriptor: descriptor)
      try sink.write("租户 ")
      try sink.write([0x6F, 0x6B, 0x0A])
      #expect(try folder.read("out").isEmpty)
      try sink.flush()
      try sink.flush()
      #expect(try folder.read("out") == Array("租户 ok\n".utf8))
    }
  }

  @Test func writesWhenItsBufferIsFull() throws {
    try withFile(folder.file("out")) { descriptor in
      let sink = OutputSink(descriptor: descriptor, capacity: 10)
      try sink.write("123456789")
      #expect(try folder.read("out").isEmpty)
      try sink.write("0")
      #expect(try folder.read("out").count == 10)
    }
  }

  @Test func keepsLargeTextWhole() throws {
    let text = String(repeating: "0123456789", count: 500_000)
    try withFile(folder.file("out")) { descriptor in
      let sink = OutputSink(descriptor: descriptor)
      try sink.write(text)
      try sink.flush()
    }
    #expect(try folder.read("out") == Array(text.utf8))
  }

  @Test func aFullDiskIsTold() throws {
    try withFile("/dev/full") { descriptor in
      let sink = OutputSink(descriptor: descriptor)
      try sink.write("text")
      #expect(throws: OutputError.full) { try sink.flush() }
      #expect(throws: OutputError.full) { try sink.write("more") }
      #expect(throws: OutputError.full) { try sink.flush() }
    }
  }

  @Test func aClosedPipeIsTold() throws {
    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let sink = OutputSink(descriptor: ends[1])
    try sink.write("text")
    #expect(throws: OutputError.closedPipe) { try sink.flush() }
  }

  @Test func aPipeThatDoesNotBlockIsWaitedFor() throws {
    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let (reader, writer) = (ends[0], ends[1])
    let thread = try TestThread {
      let sink = OutputSink(descriptor: writer)
      try? sink.write([UInt8](repeating: 1, count: 1_000_000))
      try? sink.flush()
      close(writer)
    }
    var total = 0
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe read(reader, &block, block.count)
      if count <= 0 { break }
      total += count
    }
    thread.join()
    close(reader)
    #expect(total == 1_000_000)
  }

  @Test func anotherFailureHasItsReason() throws {
    let sink = OutputSink(descriptor: -1)
    try sink.write("text")
    let failure = #expect(throws: OutputError.self) { try sink.flush() }
    #expect(failure == .failed(number: EBADF))
    #expect(failure?.reason == "Bad file descriptor")
    #expect(OutputError.full.reason == "No space left on device")
  }
}
